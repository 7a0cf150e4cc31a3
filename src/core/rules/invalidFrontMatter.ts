import * as l10n from '@vscode/l10n'
import { nearest } from '../base/difference.ts'
import { readOwnConventions } from '../digest/conventions/readConventions.ts'
import { type Rule, rulesSwitchedOffIn, shapeProblem } from './rule.ts'

export const invalidFrontMatter: Rule = {
  id: 'invalid-front-matter',
  severity: 'error',
  summary: () =>
    l10n.t(
      'Front matter that is not valid YAML, TOML or JSON, an unknown digest key, or a comment that disables an unknown rule.',
    ),

  *check(part, { rules }) {
    for (const problem of readOwnConventions(part, rules).problems) yield shapeProblem(problem)
    // Directives in comments belong to the file, too, and are misspelled as easily.
    for (const { id, span } of rulesSwitchedOffIn(part)) {
      const known = rules.map((rule) => rule.id)
      if (known.includes(id)) continue
      const message = l10n.t('"{0}" is not known here; expected one of: {1}.', id, known.join(', '))
      yield shapeProblem({ span, message, nearest: nearest(id, known) })
    }
  },
}
