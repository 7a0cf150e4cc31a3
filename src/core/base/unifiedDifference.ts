import { type LineChange, lineChanges } from './lineChanges.ts'

/** The number of lines shown around a change, if there are that many. */
const contextLines = 3

/**
 * The differences between two texts, in the form of `diff -u`, for `patch -p1` and `git apply`; empty if there are
 * none. https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 * @param name the file's, with `/` between folders
 */
export function unifiedDifference(name: string, before: string, after: string): string {
  const old = linesOf(before)
  const blocks: string[] = []
  let grown = 0
  for (const group of grouped(lineChanges(old, linesOf(after)))) {
    const { text, growth } = describe(group, old, grown)
    blocks.push(text)
    grown += growth
  }
  return blocks.length === 0 ? '' : `--- a/${name}\n+++ b/${name}\n${blocks.join('')}`
}

/** Each with its line end, so that a last line without one differs from the same line with one. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Changes whose context lines touch form one block. */
function grouped(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const above = group?.at(-1)
    if (group && above && change.from - above.to <= 2 * contextLines) group.push(change)
    else groups.push([change])
  }
  return groups
}

/** @param grown the number of lines by which the blocks above have made the text longer */
function describe(group: readonly LineChange[], old: readonly string[], grown: number) {
  const from = Math.max(0, (group[0]?.from ?? 0) - contextLines)
  const to = Math.min(old.length, (group.at(-1)?.to ?? 0) + contextLines)
  const lines: string[] = []
  let done = from
  let growth = 0
  for (const change of group) {
    lines.push(...marked(' ', old.slice(done, change.from)))
    lines.push(...marked('-', old.slice(change.from, change.to)), ...marked('+', change.lines))
    growth += change.lines.length - (change.to - change.from)
    done = change.to
  }
  lines.push(...marked(' ', old.slice(done, to)))
  const ranges = `-${rangeOf(from, to - from)} +${rangeOf(from + grown, to - from + growth)}`
  return { text: `@@ ${ranges} @@\n${lines.join('')}`, growth }
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`)
}

/** The number of the first line, from 1, and the number of lines; for no lines, the number of the line above. */
function rangeOf(start: number, count: number): string {
  return `${count > 0 ? start + 1 : start},${count}`
}
