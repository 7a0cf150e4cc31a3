// What the layouts that name a paper and its link in one line have in common.
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { beginsWithCitation } from '../titles/credits.ts'
import type { Part } from '../titles/parts.ts'
import { areSurnames, byWord, mayBePeople } from '../titles/people.ts'
import type { Naming } from '../titles/title.ts'
import { hasYear, isDate, isVenue } from '../titles/venues.ts'
import { paperWords } from '../titles/vocabulary.ts'
import { namingOf } from './fields.ts'
import type { InlineNaming, Said } from './inlineFit.ts'
import { standsAtEnd, titleAtEndOfHeading, titleAtNote } from './layout.ts'
import { endOfBracketedLinks, isAside, pastCredits, startOfSentence } from './said.ts'
/** Paragraphs that lead to a linked title, by the one word with which they begin or by its bold letters. */
export const ledBy = 'led '
export const boldLead = `${ledBy}**`
/** Items that close with their title. */
export const closing = ' closing'

/** Title and link of a line, the title in the slot of the document's others if it is known. */
export function nameIn(cursor: Cursor, line: Line, slot: string | undefined): InlineNaming | undefined {
  const naming = namingOf(cursor, line)
  const isItem = line.marker !== '' || line.kind === 'heading' || cursor.text.startsWith('**', line.from)
  const title =
    titleAtEndOfHeading(line, naming) ??
    titleAtNote(naming) ??
    naming.choose(slot) ??
    (isItem || slot !== undefined ? naming.only : undefined)
  if (!title) return undefined
  const said = commentaryFrom(naming, title)
  const link = linkOf(naming, title, said)
  return link && { naming, title, said, ...link }
}

/** The link to the paper: that of the title, if it leads to a paper, or the best of those that belong to it. */
function linkOf(
  naming: Naming,
  title: Candidate,
  said: Said | undefined,
): { link: LineLink; isPaper: boolean } | undefined {
  const own = naming.parts[title.first]?.link
  if (own?.leadsToPaper) return { link: own, isPaper: true }
  const others = linksBeside(naming, title, said)
  const best =
    others.find(({ link }) => link?.leadsToArxiv) ??
    others.find(({ link }) => link?.leadsToPaper) ??
    others.find((part) => part.link && part.link !== own && paperWords.test(naming.words(part)))
  if (best?.link) return { link: best.link, isPaper: true }
  const link = own ?? others[0]?.link
  if (!link || link.url.startsWith('#')) return undefined
  // "[Title](https://the.authors/page) (Moreau, 2024)": whoever cites by authors and year cites a paper.
  // "[@moreau2024](zotero://…)" leads to the record of a paper.
  const { text } = naming
  const isPaper =
    link === own
      ? beginsWithCitation(text.slice(link.outerEnd, naming.to))
      : (/^@/.test(text.slice(link.labelStart, link.labelEnd)) && !/^https?:/i.test(link.url)) ||
        appearedAtVenue(text.slice(title.span.end, link.outerStart))
  return { link, isPaper }
}

/** " (NSDI 2018) [Code](…)" */
function appearedAtVenue(gap: string): boolean {
  const [, venue = ''] = /^[\s*_]*[(（]([^()（）]+)[)）][\s[(]*$/u.exec(gap) ?? []
  return isVenue(venue) && !isDate(venue) && hasYear.test(venue)
}

/** Links after the title up to where commentary begins, and in front of it. */
function linksBeside(naming: Naming, title: Candidate, said: Said | undefined): readonly Part[] {
  const { parts } = naming
  const end = said?.part ?? parts.length
  const links = parts
    .slice(title.last + 1)
    .filter((part, at) => part.link && isLinkAt(naming, title.last + 1 + at, end))
  const before = parts.slice(0, title.first).filter((part) => part.link)
  if (links.length > 0) return [...links, ...before]
  if (before.length > 0) return before
  const all = parts
    .map((part, at) => ({ part, at }))
    .slice(title.first)
    .filter(({ part }) => part.link)
  const last = all.at(-1)?.part
  if (
    last &&
    (closesWithNames(naming, last) || (last.link && standsAtEnd(naming.text, last.link, naming.to)))
  )
    return [last]
  // What a sentence leads to with a title of its own is another paper.
  const own = all.filter(({ at }) => at === title.first || naming.roleAt(at) === 'link')
  return (own.length > 0 ? own : all).map(({ part }) => part)
}

/** "What I think of it. (Ann Author, [arXiv](…))": whether the line ends with a bracket that names people and the link. */
function closesWithNames({ text, from, to }: Naming, link: Part): boolean {
  if (!/^[)）][.。]?\s*$/u.test(text.slice(link.to, to))) return false
  const [, names = ''] = /[(（](\p{Lu}[^()（）]{2,200}),\s$/u.exec(text.slice(from, link.from)) ?? []
  return names !== ''
}

function isLinkAt(naming: Naming, at: number, end: number): boolean {
  return at < end && naming.roleAt(at) === 'link'
}

/** ", de Teixeira e Vaz", ", Sandoval, " */
function namesWriters(words: string): boolean {
  const named = words.replace(/^[,，\s]+/u, '')
  const names = named.replace(byWord, '')
  if (names !== named) return mayBePeople(names)
  return /^[,，]\s?\p{Lu}[^,，]+[,，]\s*$/u.test(words) && areSurnames(words.replace(/[,，]/gu, ''), 1)
}

const isQuotation = /^(?:\p{L}{1,12}\.?[:：]?\s)?(?:„[^“”]+[“”]|“[^”]+”|"[^"]+"|«[^»]+»|「[^」]+」)$/u

export function commentaryFrom(naming: Naming, title: Candidate): Said | undefined {
  const { parts, text } = naming
  if (
    title.to < (parts[title.last]?.to ?? title.to) &&
    hasWords(text.slice(title.to, parts[title.last]?.to))
  ) {
    const rest = text.slice(title.to, parts[title.last]?.to)
    if (!isAside(rest)) return { at: title.to, part: title.last }
  }
  const linksEnd = endOfBracketedLinks(text, title.to)
  for (let at = title.last + 1; at < parts.length; at++) {
    const part = parts[at] as Part
    if (part.to <= linksEnd) continue
    // "(Halvorsen, Zhou)" right after a title names its authors, "(etwa: „…“)" translates it.
    const inside = at === title.last + 1 && part.kind === 'round' ? naming.words(part) : ''
    if (mayBePeople(inside) || isQuotation.test(inside)) continue
    const role = naming.roleAt(at)
    if (role !== 'title') continue
    const rest = text.slice(part.from, naming.to)
    if (isAside(rest)) return undefined
    const words = naming.words(part)
    if (at + 1 < parts.length && (isAside(words) || namesWriters(words))) continue
    return { at: pastCredits(text, startOfSentence(text, title.to, part.from), naming.to), part: at }
  }
  return undefined
}
