import { linkLabels, nameLabels, titleLabels } from '../titles/vocabulary.ts'
import { lineFeedFrom } from './wrapped.ts'

/*
 * Tables that are records: two columns, of which the first says what stands in the second, "| Title | Sparse Trees |". Their
 * rows are read as lines of `Label: value`. One label that is known is no chance where the next row has another.
 */

/** Of a line what makes a field of it, see `line.ts`. */
interface Row {
  readonly start: number
  readonly end: number
  from: number
  to: number
  readonly kind: string
  marker: '' | '-' | '1' | '|'
  looked: number
}

const row = /^\s*\|\s*(?:\*\*|__)?(\p{L}[^|:：*_]{0,30}?)\s*[:：]?(?:\*\*|__)?\s*\|\s*([^|]*?)\s*\|?\s*$/u
const rule = /^\s*\|?[\s:|-]+$/

/** Makes a field of a row whose table is a record. */
export function takeForField(text: string, line: Row, above: Row | undefined): void {
  const words = text.slice(line.start, line.end)
  const [, label, value = ''] = row.exec(words) ?? []
  if (label === undefined || !(isFieldRow(text, above) || (isKnown(label) && isKnownBelow(text, line))))
    return
  line.marker = ''
  line.from = line.start + words.indexOf(label)
  line.to = line.start + words.lastIndexOf(value) + value.length
}

/** Whether a line is a row that has been made a field. */
export function isFieldRow(text: string, line: Row | undefined): boolean {
  return line?.kind === 'text' && line.marker === '' && text.slice(line.start, line.from).includes('|')
}

/** Whether the next row, which a rule may part from this one, has a known label as well. */
function isKnownBelow(text: string, line: Row): boolean {
  let start = lineFeedFrom(text, line.end) + 1
  if (rule.test(text.slice(start, lineFeedFrom(text, start)))) start = lineFeedFrom(text, start) + 1
  const end = lineFeedFrom(text, start)
  line.looked = Math.max(line.looked, end)
  const label = row.exec(text.slice(start, end))?.[1]
  return label !== undefined && isKnown(label)
}

function isKnown(label: string): boolean {
  const name = label.toLowerCase().replace(/\s+/g, '')
  return titleLabels.has(name) || nameLabels.has(name) || linkLabels.has(name)
}
