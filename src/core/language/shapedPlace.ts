import { LineTable } from '../base/lineTable.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { MapShape, Shape } from '../digest/conventions/shape.ts'

/** A place in YAML at which a key or a value of a known shape stands, or may stand. */
export type ShapedPlace = KeyPlace | ValuePlace

interface KeyPlace {
  readonly kind: 'key'
  /** The word at the place; empty where none is written yet. */
  readonly span: Span
  /** The mapping that the key belongs to. */
  readonly map: MapShape
  /** Keys that the mapping has on other lines of the same indentation. */
  readonly taken: readonly string[]
}

interface ValuePlace {
  readonly kind: 'value'
  readonly span: Span
  readonly shape: Shape
}

/**
 * The place at an offset. It is found by indentation alone, since YAML that somebody is typing is rarely YAML; mappings
 * and lists in brackets are understood as far as they stand on one line.
 */
export function shapedPlaceAt(text: string, shape: MapShape, offset: number): ShapedPlace | undefined {
  const lines = new LineTable(text)
  const own = lines.at(offset)
  const above = [...lines].slice(0, lines.numberAt(offset)).map((line) => slice(text, line))
  const read = readLine(slice(text, own))
  if (!read) return undefined
  const outer = shapeAbove(above, read, shape)
  const cursor = offset - own.start
  const inValue = read.value !== undefined && cursor > read.column + read.key.length
  if (!inValue) {
    if (cursor < read.column) return undefined
    const at = span(own.start + read.column, own.start + read.column + read.key.length)
    return placeOf(outer, at, keysBeside(above, read))
  }
  const held = outer && child(outer, read.key)
  return held && placeInValue(held, own.start + read.valueColumn, read.value ?? '', cursor - read.valueColumn)
}

/** A line as far as indentation tells. */
interface YamlLine {
  /** Columns of the marks of list items in front of the key. */
  readonly marks: readonly number[]
  readonly column: number
  /** The word in front of the colon, or all there is. */
  readonly key: string
  /** `undefined` where there is no colon. */
  readonly value: string | undefined
  readonly valueColumn: number
}

const parts = /^([ \t]*)((?:- +|-$)*)([^\s#:'"[\]{}][^\s#:[\]{}]*)?(:(?=\s|$)[ \t]*)?(.*)$/

function readLine(line: string): YamlLine | undefined {
  const [, indentation = '', items = '', key = '', colon, rest = ''] = parts.exec(line) ?? []
  if (colon === undefined && rest.trim() !== '') return undefined
  const marks = Array.from(items.matchAll(/-/g), ({ index }) => indentation.length + index)
  const column = indentation.length + items.length
  const valueColumn = column + key.length + (colon ?? '').length
  return { marks, column, key, value: colon === undefined ? undefined : rest, valueColumn }
}

/** The shape that what stands on a line is a part of. */
function shapeAbove(above: readonly string[], line: YamlLine, shape: MapShape): Shape | undefined {
  const path: string[] = line.marks.map(() => item)
  let column = line.marks[0] ?? line.column
  let isItem = line.marks.length > 0
  for (const text of above.toReversed()) {
    const read = text.trim() === '' ? undefined : readLine(text)
    if (!read) continue
    // Items may stand right below the key of their list, without indentation.
    const isOpen = read.value !== undefined && /^\s*(?:#.*)?$/.test(read.value)
    const isParent = isOpen && (isItem ? read.column <= column : read.column < column)
    if (isParent && read.key !== '') {
      path.unshift(read.key)
      column = read.column
      isItem = false
    }
    for (const mark of read.marks.toReversed()) {
      if (mark >= column) continue
      path.unshift(item)
      column = mark
      isItem = true
    }
    if (column === 0 && !isItem) break
  }
  return path.reduce<Shape | undefined>((outer, name) => outer && child(outer, name), shape)
}

/** Stands for whichever item of a list. */
const item = '[]'

function child(shape: Shape, name: string): Shape | undefined {
  if (name === item) return shape.kind === 'list' ? shape.of : undefined
  const map = shape.kind === 'switch' ? shape.map : shape
  if (map.kind !== 'map') return undefined
  const held = Object.hasOwn(map.keys, name) ? map.keys[name] : map.others
  return held === 'anything' ? undefined : held
}

function placeOf(shape: Shape | undefined, at: Span, taken: readonly string[]): ShapedPlace | undefined {
  if (!shape) return undefined
  if (shape.kind === 'map') return { kind: 'key', span: at, map: shape, taken }
  if (shape.kind === 'switch') return { kind: 'key', span: at, map: shape.map, taken }
  return { kind: 'value', span: at, shape }
}

/** The place in what stands behind a colon, which may be a list or a mapping in brackets. */
function placeInValue(shape: Shape, start: number, value: string, cursor: number): ShapedPlace | undefined {
  const before = value.slice(0, Math.max(0, cursor))
  const opened = /^\s*[[{]/.exec(before)?.[0].length
  if (opened === undefined) {
    const [written = ''] = /^[^\s#]*/.exec(value) ?? []
    return { kind: 'value', span: span(start, start + written.length), shape }
  }
  const from = Math.max(opened, before.lastIndexOf(',') + 1)
  const [, blank = '', key = '', colon = '', word = ''] =
    /^(\s*)(?:([^\s:,[\]{}]+)(:\s+))?([^\s,[\]{}]*)/.exec(value.slice(from)) ?? []
  const outer = before.trimStart().startsWith('[') ? child(shape, item) : shape
  const wordStart = start + from + blank.length + key.length + colon.length
  const at = span(wordStart, wordStart + word.length)
  if (key === '') return placeOf(outer, at, [])
  const held = outer && child(outer, key)
  return held && { kind: 'value', span: at, shape: held }
}

function keysBeside(above: readonly string[], line: YamlLine): readonly string[] {
  const keys: string[] = []
  for (const text of above.toReversed()) {
    const read = readLine(text)
    if (!read || read.key === '') continue
    if (line.marks.length > 0 || read.column < line.column) break
    if (read.column === line.column && read.value !== undefined) keys.push(read.key)
    if (read.marks.length > 0 && read.column === line.column) break
  }
  return keys
}
