import * as l10n from '@vscode/l10n'
import { blankComments } from '../base/comments.ts'
import { overlaps, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { layoutById, linkTo, titleForms } from '../digest/layouts/index.ts'
import { type DigestPart, type Link, lineAbove, lineAt, paperOf } from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { isTranslated, resembles, standsFor } from '../paper/titles.ts'
import type { Fix, PlacedEntry, Rule, RuleFacts } from './rule.ts'
import { firstThatReads, headingsAbove, lineBelow, roomOf, standsAround } from './writtenTitle.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t('An entry that has a link but no title.'),

  *check(part, facts) {
    for (const entry of part.entries) {
      if (entry.title || !entry.link || isOwnTitle(part, entry.link, facts)) continue
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (facts.whole.isSecondLink({ part, entry }) || isNamed({ part, entry }, entry.link, paper)) continue
      const fix = paper && insertion({ part, entry }, entry.link, paper, facts)
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        // Somebody has just added it, and is about to continue.
        ...(!entry.commentary && { severity: 'hint' as const }),
        fixes: fix ? [fix] : [],
      }
    }
  },
}

/** Notes on one paper begin with its link if the file's name gives its title. */
function isOwnTitle(part: DigestPart, { span }: Link, { whole }: RuleFacts): boolean {
  if (!whole.isNote || !whole.isFirst(part)) return false
  const { text, frontMatter } = part
  const above = text.slice(frontMatter ? frontMatter.end : 0, span.start)
  return !/[\p{L}\p{N}]/u.test(above)
}

/** The title is there, or a line next to the link that may be one: nearly the same words, or a translation. */
function isNamed(place: PlacedEntry, link: Link, paper: Paper | undefined): boolean {
  const { above, below } = linesBeside(place, link)
  // The title is unknown: a short line above may be it.
  if (!paper) return above !== undefined && isFirst(place.part, above) && mayBeTitle(titleOn(place, above))
  const { title } = paper
  if (standsAround(place, title)) return true
  const lines = [above, below].map((line) => titleOn(place, line))
  if (lines.some((line) => resembles(line, title))) return true
  const heading = headingsAbove(place.part, place.entry).at(-1)
  if ([heading, ...lines].some((line) => line && standsFor(line, title))) return true
  return above !== undefined && isFirst(place.part, above) && isTranslated(titleOn(place, above), title)
}

function mayBeTitle(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words) && !/[.。!?:：]\s*$/.test(words)
}

/**
 * A line in the place of titles may be a translation of this one, or commentary on another paper: a person must decide.
 */
function mayBeNamed(place: PlacedEntry, link: Link, { title }: Paper, facts: RuleFacts): boolean {
  const { above, below } = linesBeside(place, link)
  const line = facts.whole.prevailingLayout === 'link-title' ? below : above
  return isTranslated(titleOn(place, line), title)
}

/** A link directly below another that has a title, which may be for both. */
function isSecondOfTwo({ part, entry }: PlacedEntry, { outer }: Link): boolean {
  const above = lineAbove(part, outer.start)
  const other = part.entries[part.entries.indexOf(entry) - 1]
  return (
    above !== undefined &&
    other?.title !== undefined &&
    other.link !== undefined &&
    !other.commentary &&
    overlaps(other.link.outer, above)
  )
}

function linesBeside({ part }: PlacedEntry, { outer }: Link) {
  return { above: shownAbove(part, outer.start), below: lineBelow(part, outer.end) }
}

/** The line above, or above comments that are there. */
function shownAbove(part: DigestPart, at: number): Span | undefined {
  let line = lineAbove(part, at)
  if (!line || !/(?:-->|%%)\s*$/.test(slice(part.text, line))) return line
  const shown = blankComments(part.text)
  const isComment = (each: Span) => slice(part.text, each).trim() !== '' && slice(shown, each).trim() === ''
  while (line && isComment(line)) line = lineAbove(part, line.start)
  return line
}

/** The words of a line, if they may be a title by themselves. */
function titleOn({ part, entry }: PlacedEntry, line: Span | undefined): string {
  const { least, most } = roomOf(part, entry)
  const words = line && line.start >= least && line.end <= most ? slice(part.text, line) : ''
  return words.length <= longestTitle && !isMarkup.test(words) ? words : ''
}

const longestTitle = 300
/** Headings, lists, tables, quotations, comments, tags. */
const isMarkup = /^\s*(?:[#>|<]|[-*+]\s|%%|\d+\\?[.)]\s|---)/

/** Whether a line starts its paragraph. */
function isFirst(part: DigestPart, line: Span): boolean {
  const above = lineAbove(part, line.start)
  return !above || slice(part.text, above).trim() === ''
}

/** Names the paper like the digest's other entries, if nothing else is on the line of the link. */
function insertion(place: PlacedEntry, link: Link, paper: Paper, facts: RuleFacts): Fix | undefined {
  const { part } = place
  const words = readableTex(paper.title)
  const label = labelOf(part.text, link)
  const attempts = label ? inLabel(label, words) : besideLink(place, link, paper, facts)
  if (!attempts) return undefined
  return {
    title: l10n.t('Insert the title “{0}”', words),
    ...((isSecondOfTwo(place, link) || mayBeNamed(place, link, paper, facts)) && { isChosen: true }),
    get edits() {
      return firstThatReads(attempts(), place, paper, facts)
    },
  }
}

/** Edits to try, best first; computed on demand. */
type Attempts = () => Iterable<TextEdit | undefined>

function inLabel(label: Span, words: string): Attempts {
  const { escapeTitle } = layoutById('linked-title')
  return () => titleForms(words).map((each) => ({ span: label, newText: escapeTitle(each) }))
}

function besideLink(place: PlacedEntry, link: Link, paper: Paper, facts: RuleFacts): Attempts | undefined {
  const { text } = place.part
  const { span: at, outer, url } = link
  const line = lineAt(place.part, at.start)
  const before = text.slice(line.start, at.start)
  if (outer.start < at.start || outer.end > at.end || /[<("'=]$/.test(before)) return undefined
  const isAlone = itemLead.test(before) && text.slice(at.end, line.end).trim() === ''
  return function* () {
    if (isAlone) yield facts.whole.completed(place, paper, facts)
    const own = isAlone && before === '' ? ownLayout(facts) : 'linked-title'
    for (const words of titleForms(readableTex(paper.title)))
      for (const layout of new Set([own, 'linked-title'] as const))
        yield {
          span: at,
          newText:
            layout === 'linked-title'
              ? linkTo(place.part, words, url)
              : layoutById(layout).write({ title: words, url }),
        }
  }
}

const itemLead = /^\s*(?:[-*+•・]\s+|\d+\\?[.)]\s+)?$/

/**
 * The words in the brackets of a Markdown link. In a bare `[label]` they are the name of the definition and must stay.
 */
function labelOf(text: string, { form, label, outer, span: at }: Link): Span | undefined {
  const isMarkdown = form === 'labelled' || form === 'reference'
  if (!isMarkdown || text.charAt(outer.start) !== '[') return undefined
  if (label) return label.end < at.start ? label : undefined
  return slice(text, outer).startsWith('[](') ? span(outer.start + 1, outer.start + 1) : undefined
}

/** A row belongs in a table, and fields go with other fields: a new one does not fit anywhere else. */
function ownLayout({ conventions, whole }: RuleFacts) {
  const layout = conventions.layout ?? whole.prevailingLayout
  return layout === 'table-row' ? 'linked-title' : layout
}
