import type { Span } from '../base/span.ts'
import type { Fix, PaperSearch, PlaceElsewhere, RuleDescription, Severity } from './rule.ts'

/** A problem at its place in the document. */
export interface Finding {
  readonly rule: RuleDescription
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly fixes: readonly Fix[]
  readonly search?: PaperSearch
  /** Another place in the same document that explains this one. */
  readonly related?: { readonly span: Span; readonly message: string }
  /** Places in other files of the archive that explain this one. */
  readonly elsewhere?: readonly PlaceElsewhere[]
}
