import * as l10n from '@vscode/l10n'
import type { ArchiveFacts } from '../archive/archive.ts'
import type { ArchivedDigest, ArchivedPlace } from '../archive/archivedDigest.ts'
import type { IndexFacts } from '../archive/digestIndex/indexBlocks.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { type Span, span, type TextEdit } from '../base/span.ts'
import type { Conventions, NamedRule, RuleLevel, ShapeProblem } from '../digest/conventions/conventions.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type PlainLine, plainLines } from '../digest/lines/hiding.ts'
import {
  type Address,
  type ArxivTarget,
  type Digest,
  type DigestPart,
  definitionOf,
  type Entry,
  type LayoutId,
} from '../digest/model.ts'
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
  /** Whether it begins with a list of papers that entries below comment on, as newsletters do. */
  readonly hasHighlights: boolean
  /** Whether it has exactly one entry, as notes on one paper have. */
  readonly isNote: boolean
  /** The layout of most entries with a title. */
  readonly prevailingLayout: LayoutId
  /** The form of most entries' links to arXiv. */
  readonly prevailingLink: LinkForm
  /** Whether most of the digest's addresses of arXiv, and some at least, are written as this one, apart from the paper. */
  isHouseStyle(part: DigestPart, address: Pick<Address, 'span'>, arxiv: ArxivTarget): boolean
  /** Whether the first entry of the paper has no commentary, and others have, as those of highlights. */
  isHighlighted(entry: Entry): boolean
  /** Whether an entry is in a list of references, which names the papers above again. */
  isReference(entry: PlacedEntry): boolean
  /** How often each tag occurs, by its exact spelling. */
  readonly tags: ReadonlyMap<string, number>
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
  /** Whether the entry's lines are those of the entry directly above again, with nothing between the two. */
  isCopyOfAbove(entry: PlacedEntry): boolean
  /** The whole of an entry, which may continue in the parts below its own. */
  extentOf(entry: PlacedEntry): Extent
  /**
   * Writes the lines that name an entry in the form of the digest's others, with the title or link that it lacks.
   * @returns `undefined` if there is no such form, or if the rest would be read differently
   */
  completed(entry: PlacedEntry, paper: Paper, facts: RuleFacts): TextEdit | undefined
  /** Whether the edit, in the entry's part, gives it the paper's title and leaves everything else as it was. */
  isTitledBy(edit: TextEdit, entry: PlacedEntry, paper: Paper, facts: RuleFacts): boolean
  /** Leaves what is said in an entry where it is, with the paper named after its first line; `undefined` if that would be an entry. */
  asMention(entry: PlacedEntry): TextEdit | undefined
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
  /** It is about the digest and only shown here, even if here is code or a comment. */
  readonly isOfDigest?: boolean
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

/** Offers to look for the paper with an entry's title; its identifier replaces the written one. */
export function searchForTitle(part: DigestPart, entry: Entry | undefined): Pick<Problem, 'search'> {
  const idSpan = entry && writtenIdOf(part, entry)
  const words = entry && plainTitle(entry)
  if (!words || !idSpan) return {}
  return {
    search: {
      title: l10n.t('Find the identifier for this title…'),
      words,
      edits: ({ id }) => [{ span: idSpan, newText: id }],
    },
  }
}

/** The entry whose paper the address names, directly or as the definition of a reference. */
export function entryOf(part: DigestPart, address: Address): Entry | undefined {
  return part.entries.find(
    ({ link }) => link && (link === address || isAt(definitionOf(part, link), address)),
  )
}

/** Whether an address is not that of an entry; the entry to which a definition belongs may be in another part. */
export function isAside(part: DigestPart, address: Address): boolean {
  if (entryOf(part, address)) return false
  return !('name' in address) || part.links.some((link) => isAt(definitionOf(part, link), address))
}

/** The place of the identifier; `undefined` if it is not in this part. */
function writtenIdOf(part: DigestPart, { link }: Entry): Span | undefined {
  const address = link?.form === 'reference' ? definitionOf(part, link) : link
  return address?.arxiv?.idSpan
}

function isAt(definition: Address | undefined, { span }: Address): boolean {
  return definition?.span.start === span.start
}

/** Ids of rules; empty for all of them. */
type RuleChoice = readonly string[]

/**
 * The directives in the comments of one part: `<!-- digest-disable rule … -->`, `<!-- digest-disable-next-line rule …
 * -->`.
 */
interface Directives {
  readonly everywhere: readonly RuleChoice[]
  readonly places: readonly { readonly rules: RuleChoice; readonly span: Span }[]
  /** Directives for the next line, if the next part begins with it. */
  readonly pending: readonly RuleChoice[]
}

const directiveWord = 'digest-disable'
const directive = /<!--[ \t]*digest-disable(-next-line)?((?:[ \t]+[a-z][0-9a-z]*(?:-[0-9a-z]+)*)*)[ \t]*-->/g

/** The rules that comments in a digest disable, updated as parts are added and removed. */
export class SwitchedOff {
  readonly #directives = new Map<DigestPart, Directives>()
  /** How many comments disable a rule for the whole file, by rule id. */
  readonly #everywhere = new Counts<string>()

