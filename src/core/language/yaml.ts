import { LineTable, type Span, shifted, slice, span } from '../base/span.ts'
import {
  conventionsShape,
  frontMatterShape,
  type MapShape,
  type Shape,
} from '../digest/conventions/shapes.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { digestKey } from '../digest/header.ts'
import { rules } from '../rules/index.ts'

/** A key or a value that fits. */
export interface YamlChoice {
  /** What it replaces. */
  readonly span: Span
  readonly kind: 'key' | 'value'
  readonly label: string
  readonly newText: string
  /** Localised. */
  readonly description: string
}

/** The keys or values that fit at an offset of the document, in the order of their description. */
export function yamlChoices({ text, shape, start }: ShapedYaml, offset: number): readonly YamlChoice[] {
  const place = shapedPlaceAt(text, shape, offset - start)
  if (!place) return []
  const at = { start: place.span.start + start, end: place.span.end + start }
  return (place.kind === 'key' ? keyChoices(place) : valueChoices(place.shape)).map((choice) => ({
    ...choice,
    span: at,
  }))
}

type Choice = Omit<YamlChoice, 'span'>

function keyChoices({ map, taken }: ShapedPlace & { readonly kind: 'key' }): readonly Choice[] {
  return Object.entries(map.keys)
    .filter(([key]) => !taken.includes(key))
    .map(([key, shape]) => ({
      kind: 'key',
      label: key,
      newText: key === digestKey || shape.kind === 'map' ? `${key}:` : `${key}: `,
      description: shape.describe(),
    }))
}

function valueChoices(shape: Shape): readonly Choice[] {
  if (shape.kind === 'choice') {
    return shape.choices.map(({ value, describe }) => toValue(value, describe()))
  }
  return shape.kind === 'switch'
    ? [toValue('true', shape.describe()), toValue('false', shape.describe())]
    : []
}

function toValue(value: string, description: string): Choice {
  return { kind: 'value', label: value, newText: value, description }
}

/** What a key or a value means, as plain text. */
interface YamlMeaning {
  /** The word that it is about. */
  readonly span: Span
  /** Localised. */
  readonly text: string
}

/** The meaning of the key or value at an offset of the document; `undefined` if it is unknown. */
export function yamlMeaning({ text, shape, start }: ShapedYaml, offset: number): YamlMeaning | undefined {
  const place = shapedPlaceAt(text, shape, offset - start)
  if (!place || place.span.start === place.span.end) return undefined
  const word = text.slice(place.span.start, place.span.end)
  const meaning = place.kind === 'key' ? keyMeaning(place.map.keys, word) : valueMeaning(place.shape, word)
  if (meaning === undefined) return undefined
  return { span: { start: place.span.start + start, end: place.span.end + start }, text: meaning }
}

function keyMeaning(keys: Readonly<Record<string, Shape>>, word: string): string | undefined {
  return Object.hasOwn(keys, word) ? keys[word]?.describe() : undefined
}

function valueMeaning(shape: Shape, word: string): string | undefined {
  if (shape.kind !== 'choice') return undefined
  return shape.choices.find(({ value }) => value === word)?.describe()
}

/** YAML with a known shape: a conventions file, or the front matter of a document. */
export interface ShapedYaml {
  readonly text: string
  readonly shape: MapShape
  /** Where it starts in its document. */
  readonly start: number
}

export function conventionsYaml(text: string): ShapedYaml {
  return { text, shape: conventionsShape(rules), start: 0 }
}

/** `undefined` outside front matter, and in that of TOML or JSON. */
export function frontMatterYaml(text: string, offset: number): ShapedYaml | undefined {
  const { content, format } = findFrontMatter(text) ?? {}
  if (!content || format !== 'yaml' || offset < content.start || offset > content.end) return undefined
  return { text: slice(text, content), shape: frontMatterShape(rules), start: content.start }
}

/** A place in YAML for a key or a value of a known shape. */
type ShapedPlace = KeyPlace | ValuePlace

interface KeyPlace {
  readonly kind: 'key'
  /** The word at the place; empty if none is written yet. */
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
 * The place at an offset. It is found only by indentation, because YAML that is being typed is rarely valid; mappings
 * and lists in brackets are understood if they are on one line.
 */
function shapedPlaceAt(text: string, shape: MapShape, offset: number): ShapedPlace | undefined {
  const lines = new LineTable(text)
  const own = lines.at(offset)
  const above = [...lines].slice(0, lines.numberAt(offset)).map((line) => slice(text, line))
  const inText = slotPlaceAt(above, slice(text, own), offset - own.start, shape)
  if (inText) return { ...inText, span: shifted(inText.span, own.start) }
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

/** The slot around the cursor in a text that has slots. */
function slotPlaceAt(
  above: readonly string[],
  line: string,
  cursor: number,
  shape: MapShape,
): ValuePlace | undefined {
  const start = /\{[a-z]*$/.exec(line.slice(0, cursor))?.index
  if (start === undefined) return undefined
  const read = readLine(/^[ \t]*(?:- +)*/.exec(line)?.[0] ?? '')
  const outer = read && shapeAbove(above, read, shape)
  if (outer?.kind !== 'text' || !outer.slots) return undefined
  const length = /^\{[a-z]*\}?/.exec(line.slice(start))?.[0].length ?? 0
  const { describe, slots: choices } = outer
  return { kind: 'value', span: span(start, start + length), shape: { kind: 'choice', describe, choices } }
}

/** A line as far as indentation tells. */
interface YamlLine {
  /** Columns of the list markers before the key. */
  readonly marks: readonly number[]
  readonly column: number
  /** The word before the colon, or the whole text. */
  readonly key: string
  /** `undefined` if there is no colon. */
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

/** The shape that the content of a line belongs to. */
function shapeAbove(above: readonly string[], line: YamlLine, shape: MapShape): Shape | undefined {
  const path: string[] = line.marks.map(() => item)
  let column = line.marks[0] ?? line.column
  let isItem = line.marks.length > 0
  for (const text of above.toReversed()) {
    const read = text.trim() === '' ? undefined : readLine(text)
    if (!read) continue
    // Items may be directly below the key of their list, without indentation.
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

/** Stands for any item of a list. */
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

/** The place in the text after a colon, which may be a list or a mapping in brackets. */
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
