import * as l10n from '@vscode/l10n'
import type { ArchivedEntry } from '../archive/archivedDigest.ts'
import { fileName } from '../archive/digestRecord.ts'
import type { RelatedEntry } from '../related/coveredPapers.ts'
import { escapeMarkdown } from './markdownText.ts'

/** So many are shown; more of them say nothing new. */
const mostShown = 4

/**
 * Where the archive covers a paper, as Markdown with links to the entries; empty when it does not. The files of the archive
 * are named by their URIs.
 * @param here the document that asks, whose own entry is in sight
 */
export function describeCoverage(coverage: readonly ArchivedEntry[], here: string): string {
  const others = coverage.filter(({ digest }) => digest.file !== here)
  if (others.length === 0) return ''
  const more = others.length - mostShown
  return [
    l10n.t('Covered in'),
    ...others.slice(-mostShown).map(describeEntry),
    ...(more > 0 ? [`- ${l10n.t('and {0} more, earlier', more)}`] : []),
  ].join('\n')
}

/**
 * The papers of the archive that are like one, as Markdown with links to their entries; empty when there are none. The files of
 * the archive are named by their URIs.
 */
export function describeRelated(related: readonly RelatedEntry[]): string {
  if (related.length === 0) return ''
  return [l10n.t('Like what you covered'), ...related.map(describeRelatedEntry)].join('\n')
}

function describeRelatedEntry({ title, id, date, file, line, said }: RelatedEntry): string {
  const name = escapeMarkdown(title || id || fileName(file))
  const link = `[${name}](${encodeParentheses(file)}#L${line + 1})`
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
