import { type Conventions, readConventions } from '../digest/conventions/conventions.ts'
import type { RuleSettings } from '../digest/conventions/shape.ts'
import type { Digest } from '../digest/model.ts'
import type { Finding } from './finding.ts'
import { conventionsRules, rules } from './index.ts'

/**
 * What the rules say of a file of conventions, in its order. What it says of their severity goes before the settings.
 * @param digestsBy gives the digests at hand to which the file applies, read by its conventions
 */
export function checkConventions(
  text: string,
  settings: RuleSettings,
  digestsBy: (conventions: Conventions) => readonly Digest[] = () => [],
): readonly Finding[] {
  const conventions = readConventions(text)
  const levels = { ...settings, ...conventions.rules }
  const facts = { rules, digests: () => digestsBy(conventions) }
  const findings = conventionsRules.flatMap((rule) => {
    const level = levels[rule.id] ?? rule.severity
    if (level === 'off') return []
    return Array.from(rule.checkConventions(text, facts), (problem): Finding => {
      const { span, message, fixes = [], severity = level } = problem
      return { rule, severity, span, message, fixes }
    })
  })
  return findings.sort((a, b) => a.span.start - b.span.start)
}
