// Lines that name papers and no title: of nothing but addresses or identifiers, and the address with which an entry begins.
import { overlaps, type Span, shifted, slice, span, touches } from '../base/span.ts'
import { entryMarks } from '../digest/frames/headLines.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { scanLines } from '../digest/lines/line.ts'
import { type Digest, type DigestPart, PartMemo, partsIn } from '../digest/model.ts'
import { type FoundPaper, findPapers } from './findPapers.ts'
import { distinct, type PastedReference, referenceOfUrl } from './reference.ts'
import { saysMore, withEnclosure } from './words.ts'

/** A line that names papers and no title. */
export interface IncompleteLine {
  /** The line without its line end. */
  readonly span: Span
  readonly references: readonly PastedReference[]
  /** Where the paper is named that the line begins with, when it goes on with what is said of it. */
  readonly opening?: Span
}

/** The lines of a stretch that name papers and no title, in order; looks at the parts that it lies in alone. */
export function incompleteLines(digest: Digest, range: Span): readonly IncompleteLine[] {
  return partsIn(digest, range).flatMap(({ part, start }) =>
    incomplete
      .of(part)
      .map((line) => placed(line, start))
      .filter(({ span: at }) => (range.start === range.end ? touches(at, range.start) : overlaps(at, range))),
  )
}

const incomplete = new PartMemo(findIncomplete)

function findIncomplete(part: DigestPart): readonly IncompleteLine[] {
  const { text, entries, frontMatter } = part
  const from = frontMatter ? (findFrontMatter(text)?.bodyStart ?? 0) : 0
  return scanLines(text, from).flatMap(({ kind, start, end }): readonly IncompleteLine[] => {
    const at = span(start, end)
    const words = slice(text, at)
    if (kind === 'hidden' || !mayName.test(words)) return []
    const entry = entries.find(({ head }) => overlaps(head, at))
    if (entry?.title) return []
    const found = findPapers(words)
    if (found.length === 0) return []
    const enclosed = found.map((each) => withEnclosure(words, each.at))
    if (!saysMore(words, enclosed))
      return [{ span: at, references: distinct(found.map(({ reference }) => reference)) }]
    const opening = openingOf(words, found)
    if (opening && found.length === 1)
      return [{ span: at, references: [opening.reference], opening: shifted(opening.at, start) }]
    const own = entry?.link?.form === 'bare' ? referenceOfUrl(entry.link.url) : undefined
    return own ? [{ span: at, references: [own] }] : []
  })
}

const mayName = /\d{4}|https?:/

function placed({ span: at, references, opening }: IncompleteLine, start: number): IncompleteLine {
  return { span: shifted(at, start), references, ...(opening && { opening: shifted(opening, start) }) }
}

/** "- 2401.00001: what I think" */
function openingOf(words: string, [first]: readonly FoundPaper[]): FoundPaper | undefined {
  const marks = entryMarks.exec(words)?.[0] ?? ''
  const isOpening = first && /\S/.test(marks) && first.at.start === marks.length
  return isOpening && /^\s?[:：–—-]\s/.test(words.slice(first.at.end)) ? first : undefined
}
