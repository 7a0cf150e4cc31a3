import { type ArxivReference, parseIdentifier } from '../arxiv/identifier.ts'
import { cleanLine, cleanParagraphs } from '../metadata/source.ts'
import { childrenOf, readXml, textOf, type XmlElement } from '../metadata/xml.ts'
import { day } from '../paper/text.ts'
import type { Announcement, AnnouncementKind, Announcements } from './announcement.ts'

const atom = 'http://www.w3.org/2005/Atom'
const arxiv = 'http://arxiv.org/schemas/atom'
const dublinCore = 'http://purl.org/dc/elements/1.1/'

/** A feed never has more entries (https://info.arxiv.org/help/rss.html). */
const mostEntries = 2000
/** The longest texts kept; arXiv's own limit for an abstract is 1920 characters. */
const longest = { line: 2000, abstract: 20_000, name: 300, authors: 5000 }

/** For a cross-listed paper that was replaced, the replacement matters. */
const kinds: Readonly<Record<string, AnnouncementKind>> = {
  new: 'new',
  cross: 'cross',
  replace: 'replace',
  'replace-cross': 'replace',
}

/**
 * Reads one of arXiv's daily Atom feeds (https://info.arxiv.org/help/atom_specifications.html). Entities are decoded
 * once, as in XML: an abstract may contain `&amp;`. An unreadable entry does not affect the others.
 * @throws {Error} if the document is not an Atom feed.
 */
export function readAnnouncementFeed(bytes: Uint8Array): Announcements {
  const root = readXml(bytes)
  if (root.namespace !== atom || root.name !== 'feed')
    throw new Error(`its root is <${root.name.slice(0, 40)}>`)
  const built = day(lineOf(root, atom, 'updated'))
  const entries = childrenOf(root, atom, 'entry')
  const announcements = entries.slice(0, mostEntries).flatMap((entry) => announcementOf(entry, built) ?? [])
  return {
    announcements,
    unreadable: Math.min(entries.length, mostEntries) - announcements.length,
    isCut: entries.length >= mostEntries,
  }
}

/** @param built the date of the feed, for entries without their own */
function announcementOf(entry: XmlElement, built: string | undefined): Announcement | undefined {
  const summary = readSummary(textOf(entry, atom, 'summary') ?? '')
  const reference = referenceOf(entry)
  const title = lineOf(entry, atom, 'title')
  const kind = kinds[(lineOf(entry, arxiv, 'announce_type') ?? summary.kind).toLowerCase()]
  const announced = day(lineOf(entry, atom, 'published')) ?? built
  if (!reference || !title || !kind || !announced) return undefined
  return {
    kind,
    day: announced,
    from: ['arxiv'],
    paper: {
      ...{ id: reference.id, title, version: reference.version },
      authors: authorsOf(entry),
      abstract: summary.abstract,
      publishedAt: undefined,
      updatedAt: undefined,
      categories: categoriesOf(entry),
      comment: undefined,
      journalReference: lineOf(entry, arxiv, 'journal_reference'),
      doi: doiOf(entry),
      source: 'arxiv-feed',
    },
  }
}

/** Only the identifier has a version; the link leads to the latest one. */
function referenceOf(entry: XmlElement): ArxivReference | undefined {
  const id = /^oai:arXiv\.org:(\S+)$/i.exec(lineOf(entry, atom, 'id') ?? '')?.[1] ?? ''
  const links = childrenOf(entry, atom, 'link').map(({ attributes }) => attributes.href ?? '')
  const linked = links.flatMap((href) => /^https?:\/\/arxiv\.org\/abs\/(\S+)$/.exec(href)?.[1] ?? [])
  for (const candidate of [id, id.replace(/v[^v]*$/, ''), ...linked]) {
    const reference = parseIdentifier(candidate)
    if (reference) return reference
  }
  return undefined
}

/** "arXiv:2203.01250v3 Announce Type: replace-cross", then "Abstract:" and the abstract. */
function readSummary(text: string): { readonly kind: string; readonly abstract: string } {
  const [head = '', kind = ''] = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s*/i.exec(text) ?? []
  const abstract = text.slice(head.length).replace(/^\s*Abstract:\s*/i, '')
  return { kind, abstract: cleanParagraphs(abstract).slice(0, longest.abstract) }
}

/** One element with all authors in 2024, but an element for each according to Atom. */
function authorsOf(entry: XmlElement): readonly string[] {
  const lists = childrenOf(entry, dublinCore, 'creator').map(({ text }) => text)
  const named = childrenOf(entry, atom, 'author').map((author) => textOf(author, atom, 'name') ?? '')
  return (lists.length > 0 ? lists.flatMap(namesIn) : named)
    .map((name) => cleanLine(name).slice(0, longest.name))
    .filter((name) => name !== '')
    .slice(0, longest.authors)
}

/** Affiliations are in parentheses, which may contain commas; "Jr." belongs to the name before it. */
function namesIn(list: string): readonly string[] {
  const names = withoutParentheses(cleanLine(list)).split(/,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b\.?(?:,|$))/)
  return names.map((name) => name.trim())
}

function withoutParentheses(text: string): string {
  let depth = 0
  let kept = ''
  for (const character of text) {
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}

function categoriesOf(entry: XmlElement): readonly string[] {
  const codes = childrenOf(entry, atom, 'category').map(({ attributes }) => cleanLine(attributes.term ?? ''))
  return [...new Set(codes.filter((code) => code !== '' && code.length <= longest.name))]
}

/** Authors sometimes give several, separated by spaces. */
function doiOf(entry: XmlElement): string | undefined {
  const given = lineOf(entry, arxiv, 'DOI') ?? lineOf(entry, arxiv, 'doi')
  return given?.split(' ').find((doi) => /^10\.\d{4,9}\/\S+$/.test(doi))
}

function lineOf(element: XmlElement, namespace: string, name: string): string | undefined {
  return cleanLine(textOf(element, namespace, name) ?? '').slice(0, longest.line) || undefined
}
