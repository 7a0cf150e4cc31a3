import type { Steps } from '../base/async.ts'
import { memoize } from '../base/memo.ts'
import { overlaps, type Span, shifted, slice, span, type TextEdit, touches } from '../base/span.ts'
import { hasExemplar } from '../digest/frames/place.ts'
import { isEntryOf } from '../digest/frames/sameReading.ts'
import { withEdit, writeOver } from '../digest/frames/write.ts'
import { writeMany } from '../digest/frames/writeMany.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { scanLines } from '../digest/lines/scan.ts'
import {
  type Digest,
  type DigestPart,
  type Entry,
  entryMarks,
  kindOfMarks,
  lineAt,
  partsIn,
} from '../digest/model.ts'
import { DigestSession, usualOptions } from '../digest/session.ts'
import type { AddressedPaper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { addressOf, distinct, type FoundPaper, findPapers, type PastedReference } from './references.ts'
import { holdsWords, saysMore, withEnclosure, wordsBeside } from './words.ts'
import { hasBox, mention, type PasteFacts, paperOf } from './writePasted.ts'

// Lines that name papers without a title: lines of only addresses or identifiers, and those with remarks beside them.

/** A line that names papers without a title. */
export interface IncompleteLine {
  /** The line without its line end. */
  readonly span: Span
  readonly references: readonly PastedReference[]
  /** The places of the papers, including link labels and brackets. */
  readonly places: readonly FoundPaper[]
  /** Everything else on the line; it stays. */
  readonly remarks: readonly string[]
}

/** The lines of a range that name papers without a title, in order; looks only at the chunks around it. */
export function incompleteLines(digest: Digest, range: Span): readonly IncompleteLine[] {
  return partsIn(digest, range).flatMap(({ part, start }) =>
    incompleteIn(part)
      .map((line) => placed(line, start))
      .filter(({ span: at }) => (range.start === range.end ? touches(at, range.start) : overlaps(at, range))),
  )
}

const incompleteIn = memoize(findIncomplete)

/** How many papers a digest names in such lines; a chunk a step. */
export function* countingIncomplete({ parts }: Digest): Steps<number> {
  let count = 0
  for (const part of parts) {
    for (const { references } of incompleteIn(part)) count += references.length
    yield
  }
  return count
}

function findIncomplete(part: DigestPart): readonly IncompleteLine[] {
  const { text, entries, frontMatter, definitions } = part
  const from = frontMatter ? (findFrontMatter(text)?.bodyStart ?? 0) : 0
  const placeOf = placesWithLabels(part)
  let next = 0
  return scanLines(text, from).flatMap(({ kind, start, end }): readonly IncompleteLine[] => {
    const at = span(start, end)
    while ((definitions[next]?.span.end ?? Number.POSITIVE_INFINITY) <= start) next++
    const definition = definitions[next]
    const words = slice(text, at)
    if (kind === 'hidden' || !mayName.test(words)) return []
    // References lead to what is written there.
    if (definition && overlaps(definition.span, at)) return []
    const entry = entries.find(({ head }) => overlaps(head, at))
    if (entry?.title) return []
    const found = findPapers(words)
    if (found.length === 0) return []
    const enclosed = found.map((each) => withEnclosure(words, each.at))
    const isSentence = saysMore(words, enclosed)
    if (isSentence && !isOpening(words, found) && !isLinkOf(entry, shifted(found[0]?.at ?? at, start)))
      return []
    const places = found.map((each) => placeOf({ ...each, at: shifted(each.at, start) }))
    return [
      {
        span: at,
        references: distinct(found.map(({ reference }) => reference)),
        places,
        remarks: wordsBeside(words, isSentence ? found.map((each) => each.at) : enclosed),
      },
    ]
  })
}

const mayName = /\d{4}|https?:/

function placed({ span: at, places, ...line }: IncompleteLine, start: number): IncompleteLine {
  return {
    ...line,
    span: shifted(at, start),
    places: places.map((each) => ({ ...each, at: shifted(each.at, start) })),
  }
}

/** "- 2401.00001: what I think" */
function isOpening(words: string, [first, ...others]: readonly FoundPaper[]): boolean {
  if (!first || others.length > 0) return false
  const marks = entryMarks.exec(words)?.[0] ?? ''
  const isFirst = /\S/.test(marks) && first.at.start === marks.length
  return isFirst && /^\s?[:：–—-]\s/.test(words.slice(first.at.end))
}

/** Whether a paper is named by the address of an entry. */
function isLinkOf(entry: Entry | undefined, at: Span): boolean {
  return entry?.link?.form === 'bare' && overlaps(entry.link.span, at)
}

/** Gives places of papers including the labels of their links; they are asked for in the order of the text. */
function placesWithLabels({ links }: DigestPart): (found: FoundPaper) => FoundPaper {
  const labelled = links.filter(({ form }) => form === 'labelled')
  let next = 0
  return ({ at, reference }) => {
    while ((labelled[next]?.span.end ?? at.end) <= at.start) next++
    const link = labelled[next]
    return { at: link && overlaps(link.span, at) ? link.outer : at, reference }
  }
}

/*
 * Turns places that name papers without a title into entries. Each is written in the form of the digest's others;
 * commentary stays. Consecutive lines are written together, as if they had been pasted.
 */

/** The edits that complete the papers of these lines, for the known records. */
export function completeLines(
  digest: Digest,
  lines: readonly IncompleteLine[],
  facts: PasteFacts,
): readonly TextEdit[] {
  const session = new DigestSession(digest, {
    ...usualOptions,
    statements: new Set(facts.statements ?? []),
  })
  // From the last to the first, so that the positions of the others stay valid.
  const edits = groupsOf(digest, lines, facts)
    .toReversed()
    .map((group) => {
      const edit = completion(session.digest, group, facts)
      session.edit(edit)
      return edit
    })
  return edits.toReversed()
}

/** Consecutive lines without commentary, or one line, with their papers. */
interface Group {
  readonly span: Span
  readonly lines: readonly IncompleteLine[]
  readonly papers: readonly AddressedPaper[]
}

function groupsOf(digest: Digest, lines: readonly IncompleteLine[], facts: PasteFacts): readonly Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    const papers = line.references.flatMap((reference) => paperOf(digest, reference, facts) ?? [])
    if (papers.length < line.references.length) continue
    const above = groups.at(-1)
    if (above && isJoined(digest, above.lines.at(-1), line))
      groups[groups.length - 1] = {
        span: span(above.span.start, line.span.end),
        lines: [...above.lines, line],
        papers: [...above.papers, ...papers],
      }
    else groups.push({ span: line.span, lines: [line], papers })
  }
  return groups
}

