import type { ArchiveFacts } from '../archive/archive.ts'
import type { IndexFacts } from '../archive/digestIndex/indexBlocks.ts'
import { finish, finishInSlices, type Steps } from '../base/async.ts'
import { describeError, type Log } from '../base/errors.ts'
import { type Span, slice, span, type TextEdit } from '../base/span.ts'
import type { Conventions, RuleSettings } from '../digest/conventions/conventions.ts'
import { noConventions, readConventions, readOwnConventions } from '../digest/conventions/readConventions.ts'
import type { Digest, DigestPart } from '../digest/model.ts'
import { verbatimBefore, verbatimSpans } from '../digest/place.ts'
import type { Facts } from '../paper/paper.ts'
import { conventionsRules, digestRules, indexRules, rules } from './index.ts'
import { DigestOverview } from './overview.ts'
import {
  type Finding,
  type Fix,
  isDirective,
  type PaperSearch,
  type Problem,
  type Rule,
  type RuleFacts,
  type Severity,
  SwitchedOff,
} from './rule.ts'

export interface CheckOptions {
  readonly facts: Facts
  /** The person's own settings; conventions, front matter and comments take precedence. */
  readonly settings: RuleSettings
  readonly conventions?: Conventions
  /** The archive as seen from the digest. A check is for one state of it. */
  readonly archive?: ArchiveFacts
  readonly log: Log
}

interface PartProblem extends Problem {
  readonly rule: Rule
}

/** The findings of all rules for a digest, in document order. */
export function checkDigest(digest: Digest, options: CheckOptions): readonly Finding[] {
  return new DigestCheck(digest, options).findings()
}

/** What a rule asked about a paper, and the answer that it got. */
interface Asked {
  readonly ask: () => unknown
  readonly answer: unknown
}

/**
 * The problems of one digest, updated as it is edited and as records arrive: a part is due to be checked again if it is
 * new, if one of its papers was added or removed elsewhere, if a fact about the whole digest has changed, or if its rules
 * would get another answer about a paper.
 */
export class DigestCheck {
  readonly #options: CheckOptions
  readonly #overview: DigestOverview
  readonly #ruleFacts: RuleFacts
  readonly #switchedOff = new SwitchedOff()
  readonly #problems = new Map<DigestPart, readonly PartProblem[]>()
  readonly #due: Set<DigestPart>
  /** Whoever else waits for the same check does not make its slices longer. */
  #checking: Promise<void> | undefined
  readonly #askedFor = new WeakMap<DigestPart, readonly Asked[]>()
  /** What the rules have asked about the part that is being checked. */
  #asked: Asked[] | undefined
  #digest: Digest
  /** Grows with each edit and each arrival of records. */
  #changeCount = 0
  #wholeFacts: string
  #header: { readonly part: DigestPart; readonly rules: RuleSettings } | undefined

