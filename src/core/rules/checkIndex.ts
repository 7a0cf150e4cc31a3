import type { IndexFacts } from '../archive/digestIndex/wrongLines.ts'
import { readOwnConventions } from '../digest/conventions/conventions.ts'
import type { RuleSettings } from '../digest/conventions/shape.ts'
import type { Digest } from '../digest/model.ts'
import { SwitchedOff } from './directives.ts'
import type { Finding } from './finding.ts'
import { indexRules, rules } from './index.ts'

/**
 * What the rules about indexes say of a document, digest or not, in its order. Its front matter goes before the settings,
 * and comments before both.
 */
export function checkIndex(document: Digest, facts: IndexFacts, settings: RuleSettings): readonly Finding[] {
  const [head] = document.parts
  const levels = { ...settings, ...(head && readOwnConventions(head, rules).rules) }
  const isOff = switchedOffIn(document)
  const findings = indexRules.flatMap((rule) => {
    const severity = levels[rule.id] ?? rule.severity
    if (severity === 'off') return []
    return Array.from(rule.checkIndex(document.text, facts), ({ span, message, fixes = [] }): Finding => {
      return { rule, severity, span, message, fixes }
    })
  })
  return findings
    .filter(({ rule, span }) => !isOff(rule.id, span.start))
    .sort((a, b) => a.span.start - b.span.start)
}

function switchedOffIn({ parts, partStarts }: Digest): (rule: string, offset: number) => boolean {
  const switchedOff = new SwitchedOff()
  for (const part of parts) switchedOff.add(part)
  return (rule, offset) => {
    const index = partStarts.findLastIndex((start) => start <= offset)
    const part = parts[index]
    return (
      part !== undefined && switchedOff.holds(rule, part, offset - (partStarts[index] ?? 0), parts[index - 1])
    )
  }
}
