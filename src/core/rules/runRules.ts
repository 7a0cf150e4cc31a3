import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Digest } from '../digest/digest.ts'
import { type RuleLevel, readFrontMatter } from '../digest/frontMatter.ts'
import type { Facts } from '../paper/facts.ts'
import { rules } from './index.ts'
import type { Problem, Rule, Severity } from './rule.ts'

/** Rules not named keep their own severity. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>

export interface Finding extends Problem {
  readonly rule: Rule
  readonly severity: Severity
}

/**
 * What all rules say of a digest, in document order. The digest's front matter goes before the settings. A rule that
 * throws is logged and left out; the others still speak.
 */
export function runRules(digest: Digest, facts: Facts, settings: RuleSettings, log: Log): readonly Finding[] {
  const ruleIds = rules.map(({ id }) => id)
  const own = { ...settings, ...readFrontMatter(digest, ruleIds).rules }
  const findings = rules.flatMap((rule) => {
    const severity = own[rule.id] ?? rule.severity
    return severity === 'off'
      ? []
      : check(rule, severity, log, () => rule.check(digest, { paper: (id) => facts.paper(id), ruleIds }))
  })
  return findings.sort((a, b) => a.span.start - b.span.start)
}

function check(rule: Rule, severity: Severity, log: Log, run: () => Iterable<Problem>): Finding[] {
  try {
    return Array.from(run(), (problem) => ({ ...problem, rule, severity }))
  } catch (error) {
    log.error(`Rule ${rule.id} failed: ${describeError(error)}`)
    return []
  }
}
