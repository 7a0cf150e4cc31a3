import type { ArchiveFacts } from '../archive/archiveFacts.ts'
import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { type Span, span } from '../base/span.ts'
import type { Digest, DigestPart } from '../digest/digest.ts'
import { readFrontMatter } from '../digest/frontMatter.ts'
import type { Facts } from '../paper/facts.ts'
import type { Finding, RuleSettings } from './finding.ts'
import { rules } from './index.ts'
import { DigestOverview } from './overview.ts'
import type { Fix, Problem, Rule, RuleFacts, Severity } from './rule.ts'

export interface CheckOptions {
  readonly facts: Facts
  /** The archive as seen from the digest. Whoever keeps a check calls `recheck` when its answers change. */
  readonly archive?: ArchiveFacts | undefined
  readonly settings: RuleSettings
  readonly log: Log
}

interface PartProblem extends Problem {
  readonly rule: Rule
}

/** What all rules say of a digest, in document order. */
export function checkDigest(digest: Digest, options: CheckOptions): readonly Finding[] {
  return new DigestCheck(digest, options).findings()
}

/**
 * The problems of one digest, kept up as it is edited: a part is checked again when it is new, when a paper of it has come or
 * gone elsewhere, or when what holds for the whole digest has changed.
 */
export class DigestCheck {
  readonly #options: CheckOptions
  readonly #overview: DigestOverview
  readonly #ruleFacts: RuleFacts
  #problems = new Map<DigestPart, readonly PartProblem[]>()
  #digest: Digest
  #standing: string
  #header: { readonly part: DigestPart; readonly rules: RuleSettings } | undefined

  constructor(digest: Digest, options: CheckOptions) {
    this.#digest = digest
    this.#options = options
    this.#overview = new DigestOverview(digest)
    this.#ruleFacts = {
      paper: (id) => options.facts.paper(id),
      ruleIds: rules.map(({ id }) => id),
      whole: this.#overview,
      archive: options.archive,
    }
    this.#standing = this.#describeWhole()
    this.recheck()
  }

  /** Takes over an edit: what the digest says now. */
  update(digest: Digest): void {
    const { first, removed, added } = changedParts(this.#digest, digest)
    const concerned = this.#overview.update(digest, removed, added)
    this.#digest = digest
    const standing = this.#describeWhole()
    if (standing !== this.#standing) {
      this.#standing = standing
      this.recheck()
      return
    }
    for (const part of removed) this.#problems.delete(part)
    for (const part of new Set([...added, ...concerned, ...this.#above(first)])) this.#check(part)
  }

  /** The part whose last entry may go on below: what its problems say of it may be out of date. */
  #above(index: number): readonly DigestPart[] {
    const { parts } = this.#digest
    for (let above = index - 1; above >= 0; above--) {
      const part = parts[above]
      if (part && part.entries.length > 0) return this.#problems.has(part) ? [part] : []
    }
    return []
  }

  /** Checks all parts: records have arrived. */
  recheck(): void {
    this.#problems = new Map()
    for (const part of this.#digest.parts) this.#check(part)
  }

  /** In document order, with spans of the document. The digest's front matter goes before the settings. */
  findings(): readonly Finding[] {
    const own = { ...this.#options.settings, ...this.#ownRules() }
    const { parts, partStarts } = this.#digest
    const findings = parts.flatMap((part, index) =>
      (this.#problems.get(part) ?? []).flatMap((problem) => {
        const severity = own[problem.rule.id] ?? problem.rule.severity
        return severity === 'off' ? [] : this.#place(problem, severity, partStarts[index] ?? 0)
      }),
    )
    return findings.sort((a, b) => a.span.start - b.span.start)
  }

  /** What the front matter says, read once for each first part. */
  #ownRules(): RuleSettings {
    const [part] = this.#digest.parts
    if (part && part !== this.#header?.part) {
      this.#header = { part, rules: readFrontMatter(part, this.#ruleFacts.ruleIds).rules }
    }
    return this.#header?.rules ?? {}
  }

  /** What rules may read of the whole digest without asking about a paper. */
  #describeWhole(): string {
    return `${this.#overview.isCommented} ${this.#overview.prevailingLayout}`
  }

  #check(part: DigestPart): void {
    const problems = rules.flatMap((rule) => this.#run(rule, part))
    if (problems.length > 0) this.#problems.set(part, problems)
    else this.#problems.delete(part)
  }

  /** A rule that throws is logged and left out; the others still speak. */
  #run(rule: Rule, part: DigestPart): readonly PartProblem[] {
    try {
      return Array.from(rule.check(part, this.#ruleFacts), (problem) => ({ ...problem, rule }))
    } catch (error) {
      this.#options.log.error(`Rule ${rule.id} failed: ${describeError(error)}`)
      return []
    }
  }

  #place(
    { rule, span: at, message, fixes, related, elsewhere }: PartProblem,
    severity: Severity,
    start: number,
  ): Finding {
    const relatedStart = related && this.#digest.partStarts[this.#digest.parts.indexOf(related.part)]
    return {
      rule,
      severity,
      message,
      span: shift(at, start),
      fixes: (fixes ?? []).map((fix) => shiftFix(fix, start)),
      ...(related && { related: { span: shift(related.span, relatedStart ?? 0), message: related.message } }),
      ...(elsewhere && { elsewhere }),
    }
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

function shiftFix({ title, edits }: Fix, by: number): Fix {
  return { title, edits: edits.map((edit) => ({ span: shift(edit.span, by), newText: edit.newText })) }
}

function shift({ start, end }: Span, by: number): Span {
  return span(start + by, end + by)
}
