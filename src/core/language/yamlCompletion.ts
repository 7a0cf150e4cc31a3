import type { Span } from '../base/span.ts'
import type { Shape } from '../digest/conventions/shape.ts'
import { digestKey } from '../digest/frontMatter.ts'
import { type ShapedPlace, shapedPlaceAt } from './shapedPlace.ts'
import type { ShapedYaml } from './shapedYaml.ts'

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