  add(part: DigestPart): void {
    // Nearly all parts have none, and all are examined.
    if (!part.text.includes(directiveWord)) return
    const directives = new DirectiveReader(part).read()
    this.#directives.set(part, directives)
    this.#count(directives, 1)
  }

  delete(part: DigestPart): void {
    const directives = this.#directives.get(part)
    if (directives) this.#count(directives, -1)
    this.#directives.delete(part)
  }

  /** Whether a problem that starts at the offset of a part is disabled. */
  holds(ruleId: string, part: DigestPart, offset: number, above: DigestPart | undefined): boolean {
    if (this.#directives.size === 0) return false
    if (this.#everywhere.has(ruleId) || this.#everywhere.has(allRules)) return true
    const isMeant = (rules: RuleChoice) => rules.length === 0 || rules.includes(ruleId)
    const here = this.#directives.get(part)?.places ?? []
    if (here.some(({ rules, span: place }) => isMeant(rules) && isIn(place, offset))) return true
    const pending = above ? (this.#directives.get(above)?.pending ?? []) : []
    return pending.some(isMeant) && isIn(firstPlace(part), offset)
  }

  #count({ everywhere }: Directives, times: 1 | -1): void {
    for (const rules of everywhere)
      for (const id of rules.length > 0 ? rules : [allRules]) this.#everywhere.add(id, times)
  }
}

/** Stands for all rules, because no rule has this id. */
const allRules = ''

/** A rule as a comment names it. */
interface RuleName {
  readonly id: string
  /** Counted from the start of the part. */
  readonly span: Span
}

/** The rules that the comments of a part disable, known or not. */
export function* rulesSwitchedOffIn(part: DigestPart): Iterable<RuleName> {
  if (!part.text.includes(directiveWord)) return
  for (const { words, wordStart, isInside } of plainLines(part.text)) {
    if (isInside) continue
    for (const { 0: comment, 2: ids = '', index } of words.matchAll(directive)) {
      const start = wordStart + index + comment.lastIndexOf(ids)
      for (const { 0: id, index: place } of ids.matchAll(/[^ \t]+/g)) {
        yield { id, span: span(start + place, start + place + id.length) }
      }
    }
  }
}

class DirectiveReader {
  readonly #part: DigestPart
  readonly #everywhere: RuleChoice[] = []
  readonly #places: { rules: RuleChoice; span: Span }[] = []
  #pending: RuleChoice[] = []

  constructor(part: DigestPart) {
    this.#part = part
  }

  read(): Directives {
    for (const line of plainLines(this.#part.text)) if (!line.isInside) this.#readLine(line)
    return { everywhere: this.#everywhere, places: this.#places, pending: this.#pending }
  }

  #readLine(line: PlainLine): void {
    const found = [...line.words.matchAll(directive)]
    if (this.#pending.length > 0 && !isDirective(line.words)) {
      const place = placeAt(this.#part, line)
      for (const rules of this.#pending) this.#places.push({ rules, span: place })
      this.#pending = []
    }
    for (const [, isNextLine, ids = ''] of found) {
      const rules = ids.split(/[ \t]+/).filter((id) => id !== '')
      if (isNextLine) this.#pending.push(rules)
      else this.#everywhere.push(rules)
    }
  }
}

/** Whether a line contains only a directive; a directive for the next line skips it. */
export function isDirective(line: string): boolean {
  return line.replace(directive, '').trim() === ''
}

function firstPlace(part: DigestPart): Span {
  for (const line of plainLines(part.text)) if (line.words !== '') return placeAt(part, line)
  return span(0, 0)
}

/** A line, or all lines that name a paper if its entry begins on that line. */
function placeAt(part: DigestPart, line: Span): Span {
  const entry = part.entries.find(({ span: { start } }) => line.start <= start && start <= line.end)
  return span(line.start, entry ? Math.max(line.end, endOfHead(entry)) : line.end)
}

/** The end of the last line that names an entry's paper. */
function endOfHead({ title, link }: Entry): number {
  return Math.max(title?.span.end ?? 0, link?.span.end ?? 0)
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Counts how often each word occurs. */
export class Counts<T extends string> {
  readonly #counts = new Map<T, number>()

  add(value: T, times: 1 | -1): void {
    const count = (this.#counts.get(value) ?? 0) + times
    if (count > 0) this.#counts.set(value, count)
    else this.#counts.delete(value)
  }

  get(value: T): number {
    return this.#counts.get(value) ?? 0
  }

  has(value: T): boolean {
    return this.#counts.has(value)
  }

  /** The most frequent word; among equals the given default, then the first in the alphabet. */
  most(usual: T): T {
    const ranked = [...this.#counts].sort(([a, countOfA], [b, countOfB]) => {
      if (countOfA !== countOfB) return countOfB - countOfA
      if (a === usual || b === usual) return a === usual ? -1 : 1
      return a < b ? -1 : 1
    })
    return ranked[0]?.[0] ?? usual
  }
}
