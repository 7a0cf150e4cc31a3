import { fileName } from './digestRecord.ts'

/** What the order of digests goes by. */
export interface Dated {
  readonly file: string
  readonly date: string | undefined
}

const collator = new Intl.Collator('en', { numeric: true })

/**
 * Whether one digest came before another: by their dates, or by the numbers in their files' names where these are alike in
 * all else (`issue-9.md`, `issue-10.md`). Where neither tells, nobody knows.
 */
export function isEarlier(one: Dated, other: Dated): boolean {
  if (one.date && other.date) {
    const known = Math.min(one.date.length, other.date.length)
    const order = compare(one.date.slice(0, known), other.date.slice(0, known))
    if (order !== 0) return order < 0
    if (one.date !== other.date) return false
  }
  return areNumbered(one.file, other.file) && orderOfNames(one.file, other.file) < 0
}

/** For lists: by date, then by file; what has no date comes first. */
export function byDate(one: Dated, other: Dated): number {
  return compare(one.date ?? '', other.date ?? '') || collator.compare(one.file, other.file)
}

/** Which of two files' names comes first, by the numbers in them. */
export function orderOfNames(one: string, other: string): number {
  return collator.compare(fileName(one), fileName(other))
}

/** Whether the paths differ in the numbers of the file's name alone. */
function areNumbered(one: string, other: string): boolean {
  return one !== other && nameWithoutNumbers(one) === nameWithoutNumbers(other)
}

/** The path, the same for files that differ in the numbers of their names alone. */
export function nameWithoutNumbers(file: string): string {
  const name = fileName(file)
  return (
    file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + name.replace(/\d+/g, '0')
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
