import * as l10n from '@vscode/l10n'
import { nearest } from '../base/difference.ts'
import { readConventions, readOwnConventions, writtenEntries } from '../digest/conventions/readConventions.ts'
import { hasRead, taughtPattern } from '../digest/frames/taught.ts'
import {
  type ConventionsFacts,
  type ConventionsRule,
  type Problem,
  type Rule,
  rulesSwitchedOffIn,
  shapeProblem,
} from './rule.ts'

export const invalidConventions: ConventionsRule = {
  id: 'invalid-conventions',
  severity: 'error',
  summary: () =>
    l10n.t('Conventions in digest.yaml that are not valid YAML, or an unknown key or value in them.'),

  *checkConventions(text, facts) {
    for (const problem of readConventions(text, facts.rules).problems) yield shapeProblem(problem)
    yield* unusedPatterns(text, facts)
  },
}

/** Patterns that match nothing in any known digest; they may be meant for others, so this is a hint. */
function* unusedPatterns(text: string, { digests }: ConventionsFacts): Iterable<Problem> {
  const written = writtenEntries(text)
  const read = written.length > 0 ? digests() : []
  if (read.length === 0) return
  for (const { source, span } of written) {
    const pattern = taughtPattern(source)
    if (!pattern || read.some(({ entries }) => entries.some((entry) => hasRead(pattern, entry)))) continue
    const message = l10n.t(
      'No entry is read by this pattern: none is written like this, or an earlier pattern matches those that are.',
    )
    yield { span, message, severity: 'hint' }
  }
}

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
