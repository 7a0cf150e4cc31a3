import * as l10n from '@vscode/l10n'
import { readConventions } from '../digest/conventions/conventions.ts'
import type { ConventionsRule } from './rule.ts'
import { shapeProblem } from './shapeProblem.ts'

export const invalidConventions: ConventionsRule = {
  id: 'invalid-conventions',
  severity: 'error',
  summary: () =>
    l10n.t('Conventions in digest.yaml that are not YAML, or a key or value that does not exist.'),

  *checkConventions(text, rules) {
    for (const problem of readConventions(text, rules).problems) yield shapeProblem(problem)
  },
}
