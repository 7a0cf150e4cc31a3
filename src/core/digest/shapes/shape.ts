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
}

export interface MapShape extends Described {
  readonly kind: 'map'
  readonly keys: Readonly<Record<string, Shape>>
  /** What other keys may hold; `'anything'` when they belong to others. Missing when there may be no others. */
  readonly others?: Shape | 'anything'
}

/** `true`, `false`, or a mapping. */
export interface SwitchShape extends Described {
  readonly kind: 'switch'
  readonly map: MapShape
}
