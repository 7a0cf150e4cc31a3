// Where an entry says in which venue its paper has appeared.
import { type Digest, type DigestPart, type Entry, lineAt } from './model.ts'
import { isDate, isVenue } from './titles/venues.ts'

/** Whether an entry names a venue beside its title or its link; a preprint server is none. */
export function statesVenue(part: Digest | DigestPart, entry: Entry): boolean {
  const written = anchors.flatMap((anchor) => venueAt(part, entry, anchor) ?? [])
  return written.some(({ words }) => words !== '' && !isPreprint(words))
}

/** What a venue follows. */
export const anchors = ['title', 'link'] as const
type Anchor = (typeof anchors)[number]

/** The place of a venue in an entry, and the punctuation around it. */
export interface VenuePlace {
  readonly anchor: Anchor
  readonly lead: string
  readonly tail: string
  /** Empty if a cell has room for it. */
  readonly words: string
  readonly start: number
}

/** After a bracket, a comma, a dash or a cell's bar. */
const place =
  /^(?<lead>\s*[([（【]|[,，]\s|\s?[–—|·-]\s)(?<words>[^()[\]（）【】\n,，|]{0,60}?)(?<tail>[)\]）】]|(?=[.。]?\s*(?:[,，|:：\n[(（]|\s[–—·-]\s|$)))/

export function venueAt(part: Digest | DigestPart, entry: Entry, anchor: Anchor): VenuePlace | undefined {
  const at = endOfAnchor(part, entry, anchor)
  if (at === undefined) return undefined
  const { end } = lineAt(part, at)
  const { lead = '', words = '', tail = '' } = place.exec(part.text.slice(at, end))?.groups ?? {}
  const isCell = lead.includes('|')
  const isEmptyCell = isCell && /^\s*[–—-]?\s*$/.test(words)
  if (lead === '' || !(isEmptyCell || (isVenue(words) && !isDate(words)))) return undefined
  return { anchor, lead, tail, words: words.trim(), start: at + lead.length }
}

/** Including the closing emphasis and quotation marks. A title in a link ends with it. */
export function endOfAnchor(
  { text }: Pick<DigestPart, 'text'>,
  { title, link }: Entry,
  anchor: Anchor,
): number | undefined {
  const isLinked = title && link && link.outer.start <= title.span.start && title.span.end <= link.outer.end
  const at = anchor === 'link' ? link?.outer : isLinked ? undefined : title?.span
  return at && at.end + (/^[*_~"”’']*/.exec(text.slice(at.end, at.end + longestMarks))?.[0].length ?? 0)
}

const longestMarks = 8

function isPreprint(words: string): boolean {
  return /^(?:arxiv|corr|preprint|[–—-]$)/i.test(words)
}
