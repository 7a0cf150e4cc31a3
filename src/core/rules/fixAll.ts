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
  const chosen: TextEdit[] = []
  for (const { fixes } of findings) {
    const fix = fixes.find(({ isChosen }) => !isChosen)
    if (fix && !fix.edits.some((edit) => chosen.some((other) => isInTheWay(edit, other)))) {
      chosen.push(...fix.edits)
    }
  }
  return chosen
}

function isInTheWay({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end
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
