// The cells of a row that say little without the name of their column: numbers, signs, yes and no.

import { memoize } from '../base/memo.ts'
import { type Span, slice, span } from '../base/span.ts'
import { seenSlice } from '../digest/hidden.ts'
import { cellBar } from '../digest/lines/rows.ts'
import { type Digest, lineAbove, lineAt } from '../digest/model.ts'
import { bareId } from '../digest/titles/parts.ts'
import { titleText } from '../digest/titles/words.ts'

interface RowCell {
  readonly span: Span
  /** What it says where it says little by itself, with the name of its column; `undefined` for others. */
  readonly fact: string | undefined
}

/** The cells of the row that holds the offset; none where bars part no cells. */
export function cellsBeside(digest: Digest, offset: number): readonly RowCell[] {
  const line = lineAt(digest, offset)
  const cells = cellsIn(digest, line)
  if (cells.length < 2) return []
  const names = headAbove(digest, line)
  const values = cells.map((cell) => wordsOf(digest, cell))
  return cells.map((cell, column) => {
    const value = values[column] ?? ''
    const name = names[column] ?? ''
    const isRepeated =
      name !== '' && /\p{L}{2}/u.test(value) && values.indexOf(value) !== values.lastIndexOf(value)
    return { span: cell, fact: isRepeated || isLittle(value) ? named(name, value) : undefined }
  })
}

/** Without what is in front of the first bar and behind the last one. */
function cellsIn({ text }: Digest, line: Span): readonly Span[] {
  const written = slice(text, line)
  const bars = Array.from(written.matchAll(cellBar), ({ index }) => line.start + index)
  if (bars.length === 0) return []
  const isEmpty = (cell: Span) => /^[\s>]*$/.test(slice(text, cell))
  const cells = [...bars, line.end].map((end, index) =>
    span(index === 0 ? line.start : (bars[index - 1] ?? 0) + 1, end),
  )
  const from = cells[0] && isEmpty(cells[0]) ? 1 : 0
  const last = cells.at(-1)
  return cells.slice(from, last && isEmpty(last) ? -1 : undefined)
}

function wordsOf(digest: Digest, cell: Span): string {
  const words = titleText(seenSlice(digest, cell).replaceAll('\\|', '|'))
  return words.replace(/\s+/g, ' ').trim()
}

const longestName = 40

/** The names of the columns by the start of each row below them that has been looked at. */
const headsOf = memoize((_: Digest) => new Map<number, readonly string[]>())

function headAbove(digest: Digest, row: Span): readonly string[] {
  const heads = headsOf(digest)
  const passed: number[] = []
  let names: readonly string[] | undefined
  for (let line: Span | undefined = row; line && !names; line = lineAbove(digest, line.start)) {
    const words = slice(digest.text, line)
    const known = heads.get(line.start)
    const above = isRule(words) ? lineAbove(digest, line.start) : undefined
    if (known) names = known
    else if (above) names = cellsIn(digest, above).map((cell) => nameOf(digest, cell))
    else if (!words.includes('|')) names = []
    else passed.push(line.start)
  }
  for (const start of passed) heads.set(start, names ?? [])
  return names ?? []
}

/** The line below the head of a table: `| --- | :-: |`, and `|---+---|` of Org. */
function isRule(words: string): boolean {
  return /^[\s|:>+-]+$/.test(words) && /--|:-|-:|\|-\|/.test(words)
}

function nameOf(digest: Digest, cell: Span): string {
  const name = wordsOf(digest, cell)
    .replace(/\[([^[\]]{1,100})\]\([^()]{0,300}\)/g, '$1')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /\p{L}/u.test(name) && name.length <= longestName ? name : ''
}

function named(name: string, value: string): string {
  if (name === '') return value
  return /[?!.:？：]$/.test(name) ? `${name} ${value}` : `${name}: ${value}`
}

const yesOrNo =
  /^(?:yes|no|y|n|true|false|none|n\/a|tbd|partly|partial(?:ly)?|ja|nein|oui|non|s[ií]|ay|da|예|네|아니[오요]|있음|없음|유|무|是|否|有|[无無]|はい|いいえ|あり|なし|да|нет)$/iu
/** "7B", "4.5k", "<32 GB", "95%", "x2". */
const amount = /^[<>~≈±+−×x$€£-]?\s?\d[\d.,:/]{0,20}\s?(?:%|\p{L}{1,2})?$/iu
const signs = /^(?:[\p{S}\p{P}\s]|\p{M}|\u200D){1,20}$/u
const yearOrDate = /^(?:(?:19|20)\d{2}(?:[-./]\d{1,2}){0,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4}))\.?$/

function isLittle(value: string): boolean {
  if (value === '' || /^[-–—−.…\s]*$/.test(value)) return false
  if (yearOrDate.test(value) || bareId.test(value)) return false
  return amount.test(value) || yesOrNo.test(value) || /^[xo]$/i.test(value) || signs.test(value)
}
