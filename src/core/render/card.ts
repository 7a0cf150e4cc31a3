import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../arxiv/identifier.ts'
import { absUrl, htmlUrl, pdfUrl } from '../arxiv/links.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, paperOf } from '../digest/model.ts'
import { recordOf } from '../digest/records.ts'
import { sayingOf } from '../digest/saying.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { authorList, categoryList, day, readableTex } from '../paper/text.ts'
import { besideTitle, type NamedLink } from './besideTitle.ts'
import { escapeHtml, isHarmless } from './escapeHtml.ts'
import { renderMarkdown } from './markdown.ts'
import { type FormulaBudget, renderTex } from './math.ts'
import { isLocal, type ReviewFacts } from './reviewFacts.ts'

interface CardPlace {
  readonly digest: Digest
  readonly facts: ReviewFacts
  /** What the formulas of the page may still become. */
  readonly formulas: FormulaBudget
  /** Of the card's heading, 2 to 5. */
  readonly level: number
  /** Lines between the start of the card and that of its commentary. */
  readonly commentaryLine: number
}

const shownAuthors = 6
const shownCategories = 3

/** One entry as a card: what the record says, what the writer says, and where to read on. */
export function renderCard(entry: Entry, place: CardPlace): string {
  const id = paperOf(entry)
  const paper = recordOf(entry, place.facts)
  const beside = besideTitle(place.digest, entry, paper)
  const rows = [
    `<h${place.level}>${heading(entry, paper, place)}</h${place.level}>`,
    paper ? record(paper, place) : id && instead(id, place.facts),
    besideWords(beside.words),
    links(entry, id, beside.links, place.facts),
    commentary(entry, place),
    paper && abstract(paper, place),
    id && covered(id, place.facts),
  ]
  const key = escapeHtml(id ?? entry.link?.url ?? entry.title?.text ?? '')
  return `<article class="entry" data-paper="${key}">${rows.filter(Boolean).join('\n')}</article>`
}

function heading(entry: Entry, paper: PaperRecord<string> | undefined, { formulas }: CardPlace): string {
  const name = plainTitle(entry) ?? paper?.title ?? entry.link?.url ?? ''
  const label = renderTex(name, formulas)
  return entry.link && isHarmless(entry.link.url)
    ? `<a href="${escapeHtml(entry.link.url)}">${label}</a>`
    : label
}

function record(paper: PaperRecord<string>, { formulas }: CardPlace): string {
  const { shown, more } = authorList(paper.authors, shownAuthors)
  const authors = more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
  const items = [
    ...dates(paper).map((date) => `<li><time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time></li>`),
    ...categoryList(paper)
      .slice(0, shownCategories)
      .map((category) => `<li>${escapeHtml(category)}</li>`),
    ...remarks(paper).map((remark) => `<li class="remark">${renderTex(remark, formulas)}</li>`),
  ]
  return `<p class="authors">${escapeHtml(authors)}</p>\n<ul class="facts">${items.join('')}</ul>`
}

function dates({ publishedAt }: PaperRecord<string>): readonly string[] {
  return [day(publishedAt)].flatMap((date) => date ?? [])
}

/** Such as "CVPR 2021", and where it was published. */
function remarks({ comment, journalReference }: PaperRecord<string>): readonly string[] {
  return [comment, journalReference].flatMap((remark) => remark ?? [])
}

function instead(id: ArxivId, facts: ReviewFacts): string {
  const said = facts.instead?.(id)
  return said ? `<p class="instead">${escapeHtml(said)}</p>` : ''
}

function links(
  entry: Entry,
  id: ArxivId | undefined,
  beside: readonly NamedLink[],
  { localLink }: ReviewFacts,
): string {
  const all = [...(id ? arxivLinks(id) : ownLink(entry)), ...beside]
  const items = all.map(({ label, url }) => {
    const target = localLink && isLocal(url) ? localLink(url) : url
    const name = escapeHtml(label)
    return `<li>${target === undefined ? name : `<a href="${escapeHtml(target)}">${name}</a>`}</li>`
  })
  return items.length > 0 ? `<ul class="links">${items.join('')}</ul>` : ''
}

/** What the writer put beside the title. */
function besideWords(words: readonly string[]): string {
  return words.length > 0 ? `<p class="authors">${escapeHtml(words.map(readableTex).join(' · '))}</p>` : ''
}

function arxivLinks(id: ArxivId): readonly NamedLink[] {
  const reference = { id, version: undefined }
  return [
    { label: `arXiv:${id}`, url: absUrl(reference) },
    { label: 'PDF', url: pdfUrl(reference) },
    { label: 'HTML', url: htmlUrl(reference) },
  ]
}

/** Of a paper that is not on arXiv, by the name of its site. */
function ownLink({ link }: Entry): readonly NamedLink[] {
  const host = link && /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(link.url)?.[1]
  return host ? [{ label: host, url: link.url }] : []
}

function commentary(entry: Entry, { digest, facts, formulas, level, commentaryLine }: CardPlace): string {
  const said = sayingOf(digest, entry)
  if (said === '') return ''
  const html = renderMarkdown(said, { facts, formulas, headingLevel: level + 1, firstLine: commentaryLine })
  return `<div class="commentary">${html}</div>`
}

function abstract(paper: PaperRecord<string>, { formulas }: CardPlace): string {
  if (paper.abstract === '') return ''
  const paragraphs = paper.abstract
    .split('\n\n')
    .map((paragraph) => `<p>${renderTex(paragraph, formulas)}</p>`)
  const summary = `<summary>${escapeHtml(l10n.t('Abstract'))}</summary>`
  // Records are in English, whatever the digest is in.
  return `<details class="abstract">${summary}<div lang="en" dir="ltr">${paragraphs.join('')}</div></details>`
}

function covered(id: ArxivId, facts: ReviewFacts): string {
  const items = (facts.covered?.(id) ?? []).map(({ label, url, said }) => {
    const name = escapeHtml(label)
    const link = url && isHarmless(url) ? `<a href="${escapeHtml(url)}">${name}</a>` : name
    return `<li>${link}${said && ` <q>${escapeHtml(said)}</q>`}</li>`
  })
  if (items.length === 0) return ''
  return `<div class="covered"><span>${escapeHtml(l10n.t('Also covered in'))}</span><ul>${items.join('')}</ul></div>`
}