  constructor(digest: Digest, options: CheckOptions) {
    const { facts, conventions = noConventions, archive } = options
    this.#digest = digest
    this.#options = options
    this.#overview = new DigestOverview(digest, facts)
    this.#ruleFacts = {
      paper: (id) => this.#answer(() => facts.paper(id)),
      doiPaper: (doi) => this.#answer(() => facts.doiPaper?.(doi)),
      isAbsent: (id) => this.#answer(() => facts.isAbsent?.(id) ?? false),
      rules,
      whole: this.#overview,
      conventions,
      ...(archive && { archive }),
    }
    for (const part of digest.parts) this.#switchedOff.add(part)
    this.#wholeFacts = this.#describeWhole()
    this.#due = new Set(digest.parts)
  }

  /** Applies an edit: the digest's new state. */
  update(digest: Digest): void {
    this.#changeCount++
    const before = this.#digest
    const { first, removed, added } = changedParts(before, digest)
    const concerned = this.#overview.update(digest, removed, added)
    this.#digest = digest
    for (const part of removed) {
      this.#switchedOff.delete(part)
      this.#problems.delete(part)
      this.#due.delete(part)
    }
    for (const part of added) this.#switchedOff.add(part)
    const wholeFacts = this.#describeWhole()
    const isSameWhole = wholeFacts === this.#wholeFacts
    this.#wholeFacts = wholeFacts
    const around = [...this.#above(first), ...this.#newEnds(before)]
    for (const part of isSameWhole ? [...added, ...concerned, ...around] : digest.parts) this.#due.add(part)
  }

  /** The first and the last part, if others were first or last before. */
  #newEnds({ parts: before }: Digest): readonly DigestPart[] {
    const ends = [0, -1].filter((index) => this.#digest.parts.at(index) !== before.at(index))
    return ends.flatMap((index) => this.#digest.parts.at(index) ?? [])
  }

  /** The part whose last entry may continue below: its problems may be out of date. */
  #above(index: number): readonly DigestPart[] {
    const { parts } = this.#digest
    for (let above = index - 1; above >= 0; above--) {
      const part = parts[above]
      if (part && part.entries.length > 0) return this.#problems.has(part) ? [part] : []
    }
    return []
  }

  /** Applies the arrival of records. */
  recheck(): void {
    this.#changeCount++
    const isAll = this.#overview.learn()
    for (const part of this.#digest.parts) if (isAll || this.#isOutdated(part)) this.#due.add(part)
  }

  #isOutdated(part: DigestPart): boolean {
    return this.#askedFor.get(part)?.some(({ ask, answer }) => ask() !== answer) ?? true
  }

  /** Checks what is due, and yields to the event loop now and then; the digest may be updated meanwhile. */
  checkDue(): Promise<void> {
    this.#checking ??= finishInSlices(this.#checkingDue()).finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  #answer<T>(ask: () => T): T {
    const answer = ask()
    this.#asked?.push({ ask, answer })
    return answer
  }

  /**
   * In document order, with spans of the document. The setting nearest to a place counts: comments in the text, then
   * the digest's front matter, the conventions of its folder, the settings.
   */
  findings(): readonly Finding[] {
    finish(this.#checkingDue())
    const { conventions, settings } = this.#options
    const levels = { ...settings, ...conventions?.rules, ...this.#ownRules() }
    const { parts, partStarts } = this.#digest
    const findings = parts.flatMap((part, index) =>
      (this.#problems.get(part) ?? []).flatMap((problem) => {
        const { id, severity: usual } = problem.rule
        const severity = levels[id] ?? problem.severity ?? usual
        const isOff =
          severity === 'off' || this.#switchedOff.holds(id, part, problem.span.start, parts[index - 1])
        return isOff ? [] : this.#place(problem, severity, partStarts[index] ?? 0)
      }),
    )
    return findings.sort((a, b) => a.span.start - b.span.start)
  }

  /** The rules in the front matter, read once for each first part. */
  #ownRules(): RuleSettings {
    const [part] = this.#digest.parts
    if (part && part !== this.#header?.part) {
      this.#header = { part, rules: readOwnConventions(part, rules).rules }
    }
    return this.#header?.rules ?? {}
  }

  /** What rules may read about the whole digest without asking for a paper. */
  #describeWhole(): string {
    const { hasEntries, isCommented, isLinked, listsTwice, hasHighlights, isNote } = this.#overview
    const { prevailingLayout, prevailingLink, houseStyle, referenceCount } = this.#overview
    const { tags } = this.#ruleFacts.conventions
    const missing = tags.required.filter((tag) => !this.#overview.tags.has(tag))
    const kinds = [hasEntries, isCommented, isLinked, listsTwice, hasHighlights, isNote]
    return [...kinds, prevailingLayout, prevailingLink, houseStyle, referenceCount, ...missing].join(' ')
  }

  *#checkingDue(): Steps<void> {
    while (this.#due.size > 0) for (const part of this.#due) yield* this.#checkPart(part)
  }

  /** One rule a step. If something changes in between, the part stays due. */
  *#checkPart(part: DigestPart): Steps<void> {
    const changeCount = this.#changeCount
    const asked: Asked[] = []
    const found: PartProblem[] = []
    for (const rule of digestRules) {
      this.#asked = asked
      found.push(...this.#run(rule, part))
      this.#asked = undefined
      yield
      if (this.#changeCount !== changeCount || !this.#due.has(part)) return
    }
    const problems = found.filter(isAboutWords(part))
    this.#askedFor.set(part, asked)
    this.#due.delete(part)
    if (problems.length > 0) this.#problems.set(part, problems)
    else this.#problems.delete(part)
  }

  /** A rule that throws is logged and left out; the others continue. */
  #run(rule: Rule, part: DigestPart): readonly PartProblem[] {
    try {
      return Array.from(rule.check(part, this.#ruleFacts), (problem) => ({ ...problem, rule }))
    } catch (error) {
      this.#options.log.error(`Rule ${rule.id} failed: ${describeError(error)}`)
      return []
    }
  }

  #place(
    { rule, span: at, message, fixes, search, related, elsewhere }: PartProblem,
    severity: Severity,
    start: number,
  ): Finding {
    const relatedStart = related && this.#digest.partStarts[this.#overview.numberOf(related.part)]
    return {
      rule,
      severity,
      message,
      span: shift(at, start),
      fixes: (fixes ?? []).map((fix) => shiftFix(fix, start)),
      ...(search && { search: shiftSearch(search, start) }),
      ...(related && { related: { span: shift(related.span, relatedStart ?? 0), message: related.message } }),
      ...(elsewhere && { elsewhere }),
    }
  }
}

/** Code and comments say only what is written there: nothing is wrong with them, and nothing may be changed. */
function isAboutWords({ text }: DigestPart): (problem: Problem) => boolean {
  let spans: readonly Span[] | undefined
  return ({ span: at, isOfDigest }) => {
    if (isOfDigest) return true
    spans ??= verbatimSpans(text)
    const around = verbatimBefore(spans, at.start)
    // Comments that speak to us are checked.
    return !around || around.end < at.end || isDirective(slice(text, around))
  }
}

/** The parts between the first and the last in which two states of a digest differ. */
function changedParts({ parts: old }: Digest, { parts }: Digest) {
  let first = 0
  while (first < old.length && first < parts.length && old[first] === parts[first]) first++
  let kept = 0
  const most = Math.min(old.length, parts.length) - first
  while (kept < most && old.at(-1 - kept) === parts.at(-1 - kept)) kept++
  return {
    first,
    removed: old.slice(first, old.length - kept),
    added: parts.slice(first, parts.length - kept),
  }
}

function shiftFix(fix: Fix, by: number): Fix {
  const { title, isChosen } = fix
  let shifted: readonly TextEdit[] | undefined
  return {
    title,
    ...(isChosen !== undefined && { isChosen }),
    get edits() {
      shifted ??= shiftEdits(fix.edits, by)
      return shifted
    },
  }
}

function shiftSearch(search: PaperSearch, by: number): PaperSearch {
  return { ...search, edits: (found) => shiftEdits(search.edits(found), by) }
}

function shiftEdits(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map((edit) => ({ span: shift(edit.span, by), newText: edit.newText }))
}

function shift({ start, end }: Span, by: number): Span {
  return span(start + by, end + by)
}

/**
 * The findings of the rules for a conventions file, in order. Its own severities take precedence over the settings.
 * @param digestsBy returns the known digests to which the file applies, read with its conventions
 */
export function checkConventions(
  text: string,
  settings: RuleSettings,
  digestsBy: (conventions: Conventions) => readonly Digest[] = () => [],
): readonly Finding[] {
  const conventions = readConventions(text)
  const levels = { ...settings, ...conventions.rules }
  const facts = { rules, digests: () => digestsBy(conventions) }
  const findings = conventionsRules.flatMap((rule) => {
    const level = levels[rule.id] ?? rule.severity
    if (level === 'off') return []
    return Array.from(rule.checkConventions(text, facts), (problem): Finding => {
      const { span, message, fixes = [], severity = level } = problem
      return { rule, severity, span, message, fixes }
    })
  })
  return findings.sort((a, b) => a.span.start - b.span.start)
}

/**
 * The findings of the rules about indexes for a document, digest or not, in order. Its front matter takes precedence
 * over the settings, and comments over both.
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
