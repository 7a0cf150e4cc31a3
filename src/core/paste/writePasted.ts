import { type Span, slice, span } from '../base/span.ts'
import { hasExemplar } from '../digest/frames/place.ts'
import type { NamedPaper, WriteFacts } from '../digest/frames/write.ts'
import { writeMany } from '../digest/frames/writeMany.ts'
import { linkTo, plainTitle } from '../digest/layouts/index.ts'
import { inItsPlace } from '../digest/layouts/tableRow.ts'
import {
  continuesLine,
  type Digest,
  type Entry,
  entryLead,
  entryMarks,
  headLines,
  kindOfMarks,
  lineAbove,
  lineAt,
} from '../digest/model.ts'
import { isBelowEntry, linkInColumn, placeAt } from '../digest/place.ts'
import { DigestSession } from '../digest/session.ts'
import type { AddressedPaper, WritablePaper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { isTranslated, resembles, standsFor } from '../paper/titles.ts'
import {
  addressIn,
  findPapers,
  type PastedReference,
  type PendingPaper,
  saidRecord,
  type WrittenPaste,
} from './references.ts'
import { isTitleAbove } from './words.ts'

/*
 * Writes pasted papers where they are pasted.
 *
 * On a line of their own they become entries in the form of the digest's other ones, or items of a list that has
 * started there. Within a sentence they become mentions, in the form of the document's other mentions. In code,
 * comments, front matter and link targets, only the text itself may be pasted.
 */

/** Where papers are pasted. */
interface PastePlace {
  readonly digest: Digest
  /** The selection, or the cursor. */
  readonly span: Span
  /** Whether links have words in its language. */
  readonly isMarkdown: boolean
}

export interface PasteFacts extends WriteFacts {
  /** The record of a pasted paper. */
  record(id: WritablePaper['id']): WritablePaper | undefined
}

/** The text to write; `undefined` if only plain text may be pasted. */
export function writePasted(
  { digest, span: at, isMarkdown }: PastePlace,
  references: readonly PastedReference[],
  facts: PasteFacts,
): WrittenPaste | undefined {
  const cleared = new DigestSession(digest).edit({ span: at, newText: '' })
  const line = lineAt(cleared, at.start)
  const before = cleared.text.slice(line.start, at.start)
  const after = cleared.text.slice(at.start, line.end)
  if (before === '' && after.trim() !== '' && beginsEntry(cleared, at.start)) {
    const lineEnd = lineEndOf(cleared)
    const opened = new DigestSession(cleared).edit({ span: span(at.start, at.start), newText: lineEnd })
    const place = { digest: opened, span: span(at.start, at.start), isMarkdown }
    const written = writePasted(place, references, facts)
    return written && { ...written, span: at, newText: written.newText + lineEnd }
  }
  if (!isPaperPlace(cleared, at.start, before, after)) return undefined
  const wanted = linksToVersions(cleared) ? references : references.map(withoutVersion)
  const papers = wanted.map((reference) => ({ reference, paper: paperOf(cleared, reference, facts) }))
  const address =
    papers.length === 1 ? missingAddress(cleared, at.start, papers[0] as Known, facts) : undefined
  if (address !== undefined)
    return { kind: 'entries', span: at, newText: address, cursor: address.length, pending: [] }
  if (entryLead.test(before) && /^[\s|]*$/.test(after)) {
    const replaced = span(line.start, line.end + (at.end - at.start))
    const marks = marksAt(cleared, line, before)
    const written = writeEntries(cleared, { line, replaced }, papers, facts)
    const first = written.newText.trimStart()
    if (before.includes('|')) {
      if (first.startsWith('|')) return written
      return writeMentions(cleared, { at, isMarkdown, before, after }, papers, facts)
    }
    const isOwn =
      !hasBox(before) && !isBelowEntry(cleared, before, line.start) && continuesLine(first, marks ?? '')
    if (marks === undefined || isOwn) return written
    return writeItems(cleared, { marks, replaced }, papers, facts)
  }
  return writeMentions(cleared, { at, isMarkdown, before, after }, papers, facts)
}

function beginsEntry(digest: Digest, lineStart: number): boolean {
  return digest.entries.some((entry) => headLines(digest, entry).start === lineStart)
}

/** Whether a line is a task. */
export function hasBox(line: string): boolean {
  return /\[[ xX]\]\s+$/.test(entryMarks.exec(line)?.[0] ?? '')
}

function lineEndOf({ text }: Digest): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** The link of a paper whose title stands there already, or in another column of its row; `undefined` if it does not. */
function missingAddress(
  digest: Digest,
  offset: number,
  { paper, reference }: Known,
  facts: PasteFacts,
): string | undefined {
  const url = urlFor(digest, reference, facts)
  const inColumn = linkInColumn(digest, offset)
  if (inColumn) return inColumn(url, reference.id)
  const entry = entryWith(digest, offset, url)
  const isThere = paper
    ? isTitleAbove(digest, offset, paper.title) || (entry !== undefined && isItsTitle(entry, paper.title))
    : entry !== undefined
  if (!isThere) return undefined
  // A label in brackets waits for its address.
  return digest.text.charAt(offset - 1) === ']' ? `(${url})` : url
}

interface Surroundings {
  readonly at: Span
  /** On the same line. */
  readonly before: string
  readonly after: string
}

interface Known {
  readonly reference: PastedReference
  readonly paper: AddressedPaper | undefined
}

/** Whether most links of a digest lead to a version of their paper; copied addresses often have one. */
function linksToVersions({ entries }: Digest): boolean {
  const readings = entries.flatMap(({ link }) =>
    link?.arxiv?.reading.ok ? link.arxiv.reading.reference : [],
  )
  return readings.filter(({ version }) => version !== undefined).length * 2 > readings.length
}

function withoutVersion({ version: _, ...reference }: PastedReference): PastedReference {
  return reference
}

/** The record takes precedence over the pasted text. */
export function paperOf(
  digest: Digest,
  reference: PastedReference,
  facts: PasteFacts,
): AddressedPaper | undefined {
  const record = facts.record(reference.id) ?? saidRecord(reference)
  const isPart = reference.version !== undefined || reference.address !== undefined
  return record && { ...record, address: isPart ? urlFor(digest, reference, facts) : undefined }
}

/**
 * Whether the records have the titles in the pasted text. Other words than a title, such as a quotation in front of the
 * address, would be read as one and be lost.
 */
export function keepsTitles(references: readonly PastedReference[], { record }: Pick<PasteFacts, 'record'>) {
  return references.every(({ id, said }) => {
    const title = record(id)?.title
    if (!said || title === undefined) return true
    return standsFor(said.title, title) || resembles(said.title, title) || isPart(said.title, title)
  })
}

/** Whether a title contains all the words of another, because the label of a link may have only the first of them. */
function isPart(short: string, title: string): boolean {
  const words = new Set(wordsIn(title))
  return wordsIn(short).every((word) => words.has(word))
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether an address at this place is read as one by itself. */
function isPaperPlace(digest: Digest, offset: number, before: string, after: string): boolean {
  if ((before.endsWith('<') && after.startsWith('>')) || /(?:arxiv|doi):$/i.test(before)) return false
  const pad = /[\p{L}\p{N}]$/u.test(before) ? ' ' : ''
  const end = /^\S/.test(after) ? ' ' : ''
  const probe = `${pad}https://arxiv.org/abs/2401.00001${end}`
  const start = offset + pad.length
  const read = new DigestSession(digest).edit({ span: span(offset, offset), newText: probe })
  if (placeAt(read, start).kind !== 'text') return false
  return read.links.some(({ span: at, form }) => at.start === start && form === 'bare')
}

function writeEntries(
  digest: Digest,
  { line, replaced }: { readonly line: Span; readonly replaced: Span },
  papers: readonly Known[],
  facts: PasteFacts,
): WrittenPaste {
  const named = papers.map(
    ({ reference, paper }): NamedPaper => paper ?? { url: urlFor(digest, reference, facts) },
  )
  const cleared = new DigestSession(digest).edit({ span: line, newText: '' })
  const written = writeMany(cleared, span(line.start, line.start), named, facts)
  const shift = written.span.start - line.start
  const pending = papers.flatMap(({ reference, paper }, index): readonly PendingPaper[] => {
    const block = written.blocks[index]
    if (paper || !block) return []
    return [
      {
        id: reference.id,
        kind: 'entry',
        span: addressWithin(block, written.newText, urlFor(digest, reference, facts)),
      },
    ]
  })
  const [only] = papers
  const { newText } = written
  const cursor = papers.length === 1 ? written.cursor : newText.length
  const endsInAddress = papers.length === 1 && !only?.paper && /[^\s|]$/.test(newText.slice(0, cursor))
  const gap = endsInAddress && only ? gapAfterAddress(cleared, line.start, only.reference, facts) : ''
  return {
    kind: 'entries',
    span: span(replaced.start + shift, replaced.end),
    newText: newText.slice(0, cursor) + gap + newText.slice(cursor),
    cursor: cursor + gap.length,
    pending,
  }
}

/** What waits for a title: of a row its address alone, for the writer goes on in another cell; otherwise all that was written. */
function addressWithin(block: Span, text: string, url: string): Span {
  const at = /[|\t]/.test(slice(text, block)) ? text.indexOf(url, block.start) : -1
  return at < 0 ? block : span(at, at + url.length)
}

/** What stands between an entry's address and what is said of the paper, such as a colon; a blank if that is words. */
function gapAfterAddress(
  digest: Digest,
  lineStart: number,
  reference: PastedReference,
  facts: PasteFacts,
): string {
  const titled = paperOf(digest, { ...reference, said: { title: 'A Title of Some Words' } }, facts)
  if (!titled) return ' '
  const { newText, cursor } = writeMany(digest, span(lineStart, lineStart), [titled], facts)
  const below =
    newText
      .slice(0, cursor)
      .split(urlFor(digest, reference, facts))
      .at(-1) ?? ''
  return /^[)\]>]{0,2}([^\p{L}\p{N}]{0,3}\s)$/u.exec(below)?.[1] ?? ' '
}

