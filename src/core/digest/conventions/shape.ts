import * as l10n from '@vscode/l10n'

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
export interface SwitchShape extends Described {
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

/** Severities of rules by their ids. Without a list of rules any id will do. */
export function rulesShape(rules: readonly NamedRule[]): MapShape {
  const keys = rules.map((rule) => [rule.id, levelShape(() => rule.summary())] as const)
  return {
    kind: 'map',
    describe: () => l10n.t('The severity of each rule, by its id. Rules not listed keep their default.'),
    keys: Object.fromEntries(keys),
    ...(rules.length === 0 && { others: levelShape(() => l10n.t('The severity of the rule.')) }),
  }
}

function levelShape(describe: () => string): ChoiceShape {
  return { kind: 'choice', describe, choices: levels }
}

const levels: readonly Choice[] = ruleLevels.map((value) => ({ value, describe: () => describeLevel(value) }))

function describeLevel(level: RuleLevel): string {
  switch (level) {
    case 'off':
      return l10n.t('Not reported.')
    case 'hint':
      return l10n.t('A few dots under the text.')
    case 'information':
      return l10n.t('Something worth knowing.')
    case 'warning':
      return l10n.t('Probably wrong.')
    case 'error':
      return l10n.t('Certainly wrong; the command line fails.')
  }
}
