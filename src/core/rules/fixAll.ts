import { span } from '../base/span.ts'
import { applyEdits, type TextEdit } from '../base/textEdit.ts'
import type { Finding, Fix } from './rule.ts'

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
    if (unsettled.length === 0) return first ?? [difference(text, fixed)]
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
    let low = 0
    let high = this.edits.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.edits[middle]?.span.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** One edit that turns one text into another, without their common beginning and end. */
function difference(text: string, fixed: string): TextEdit {
  const most = Math.min(text.length, fixed.length)
  let start = 0
  while (start < most && text[start] === fixed[start]) start++
  let kept = 0
  while (kept < most - start && text.at(-1 - kept) === fixed.at(-1 - kept)) kept++
  return { span: span(start, text.length - kept), newText: fixed.slice(start, fixed.length - kept) }
}
