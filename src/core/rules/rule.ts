import type { Span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import type { Digest } from '../digest/digest.ts'
import type { RuleLevel } from '../digest/frontMatter.ts'
import type { Facts } from '../paper/facts.ts'

export type Severity = Exclude<RuleLevel, 'off'>

/** One check over a parsed digest. Pure: same digest and facts, same problems. */
export interface Rule {
  /** Kebab-case, never reused. Also the diagnostic code and the settings key. */
  readonly id: string
  readonly severity: Severity
  /** One localised sentence for the settings page and the list of rules. */
  summary(): string
  check(digest: Digest, facts: RuleFacts): Iterable<Problem>
}

export interface RuleFacts extends Facts {
  /** Every id that settings and front matter may name. */
  readonly ruleIds: readonly string[]
}

export interface Problem {
  readonly span: Span
  /** Localised; says what is wrong and what was expected. */
  readonly message: string
  /** Ways to mend it; the first is the one that "Fix all" takes. */
  readonly fixes?: readonly Fix[]
  /** Another place in the same document that explains this one. */
  readonly related?: { readonly span: Span; readonly message: string }
}

export interface Fix {
  /** Localised, imperative. */
  readonly title: string
  readonly edits: readonly TextEdit[]
}
