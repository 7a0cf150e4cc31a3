import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'

/** The marks of a paper in the inbox; of two set at the same moment, the later in this list counts. */
export const markNames = ['unread', 'read', 'starred', 'dismissed'] as const

export type Mark = (typeof markNames)[number]

interface DatedMark {
  readonly mark: Mark
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * The marks of all papers, kept as lines of text that are only ever appended: time, mark and papers.
 *
 *   2026-11-27T09:12:33.000Z read 2411.12345 .12346 .12350 hep-th/9901001
 *
 * A number that starts with a dot is from the same month as the paper before it. For each paper, the latest mark
 * counts, wherever its line is. So two windows may append to the same file, and the lines of two files in any order
 * give the result of both: Git merges them with `merge=union`. Invalid lines are skipped.
 */
export type Marks = ReadonlyMap<ArxivId, DatedMark>

/** The number of papers in a line: short appends are not split by those of other windows. */
const mostInLine = 200

/** The marks in these lines, combined with the known ones. */
export function readMarks(text: string, known: Marks = new Map()): Marks {
  const marks = new Map(known)
  for (const line of text.split('\n')) {
    const [, moment = '', name, papers = ''] =
      /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([a-z]+) ([^\r]+)\r?$/.exec(line) ?? []
    const at = Date.parse(moment)
    const mark = markNames.find((each) => each === name)
    if (Number.isNaN(at) || !mark) continue
    for (const id of papersIn(papers)) {
      const before = marks.get(id)
      if (!before || isLater({ mark, at }, before)) marks.set(id, { mark, at })
    }
  }
  return marks
}

function isLater(a: DatedMark, b: DatedMark): boolean {
  return a.at > b.at || (a.at === b.at && markNames.indexOf(a.mark) > markNames.indexOf(b.mark))
}

function* papersIn(text: string): Generator<ArxivId> {
  let month = ''
  for (const word of text.split(' ')) {
    const id = parseIdentifier(word.startsWith('.') ? month + word : word)?.id
    // Versions are not papers, and another spelling would be another paper's line.
    if (id === undefined || !id.endsWith(word)) continue
    month = monthOf(id)
    yield id
  }
}

/** "2411" of `2411.12345`; empty for older identifiers. */
function monthOf(id: ArxivId): string {
  return /^(\d{4})\.\d+$/.exec(id)?.[1] ?? ''
}

/**
 * Lines that mark papers, to be appended to the existing ones.
 * @param now milliseconds since the epoch; if a paper's mark is later than that, because a clock was wrong, the new one
 * still counts
 */
export function writeMarks(mark: Mark, ids: readonly ArxivId[], marks: Marks, now: number): string {
  const at = ids.reduce((latest, id) => Math.max(latest, (marks.get(id)?.at ?? 0) + 1), now)
  const sorted = [...new Set(ids)].sort()
  let lines = ''
  for (let start = 0; start < sorted.length; start += mostInLine) {
    const papers = sorted.slice(start, start + mostInLine)
    lines += `${new Date(at).toISOString()} ${mark} ${papers.map(shortened).join(' ')}\n`
  }
  return lines
}

function shortened(id: ArxivId, index: number, all: readonly ArxivId[]): string {
  const before = all[index - 1]
  const month = monthOf(id)
  return before !== undefined && month !== '' && monthOf(before) === month ? id.slice(month.length) : id
}
