import type { Span } from '../base/span.ts'
import type { RuleLevel } from '../digest/frontMatter.ts'
import type { Fix, PlaceElsewhere, Rule, Severity } from './rule.ts'

/** Rules not named keep their own severity. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>

/** A problem at its place in the document. */
export interface Finding {
  readonly rule: Rule
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly fixes: readonly Fix[]
  /** Another place in the same document that explains this one. */
  readonly related?: { readonly span: Span; readonly message: string }
  /** Places in other files of the archive that explain this one. */
  readonly elsewhere?: readonly PlaceElsewhere[]
}
