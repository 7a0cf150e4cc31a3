// Feeds of new papers: what they announce, the result of a request for one, and their sources.
import * as l10n from '@vscode/l10n'
import { parseIdentifier } from '../arxiv/identifier.ts'
import { DigestError } from '../base/errors.ts'
import { type Feed, type FeedSourceId, feedSourceIds } from '../digest/conventions/conventions.ts'
import { type Paper, readRecord } from '../paper/paper.ts'
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

/** The result of requesting a feed. Days are arXiv's, such as `2026-11-27`. */
type FeedState =
  /** It has arXiv's latest announcement. */
  | { readonly kind: 'current'; readonly day: string; readonly isCut: boolean }
  /** It is empty, as on weekends. */
  | { readonly kind: 'weekend' }
  /** It is empty on another day, as on holidays. */
  | { readonly kind: 'nothing' }
  /** Its papers are of an earlier day. */
  | { readonly kind: 'stale'; readonly day: string }
  /** None of its entries can be read, or the response was not a feed; `reason` is for people. */
  | { readonly kind: 'failed'; readonly reason: string }

/** A state, and when it was found, in milliseconds since the epoch. */
export interface AskedFeed {
  readonly askedAt: number
  readonly state: FeedState
}

const hourMs = 3_600_000
/** Feeds are rebuilt at midnight in New York, which takes a while. */
const rebuiltAfterMs = 2 * hourMs

/** When it is requested again on the same day; an empty feed may just be late. */
const askAgainMs: Readonly<Record<FeedState['kind'], number | undefined>> = {
  current: undefined,
  weekend: undefined,
  nothing: 3 * hourMs,
  stale: hourMs,
  failed: hourMs,
}

/** @param now milliseconds since the epoch */
export function feedState({ announcements, unreadable, isCut }: Announcements, now: number): FeedState {
  const day = announcements
    .map(({ day }) => day)
    .sort()
    .at(-1)
  if (day === undefined && unreadable > 0)
    return {
      kind: 'failed',
      reason: l10n.t('None of the {0} entries in the feed can be read.', unreadable),
    }
  if (day === undefined) return isWeekend(easternDay(now)) ? { kind: 'weekend' } : { kind: 'nothing' }
  return day < lastAnnouncementDay(now) ? { kind: 'stale', day } : { kind: 'current', day, isCut }
}

/** The same for a request that failed. */
export function failedState(error: unknown): FeedState {
  const reason = error instanceof DigestError ? error.message : l10n.t('The feed is unavailable right now.')
  return { kind: 'failed', reason }
}

/** The description for people; `undefined` if all is well. */
export function describeFeedState(state: FeedState): string | undefined {
  switch (state.kind) {
    case 'current':
      return state.isCut
        ? l10n.t('The feed is full, and papers may be missing: list fewer categories in digest.yaml.')
        : undefined
    case 'weekend':
      return l10n.t('arXiv announces nothing on weekends.')
    case 'nothing':
      return l10n.t('arXiv has not announced anything today.')
    case 'stale':
      return l10n.t('arXiv’s feed is still the one for {0}.', state.day)
    case 'failed':
      return state.reason
  }
}

/**
 * Whether it is time to ask again: after a new announcement, or sooner if something was wrong.
 * @param now milliseconds since the epoch
 */
export function isDue(asked: AskedFeed | undefined, now: number): boolean {
  // A moment in the future was written by a wrong clock.
  if (!asked || asked.askedAt > now) return true
  if (lastAnnouncementDay(asked.askedAt) !== lastAnnouncementDay(now)) return true
  const waitMs = askAgainMs[asked.state.kind]
  return waitMs !== undefined && now - asked.askedAt >= waitMs
}

/** Checks the shape of a value that was written as JSON; `undefined` if it is invalid. */
export function readAskedFeed(value: unknown): AskedFeed | undefined {
  const { askedAt, state } = (value ?? {}) as Readonly<Record<string, unknown>>
  const { kind, day, reason, isCut } = (state ?? {}) as Readonly<Record<string, unknown>>
  if (typeof askedAt !== 'number' || !Number.isSafeInteger(askedAt)) return undefined
  if (kind === 'weekend' || kind === 'nothing') return { askedAt, state: { kind } }
  if (kind === 'failed' && typeof reason === 'string') return { askedAt, state: { kind, reason } }
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  if (kind === 'stale') return { askedAt, state: { kind, day } }
  return kind === 'current' ? { askedAt, state: { kind, day, isCut: isCut === true } } : undefined
}

/** The latest day, from Monday to Friday, whose feed should be there. */
function lastAnnouncementDay(now: number): string {
  const day = easternDay(now - rebuiltAfterMs)
  for (let back = 0; ; back += 1) {
    const earlier = new Date(Date.parse(day) - back * 24 * hourMs).toISOString().slice(0, 10)
    if (!isWeekend(earlier)) return earlier
  }
}

const eastern = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

function easternDay(now: number): string {
  return eastern.format(now)
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay())
}

/**
 * A source of new papers: what to request from it, when, and what its responses mean. `askFeed.ts` sends the requests.
 */
export interface FeedSource {
  readonly id: FeedSourceId
  /** The topics that the feeds of a workspace need from it, sorted; empty if none of them names it. */
  topicsOf(feeds: readonly Feed[]): readonly string[]
  /** @param now milliseconds since the epoch, as in the other methods */
  stateOf(said: Announcements, now: number): FeedState
  /** Whether it is time to ask again: when something new may be there, or sooner if something was wrong. */
  isDue(asked: AskedFeed | undefined, now: number): boolean
  /** The description of a state for people; `undefined` if all is well. */
  describe(state: FeedState): string | undefined
}

/** arXiv's daily feeds (https://info.arxiv.org/help/rss.html), by the calendar of its announcements. */
const arxiv: FeedSource = {
  id: 'arxiv',
  topicsOf: (feeds) =>
    [...new Set(feeds.flatMap(({ from, categories }) => (from === 'arxiv' ? categories : [])))].sort(),
  stateOf: feedState,
  isDue,
  describe: describeFeedState,
}

/** Papers are picked all day; after a failure, the next request comes sooner. */
const picksAgainMs = { good: 4 * hourMs, failed: hourMs }

/** The daily papers of Hugging Face, picked by people there; older papers may be among them. */
const huggingFace: FeedSource = {
  id: 'hugging-face',
  topicsOf: (feeds) => (feeds.some(({ from }) => from === 'hugging-face') ? ['hugging-face'] : []),
  stateOf(said, now) {
    const state = feedState(said, now)
    // Days without picks, and late ones, are normal there.
    if (state.kind === 'stale') return { kind: 'current', day: state.day, isCut: false }
    return state.kind === 'weekend' ? { kind: 'nothing' } : state
  },
  isDue(asked, now) {
    if (!asked || asked.askedAt > now) return true
    return now - asked.askedAt >= picksAgainMs[asked.state.kind === 'failed' ? 'failed' : 'good']
  },
  describe: (state) =>
    state.kind === 'nothing' ? l10n.t('Hugging Face lists no papers.') : describeFeedState(state),
}

/** All sources of new papers. */
export const feedSources: readonly FeedSource[] = [arxiv, huggingFace]
