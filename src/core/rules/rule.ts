import * as l10n from '@vscode/l10n'
import type { ArchiveFacts } from '../archive/archive.ts'
import type { ArchivedDigest, ArchivedPlace } from '../archive/archivedDigest.ts'
import type { IndexFacts } from '../archive/digestIndex/indexBlocks.ts'
import type { LinkForm } from '../arxiv/links.ts'
import type { Span, TextEdit } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import type { NamedRule, RuleLevel, ShapeProblem } from '../digest/conventions/shape.ts'
import type { Address, ArxivTarget, Digest, DigestPart, Entry, LayoutId } from '../digest/model.ts'
import type { Facts, Paper } from '../paper/paper.ts'

export type Severity = Exclude<RuleLevel, 'off'>

/** What is known about a rule without running it. */
export interface RuleDescription extends NamedRule {
  /** Kebab-case, never reused. Also the diagnostic code, the settings key, and the name of its page in `docs/rules`. */
  readonly id: string
  readonly severity: Severity
  /** One localised sentence for the settings page and the list of rules. */
  summary(): string
}

/**
 * One check of digests, run on one part of a digest after the other. Pure: same part and facts, same problems. It asks
 * {@link RuleFacts.whole} for what it must know beyond the part, so that an edit checks again what it may have changed,
 * and no more.
 */
export interface Rule extends RuleDescription {
  check(part: DigestPart, facts: RuleFacts): Iterable<Problem>
}

/** One check of a conventions file. */
export interface ConventionsRule extends RuleDescription {
  /** Spans count from the start of the file. */
  checkConventions(text: string, facts: ConventionsFacts): Iterable<Problem>
}

export interface ConventionsFacts {
  /** Everything that the file may name. */
  readonly rules: readonly NamedRule[]
  /** The known digests to which the file applies, read with it; empty if none have been read. */
  digests(): readonly Digest[]
}

/** One check of documents that list the digests of an archive, digests themselves or not. */
export interface IndexRule extends RuleDescription {
  /** Spans count from the start of the document. */
  checkIndex(text: string, facts: IndexFacts): Iterable<Problem>
}

export interface RuleFacts extends Facts {
  /** Everything that settings and front matter may name. */
  readonly rules: readonly NamedRule[]
  readonly whole: WholeDigest
  readonly conventions: Conventions
  /** Missing if the other digests have not been read. */
  readonly archive?: ArchiveFacts
}

/** Facts about the digest as a whole. */
export interface WholeDigest {
  readonly hasEntries: boolean
  /** Whether more than half of the entries have commentary. */
  readonly isCommented: boolean
  /** Whether nearly all entries have a link, so that one without stands out. */
  readonly isLinked: boolean
  /** Whether many of its papers have two entries, as in lists by subject and again by year. */
  readonly listsTwice: boolean
  /** Whether it has exactly one entry, as notes on one paper have. */
  readonly isNote: boolean
  /** The layout of most entries with a title. */
  readonly prevailingLayout: LayoutId
  /** The form of most entries' links to arXiv. */
  readonly prevailingLink: LinkForm
  /** Whether most of the digest's addresses of arXiv, and some at least, are written as this one, apart from the paper. */
  isHouseStyle(part: DigestPart, address: Pick<Address, 'span'>, arxiv: ArxivTarget): boolean
  /** Whether the tag occurs, in exactly this spelling. */
  hasTag(name: string): boolean
  /** Whether the part is the beginning of the digest. */
  isFirst(part: DigestPart): boolean
  /** Whether the part is the end of the digest. */
  isLast(part: DigestPart): boolean
  /** The entries of an entry's paper, including itself, in the order of the text; none if it names no paper. */
  entriesLike(entry: Entry): readonly PlacedEntry[]
  /**
   * Whether the entry is another link to the paper of the one directly above it, such as to its PDF, without a title.
   */
  isSecondLink(entry: PlacedEntry): boolean
  /** The whole of an entry, which may continue in the parts below its own. */
  extentOf(entry: PlacedEntry): Extent
  /**
   * Writes the lines that name an entry in the form of the digest's others, with the title or link that it lacks.
   * @returns `undefined` if there is no such form, or if the rest would be read differently
   */
  completed(entry: PlacedEntry, paper: Paper, facts: RuleFacts): TextEdit | undefined
  /** Whether the edit, in the entry's part, gives it the paper's title and leaves everything else as it was. */
  isTitledBy(edit: TextEdit, entry: PlacedEntry, paper: Paper, facts: RuleFacts): boolean
}

/** A range of text that may be longer than one part. */
export interface Extent {
  /** The text from the start of the part to the end of the range and the blank lines that follow it. */
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
  /** If missing, the rule's severity. Settings for the rule take precedence. */
  readonly severity?: Severity
  /** Ways to fix it; "Fix all" applies the first, unless it needs a decision. */
  readonly fixes?: readonly Fix[]
  /** What a person may search for to fix it. */
  readonly search?: PaperSearch
  /** Another place in the same document that explains this one. */
  readonly related?: RelatedPlace
  /** Places in other files of the archive that explain this one. */
  readonly elsewhere?: readonly PlaceElsewhere[]
}

interface RelatedPlace {
  /** The part to whose start the span is relative. */
  readonly part: DigestPart
  readonly span: Span
  readonly message: string
}

/** Lines and characters count from 0. */
interface PlaceElsewhere extends Pick<ArchivedPlace, 'line' | 'character' | 'length'> {
  readonly digest: Pick<ArchivedDigest, 'file'>
  readonly message: string
}

export interface Fix {
  /** Localised, imperative. */
  readonly title: string
  /** May be computed on demand; empty if no edit would be read as intended. */
  readonly edits: readonly TextEdit[]
  /** Whether a person must decide, because it removes or moves words, or may be the wrong fix. */
  readonly isChosen?: boolean
}

/** A search for the intended paper, and what to do with the result. */
export interface PaperSearch {
  /** Localised, imperative. */
  readonly title: string
  readonly words: string
  edits(found: Paper): readonly TextEdit[]
}

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

/** A problem in YAML, with the probably intended key or value as its fix. */
export function shapeProblem({ span, message, nearest }: ShapeProblem): Problem {
  const fixes = nearest
    ? [{ title: l10n.t('Change to “{0}”', nearest), edits: [{ span, newText: nearest }] }]
    : []
  return { span, message, fixes }
}
