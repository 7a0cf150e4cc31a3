import * as l10n from '@vscode/l10n'
import { type ArxivId, type ArxivReference, formatReference } from '../arxiv/identifier.ts'
import { absUrl, htmlUrl, pdfUrl } from '../arxiv/links.ts'
import { type Span, touches } from '../base/span.ts'
import { type Digest, paperOf } from '../digest/model.ts'
import { referenceAt } from '../digest/references.ts'
import type { Paper } from '../paper/paper.ts'
import { authorList, categoryList, day, readableTex } from '../paper/text.ts'

/** A place that names a paper. */
export interface PaperAt {
  readonly span: Span
  readonly reference: ArxivReference
}

/** What is known of a record that is not there. */
export type MissingRecord =
  | { readonly kind: 'pending' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** The paper named at the offset: by a link, by `arXiv:ID`, or by an entry's title. */
export function paperAt(digest: Digest, offset: number): PaperAt | undefined {
  const found = referenceAt(digest, offset)
  // A number in prose may look like an identifier.
  return found && found.kind !== 'id' ? found : titleAt(digest, offset)
}

/** The record as Markdown; every text of the record is escaped. */
export function describePaper(paper: Paper): string {
  const head = [`**${escapeMarkdown(readableTex(paper.title))}**`, authors(paper)]
  const facts = [dates(paper), categoryList(paper).map(escapeMarkdown).join(' · ')]
  const notes = [paper.comment, paper.journalReference, paper.doi && `DOI ${paper.doi}`]
    .filter((note) => note !== undefined)
    .map((note) => `*${linkedMarkdown(readableTex(note))}*`)
  const abstract = paper.abstract && linkedMarkdown(readableTex(paper.abstract))
  const lines = [head.join('  \n'), [...facts, ...notes].filter(Boolean).join('  \n'), abstract, links(paper)]
  return lines.filter(Boolean).join('\n\n')
}

/** What to say where a record should be. */
export function describeMissing(id: ArxivId, why: MissingRecord): string {
  const link = `[arXiv:${id}](${absUrl({ id, version: undefined })})`
  switch (why.kind) {
    case 'pending':
      return l10n.t('{0}: the record is on its way.', link)
    case 'missing':
      return l10n.t('{0}: arXiv answered that it has no such paper.', link)
    case 'unavailable':
      return l10n.t('{0}: the record cannot be had now. {1}', link, escapeMarkdown(why.reason))
  }
}

function titleAt(digest: Digest, offset: number): PaperAt | undefined {
  const entry = digest.entries.find(({ title }) => title && touches(title.span, offset))
  const id = entry && paperOf(entry)
  return id && entry.title ? { span: entry.title.span, reference: { id, version: undefined } } : undefined
}

function authors(paper: Paper): string {
  const { shown, more } = authorList(paper.authors, 8)
  return escapeMarkdown(more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown)
}

function dates(paper: Paper): string {
  const first = day(paper.publishedAt)
  const latest = day(paper.updatedAt)
  if (!first) return ''
  if (!latest || latest === first || !paper.version || paper.version < 2) return first
  return l10n.t('{0}, version {1} of {2}', first, paper.version, latest)
}

function links({ id, version }: Paper): string {
  const reference = { id, version: undefined }
  const addresses = [
    [`arXiv:${formatReference({ id, version })}`, absUrl(reference)],
    ['PDF', pdfUrl(reference)],
    ['HTML', htmlUrl(reference)],
  ]
  return addresses.map(([label, url]) => `[${label}](${url})`).join(' · ')
}

/**
 * Text of several words, whose addresses are links of their own extent: VS Code would make links of them by itself, and take the
 * escapes around them for a part.
 */
export function linkedMarkdown(text: string): string {
  let escaped = ''
  let done = 0
  for (const { index, 0: found } of text.matchAll(address)) {
    const url = withoutTrailer(found)
    escaped += `${escapeMarkdown(text.slice(done, index))}<${url}>`
    done = index + url.length
  }
  return escaped + escapeMarkdown(text.slice(done))
}

const address = /https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][\w./:%=&?#~+@!,;()-]*)?/gi

/** Without the punctuation of the sentence, and without a bracket that the address did not open. */
function withoutTrailer(found: string): string {
  const trailer = found.includes('(') ? /[.,;:!?_~]/ : /[.,;:!?_~)]/
  let end = found.length
  while (trailer.test(found.charAt(end - 1))) end--
  return found.slice(0, end)
}

/** Text that Markdown shows as it is, without any link; paragraphs stay. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('$', '&#36;')
    .replaceAll('://', ':&#47;/')
    .replaceAll('@', '&#64;')
}
