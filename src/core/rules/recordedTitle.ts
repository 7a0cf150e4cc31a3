// The title of an entry and that in the record of its paper: one that differs, and one that is missing.
import * as l10n from '@vscode/l10n'
import { blankComments } from '../base/comments.ts'
import { overlaps, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { layoutById, linkIn, linkTo, plainTitle, standsInHtml, titleForms } from '../digest/layouts/index.ts'
import { type DigestPart, type Entry, type Link, lineAbove, lineAt, paperOf } from '../digest/model.ts'
import { bareId, isGeneric } from '../digest/titles/parts.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle, isMisspelled, isTranslated, resembles, standsFor } from '../paper/titles.ts'
import { emptyTitleCell, isAmongValues } from './cells.ts'
import { type Fix, type PlacedEntry, type Rule, type RuleFacts, searchForTitle } from './rule.ts'
import { hasMarks, headingsAbove, lineBelow, linesOfHead, roomOf, seenIn, standsAround } from './seenTitle.ts'

export const titleMismatch: Rule = {
  id: 'title-mismatch',
  severity: 'warning',
  summary: () => l10n.t("A title that differs from the one in the paper's record."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (!paper || !entry.title || isTitleOf(digest, entry, paper)) continue
      if (isTranslated(entry.title.text, paper.title) || entry.title.text.search(isInOtherPlace) === 0)
        continue
      const isLed = isChanged(entry.title.text, paper.title) && !isInSentence(digest.text, entry)
      if (!isLed && standsAround({ part: digest, entry }, paper.title)) continue
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
        fixes: corrections(
          { part: digest, entry },
          paper,
          facts,
          isSure && !hasMarks(digest, entry.title, recorded),
        ),
        ...searchForTitle(digest, entry),
      }
    }
  },
}

/**
 * Whether a word or two that change the title precede the record's: "Not Growing Trees". A label has punctuation after
 * it, and a log says what was done.
 */
function isChanged(title: string, recorded: string): boolean {
  if (isLogged.test(title)) return false
  const [lead, second] = /^\p{L}+ (\p{L}+ )?(?![-–—|:])/u.exec(title) ?? []
  if (!lead) return false
  const rests = [title.slice(lead.length - (second?.length ?? 0)), title.slice(lead.length)]
  return rests.some((rest) => !/^[-–—:|·([]/.test(rest) && foldTitle(rest) === foldTitle(recorded))
}

/** "In A Title of Some Words (https://…), the authors say …": whether the first word is one of a sentence that goes on. */
function isInSentence(text: string, { title, link }: Entry): boolean {
  const goesOn = link && /^[)）]?,\s\p{L}/u.test(text.slice(link.outer.end, link.outer.end + 4))
  return goesOn === true && /^(?:After|For|From|In|With)\s/.test(title?.text ?? '')
}

const isLogged = /^(?:re-?)?(?:read|skimmed|visited|finished|started)\s/i

/** As it is written, with the ellipsis of one that is cut off, or as a reader sees it. */
function isTitleOf({ text }: DigestPart, { title, ...entry }: Entry, paper: Paper): boolean {
  if (!title) return false
  const [ellipsis = ''] = /^\s?(?:\.{3}|…)/.exec(text.slice(title.span.end, title.span.end + 4)) ?? []
  const forms = [title.text, title.text + ellipsis, plainTitle({ title, ...entry })]
  return forms.some((form) => form && [form, seenIn(form)].some((each) => standsFor(each, paper.title)))
}

/** Unless the title is only misspelled, the link may be wrong. */
function corrections(place: PlacedEntry, paper: Paper, facts: RuleFacts, isSure: boolean): readonly Fix[] {
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
  if (lines.some((line) => resembles(line, title) || resembles(seenIn(line), title))) return true
  const around = linesOfHead(place.part, place.entry).map((line) => seenIn(line.replace(itemMark, '')))
  const wrapped = around.slice(1).map((line, at) => `${around[at]} ${line}`)
  if ([...around, ...wrapped].some((line) => resembles(line, title))) return true
  const heading = headingsAbove(place.part, place.entry).at(-1)
  if ([heading, ...lines].some((line) => line && standsFor(seenIn(line), title))) return true
  return above !== undefined && isFirst(place.part, above) && isTranslated(titleOn(place, above), title)
}

const itemMark = /^[\s>]*(?:[-*+]\s+|\d{1,3}\\?[.)]\s+)?/

function mayBeTitle(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words) && !/[.。!?:：]\s*$/.test(words)
}

/**
 * A line in the place of titles may be a translation of this one, or commentary on another paper: a person must decide.
 */
function mayBeNamed(place: PlacedEntry, link: Link, { title }: Paper, facts: RuleFacts): boolean {
  const { above, below } = linesBeside(place, link)
  const isBelow = facts.whole.prevailingLayout === 'link-title'
  // What stands above an item belongs to another one.
  if (!isBelow && opensItem(place, link)) return false
  return isTranslated(titleOn(place, isBelow ? below : above), title)
}

