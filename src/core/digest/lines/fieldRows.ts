import { linkLabels, nameLabels, titleLabels } from '../titles/vocabulary.ts'
import { lineFeedFrom } from './characters.ts'
import type { Line } from './line.ts'

/*
 * Tables that are records: two columns, of which the first says what stands in the second, "| Title | Sparse Trees |". Their
 * rows are read as lines of `Label: value`. One label that is known is no chance where the next row has another.
 */

const rule = /^[\s:|-]+$/
const label = /^\p{L}[^:：*_]{0,30}$/u

/** The label and the value of a row of two cells, with or without marks around the label. */
function cellsOf(words: string): { readonly label: string; readonly value: string } | undefined {
  const first = words.indexOf('|')
  const second = words.indexOf('|', first + 1)
  if (first < 0 || second < 0 || words.slice(0, first).trim() !== '') return undefined
  const third = words.indexOf('|', second + 1)
  if (third >= 0 && words.slice(third + 1).trim() !== '') return undefined
  const written = words.slice(first + 1, second).trim()
  const plain = written.replace(/^(?:\*\*|__)|(?:\*\*|__)$/g, '').replace(/[:：]$/, '')
  const value = words.slice(second + 1, third < 0 ? words.length : third).trim()
  return label.test(plain) ? { label: plain.trim(), value } : undefined
}

/** Makes a field of a row whose table is a record. What stands for a head, "| | |" and a rule, is nothing then. */
export function takeForField(text: string, line: Line, lines: readonly Line[]): void {
  const words = text.slice(line.start, line.end)
  const cells = cellsOf(words)
  const isNext = isFieldRow(text, lines.at(-1))
  if (!cells || !(isNext || (isKnown(cells.label) && isKnownBelow(text, line)))) return
  if (!isNext) for (const head of lines.slice(-2).filter(isWordlessRow)) head.kind = 'blank'
  line.marker = ''
  line.from = line.start + words.indexOf(cells.label)
  line.to = line.start + words.lastIndexOf(cells.value) + cells.value.length
}

function isWordlessRow({ kind, marker }: Line): boolean {
  return kind === 'marks' && marker === '|'
}

/** Whether a line is a row that has been made a field. */
export function isFieldRow(text: string, line: Line | undefined): boolean {
  return line?.kind === 'text' && line.marker === '' && text.slice(line.start, line.from).includes('|')
}

/** Whether the next row, which a rule may part from this one, has a known label as well. */
function isKnownBelow(text: string, line: Line): boolean {
  let start = lineFeedFrom(text, line.end) + 1
  if (rule.test(text.slice(start, lineFeedFrom(text, start)))) start = lineFeedFrom(text, start) + 1
  const end = lineFeedFrom(text, start)
  line.looked = Math.max(line.looked, end)
  const cells = cellsOf(text.slice(start, end))
  return cells !== undefined && isKnown(cells.label)
}

function isKnown(label: string): boolean {
  const name = label.toLowerCase().replace(/\s+/g, '')
  return titleLabels.has(name) || nameLabels.has(name) || linkLabels.has(name)
}
