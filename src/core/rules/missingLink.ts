import * as l10n from '@vscode/l10n'
import { urlIn } from '../arxiv/links.ts'
import { overlaps, type Span, span } from '../base/span.ts'
import { plainLines } from '../digest/lines/hiding.ts'
import { type DigestPart, type Entry, type Label, lineAt } from '../digest/model.ts'
import { judge, level } from '../digest/titles/judge.ts'
import { isAuthorLine } from '../digest/titles/people.ts'
import type { Problem, Rule, RuleFacts } from './rule.ts'

export const missingLink: Rule = {
  id: 'missing-link',
  severity: 'information',
  summary: () => l10n.t("A line that looks like one of the digest's titles but has no link."),

  *check(part, facts) {
    // If some entries have a link and others do not, that is how the digest is written.
    if (!facts.whole.isLinked) return
    for (const entry of part.entries)
      if (entry.title && !entry.link) yield problem(part, entry.title, facts, entry)
    if (facts.whole.prevailingLayout !== 'title-link') return
    for (const title of strayTitles(part)) yield problem(part, title, facts)
  },
}

function problem(part: DigestPart, title: Label, facts: RuleFacts, entry?: Entry): Problem {
  const { conventions, whole } = facts
  const { end } = lineAt(part, title.span.end)
  const found = {
    span: title.span,
    message: l10n.t('This looks like the title of a paper, but it has no link.'),
  }
  // A link on the next line would be said of the last of the papers on this one.
  if (entry?.shared) return found
  return {
    ...found,
    search: {
      title: l10n.t('Find the paper with this title…'),
      words: title.text,
      edits: (found) => {
        // The title stays as written.
        const paper = { ...found, title: title.text }
        const inForm = entry && whole.completed({ part, entry }, paper, facts)
        if (inForm) return [inForm]
        const { id } = found
        const url = urlIn(conventions.link ?? whole.prevailingLink, { id, version: undefined })
        return [{ span: span(end, end), newText: `\n${url}` }]
      },
    },
  }
}

/** Words without leading markers, addresses, hashtags or punctuation that ends a sentence. */
const plainLine = /^[A-Z0-9](?:(?!https?:|www\.)[^|#<>[\]@\\*_`=])*[\p{L}\p{N})]$/u
const cjk = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const fewestWords = 4
const longestTitle = 200

/**
 * Lines that look like titles, above commentary and separate from that of another paper, but without a link: their
 * words are capitalised, they are not a sentence, and the text directly after them is one.
 */
function* strayTitles(part: DigestPart): Iterable<Label> {
  let above = ''
  let title: Label | undefined
  for (const { wordStart, words: written, isHidden } of plainLines(part.text)) {
    const words = isHidden ? '' : written
    if (title && isProse(words)) yield title
    const at = span(wordStart, wordStart + words.length)
    title = isTitle(words) && isApart(above) && !isKnown(part, at) ? { span: at, text: words } : undefined
    above = words
  }
}

function isTitle(words: string): boolean {
  return (
    words.length <= longestTitle &&
    plainLine.test(words) &&
    !cjk.test(words) &&
    words.split(/\s+/).length >= fewestWords &&
    judge(words) >= level.likely &&
    !isAuthorLine(words)
  )
}

/** Whether a title may come below the line: a blank one, or one in a script that the title is not in. */
function isApart(above: string): boolean {
  return above === '' || (cjk.test(above) && !/https?:/.test(above))
}

function isProse(words: string): boolean {
  if (/^(?:https?:|\P{L}*$)/u.test(words)) return false
  return cjk.test(words) || (/\s/.test(words) && judge(words) === level.prose)
}

/** Whether the reader has recognised something in the line. */
function isKnown({ title, entries, sections }: DigestPart, at: Span): boolean {
  const labels = [title, ...entries.map((entry) => entry.title), ...sections.map(({ label }) => label)]
  return labels.some((label) => label && overlaps(label.span, at))
}