/** The markers of a list that starts or continues on the line; `undefined` if entries there have the form of others. */
function marksAt(digest: Digest, line: Span, before: string): string | undefined {
  const own = entryMarks.exec(before)?.[0] ?? ''
  if (/\S/.test(own)) return own
  const above = lineAbove(digest, line.start)
  const words = above ? slice(digest.text, above) : ''
  const isList = kindOfMarks(words) !== '' && findPapers(words).length > 0
  return isList && !hasExemplar(digest) ? countedOn(entryMarks.exec(words)?.[0] ?? '', 1) : undefined
}

function countedOn(marks: string, by: number): string {
  return marks.replace(/\d+/, (number) => String(Number(number) + by))
}

interface Items {
  readonly marks: string
  readonly replaced: Span
}

/** Items of a list in its own style, if the digest has no entries of that style. */
function writeItems(
  digest: Digest,
  { marks, replaced }: Items,
  papers: readonly Known[],
  facts: PasteFacts,
): WrittenPaste {
  const lineEnd = lineEndOf(digest)
  const pending: PendingPaper[] = []
  let newText = ''
  for (const [index, { reference, paper }] of papers.entries()) {
    if (index > 0) newText += lineEnd
    const start = newText.length
    const begun = countedOn(marks, index)
    newText += begun + mention(digest, begun, urlFor(digest, reference, facts), paper)
    if (!paper) pending.push({ id: reference.id, kind: 'entry', span: span(start, newText.length) })
  }
  return { kind: 'entries', span: replaced, newText, cursor: newText.length, pending }
}

