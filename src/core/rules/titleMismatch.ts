import * as l10n from '@vscode/l10n'
import { layoutById, plainTitle, standsInHtml, titleForms } from '../digest/layouts/index.ts'
import { type DigestPart, type Entry, lineAt, paperOf } from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle, isMisspelled, isTranslated, standsFor } from '../paper/titles.ts'
import type { Fix, PlacedEntry, Rule, RuleFacts } from './rule.ts'
import { firstThatReads, searchForTitle, standsAround } from './writtenTitle.ts'

export const titleMismatch: Rule = {
  id: 'title-mismatch',
  severity: 'warning',
  summary: () => l10n.t("A title that differs from the one in the paper's record."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (!paper || !entry.title || isTitleOf(digest, entry, paper)) continue
      if (isTranslated(entry.title.text, paper.title)) continue
      if (!isLed(entry.title.text, paper.title) && standsAround({ part: digest, entry }, paper.title))
        continue
      // Readers and later editors should not need to know TeX.
      const recorded = readableTex(paper.title)
      const isSure = isMisspelled(entry.title.text, paper.title)
      yield {
        span: entry.title.span,
        message: isSure
          ? l10n.t('This link leads to the paper “{0}”.', recorded)
          : l10n.t('This link leads to the paper “{0}”: the title or the link may be wrong.', recorded),
        // The link is probably right, and the writer is brief.
        ...(!isSure && callsIt(entry.title.text, paper.title) && { severity: 'hint' as const }),
        fixes: fixes({ part: digest, entry }, paper, facts, isSure),
        ...searchForTitle(digest, entry),
      }
    }
  },
}

/**
 * Whether a word or two that change the title precede the record's: "Not Growing Trees". A label has punctuation after
 * it, and a log says what was done.
 */
function isLed(title: string, recorded: string): boolean {
  if (isLogged.test(title)) return false
  const [lead, second] = /^\p{L}+ (\p{L}+ )?(?![-–—|:])/u.exec(title) ?? []
  if (!lead) return false
  const rests = [title.slice(lead.length - (second?.length ?? 0)), title.slice(lead.length)]
  return rests.some((rest) => !/^[-–—:|·([]/.test(rest) && foldTitle(rest) === foldTitle(recorded))
}

const isLogged = /^(?:re-?)?(?:read|skimmed|visited|finished|started)\s/i

/** As it is written, with the ellipsis of one that is cut off, or as a reader sees it. */
function isTitleOf({ text }: DigestPart, { title, ...entry }: Entry, paper: Paper): boolean {
  if (!title) return false
  const [ellipsis = ''] = /^\s?(?:\.{3}|…)/.exec(text.slice(title.span.end, title.span.end + 4)) ?? []
  const forms = [title.text, title.text + ellipsis, plainTitle({ title, ...entry })]
  return forms.some((form) => form && standsFor(form, paper.title))
}

/** Unless the title is only misspelled, the link may be wrong. */
function fixes(place: PlacedEntry, paper: Paper, facts: RuleFacts, isSure: boolean): readonly Fix[] {
  const { title, layout } = place.entry
  if (!title) return []
  const { part } = place
  const before = part.text.slice(lineAt(part, title.span.start).start, title.span.start)
  const { escapeTitle } = layoutById(layout)
  const written = (words: string) => (standsInHtml(before) ? words : escapeTitle(words))
  return [
    {
      title: l10n.t('Use the title from the record'),
      ...(!isSure && { isChosen: true }),
      get edits() {
        const attempts = titleForms(readableTex(paper.title), before).map((words) => ({
          span: title.span,
          newText: written(words),
        }))
        return firstThatReads(attempts, place, paper, facts)
      },
    },
  ]
}

/** More words than these are another title, in which a name may occur: "The Dark Secrets of MicroNet". */
const mostInPassing = 5
const fewestOfPart = 3
const fewestLettersOfPart = 12

/** "CLIP", "ViT", "GPT-3": what a paper's method is called, which its title need not say. */
const nickname = /^(?=\S*\p{Lu}\S*[\p{Lu}\p{N}])[\p{L}\p{N}.+-]{2,12}$/u

/** Whether a few words call a paper by its short name or by a nickname, or are a part of its title: "The MicroNet paper". */
function callsIt(written: string, title: string): boolean {
  const words = written.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*/gu) ?? []
  const name = /^\S{3,}(?=: )/u.exec(title)?.[0]
  const isCalled = name !== undefined && words.some((word) => foldTitle(word) === foldTitle(name))
  if ((isCalled && words.length <= mostInPassing) || nickname.test(written)) return true
  const part = foldTitle(written)
  return words.length >= fewestOfPart && part.length >= fewestLettersOfPart && foldTitle(title).includes(part)
}
