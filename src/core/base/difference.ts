// What differs between two texts: by lines, and how tools read it; by letters, and whether that is a mistake of typing.

import { distance } from 'fastest-levenshtein'
import { lowerBound } from './span.ts'

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
  if (blocks.length === 0) return ''
  return `--- ${inHeader(`a/${name}`)}\n+++ ${inHeader(`b/${name}`)}\n${blocks.join('')}`
}

/** A name as Git writes it: followed by a tab if it has spaces, and quoted if it has line ends, which would start other headers. */
function inHeader(name: string): string {
  if (!/\p{Cc}/u.test(name)) return name.includes(' ') ? `${name}\t` : name
  const quoted = name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, inOctal)
  return `"${quoted}"`
}

function inOctal(sign: string): string {
  return Array.from(new TextEncoder().encode(sign), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(
    '',
  )
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

/** Lines of one text and the lines that replace them in another; either may be empty. */
export interface LineChange {
  /** Indices of lines of the old text, half-open. */
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** Above this number of line pairs, texts are compared between lines that occur once in both. */
const mostPairs = 1_000_000

/**
 * The changes that turn the old lines into the new ones, in order: as few lines as possible, unless there are
 * thousands.
 */
export function lineChanges(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  if (oldMiddle.length + nowMiddle.length === 0) return []
  const isLong = oldMiddle.length * nowMiddle.length > mostPairs
  return shift((isLong ? changesBetweenAnchors : changesIn)(oldMiddle, nowMiddle), start)
}

function shift(changes: readonly LineChange[], by: number): readonly LineChange[] {
  return changes.map(({ from, to, lines }) => ({ from: from + by, to: to + by, lines }))
}

/** By the longest common subsequence. */
function changesIn(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      i++
      j++
      continue
    }
    const [from, first] = [i, j]
    while ((i < old.length || j < now.length) && (i >= old.length || old[i] !== now[j])) {
      if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) i++
      else j++
    }
    changes.push({ from, to: i, lines: now.slice(first, j) })
  }
  return changes
}

/** A line that is taken to be the same in both texts, by its indices. */
interface Anchor {
  readonly old: number
  readonly now: number
}

/**
 * Patience diff: lines that occur once in each text, in the same order, stay; the parts between them are compared
 * separately.
 */
function changesBetweenAnchors(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const anchors = inOrder(sharedLines(old, now))
  if (anchors.length === 0) return [{ from: 0, to: old.length, lines: now }]
  const ends = [...anchors, { old: old.length, now: now.length }]
  return ends.flatMap((end, index) => {
    const above = anchors[index - 1] ?? { old: -1, now: -1 }
    const between = lineChanges(old.slice(above.old + 1, end.old), now.slice(above.now + 1, end.now))
    return shift(between, above.old + 1)
  })
}

function sharedLines(old: readonly string[], now: readonly string[]): readonly Anchor[] {
  const places = linesOnceIn(now)
  return Array.from(linesOnceIn(old)).flatMap(([line, index]) => {
    const place = places.get(line)
    return place === undefined ? [] : { old: index, now: place }
  })
}

function linesOnceIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const once = new Map<string, number>()
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (seen.has(line)) once.delete(line)
    else once.set(line, index)
    seen.add(line)
  }
  return once
}

/** The largest set of anchors that are in the same order in both texts; by patience sorting. */
function inOrder(anchors: readonly Anchor[]): readonly Anchor[] {
  const placed: { readonly anchor: Anchor; readonly below: number }[] = []
  /** For each length of sequence, the anchor whose sequence ends lowest. */
  const tops: number[] = []
  for (const anchor of anchors) {
    const length = lowerBound(tops.length, (at) => (placed[tops[at] ?? 0]?.anchor.now ?? 0) < anchor.now)
    tops[length] = placed.push({ anchor, below: tops[length - 1] ?? -1 }) - 1
  }
  const chosen: Anchor[] = []
  for (let top = placed[tops.at(-1) ?? -1]; top; top = placed[top.below]) chosen.push(top.anchor)
  return chosen.reverse()
}

/** The candidate that a misspelled word most likely means, or `undefined` when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, errors: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.errors - b.errors)
  const [best] = ranked
  return best && best.errors <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined
}

/** Short words that differ by one letter are usually two different words: tuning, turning. */
const longWord = 8

/**
 * Whether a word is another one mistyped: two neighbouring letters swapped, a letter doubled or one of two left out; in
 * long words any one letter but the first. Greater differences may well be intended: tuning, pruning.
 */
export function isMistyped(word: string, other: string): boolean {
  const [a, b] = [[...word.toLowerCase()], [...other.toLowerCase()]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [x, y] = [a.slice(start), b.slice(start)]
  if (x.length === y.length) {
    const isSwapped = x[0] === y[1] && x[1] === y[0] && isSame(x.slice(2), y.slice(2))
    return isSwapped || (start > 0 && a.length >= longWord && isSame(x.slice(1), y.slice(1)))
  }
  const [shorter, longer] = x.length < y.length ? [x, y] : [y, x]
  if (longer.length !== shorter.length + 1 || !isSame(longer.slice(1), shorter)) return false
  return start > 0 && (longer[0] === a[start - 1] || Math.min(a.length, b.length) >= longWord)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((letter, index) => letter === b[index])
}
