import * as l10n from '@vscode/l10n'
import { readFrontMatter } from '../digest/frontMatter.ts'
import type { Rule } from './rule.ts'
import { shapeProblem } from './shapeProblem.ts'

export const invalidFrontMatter: Rule = {
  id: 'invalid-front-matter',
  severity: 'error',
  summary: () => l10n.t('Front matter that is not YAML, or a digest key that does not exist.'),

  *check(part, { rules }) {
    for (const problem of readFrontMatter(part, rules).problems) yield shapeProblem(problem)
  },
}
