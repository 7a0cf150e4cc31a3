// What is done about findings: mending all that nobody must choose, and having a rule say nothing.

import * as l10n from '@vscode/l10n'
import { applyEdits, lowerBound, slice, span, type TextEdit, tightEdit, touches } from '../base/span.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { indexRules } from './index.ts'
import { type Finding, type Fix, isDirective } from './rule.ts'

/** Fixes may enable others, but this must end. */
const mostRounds = 10

/**
 * Edits after which nothing is left that can be fixed without a decision. Problems that a person must decide on are
 * left alone. A rule whose fixes never settle is left out: it would change the text again at each save.
 * @param check returns the findings for a text
 */
export function fixAll(text: string, check: (text: string) => readonly Finding[]): readonly TextEdit[] {
  const endless = new Set<string>()
  for (;;) {
    const { fixed, first, unsettled } = fixInRounds(text, (now) =>
      check(now).filter(({ rule }) => !endless.has(rule.id)),
    )
    if (unsettled.length === 0) {
      const edit = tightEdit(text, fixed)
      return first ?? (edit ? [edit] : [])
    }
    for (const { rule } of unsettled) endless.add(rule.id)
  }
}

interface FixResult {
  readonly fixed: string
  /** The edits, if one round of them is enough. */
  readonly first: readonly TextEdit[] | undefined
  /** What could still be fixed after the last round. */
  readonly unsettled: readonly Finding[]
}

function fixInRounds(text: string, check: (text: string) => readonly Finding[]): FixResult {
  let fixed = text
  let first: readonly TextEdit[] | undefined
  for (let round = 0; round < mostRounds; round++) {
    const edits = fixesAmong(check(fixed))
    if (edits.length === 0) return { fixed, first: round === 0 ? [] : first, unsettled: [] }
    first = round === 0 ? edits : undefined
    fixed = applyEdits(fixed, edits)
  }
  return { fixed, first: undefined, unsettled: check(fixed).filter((finding) => unasked(finding)) }
}

/** The first fix of each finding, unless it touches what an earlier one changes. */
function fixesAmong(findings: readonly Finding[]): readonly TextEdit[] {
  const chosen = new OrderedEdits()
  for (const finding of findings) {
    const fix = unasked(finding)
    if (!fix || fix.edits.some((edit) => chosen.isInTheWay(edit))) continue
    for (const edit of fix.edits) chosen.add(edit)
  }
  return chosen.edits
}

/** The first fix that needs no decision and changes something. */
function unasked({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ isChosen, edits }) => !isChosen && edits.length > 0)
}

/** Edits in the order of the text; only those of one fix may touch each other. */
class OrderedEdits {
  readonly edits: TextEdit[] = []
  /** The furthest end of the edits up to each. */
  readonly #ends: number[] = []

  /** Whether the edit touches one of these. */
  isInTheWay({ span: at }: TextEdit): boolean {
    const below = this.#countUpTo(at.end)
    return below > 0 && at.start <= (this.#ends[below - 1] ?? 0)
  }

  add(edit: TextEdit): void {
    const index = this.#countUpTo(edit.span.start)
    this.edits.splice(index, 0, edit)
    this.#ends.splice(index, 0, edit.span.end)
    for (let at = index; at < this.#ends.length; at++) {
      const end = Math.max(this.#ends[at - 1] ?? 0, this.edits[at]?.span.end ?? 0)
      if (at > index && this.#ends[at] === end) break
      this.#ends[at] = end
    }
  }

  /** How many edits start at the offset or before it. */
  #countUpTo(offset: number): number {
    return lowerBound(this.edits.length, (at) => (this.edits[at]?.span.start ?? 0) <= offset)
  }
}

/** Ways to silence a rule that has reported something: comments for the next line and for the whole file. */
export function silencingFixes(digest: Digest, { rule: { id }, span: { start } }: Finding): readonly Fix[] {
  const { text } = digest
  const bodyStart = findFrontMatter(text)?.bodyStart ?? 0
  const inFile = {
    title: l10n.t('Disable {0} in this file', id),
    edits: [{ span: span(bodyStart, bodyStart), newText: `<!-- digest-disable ${id} -->\n` }],
  }
  // A comment among generated lines would be lost when they are generated again.
  const isGenerated = indexRules.some((rule) => rule.id === id)
  const at = isGenerated ? undefined : lineToComment(digest, start)
  if (at === undefined || at < bodyStart) return [inFile]
  const [indentation = ''] = /^[ \t]*/.exec(text.slice(at)) ?? []
  const nextLine = {
    title: l10n.t('Disable {0} for this line', id),
    edits: [{ span: span(at, at), newText: `${indentation}<!-- digest-disable-next-line ${id} -->\n` }],
  }
  return [nextLine, inFile]
}

/**
 * The start of the line above which a comment applies to the offset. A comment between two rows would end their table,
 * and one above a comment skips it.
 */
function lineToComment(digest: Digest, offset: number): number | undefined {
  const entry = digest.entries.find(({ head }) => touches(head, offset))
  const line = lineAt(digest, entry?.head.start ?? offset)
  const words = slice(digest.text, line)
  const isRow = /^\s*\|/.test(words) || entry?.layout === 'table-row'
  return isRow || isDirective(words) ? undefined : line.start
}
