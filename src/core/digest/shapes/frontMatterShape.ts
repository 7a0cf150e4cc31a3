import * as l10n from '@vscode/l10n'
import { digestKey } from '../grammar.ts'
import { type NamedRule, rulesShape } from './ruleShapes.ts'
import type { MapShape, Shape } from './shape.ts'

/** A digest's YAML header. What is not below our key belongs to other tools. */
export function frontMatterShape(rules: readonly NamedRule[]): MapShape {
  return {
    kind: 'map',
    describe: () => l10n.t('The front matter of a document.'),
    keys: { [digestKey]: digestShape(rules) },
    others: 'anything',
  }
}

function digestShape(rules: readonly NamedRule[]): Shape {
  return {
    kind: 'switch',
    describe: () =>
      l10n.t('Makes the document a digest: true, or a mapping of what is true of this digest alone.'),
    map: {
      kind: 'map',
      describe: () => l10n.t('What is true of this digest alone.'),
      keys: {
        title: { kind: 'text', describe: () => l10n.t('The title of the digest, where no heading says it.') },
        date: { kind: 'text', describe: () => l10n.t('The day of the digest, such as 2024-03-01.') },
        tags: {
          kind: 'list',
          describe: () => l10n.t('Tags of the digest, without their signs.'),
          of: { kind: 'text', describe: () => l10n.t('A tag, without its sign.') },
        },
        rules: rulesShape(rules),
      },
    },
  }
}