function opensItem({ part }: PlacedEntry, { outer }: Link): boolean {
  const { start } = lineAt(part, outer.start)
  return /^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+$/.test(slice(part.text, span(start, outer.start)))
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
  if (isInOtherPlace.test(slice(part.text, label ?? lineAt(part, link.outer.start)))) return undefined
  const cell = emptyTitleCell(part, link.outer.start)
  if (cell === 'elsewhere') return undefined
  const attempts = cell
    ? inCell(cell, words)
    : label
      ? inLabel(label, words)
      : besideLink(place, link, paper, facts)
  if (!attempts) return undefined
  return {
    title: l10n.t('Insert the title “{0}”', words),
    ...((saysSomething(part.text, label) ||
      isSecondOfTwo(place, link) ||
      mayClose(place) ||
      mayBeNamed(place, link, paper, facts)) && { isChosen: true }),
    get edits() {
      return firstThatReads(attempts(), place, paper, facts)
    },
  }
}

/** "★★★", "@minsu", "v1": whether the words of a link are more than an identifier or what kind of link it is. */
function saysSomething(text: string, label: Span | undefined): boolean {
  const words = label ? slice(text, label).trim() : ''
  return words !== '' && !isGeneric(words) && !bareId.test(words) && !/^https?:/i.test(words)
}

/** Whether an address may close an entry whose title stands above, in what was taken for commentary on the paper before. */
function mayClose({ part, entry }: PlacedEntry): boolean {
  const above = part.entries[part.entries.indexOf(entry) - 1]
  return entry.commentary === undefined && above?.commentary !== undefined
}

/** The title may be in a picture, or in another file that a program for notes shows here. */
const isInOtherPlace = /!\[|<img\b|\{\{\s{0,9}\S{0,100}embed\b|\(\([\w-]+\)\)/i

/** Edits to try, best first; computed on demand. */
type Attempts = () => Iterable<TextEdit | undefined>

function inLabel(label: Span, words: string): Attempts {
  const { escapeTitle } = layoutById('linked-title')
  return () => titleForms(words).map((each) => ({ span: label, newText: escapeTitle(each) }))
}

function inCell(cell: Span, words: string): Attempts {
  const { escapeTitle } = layoutById('table-row')
  return () => titleForms(words).map((each) => ({ span: cell, newText: ` ${escapeTitle(each)} ` }))
}

/** Brackets in them would need escapes that AsciiDoc shows. */
function inEmptyBrackets(at: number, words: string): Attempts | undefined {
  return /[[\]]/.test(words) ? undefined : inLabel(span(at + 1, at + 1), words)
}

function besideLink(place: PlacedEntry, link: Link, paper: Paper, facts: RuleFacts): Attempts | undefined {
  const { text } = place.part
  const { span: at, outer, url } = link
  const line = lineAt(place.part, at.start)
  const before = text.slice(line.start, at.start)
  if (outer.start < at.start || outer.end > at.end || mayBeCode(place.part, line)) return undefined
  if (isAmongValues(before, slice(text, at), text.slice(at.end, line.end))) return undefined
  if (before.endsWith('[[') && text.startsWith(']]', at.end)) return inDoubleBrackets(place.part, link, paper)
  // As AsciiDoc writes a link without words.
  if (text.startsWith('[]', at.end)) return inEmptyBrackets(at.end, readableTex(paper.title))
  if (/[<({["'=]$/.test(before)) return undefined
  const isAlone = itemLead.test(before) && text.slice(at.end, line.end).trim() === ''
  return function* () {
    if (isAlone) yield facts.whole.completed(place, paper, facts)
    const own = isAlone && before === '' ? ownLayout(facts) : 'linked-title'
    for (const words of titleForms(readableTex(paper.title)))
      for (const layout of new Set([own, 'linked-title'] as const)) {
        const newText =
          layout === 'linked-title'
            ? linkIn(place.part, words, url)
            : layoutById(layout).write({ title: words, url })
        if (newText !== undefined) yield { span: at, newText }
      }
  }
}

/** Only where other links with words have such brackets, as in Org and DokuWiki: elsewhere the link would stand in them. */
function inDoubleBrackets(part: DigestPart, { span: at, url }: Link, paper: Paper): Attempts {
  const around = span(at.start - 2, at.end + 2)
  return () =>
    titleForms(readableTex(paper.title))
      .map((words) => ({ span: around, newText: linkTo(part, words, url) }))
      .filter(({ newText }) => newText.startsWith('[['))
}

/** Whether Markdown shows a line as code: it is indented below a blank line, and by no list. */
function mayBeCode(part: DigestPart, line: Span): boolean {
  if (!/^(?: {4}| {0,3}\t)/.test(slice(part.text, line)) || !isFirst(part, line)) return false
  const above = part.text
    .slice(0, line.start)
    .match(/^(?! {4}| {0,3}\t)[^\n]*\S[^\n]*$/gm)
    ?.at(-1)
  return above === undefined || !/^\s*(?:[-*+]|\d{1,9}\\?[.)])\s/.test(above)
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

/** The first edit after which the entry has the title and the digest is otherwise the same; empty if there is none. */
function firstThatReads(
  attempts: Iterable<TextEdit | undefined>,
  place: PlacedEntry,
  paper: Paper,
  facts: RuleFacts,
): readonly TextEdit[] {
  for (const edit of attempts) if (edit && facts.whole.isTitledBy(edit, place, paper, facts)) return [edit]
  return []
}
