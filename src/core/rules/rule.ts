import * as l10n from '@vscode/l10n'
import type { ArchiveFacts } from '../archive/archive.ts'
import type { ArchivedDigest, ArchivedPlace } from '../archive/archivedDigest.ts'
import type { IndexFacts } from '../archive/digestIndex/indexBlocks.ts'
import type { LinkForm } from '../arxiv/links.ts'
import type { Span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import type { ShapeProblem } from '../digest/conventions/readShape.ts'
import type { NamedRule, RuleLevel } from '../digest/conventions/shape.ts'
import type { Address, ArxivTarget, Digest, DigestPart, Entry, LayoutId } from '../digest/model.ts'
import type { Facts, Paper } from '../paper/paper.ts'

export type Severity = Exclude<RuleLevel, 'off'>

/** What is known of a rule without asking it. */
export interface RuleDescription extends NamedRule {
  /** Kebab-case, never reused. Also the diagnostic code, the settings key, and the name of its page in `docs/rules`. */
  readonly id: string
  readonly severity: Severity
  /** One localised sentence for the settings page and the list of rules. */
  summary(): string
}

/**
 * One check of digests, asked about one part of a digest after the other. Pure: same part and facts, same problems. What
 * it must know beyond the part it asks of {@link RuleFacts.whole}, so that an edit checks again what the edit can have
 * changed, and no more.
 */
export interface Rule extends RuleDescription {
  check(part: DigestPart, facts: RuleFacts): Iterable<Problem>
}

/** One check of a file of conventions. */
export interface ConventionsRule extends RuleDescription {
  /** Spans count from the start of the file. */
  checkConventions(text: string, facts: ConventionsFacts): Iterable<Problem>
}

export interface ConventionsFacts {
  /** All that the file may name. */
  readonly rules: readonly NamedRule[]
  /** The digests at hand to which the file applies, read as it says; none where nobody has read any. */
  digests(): readonly Digest[]
}

/** One check of documents that list the digests of an archive, digests themselves or not. */
export interface IndexRule extends RuleDescription {
  /** Spans count from the start of the document. */
  checkIndex(text: string, facts: IndexFacts): Iterable<Problem>
}

export interface RuleFacts extends Facts {
  /** All that settings and front matter may name. */
  readonly rules: readonly NamedRule[]
  readonly whole: WholeDigest
  readonly conventions: Conventions
  /** Missing where nobody has read the other digests. */
  readonly archive?: ArchiveFacts
}

/** What the digest is as a whole. */
export interface WholeDigest {
  readonly hasEntries: boolean
  /** More than half of the entries are commented. */
  readonly isCommented: boolean
  /** Nearly all entries have a link; one without stands out. */
  readonly isLinked: boolean
  /** Many of its papers are entries twice, as in lists by subject and again by year. */
  readonly listsTwice: boolean
  /** It has one entry and no more, as notes on one paper have. */
  readonly isNote: boolean
  /** The layout of most entries with a title. */
  readonly prevailingLayout: LayoutId
  /** The form of most entries' links to arXiv. */
  readonly prevailingLink: LinkForm
  /** Whether most of the digest's addresses of arXiv, and some at least, are written as this one, apart from the paper. */
  isHouseStyle(part: DigestPart, address: Pick<Address, 'span'>, arxiv: ArxivTarget): boolean
  /** Whether the tag occurs, in this very spelling. */
  hasTag(name: string): boolean
  /** Whether the part is the beginning of the digest. */
  isFirst(part: DigestPart): boolean
  /** Whether the part is the end of the digest. */
  isLast(part: DigestPart): boolean
  /**
   * The entries of a paper, in the order of the text.
   * @param key see `paperKeyOf`
   */
  entriesOf(key: string): readonly PlacedEntry[]
  /** The entry is another link to the paper of the one right above it, such as to its PDF, and has no title. */
  isSecondLink(entry: PlacedEntry): boolean
  /** The whole of an entry, which may go on in the parts below its own. */
  extentOf(entry: PlacedEntry): Extent
  /**
   * Writes the lines that name an entry in the form of the digest's others, with the title or link that it lacks.
   * @returns `undefined` when there is no such form, or when the rest would be read otherwise then
   */
  completed(entry: PlacedEntry, paper: Paper, facts: RuleFacts): TextEdit | undefined
  /** Whether the edit, in the entry's part, gives it the paper's title and leaves all else that is said as it was. */
  isTitledBy(edit: TextEdit, entry: PlacedEntry, paper: Paper, facts: RuleFacts): boolean
}

/** A stretch of text that may be longer than one part. */
export interface Extent {
  /** The text from the start of the part on, to the end of the stretch and the blank lines that follow it. */
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
  /** Missing where it is that of the rule. What settings say of the rule goes before it. */
  readonly severity?: Severity
  /** Ways to mend it; the first is the one that "Fix all" takes, unless a person must choose it. */
  readonly fixes?: readonly Fix[]
  /** What a person may search for to mend it. */
  readonly search?: PaperSearch
  /** Another place in the same document that explains this one. */
  readonly related?: RelatedPlace
  /** Places in other files of the archive that explain this one. */
  readonly elsewhere?: readonly PlaceElsewhere[]
}

interface RelatedPlace {
  /** The part from whose start the span counts. */
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
  /** May be worked out when they are asked for; then there may be none, where no way to mend it would be read as meant. */
  readonly edits: readonly TextEdit[]
  /** A person must choose it, because it takes words away, moves them, or might be the wrong way. */
  readonly isChosen?: boolean
}

/** A search for the paper that is meant, and what to do with the one that is found. */
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

/** What is wrong with YAML, with the key or value probably meant as its fix. */
export function shapeProblem({ span, message, nearest }: ShapeProblem): Problem {
  const fixes = nearest
    ? [{ title: l10n.t('Change to "{0}"', nearest), edits: [{ span, newText: nearest }] }]
    : []
  return { span, message, fixes }
}
