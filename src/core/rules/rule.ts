import type { ArchivedDigest, ArchivedPlace } from '../archive/archivedDigest.ts'
import type { ArchiveFacts } from '../archive/archiveFacts.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import type { Span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import type { DigestPart, Entry, LayoutId } from '../digest/digest.ts'
import type { RuleLevel } from '../digest/frontMatter.ts'
import type { Facts } from '../paper/facts.ts'

export type Severity = Exclude<RuleLevel, 'off'>

/**
 * One check, asked about one part of a digest after the other. Pure: same part and facts, same problems. What it must know
 * beyond the part it asks of {@link RuleFacts.whole}, so that an edit checks again what the edit can have changed, and no
 * more.
 */
export interface Rule {
  /** Kebab-case, never reused. Also the diagnostic code and the settings key. */
  readonly id: string
  readonly severity: Severity
  /** One localised sentence for the settings page and the list of rules. */
  summary(): string
  check(part: DigestPart, facts: RuleFacts): Iterable<Problem>
}

export interface RuleFacts extends Facts {
  /** Every id that settings and front matter may name. */
  readonly ruleIds: readonly string[]
  readonly whole: WholeDigest
  /** What other digests say; `undefined` where there are none, or where they have not been read yet. */
  readonly archive: ArchiveFacts | undefined
}

/** What the digest is as a whole. */
export interface WholeDigest {
  /** More than half of the entries are commented. */
  readonly isCommented: boolean
  /** The layout of most entries with a title. */
  readonly prevailingLayout: LayoutId
  /** The entries of a paper, in the order of the text. */
  entriesOf(id: ArxivId): readonly PlacedEntry[]
  /** The whole of an entry, which may go on in the parts below its own. */
  extentOf(entry: PlacedEntry): Extent
}

/** A stretch of text that may be longer than one part. */
export interface Extent {
  /** The text from the start of the part on, to behind the stretch and the blank lines that follow it. */
  readonly text: string
  readonly span: Span
}

export interface PlacedEntry {
  readonly part: DigestPart
  /** One of the part's entries; its spans count from the start of the part. */
  readonly entry: Entry
}

/** Spans count from the start of the part that was checked. */
export interface Problem {
  readonly span: Span
  /** Localised; says what is wrong and what was expected. */
  readonly message: string
  /** Ways to mend it; the first is the one that "Fix all" takes. */
  readonly fixes?: readonly Fix[]
  /** Another place in the same document that explains this one. */
  readonly related?: RelatedPlace
  /** Places in other files of the archive that explain this one. */
  readonly elsewhere?: readonly PlaceElsewhere[]
}

export interface RelatedPlace {
  /** The part from whose start the span counts. */
  readonly part: DigestPart
  readonly span: Span
  readonly message: string
}

/** Lines and characters count from 0. */
export interface PlaceElsewhere extends Pick<ArchivedPlace, 'line' | 'character' | 'length'> {
  readonly digest: Pick<ArchivedDigest, 'file'>
  readonly message: string
}

export interface Fix {
  /** Localised, imperative. */
  readonly title: string
  readonly edits: readonly TextEdit[]
}
