import * as l10n from '@vscode/l10n'
import type { ShapeProblem } from '../digest/conventions/readShape.ts'
import type { Problem } from './rule.ts'

/** What is wrong with YAML, with the key or value probably meant as its fix. */
export function shapeProblem({ span, message, nearest }: ShapeProblem): Problem {
  const fixes = nearest
    ? [{ title: l10n.t('Change to "{0}"', nearest), edits: [{ span, newText: nearest }] }]
    : []
  return { span, message, fixes }
}
