import * as l10n from '@vscode/l10n'
import { nearest } from '../../base/difference.ts'
import { type Span, span } from '../../base/span.ts'
import { isMap, isScalar, isSeq, type Pair, type Scalar, type SettingsTree } from './yaml.ts'

/**
 * What a value in YAML may be. One description of a file is its check, its completion, its hovers and its JSON Schema.
 */
export type Shape = TextShape | ChoiceShape | ListShape | MapShape | SwitchShape

interface Described {
  /** Localised, one or two sentences for the person who writes the file. */
  describe(): string
}

export interface TextShape extends Described {
  readonly kind: 'text'
  /** What may stand in braces within the text, braces included. */
  readonly slots?: readonly Choice[]
  /** Localised, what is wrong with the text; `undefined` when nothing is. */
  flaw?(text: string): string | undefined
}

/** One of a few words. */
export interface ChoiceShape extends Described {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
}

export interface Choice extends Described {
  readonly value: string
}

export interface ListShape extends Described {
  readonly kind: 'list'
  readonly of: Shape
  /** One of them may stand without a list. */
  readonly takesOne?: true
}

export interface MapShape extends Described {
  readonly kind: 'map'
  readonly keys: Readonly<Record<string, Shape>>
  /** What other keys may hold; `'anything'` when they belong to others. Missing when there may be no others. */
  readonly others?: Shape | 'anything'
}

/** `true`, `false`, or a mapping. */
interface SwitchShape extends Described {
  readonly kind: 'switch'
  readonly map: MapShape
}

export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const

/** How much a rule's problems weigh; `off` when nobody is to hear of them. */
export type RuleLevel = (typeof ruleLevels)[number]

/** Rules not named keep their own severity. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>

/** A rule as those see it who name it. */
export interface NamedRule {
  readonly id: string
  /** Localised. */
  summary(): string
}

/** What was read of settings: everything that is right, and what is not at its place. */
interface ShapedText {
  /** As the shape says, with what is wrong left out. */
  readonly value: ShapedMap
  readonly problems: readonly ShapeProblem[]
}

export type ShapedValue = string | boolean | ShapedMap | readonly ShapedValue[]

export interface ShapedMap {
  readonly [key: string]: ShapedValue
}

export interface ShapeProblem {
  /** Counts from the start of the text that the settings are in. */
  readonly span: Span
  /** Localised; says what is wrong and what was expected. */
  readonly message: string
  /** The key or value probably meant instead of the text at `span`. */
  readonly nearest: string | undefined
}

/**
 * Reads settings that should have a shape. Never fails: an error is a problem at its place, and the rest still counts.
 * @param at where they stand in their text; all spans lie in it
 */
export function readShape(tree: SettingsTree, shape: MapShape, at: Span): ShapedText {
  const reader = new ShapeReader(tree, at)
  for (const { span: place, message } of tree.errors) reader.report([place.start, place.end], message)
  const value = tree.root === null ? {} : reader.readMap(tree.root, shape)
  return { value: value ?? {}, problems: reader.problems }
}

type Node = unknown

class ShapeReader {
  readonly problems: ShapeProblem[] = []
  readonly #tree: SettingsTree
  readonly #length: number
  readonly #shift: number

  constructor(tree: SettingsTree, at: Span) {
    this.#tree = tree
    this.#length = at.end - at.start
    this.#shift = at.start
  }

  readMap(written: Node, shape: MapShape): ShapedMap | undefined {
    const node = this.#tree.resolve(written)
    if (!isMap(node)) {
      const known = Object.keys(shape.keys).join(', ')
      this.#reject(node, l10n.t('Expected a mapping with these keys: {0}.', known))
      return undefined
    }
    const read = node.items.flatMap((pair) => {
      const entry = this.#readPair(pair, shape)
      return entry ? [entry] : []
    })
    return Object.fromEntries(read)
  }

  report([from, to]: readonly [number, number], message: string, meant?: string): void {
    // A span stays inside the text, and shows something wherever there is something.
    const start = Math.min(from, this.#length)
    const end = Math.min(Math.max(to, start + 1), this.#length)
    this.problems.push({ span: span(start + this.#shift, end + this.#shift), message, nearest: meant })
  }

  #readPair({ key, value }: Pair, shape: MapShape): readonly [string, ShapedValue] | undefined {
    const name = isScalar(key) ? String(key.value) : ''
    const of = Object.hasOwn(shape.keys, name) ? shape.keys[name] : shape.others
    if (of === 'anything') return undefined
    if (of === undefined) {
      const known = Object.keys(shape.keys)
      const message = l10n.t('"{0}" is not known here; expected one of: {1}.', name, known.join(', '))
      this.#reject(key, message, nearest(name, known))
      return undefined
    }
    const read = this.#read(value, of)
    return read === undefined ? undefined : [name, read]
  }

  /** A key without a value is one whose value is still to be written. */
  #read(written: Node, shape: Shape): ShapedValue | undefined {
    const node = this.#tree.resolve(written)
    if (node === null || (isScalar(node) && node.value === null)) return undefined
    switch (shape.kind) {
      case 'text':
        return this.#readText(node, shape)
      case 'choice':
        return this.#readChoice(node, shape)
      case 'list':
        return this.#readList(node, shape)
      case 'map':
        return this.readMap(node, shape)
      case 'switch':
        if (isScalar(node) && typeof node.value === 'boolean') return node.value
        return this.readMap(node, shape.map)
    }
  }

  #readText(node: Node, { flaw }: TextShape): string | undefined {
    if (!isScalar(node) || typeof node.value === 'boolean') {
      this.#reject(node, l10n.t('Expected text.'))
      return undefined
    }
    // As it is written: 2024.10 is not 2024.1.
    const text = typeof node.value === 'number' ? (node.source ?? String(node.value)) : String(node.value)
    const message = flaw?.(text)
    if (message === undefined) return text
    this.#reject(node, message)
    return undefined
  }

  #readChoice(node: Node, { choices }: ChoiceShape): string | undefined {
    const values = choices.map(({ value }) => value)
    if (isScalar(node)) {
      const written = writtenChoice(node, values)
      if (values.includes(written)) return written
      const message = l10n.t('"{0}" is not known here; expected one of: {1}.', written, values.join(', '))
      this.#reject(node, message, nearest(written, values))
    } else {
      this.#reject(node, l10n.t('Expected one of: {0}.', values.join(', ')))
    }
    return undefined
  }

  #readList(node: Node, { of, takesOne }: ListShape): readonly ShapedValue[] | undefined {
    if (isSeq(node)) return node.items.flatMap((item) => this.#readItem(item, of) ?? [])
    if (takesOne && isScalar(node)) return [this.#read(node, of) ?? []].flat()
    this.#reject(node, l10n.t('Expected a list, such as [a, b].'))
    return undefined
  }

  /** Nothing can be meant by an item that is empty. */
  #readItem(item: Node, of: Shape): ShapedValue | undefined {
    const value = isScalar(item) ? (item.value ?? '') : item
    if (typeof value !== 'string' || /[^\s#]/.test(value)) return this.#read(item, of)
    this.#reject(item, l10n.t('Expected a value.'))
    return undefined
  }

  #reject(node: Node, message: string, meant?: string): void {
    const [from = 0, to = this.#length] = (node as { range?: readonly number[] | null } | null)?.range ?? []
    this.report([from, to], message, meant)
  }
}

/** YAML 1.1 tools write an unquoted `off` as false. */
function writtenChoice({ value }: Scalar, values: readonly string[]): string {
  return value === false && values.includes('off') ? 'off' : String(value)
}