/** Whether two lines have the same markers, and no commentary: on them, between them, or below the second one. */
function isJoined(digest: Digest, above: IncompleteLine | undefined, line: IncompleteLine): boolean {
  const { text, entries } = digest
  if (!above || above.remarks.length > 0 || line.remarks.length > 0) return false
  if (text.slice(above.span.end, line.span.start).trim() !== '') return false
  const [upper, lower] = [slice(text, above.span), slice(text, line.span)]
  if (indentOf(upper) !== indentOf(lower) || kindOfMarks(upper) !== kindOfMarks(lower)) return false
  return !entries.some((entry) => !entry.title && entry.commentary && overlaps(entry.head, line.span))
}

function indentOf(line: string): string {
  return /^[\s>]*/.exec(line)?.[0] ?? ''
}

/** The first way of writing that loses nothing of the lines; naming papers by their titles in place always works. */
function completion(digest: Digest, group: Group, facts: PasteFacts): TextEdit {
  const whole = group.papers.length === 1 ? withTitle(digest, group, facts) : undefined
  const edit = inForm(digest, group, facts) ?? whole
  const keeps = (each: TextEdit) => losesNothing(digest, group, each)
  if (edit && keeps(edit)) return edit
  if (whole && edit !== whole && keeps(whole)) return whole
  return inPlace(digest, group)
}

