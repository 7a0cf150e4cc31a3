import { readConventions } from '../digest/conventions/conventions.ts'
import type { RuleSettings } from '../digest/conventions/shape.ts'
import type { Finding } from './finding.ts'
import { conventionsRules, rules } from './index.ts'

/** What the rules say of a file of conventions, in its order. What it says of their severity goes before the settings. */
export function checkConventions(text: string, settings: RuleSettings): readonly Finding[] {
  const levels = { ...settings, ...readConventions(text).rules }
  const findings = conventionsRules.flatMap((rule) => {
    const severity = levels[rule.id] ?? rule.severity
    if (severity === 'off') return []
    return Array.from(rule.checkConventions(text, rules), ({ span, message, fixes = [] }): Finding => {
      return { rule, severity, span, message, fixes }
    })
  })
  return findings.sort((a, b) => a.span.start - b.span.start)
}