function writeMentions(
  digest: Digest,
  { at, isMarkdown, before, after }: Omit<PastePlace, 'digest' | 'span'> & Surroundings,
  papers: readonly Known[],
  facts: PasteFacts,
): WrittenPaste {
  const hasWords = mentionsHaveWords(digest, isMarkdown)
  const pending: PendingPaper[] = []
  const [first] = papers
  // A bare address after a letter would not be read as one.
  let newText = /[\p{L}\p{N}]$/u.test(before) && !(hasWords && first?.paper) ? ' ' : ''
  for (const [index, { reference, paper }] of papers.entries()) {
    if (index > 0) newText += ', '
    const start = newText.length
    const url = urlFor(digest, reference, facts)
    newText += mention(digest, before + newText, url, hasWords ? paper : undefined)
    if (!paper && hasWords)
      pending.push({ id: reference.id, kind: 'mention', span: span(start, newText.length) })
  }
  if (/^[\p{L}\p{N}/]/u.test(after) && !newText.endsWith(')')) newText += ' '
  // Brackets with nothing else in them belong to a link that has been begun.
  const isBegun = /(?<![\]!^])\[$/.test(before) && /^\](?![([])/.test(after) && newText.startsWith('[')
  const replaced = isBegun ? span(at.start - 1, at.end + 1) : at
  return { kind: 'mentions', span: replaced, newText, cursor: newText.length, pending }
}

function urlFor(digest: Digest, reference: PastedReference, { link }: WriteFacts): string {
  return addressIn(link ?? digest.prevailingLink, reference)
}

/**
 * The mention of a paper within a sentence: its title with the link, or the address of one without a record.
 * @param before what comes before it on its line
 */
export function mention(
  digest: Digest,
  before: string,
  url: string,
  paper: { readonly title: string } | undefined,
): string {
  return paper ? inItsPlace(before, linkTo(digest, readableTex(paper.title), url)) : url
}

/** Whether the document's links have words: like most mentions, otherwise according to its language. */
function mentionsHaveWords({ mentions }: Digest, isMarkdown: boolean): boolean {
  const labelled = mentions.filter(({ link: { form } }) => form === 'labelled').length
  return mentions.length === 0 ? isMarkdown : labelled * 2 >= mentions.length
}

/** The entry that the digest has when an address is written at the offset, if the digest gives it a title. */
function entryWith(digest: Digest, offset: number, url: string): Entry | undefined {
  const read = new DigestSession(digest).edit({ span: span(offset, offset), newText: url })
  return read.entries.find(
    ({ title, link }) => title && link?.span.start === offset && title.span.start !== offset,
  )
}

/** Whether a title in a text is one that the paper may have there: the record's, a part of it, or a translation. */
function isItsTitle(entry: Entry, title: string): boolean {
  const own = plainTitle(entry)
  if (own === undefined) return false
  return standsFor(own, title) || resembles(own, title) || isTranslated(own, title)
}