function losesNothing({ text }: Digest, { lines }: Group, { span: at, newText }: TextEdit): boolean {
  const places = lines.flatMap((line) => line.places.map((each) => shifted(each.at, -at.start)))
  const old = slice(text, at)
  const own = places.map((place) => (place.start < 0 ? place : withEnclosure(old, place)))
  const kind = kindOfMarks(old)
  return (
    lines.every((line) => line.places.every(({ reference }) => leadsThere(newText, reference))) &&
    indentOf(newText) === indentOf(old) &&
    (kind === '' || kindOfMarks(newText) === kind) &&
    (!hasBox(old) || hasBox(newText)) &&
    holdsWords(newText, wordsBeside(old, own))
  )
}

/** Whether a text has the version and the place in a paper that a reference leads to. */
function leadsThere(text: string, { id, version, address }: PastedReference): boolean {
  return text.includes(address ?? (version === undefined ? '' : `${id}v${version}`))
}

/** In the form of the digest's others; commentary begins on the entry's line or below it, and stays where it is. */
function inForm(digest: Digest, { span: lines, papers }: Group, facts: PasteFacts): TextEdit | undefined {
  const index = digest.entries.findIndex(({ head }) => overlaps(head, lines))
  const [paper] = papers
  if (paper && papers.length === 1 && digest.entries[index]?.commentary)
    return writeOver(digest, index, paper, facts)
  const hasModel = facts.earlier !== undefined || hasExemplar(digest)
  const marks = /^[\s>]*\|/.exec(slice(digest.text, lines)) ?? entryMarks.exec(slice(digest.text, lines))
  if (!hasModel && /\S/.test(marks?.[0] ?? '')) return undefined
  const { span: at, newText } = writeMany(digest, lines, papers, facts)
  const words = slice(digest.text, lines)
  // The blank before the words that somebody is about to type.
  return { span: at, newText: newText.trimEnd() + words.slice(words.trimEnd().length) }
}

/** An address alone becomes title and address in the layout of the others, whatever follows it. */
function withTitle(digest: Digest, { lines, papers }: Group, facts: PasteFacts): TextEdit | undefined {
  const [line] = lines
  const [place] = line?.places ?? []
  const [paper] = papers
  if (!line || !place || !paper || line.places.length > 1 || place.at.start > line.span.start)
    return undefined
  const layout = facts.layout ?? digest.prevailingLayout
  if (layout === 'table-row') return undefined
  const title = readableTex(paper.title)
  const written = layoutById(layout).write({
    title,
    url: urlOf(slice(digest.text, place.at), place.reference),
  })
  const newText = written.trimEnd().replaceAll('\n', /\r?\n/.exec(digest.text)?.[0] ?? '\n')
  const edit = { span: place.at, newText }
  const after = withEdit(digest, edit, facts)
  return after.entries.some((entry) => entry.head.start === place.at.start && isEntryOf(entry, paper))
    ? edit
    : undefined
}

/** Each paper by its title at its first mention; everything else stays. */
function inPlace(digest: Digest, { span: at, lines, papers }: Group): TextEdit {
  const { text } = digest
  const byId = new Map<string, AddressedPaper>(papers.map((paper) => [paper.id, paper]))
  let newText = ''
  let done = at.start
  for (const { at: place, reference } of lines.flatMap(({ places }) => places)) {
    const paper = byId.get(reference.id)
    if (!paper || place.start < done) continue
    // A further mention stays a link beside its title.
    byId.delete(reference.id)
    const before = text.slice(lineAt(digest, place.start).start, place.start)
    const named = mention(digest, before, urlOf(slice(text, place), reference), paper)
    newText += text.slice(done, place.start) + named
    done = place.end
  }
  return { span: at, newText: newText + text.slice(done, at.end) }
}

/** The address in the line, or that of the paper. */
function urlOf(written: string, reference: PastedReference): string {
  return /^https?:/i.test(written) ? written : addressOf(reference)
}
