import { span } from '../base/span.ts'
import { applyEdits, type TextEdit } from '../base/textEdit.ts'
import type { Finding } from './finding.ts'

/** Fixes may make room for others, but not without end. */
const mostRounds = 10

/**
 * Edits after which nothing is left that can be mended without asking. What a person must choose is left alone.
 * @param check what the rules say of a text
 */
export function fixAll(text: string, check: (text: string) => readonly Finding[]): readonly TextEdit[] {
  const first = fixesAmong(check(text))
  let mended = applyEdits(text, first)
  for (let round = 1; round < mostRounds; round++) {
    const edits = fixesAmong(check(mended))
    if (edits.length === 0) return round === 1 ? first : [difference(text, mended)]
    mended = applyEdits(mended, edits)
  }
  return [difference(text, mended)]
}

/** The first fix of each finding, as long as it does not touch what an earlier one changes. */
function fixesAmong(findings: readonly Finding[]): readonly TextEdit[] {
  const chosen = new OrderedEdits()
  for (const { fixes } of findings) {
    const fix = fixes.find(({ isChosen }) => !isChosen)
    if (!fix || fix.edits.some((edit) => chosen.isInTheWay(edit))) continue
    for (const edit of fix.edits) chosen.add(edit)
  }
  return chosen.edits
}

/** Edits in the order of the text; those of one fix alone may touch each other. */
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

/** One edit that makes a text of another, without what both begin and end with. */
function difference(text: string, mended: string): TextEdit {
  const most = Math.min(text.length, mended.length)
  let start = 0
  while (start < most && text[start] === mended[start]) start++
  let kept = 0
  while (kept < most - start && text.at(-1 - kept) === mended.at(-1 - kept)) kept++
  return { span: span(start, text.length - kept), newText: mended.slice(start, mended.length - kept) }
}
