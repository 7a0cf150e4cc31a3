import type { Span } from '../base/span.ts'
import type { Shape } from '../digest/conventions/shape.ts'
import { shapedPlaceAt } from './shapedPlace.ts'
import type { ShapedYaml } from './shapedYaml.ts'

/** What a key or a value means, as plain text. */
export interface YamlMeaning {
  /** The word that it is about. */
  readonly span: Span
  /** Localised. */
  readonly text: string
}

/** What the key or value at an offset of the document means; `undefined` for what is not known. */
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
