import type { Span } from '../../base/span.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { type Entry, paperOf } from '../../digest/model.ts'
import { parseDigest } from '../../digest/session.ts'
import { linkLabels, titleLabels } from '../../digest/titles/vocabulary.ts'
import { isArxivId } from '../../paper/paper.ts'
import { findPapers, type PastedReference, type PasteFormat, referenceOfUrl } from '../references.ts'
import { hasRemark, isPointing, linesBeside } from '../words.ts'

/** Titles with their addresses, in any layout of a digest or a list. Commentary on them is not part of a reference. */
export const digest: PasteFormat = {
  id: 'digest',
  mayMisname: true,
  read(pasted) {
    const text = pasted.text.replace(doiAlone, '$1https://doi.org/$2')
    const read = parseDigest(text)
    if (read.note || !read.entries.some(({ title }) => title)) return undefined
    const references = read.entries.map(referenceOf)
    if (references.length === 0 || references.includes(undefined)) return undefined
    const isBare =
      read.mentions.length === 0 &&
      read.sections.length === 0 &&
      read.tags.length === 0 &&
      read.entries.every(
        ({ commentary, title }) =>
          commentary === undefined && !rating.test(title?.text ?? '') && !isPointing(title?.text ?? ''),
      )
    return {
      references: references.flatMap((reference) => reference ?? []),
      isWhole:
        isBare &&
        !linesBeside(text, namings(text, read.entries))
          .map((line) => line.replace(label, ''))
          .some(hasRemark),
    }
  },
}

/** Below other lines, a DOI without an address would be read as said of the paper above. */
const doiAlone = /^([ \t>*•-]{0,9})(?:doi:[ \t]?)?(10\.\d{4,9}\/[^\s"<>]{1,300})[ \t]*$/gim

/** "4/5" or a date after a title would be read as part of it, and be replaced with it by the record's title. */
const rating = /\s[([]?\d{1,4}(?:\.\d{1,2})?(?:[/-]\d{1,4}){1,2}[)\]]?$/

function referenceOf(entry: Entry): PastedReference | undefined {
  const reference = entry.link && referenceOfUrl(entry.link.url)
  const title = plainTitle(entry)
  return reference && title && !isPointing(title) ? { ...reference, said: { title } } : reference
}

/** Titles and links, and where else the text names the same papers: "[2401.00001] A Title", as browsers name arXiv's pages. */
function namings(text: string, entries: readonly Entry[]): readonly Span[] {
  const own = entries.flatMap(({ title, link }) => [title?.span ?? [], link?.outer ?? []].flat())
  const ids = new Set(entries.flatMap((entry) => paperOf(entry) ?? []))
  const again = findPapers(text).filter(({ reference: { id } }) => isArxivId(id) && ids.has(id))
  return [...own, ...again.map(({ at }) => at)].sort((a, b) => a.start - b.start)
}

/** The label of a field that holds a title, a link or authors. */
const label = new RegExp(
  String.raw`^[\s>*_-]*(?:${[...titleLabels, ...linkLabels].join('|')}|authors?|著者|作者|저자)[*_\s]*[:：][*_\s]*`,
  'iu',
)
