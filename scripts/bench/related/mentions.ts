// Whether a paper that the writer mentions in the commentary on another one is among the ten that are most like it.

import { firstWords } from '../../../src/core/archive/digestRecord.ts'
import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import { CoveredPapers } from '../../../src/core/related/coveredPapers.ts'
import { recordOfTitles, type Writer, type WrittenEntry } from './writer.ts'

/** The share of mentioned papers among the ten that are named first. */
export interface MentionRecall {
  /** Mentions of papers whose title is known. */
  readonly mentions: number
  /** Papers to choose from. */
  readonly papers: number
  readonly ours: number
  /** By the title alone: the first words of a commentary may have the name of the other paper in them. */
  readonly oursByTitle: number
  /** Ten at random. */
  readonly random: number
  /** Ten at random of the same digest's papers, then of all; arXiv's categories are not known beside the titles. */
  readonly sameDigest: number
}

const most = 10

export function measureMentions({ records, entries, mentions, titles }: Writer): MentionRecall {
  const covered = new Map(entries.flatMap(({ id, title }) => (id && title ? [[id, title] as const] : [])))
  const labels = mentions.filter(({ id }) => covered.has(id) || titles.has(id))
  const added = labels.flatMap(({ id }) => (covered.has(id) ? [] : [[id, titles.get(id) ?? ''] as const]))
  const papers = new CoveredPapers()
  papers.update([...records, recordOfTitles('mentioned.md', new Map(added))])
  const count = new Set([...covered.keys(), ...added.map(([id]) => id)]).size
  const share = (hit: (label: (typeof labels)[number]) => number) =>
    labels.reduce((sum, label) => sum + hit(label), 0) / labels.length
  const random = Math.min(1, most / (count - 1))
  return {
    ...{ mentions: labels.length, papers: count, random },
    ours: share(({ in: own, id }) => (namesAmongTen(papers, own, id) ? 1 : 0)),
    oursByTitle: share(({ in: own, id }) => (namesAmongTen(papers, { ...own, said: '' }, id) ? 1 : 0)),
    sameDigest: share(({ in: own, id }) => sameDigestShare(entries, own, id, count)),
  }
}

function namesAmongTen(papers: CoveredPapers, own: WrittenEntry, id: string): boolean {
  // As the editor asks: by the title and the first words, which may name the other paper, too.
  const said = firstWords(own.said, { start: 0, end: own.said.length })
  const paper = { id: own.id as ArxivId | undefined, title: own.title, said }
  return papers.relatedTo(paper, most).some((entry) => entry.id === id)
}

/** How probably ten at random have the paper where those of the digest go first. */
function sameDigestShare(
  entries: readonly WrittenEntry[],
  own: WrittenEntry,
  id: string,
  count: number,
): number {
  const same = new Set(
    entries.filter((each) => each.file === own.file && each.id !== own.id).map((each) => each.id),
  )
  if (same.has(id)) return Math.min(1, most / same.size)
  return Math.max(0, most - same.size) / Math.max(1, count - 1 - same.size)
}
