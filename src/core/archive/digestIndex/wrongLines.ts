import { dateIn } from '../../digest/date.ts'
import type { Archive } from '../archive.ts'
import type { ArchivedDigest } from '../archivedDigest.ts'
import { fileName } from '../digestRecord.ts'
import { findIndexBlocks, findIndexLines, type IndexLine } from './indexBlocks.ts'

export type WrongLine =
  /** Its target does not exist. */
  | { readonly kind: 'target'; readonly line: IndexLine; readonly meant: ArchivedDigest | undefined }
  /** Its date differs from that of the digest it links to; another digest may have that date. */
  | {
      readonly kind: 'date'
      readonly line: IndexLine
      readonly digest: ArchivedDigest
      readonly date: string
      readonly meant: ArchivedDigest | undefined
    }

export interface IndexFacts {
  readonly archive: Archive
  /** The document's own file. */
  readonly file: string
  /** Whether a file is known not to exist. */
  isMissing(file: string): boolean
}

/** The number of lines that must be right before others can be wrong. */
const fewestRight = 2

/**
 * The lines with a wrong date or target in a document that lists digests, by hand or by another tool. If too few lines
 * are right, the document lists something else.
 */
export function wrongIndexLines(text: string, facts: IndexFacts): readonly WrongLine[] {
  const blocks = findIndexBlocks(text)
  const lines = findIndexLines(text, facts.file).filter(
    ({ span: { start } }) => !blocks.some(({ content }) => content.start <= start && start < content.end),
  )
  const known = lines.filter(({ file }) => facts.archive.fileAt(file)?.isDigest)
  if (known.length < fewestRight || known.length * 2 <= lines.length) return []
  return [...wrongTargets(lines, facts), ...wrongDates(known, facts)].sort(
    (a, b) => a.line.span.start - b.line.span.start,
  )
}

function wrongTargets(lines: readonly IndexLine[], { archive, isMissing }: IndexFacts): readonly WrongLine[] {
  return lines
    .filter(({ file }) => isMissing(file))
    .map((line) => ({ kind: 'target', line, meant: line.date ? onlyOneOf(archive, line.date) : undefined }))
}

function wrongDates(lines: readonly IndexLine[], { archive }: IndexFacts): readonly WrongLine[] {
  const dated = lines.flatMap((line) => {
    const digest = archive.fileAt(line.file)
    return line.date && digest?.date
      ? [{ line, digest, date: digest.date, isRight: isOf(digest, line.date) }]
      : []
  })
  const wrong = dated.filter(({ isRight }) => !isRight)
  const right = dated.length - wrong.length
  // If many differ, their dates are something else, such as the days on which the digests were sent.
  if (right < fewestRight || wrong.length >= right) return []
  return wrong.map(({ line, digest, date }) => {
    const other = line.date ? onlyOneOf(archive, line.date) : undefined
    return { kind: 'date', line, digest, date, meant: other }
  })
}

/** The only digest of a day. */
function onlyOneOf(archive: Archive, date: string): ArchivedDigest | undefined {
  const [only, ...more] = archive.digests().filter((digest) => digest.date === date)
  return more.length === 0 ? only : undefined
}

/** Whether a digest may be listed with a date: its own, or that of its title or its file name. */
function isOf({ date, title, file }: ArchivedDigest, written: string): boolean {
  return [date, title && dateIn(title), dateIn(fileName(file))].some((own) => {
    if (!own) return false
    const length = Math.min(own.length, written.length)
    return own.slice(0, length) === written.slice(0, length)
  })
}
