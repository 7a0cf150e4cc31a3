import * as l10n from '@vscode/l10n'
import { type Span, slice, span } from '../base/span.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type DigestPart, type Link, lineAt, paperOf } from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { type Fix, type PlacedEntry, type Rule, type RuleFacts, writeFacts } from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t("An entry's link without a title."),

  *check(part, facts) {
    for (const entry of part.entries) {
      if (entry.title || !entry.link || isOwnTitle(part, entry.link, facts)) continue
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      const fix = paper && insertion({ part, entry }, entry.link, paper, facts)
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        fixes: fix ? [fix] : [],
      }
    }
  },
}

/** Notes on one paper begin with its link where the file's name says its title. */
function isOwnTitle(part: DigestPart, { span }: Link, { whole }: RuleFacts): boolean {
  if (!whole.isNote || !whole.isFirst(part)) return false
  const { text, frontMatter } = part
  const above = text.slice(frontMatter ? frontMatter.end : 0, span.start)
  return !/[\p{L}\p{N}]/u.test(above)
}

/** Names the paper as the digest's other entries name theirs, where nothing else stands on the line of the link. */
function insertion(place: PlacedEntry, link: Link, paper: Paper, facts: RuleFacts): Fix | undefined {
  const { part } = place
  const { span: at, outer, url } = link
  const words = readableTex(paper.title)
  const title = l10n.t('Insert the title "{0}"', words)
  const label = labelOf(part.text, link)
  if (label) {
    const newText = layoutById('linked-title').escapeTitle(words)
    return { title, edits: [{ span: label, newText }] }
  }
  const line = lineAt(part, at.start)
  const before = part.text.slice(line.start, at.start)
  if (outer.start < at.start || outer.end > at.end || /[<("'=]$/.test(before)) return undefined
  const isAlone = itemLead.test(before) && part.text.slice(at.end, line.end).trim() === ''
  return {
    title,
    get edits() {
      const inForm = isAlone ? facts.whole.completed(place, paper, writeFacts(facts)) : undefined
      const layout = isAlone && before === '' ? ownLayout(facts) : 'linked-title'
      return [inForm ?? { span: at, newText: layoutById(layout).write({ title: words, url }) }]
    },
  }
}

const itemLead = /^\s*(?:[-*+•・]\s+|\d+[.)]\s+)?$/

/** The words in the brackets of a Markdown link. Of `[label]` alone they are the name of the definition and must stay. */
function labelOf(text: string, { form, label, outer, span: at }: Link): Span | undefined {
  const isMarkdown = form === 'labelled' || form === 'reference'
  if (!isMarkdown || text.charAt(outer.start) !== '[') return undefined
  if (label) return label.end < at.start ? label : undefined
  return slice(text, outer).startsWith('[](') ? span(outer.start + 1, outer.start + 1) : undefined
}

/** A row stands in a table, and fields have other fields beside them: a new one does not fit anywhere else. */
function ownLayout({ conventions, whole }: RuleFacts) {
  const layout = conventions.layout ?? whole.prevailingLayout
  return layout === 'table-row' ? 'linked-title' : layout
}
