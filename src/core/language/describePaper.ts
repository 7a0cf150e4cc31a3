import * as l10n from '@vscode/l10n'
import { type ArchivedEntry, fileName } from '../archive/archivedDigest.ts'
import { type ArxivReference, formatReference } from '../arxiv/identifier.ts'
import { absUrl, htmlUrl, pdfUrl } from '../arxiv/links.ts'
import { escapeMarkdown, linkedMarkdown } from '../base/foreignText.ts'
import { doiAddress } from '../paper/doi.ts'
import {
  type AnyPaper,
  isArxivId,
  isFirstHand,
  isOnArxiv,
  type PaperRecord,
  sourceLabel,
} from '../paper/paper.ts'
import { isWithdrawn, retractionOf } from '../paper/takenBack.ts'
import { categoryList, day, namedAuthors, readableTex } from '../paper/text.ts'
import type { RelatedEntry } from '../related/coveredPapers.ts'

/** The state of a record that is missing. */
export type MissingRecord =
  | { readonly kind: 'pending' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** The parts of a description besides the record. */
interface DescriptionParts {
  /** The version in the text at hand. */
  readonly version?: ArxivReference['version']
  /** Actions on the paper, in the same row as the links to read it. */
  readonly actions?: readonly PaperAction[]
  /** Where the archive covers it, as Markdown. */
  readonly coverage?: string
  /** Similar papers of the archive, as Markdown. */
  readonly related?: string
}

/** A localised label, and the address of a command of ours. */
export interface PaperAction {
  readonly label: string
  readonly url: string
}

/**
 * The record as Markdown; every text of the record is escaped. What people look for comes first: what it is, what to do
 * with it, what they wrote about it, and then what may be long.
 */
export function describePaper(paper: AnyPaper, parts: DescriptionParts = {}): string {
  const head = [
    title(paper),
    state(paper),
    authors(paper),
    [dates(paper, parts.version), venue(paper)].filter(Boolean).join(' · '),
  ]
  const abstract = paper.abstract && linkedMarkdown(readableTex(paper.abstract))
  const all = [
    lines(head),
    row(addresses(paper), parts.actions),
    parts.coverage,
    parts.related,
    abstract,
    lines(details(paper)),
  ]
  return all.filter(Boolean).join('\n\n')
}

/** The text in place of a missing record, with the actions that need none. */
export function describeMissing(
  id: AnyPaper['id'],
  why: MissingRecord,
  { actions, coverage, related }: DescriptionParts = {},
): string {
  // A paper that is nowhere has nothing to read.
  const read = why.kind === 'missing' ? addresses({ id }).slice(0, 1) : addresses({ id })
  return [reasonOf(id, why), row(read, actions), coverage, related].filter(Boolean).join('\n\n')
}

/** The same in a few words, for a row of a list. */
export function missingInBrief({ kind }: MissingRecord): string {
  switch (kind) {
    case 'pending':
      return l10n.t('no record yet')
    case 'missing':
      return l10n.t('not on arXiv')
    case 'unavailable':
      return l10n.t('record unavailable')
  }
}

function reasonOf(id: AnyPaper['id'], why: MissingRecord): string {
  const name = isArxivId(id) ? `arXiv:${id}` : `doi:${escapeMarkdown(id)}`
  switch (why.kind) {
    case 'pending':
      return l10n.t('{0}: loading the record…', name)
    case 'missing':
      return isArxivId(id)
        ? l10n.t('{0}: arXiv has no such paper.', name)
        : l10n.t('{0}: neither Crossref nor DataCite knows this DOI.', name)
    case 'unavailable':
      return l10n.t('{0}: the record is unavailable right now. {1}', name, escapeMarkdown(why.reason))
  }
}

function lines(all: readonly (string | undefined)[]): string {
  return all.filter(Boolean).join('  \n')
}

function title(paper: AnyPaper): string {
  return `**${escapeMarkdown(readableTex(paper.title))}**`
}

function state(paper: AnyPaper): string {
  const withdrawn = isWithdrawn(paper)
    ? `**${l10n.t('Withdrawn')}:** ${linkedMarkdown(readableTex(paper.comment ?? ''))}`
    : undefined
  return lines([retraction(paper), withdrawn])
}

function retraction(paper: AnyPaper): string | undefined {
  const known = retractionOf(paper)
  if (!known) return undefined
  const { date, notice } = known
  const source = notice && `[doi:${escapeMarkdown(notice)}](${doiAddress(notice)})`
  const said = [date && escapeMarkdown(date), source].filter(Boolean).join(' · ')
  return `**${l10n.t('Retracted')}**${said && `: ${said}`}`
}

function authors(paper: AnyPaper): string {
  return escapeMarkdown(namedAuthors(paper.authors, 8))
}

function dates(paper: AnyPaper, named: number | undefined): string {
  const first = day(paper.publishedAt) ?? paper.publishedAt ?? ''
  const latest = day(paper.updatedAt)
  const { version } = paper
  if (first === '' || !latest || !version || version < 2) return escapeMarkdown(first)
  if (named !== undefined && named < version)
    return l10n.t('{0}, version {1} of {2}; this is version {3}', first, version, latest, named)
  return latest === first ? first : l10n.t('{0}, version {1} of {2}', first, version, latest)
}

/** Where it appeared, if its record says so. */
function venue({ journalReference }: AnyPaper): string {
  return journalReference === undefined ? '' : escapeMarkdown(readableTex(journalReference))
}

/** A paper with or without its record. */
interface Named {
  readonly id: AnyPaper['id']
  readonly version?: ArxivReference['version']
}

function row(read: readonly PaperAction[], actions: readonly PaperAction[] = []): string {
  return [...read, ...actions].map(({ label, url }) => `[${label}](${url})`).join(' · ')
}

function addresses({ id, version }: Named): readonly PaperAction[] {
  if (!isArxivId(id)) return [{ label: `doi:${escapeMarkdown(id)}`, url: doiAddress(id) }]
  const latest = { id, version: undefined }
  return [
    { label: `arXiv:${formatReference({ id, version })}`, url: absUrl(latest) },
    { label: 'PDF', url: pdfUrl(latest) },
    { label: 'HTML', url: htmlUrl(latest) },
  ]
}

/** Facts that few people look for. */
function details(paper: AnyPaper): readonly (string | undefined)[] {
  const categories = isOnArxiv(paper) ? categoryList(paper).map(escapeMarkdown).join(' · ') : ''
  const comment = paper.comment && !isWithdrawn(paper) ? paper.comment : undefined
  const notes = [comment, isOnArxiv(paper) && paper.doi ? `DOI ${paper.doi}` : undefined]
    .filter((note) => note !== undefined)
    .map((note) => `*${linkedMarkdown(readableTex(note))}*`)
  return [categories, ...notes, describeOrigin(paper)]
}

/** Who gave the record, as Markdown, if that is not only arXiv; otherwise `undefined`. */
export function describeOrigin(paper: PaperRecord<string>): string | undefined {
  const others = [...new Set(Object.values(paper.origins ?? {}))].map(sourceLabel)
  const main = sourceLabel(paper.source)
  if (isFirstHand(paper) && others.length === 0) return undefined
  const text =
    others.length === 0
      ? l10n.t('This record is from {0}.', main)
      : l10n.t('This record is from {0}, with parts from {1}.', main, others.join(', '))
  return `*${escapeMarkdown(text)}*`
}

/** The number shown; more of them add nothing. */
const mostShown = 4

/**
 * Where the archive covers a paper, as Markdown with links to the entries; empty if it does not. The files of the
 * archive are named by their URIs.
 * @param here the current document, whose own entry is already in view
 */
export function describeCoverage(coverage: readonly ArchivedEntry[], here: string): string {
  const others = coverage.filter(({ digest }) => digest.file !== here)
  if (others.length === 0) return ''
  const more = others.length - mostShown
  return [
    l10n.t('Covered in'),
    ...others.slice(-mostShown).map(describeEntry),
    ...(more > 0 ? [`- ${l10n.t('and {0} earlier ones', more)}`] : []),
  ].join('\n')
}

/**
 * The papers of the archive that are similar to one, as Markdown with links to their entries; empty if there are none.
 * The files of the archive are named by their URIs.
 */
export function describeRelated(related: readonly RelatedEntry[]): string {
  if (related.length === 0) return ''
  return [l10n.t('Similar to what you covered'), ...related.map(describeRelatedEntry)].join('\n')
}

/** A link to an entry, as Markdown; its file is named by its URI. */
export function linkToEntry({ title, id, file, line }: RelatedEntry): string {
  const name = escapeMarkdown(title || id || fileName(file))
  return `[${name}](${encodeParentheses(file)}#L${line + 1})`
}

function describeRelatedEntry(entry: RelatedEntry): string {
  const { date, said } = entry
  const link = linkToEntry(entry)
  const covered = date ? l10n.t('{0}, covered on {1}', link, escapeMarkdown(date)) : link
  return said ? `- ${covered}: ${escapeMarkdown(said)}` : `- ${covered}`
}

function describeEntry({ digest, line, said }: ArchivedEntry): string {
  const { date, file, title } = digest
  const name = escapeMarkdown([date, title ?? fileName(file)].filter(Boolean).join(' · '))
  const link = `- [${name}](${encodeParentheses(file)}#L${line + 1})`
  return said ? `${link}: ${escapeMarkdown(said)}` : link
}

function encodeParentheses(uri: string): string {
  return uri.replaceAll('(', '%28').replaceAll(')', '%29')
}
