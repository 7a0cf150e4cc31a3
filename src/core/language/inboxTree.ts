import * as l10n from '@vscode/l10n'
import type { InboxPaper } from '../inbox/inbox.ts'
import { authorList, categoryList, titleInList } from '../paper/text.ts'
import { describePaper, type PaperAction } from './describePaper.ts'
import { escapeMarkdown } from './markdownText.ts'

/** One row of the tree of the inbox. */
export interface InboxRow {
  /** Unique in the tree, and the same for the same thing after the inbox has changed. */
  readonly id: string
  readonly kind: 'starred' | 'day' | 'replaced' | 'paper'
  readonly label: string
  /** Stands after the label; may be empty. */
  readonly description: string
  /** Of rows of papers. */
  readonly paper?: InboxPaper
  /** What is below it; `undefined` for papers. */
  readonly children?: readonly InboxRow[]
  /** It is open before anybody has opened or closed it. */
  readonly isOpen: boolean
}

/**
 * The starred papers, then those of each day, the latest first; papers that were replaced stand apart at the end of their day.
 * @param papers in the order of the inbox
 * @param language for the names of days, such as `ko`
 */
export function inboxTree(papers: readonly InboxPaper[], language: string): readonly InboxRow[] {
  const starred = papers.filter(({ mark }) => mark === 'starred')
  const others = papers.filter(({ mark }) => mark !== 'starred')
  const days = [...Map.groupBy(others, ({ day }) => day)]
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const first: InboxRow = {
    ...{ id: 'starred', kind: 'starred', label: l10n.t('Starred'), isOpen: true },
    ...{ description: String(starred.length), children: starred.map(paperRow) },
  }
  return [
    ...(starred.length > 0 ? [first] : []),
    ...days.map(([day, papers], index) => dayRow(day, papers, { format, isOpen: index === 0 })),
  ]
}

function dayRow(
  day: string,
  papers: readonly InboxPaper[],
  { format, isOpen }: { readonly format: Intl.DateTimeFormat; readonly isOpen: boolean },
): InboxRow {
  const replaced = papers.filter(({ kind }) => kind === 'replace')
  const fresh = papers.filter(({ kind }) => kind !== 'replace')
  const apart: InboxRow = {
    ...{ id: `${day} replaced`, kind: 'replaced', label: l10n.t('New versions'), isOpen: false },
    ...{ description: String(replaced.length), children: replaced.map(paperRow) },
  }
  return {
    ...{ id: day, kind: 'day', label: format.format(new Date(day)), isOpen },
    // How many of them are unread would cost all rows of the day whenever somebody looks at one.
    description: fresh.length > 0 ? l10n.t('{0} new', fresh.length) : '',
    children: [...fresh.map(paperRow), ...(replaced.length > 0 ? [apart] : [])],
  }
}

function paperRow(inboxPaper: InboxPaper): InboxRow {
  const { id, title, authors } = inboxPaper.paper
  const { shown, more } = authorList(authors, 1)
  const description = more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
  return {
    ...{ id, kind: 'paper', label: titleInList(title) || id, description },
    ...{ paper: inboxPaper, isOpen: false },
  }
}

/** A paper with its abstract and why it is there, as Markdown; every text of others is escaped. */
export function describeInboxPaper(
  { paper, kind, reasons }: InboxPaper,
  actions: readonly PaperAction[],
): string {
  const [primary] = categoryList(paper)
  const news = {
    new: undefined,
    cross: primary && l10n.t('Cross-listed from {0}', primary),
    replace: paper.version && l10n.t('Version {0}', paper.version),
  }[kind]
  const why = reasons.flatMap(({ feed, found }) => {
    const parts = [feed.name ?? '', found.join(', ')].filter((part) => part !== '')
    return parts.length > 0 ? [parts.join(': ')] : []
  })
  const notes = [news, ...why]
    .filter((note) => note !== undefined)
    .map((note) => escapeMarkdown(String(note)))
  return describePaper(paper, { actions, coverage: notes.join(' · ') })
}
