import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../arxiv/identifier.ts'
import { escapeMarkdown } from '../base/foreignText.ts'
import { groupBy } from '../base/groups.ts'
import { memoize } from '../base/memo.ts'
import type { InboxPaper } from '../inbox/inbox.ts'
import { type Paper, sourceLabel } from '../paper/paper.ts'
import { categoryList, namedAuthors, titleInList } from '../paper/text.ts'
import type { Ranking, RelatedEntry } from '../related/coveredPapers.ts'
import { describePaper, linkToEntry, type PaperAction } from './describePaper.ts'

/** One row of the tree of the inbox. */
export interface InboxRow {
  /** Unique in the tree, and stable for the same thing when the inbox changes. */
  readonly id: string
  readonly kind: 'starred' | 'day' | 'replaced' | 'paper'
  readonly label: string
  /** Shown after the label; may be empty. */
  readonly description: string
  /** Of rows of papers. */
  readonly paper?: InboxPaper
  /** The most similar entry of the archive, if papers are sorted by that. */
  readonly likest?: RelatedEntry
  /** The children; `undefined` for papers. */
  readonly children?: readonly InboxRow[]
  /** Whether it is open at first. */
  readonly isOpen: boolean
}

interface TreeOptions {
  /** The language of day names, such as `ko`. */
  readonly language: string
  /** The similarities by which the papers of each day are sorted; if missing, they keep the order of the inbox. */
  readonly likenesses?: Likenesses
}

/**
 * The starred papers, then those of each day, latest first; replaced papers are grouped at the end of their day.
 * @param papers in the order of the inbox
 */
export function inboxTree(
  papers: readonly InboxPaper[],
  { language, likenesses = new Map() }: TreeOptions,
): readonly InboxRow[] {
  const ordered = byLikeness(papers, likenesses)
  const paperRow = (paper: InboxPaper) => rowOf(paper, likenesses.get(paper.paper.id)?.likest)
  const starred = ordered.filter(({ mark }) => mark === 'starred')
  const others = ordered.filter(({ mark }) => mark !== 'starred')
  const days = [...groupBy(others, ({ day }) => day)]
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const first: InboxRow = {
    ...{ id: 'starred', kind: 'starred', label: l10n.t('Starred'), isOpen: true },
    ...{ description: String(starred.length), children: starred.map(paperRow) },
  }
  return [
    ...(starred.length > 0 ? [first] : []),
    ...days.map(([day, papers], index) => dayRow(day, papers, { format, paperRow, isOpen: index === 0 })),
  ]
}

interface DayOptions {
  readonly format: Intl.DateTimeFormat
  readonly paperRow: (paper: InboxPaper) => InboxRow
  readonly isOpen: boolean
}

function dayRow(
  day: string,
  papers: readonly InboxPaper[],
  { format, paperRow, isOpen }: DayOptions,
): InboxRow {
  const replaced = papers.filter(({ kind }) => kind === 'replace')
  const fresh = papers.filter(({ kind }) => kind !== 'replace')
  const apart: InboxRow = {
    ...{ id: `${day} replaced`, kind: 'replaced', label: l10n.t('New versions'), isOpen: false },
    ...{ description: String(replaced.length), children: replaced.map(paperRow) },
  }
  return {
    ...{ id: day, kind: 'day', label: format.format(new Date(day)), isOpen },
    // Showing how many are unread would refresh all rows of the day whenever somebody selects one.
    description: fresh.length > 0 ? l10n.t('{0} new', fresh.length) : '',
    children: [...fresh.map(paperRow), ...(replaced.length > 0 ? [apart] : [])],
  }
}

function rowOf(inboxPaper: InboxPaper, likest: RelatedEntry | undefined): InboxRow {
  const { paper } = inboxPaper
  const row = { id: paper.id, kind: 'paper', ...textsOf(paper), paper: inboxPaper, isOpen: false } as const
  return likest ? { ...row, likest } : row
}

type RowTexts = Pick<InboxRow, 'label' | 'description'>

/** The tree is rebuilt with each mark and each order; these texts would take most of the time. */
const textsOf = memoize(makeTexts)

function makeTexts({ id, title, authors }: Paper): RowTexts {
  return { label: titleInList(title) || id, description: namedAuthors(authors, 1) }
}

/** Facts about a paper besides its record. */
interface PaperParts {
  readonly actions: readonly PaperAction[]
  /** See {@link InboxRow}. */
  readonly likest?: RelatedEntry | undefined
}

/**
 * A paper with its abstract, why it is there and why it is at its place, as Markdown; all untrusted text is escaped.
 */
export function describeInboxPaper(
  { paper, kind, reasons }: InboxPaper,
  { actions, likest }: PaperParts,
): string {
  const [primary] = categoryList(paper)
  const news = {
    new: undefined,
    cross: primary && l10n.t('Cross-listed from {0}', primary),
    replace: paper.version && l10n.t('Version {0}', paper.version),
  }[kind]
  const why = reasons.flatMap(({ feed, found }) => {
    const parts = [
      feed.name ?? (feed.from === 'arxiv' ? '' : sourceLabel(feed.from)),
      found.join(', '),
    ].filter((part) => part !== '')
    return parts.length > 0 ? [parts.join(': ')] : []
  })
  const notes = [news, ...why]
    .filter((note) => note !== undefined)
    .map((note) => escapeMarkdown(String(note)))
  const related = likest ? describeLikeness(likest) : ''
  return describePaper(paper, { actions, coverage: notes.join(' · '), related })
}

/** How similar papers of the inbox are to what the writer covered, without those that were not compared yet. */
export type Likenesses = ReadonlyMap<ArxivId, Ranking>

interface Listed {
  readonly day: string
  readonly paper: { readonly id: ArxivId }
}

/**
 * The same papers, within each day the most similar to what the writer covered first. Equal ones keep their order; one
 * that was not compared counts as not similar.
 * @param papers latest day first
 */
export function byLikeness<T extends Listed>(papers: readonly T[], likenesses: Likenesses): readonly T[] {
  if (likenesses.size === 0) return papers
  const scoreOf = ({ paper }: T) => likenesses.get(paper.id)?.score ?? 0
  const days = groupBy(papers, ({ day }) => day)
  return [...days.values()].flatMap((ofDay) => ofDay.toSorted((a, b) => scoreOf(b) - scoreOf(a)))
}

/**
 * Why a paper is at its place, as plain text.
 * @param likest the most similar entry
 */
export function sayLikeness({ title, id, date, said }: RelatedEntry): string {
  return sentence(titleInList(title) || id || '', date, said)
}

/** The same as Markdown with a link to the entry, whose file is named by its URI. */
function describeLikeness(likest: RelatedEntry): string {
  const { date, said } = likest
  return sentence(linkToEntry(likest), date && escapeMarkdown(date), escapeMarkdown(said))
}

function sentence(name: string, date: string | undefined, said: string): string {
  if (date === undefined)
    return said ? l10n.t('Like “{0}”; you wrote: {1}', name, said) : l10n.t('Like “{0}”', name)
  return said
    ? l10n.t('Like “{0}”, which you covered on {1}; you wrote: {2}', name, date, said)
    : l10n.t('Like “{0}”, which you covered on {1}', name, date)
}
