import { parseIdentifier } from '../arxiv/identifier.ts'
import { type FeedSourceId, feedSourceIds } from '../digest/conventions/conventions.ts'
import type { Paper } from '../paper/paper.ts'
import { readRecord } from '../paper/readRecord.ts'
import { day } from '../paper/text.ts'

/** How arXiv announces a paper: as new, as new in another category, or in a later version. */
export type AnnouncementKind = 'new' | 'cross' | 'replace'

/** If a paper has several, the first in this list counts. */
export const announcementKinds: readonly AnnouncementKind[] = ['new', 'cross', 'replace']

/** A paper in a daily feed. */
export interface Announcement {
  readonly paper: Paper
  readonly kind: AnnouncementKind
  /** The day on which it was announced, such as `2026-11-27`, in the time zone of whoever did. */
  readonly day: string
  /** The sources that announced it; at least one. */
  readonly from: readonly FeedSourceId[]
}

/** The content of a feed. */
export interface Announcements {
  readonly announcements: readonly Announcement[]
  /** The number of entries that could not be read. */
  readonly unreadable: number
  /** Whether the feed has the maximum length: there may be more papers. */
  readonly isCut: boolean
}

/** Checks the shape of an announcement that was written as JSON; `undefined` if it is invalid. */
export function readAnnouncement(value: unknown): Announcement | undefined {
  const { paper: record, kind, day: announced, from } = (value ?? {}) as Readonly<Record<string, unknown>>
  const paper = readRecord(record)
  const id = paper && parseIdentifier(paper.id)?.id
  const known = announcementKinds.find((each) => each === kind)
  const on = typeof announced === 'string' && announced.length === 10 ? day(announced) : undefined
  return paper && id === paper.id && known && on
    ? { paper: { ...paper, id }, kind: known, day: on, from: sourcesIn(from) }
    : undefined
}

/** Announcements written by an earlier version have no source: they are arXiv's. */
function sourcesIn(value: unknown): readonly FeedSourceId[] {
  const named = feedSourceIds.filter((id) => Array.isArray(value) && value.includes(id))
  return named.length > 0 ? named : ['arxiv']
}
