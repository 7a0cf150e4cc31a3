import type { ArxivId } from '../arxiv/identifier.ts'
import { forEachInSlices } from '../base/async.ts'
import type { Feed } from '../digest/conventions/conventions.ts'
import { type Announcement, announcementKinds } from './feed.ts'
import type { Mark, Marks } from './marks.ts'
import { type Reason, wantedBy } from './wanted.ts'

/** A paper of the inbox. */
export interface InboxPaper extends Announcement {
  readonly mark: Mark
  readonly reasons: readonly Reason[]
}

/** A paper that feeds select, whatever its mark. */
export type WantedPaper = Omit<InboxPaper, 'mark'>

/**
 * The papers that feeds select, each once, latest day first; within a day new papers first, then cross-listed ones,
 * then replaced ones. The order of the given announcements does not matter. Yields to other work.
 */
export async function wantedPapers(
  announcements: Iterable<Announcement>,
  feeds: readonly Feed[],
): Promise<readonly WantedPaper[]> {
  const reasonsFor = wantedBy(feeds)
  const papers: WantedPaper[] = []
  await forEachInSlices(oneOfEach(announcements), (announcement) => {
    const reasons = reasonsFor(announcement)
    if (reasons.length > 0) papers.push({ ...announcement, reasons })
  })
  return papers.sort(
    (a, b) =>
      compare(b.day, a.day) ||
      announcementKinds.indexOf(a.kind) - announcementKinds.indexOf(b.kind) ||
      compare(b.paper.id, a.paper.id),
  )
}

/** The same without dismissed papers and those that the archive covers. */
export function inboxPapers(
  wanted: readonly WantedPaper[],
  marks: Marks,
  isCovered: (id: ArxivId) => boolean,
): readonly InboxPaper[] {
  return wanted.flatMap((paper) => {
    const { id } = paper.paper
    const mark = marks.get(id)?.mark ?? 'unread'
    return mark === 'dismissed' || isCovered(id) ? [] : [{ ...paper, mark }]
  })
}

/**
 * For each paper the most informative announcement, with the text of its latest version: that it is new, wherever and
 * whenever that was announced first; otherwise its last replacement.
 */
function oneOfEach(announcements: Iterable<Announcement>): Iterable<Announcement> {
  const known = new Map<ArxivId, Announcement>()
  for (const fresh of announcements) {
    const { id } = fresh.paper
    const before = known.get(id)
    known.set(id, before ? joined(before, fresh) : fresh)
  }
  return known.values()
}

function joined(a: Announcement, b: Announcement): Announcement {
  const { kind, day } = precedes(a, b) ? a : b
  const [older, newer] = isOlder(a, b) ? [a.paper, b.paper] : [b.paper, a.paper]
  // A feed of another category may lack some, and Hugging Face, whose papers have no version, gives no categories.
  const categories = [...new Set([...newer.categories, ...older.categories])]
  const from = [...new Set([...a.from, ...b.from])].sort()
  return { kind, day, from, paper: { ...newer, categories } }
}

function precedes(a: Announcement, b: Announcement): boolean {
  const rank = announcementKinds.indexOf(a.kind) - announcementKinds.indexOf(b.kind)
  if (rank !== 0) return rank < 0
  return a.kind === 'replace' ? a.day >= b.day : a.day <= b.day
}

function isOlder(a: Announcement, b: Announcement): boolean {
  const version = (a.paper.version ?? 0) - (b.paper.version ?? 0)
  return version !== 0 ? version < 0 : a.day < b.day
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a paper counts as unread: replaced ones were seen, or skipped, when they were new. */
export function isUnread({ mark, kind }: Pick<InboxPaper, 'mark' | 'kind'>): boolean {
  return mark === 'unread' && kind !== 'replace'
}
