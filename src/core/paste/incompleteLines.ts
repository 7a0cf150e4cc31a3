// Lines that name papers without a title: lines of only addresses or identifiers, and those with remarks beside them.
import { overlaps, type Span, shifted, slice, span, touches } from '../base/span.ts'
import { entryMarks } from '../digest/frames/headLines.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { scanLines } from '../digest/lines/line.ts'
import { type Digest, type DigestPart, type Entry, PartMemo, partsIn } from '../digest/model.ts'
import { type FoundPaper, findPapers } from './findPapers.ts'
import { distinct, type PastedReference } from './reference.ts'
import { saysMore, withEnclosure, wordsBeside } from './words.ts'

/** A line that names papers without a title. */
export interface IncompleteLine {
  /** The line without its line end. */
  readonly span: Span
  readonly references: readonly PastedReference[]
  /** The places of the papers, including link labels and brackets. */
  readonly places: readonly FoundPaper[]
  /** Everything else on the line; it stays. */
  readonly remarks: readonly string[]
}

/** The lines of a range that name papers without a title, in order; looks only at the chunks around it. */
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
    const isSentence = saysMore(words, enclosed)
    if (isSentence && !isOpening(words, found) && !isLinkOf(entry, shifted(found[0]?.at ?? at, start)))
      return []
    const places = found.map((each) => withLink(part, { ...each, at: shifted(each.at, start) }))
    return [
      {
        span: at,
        references: distinct(found.map(({ reference }) => reference)),
        places,
        remarks: wordsBeside(words, isSentence ? found.map((each) => each.at) : enclosed),
      },
    ]
  })
}

const mayName = /\d{4}|https?:/

function placed({ span: at, places, ...line }: IncompleteLine, start: number): IncompleteLine {
  return {
    ...line,
    span: shifted(at, start),
    places: places.map((each) => ({ ...each, at: shifted(each.at, start) })),
  }
}

/** "- 2401.00001: what I think" */
function isOpening(words: string, [first, ...others]: readonly FoundPaper[]): boolean {
  if (!first || others.length > 0) return false
  const marks = entryMarks.exec(words)?.[0] ?? ''
  const isFirst = /\S/.test(marks) && first.at.start === marks.length
  return isFirst && /^\s?[:：–—-]\s/.test(words.slice(first.at.end))
}

/** Whether a paper is named by the address of an entry. */
function isLinkOf(entry: Entry | undefined, at: Span): boolean {
  return entry?.link?.form === 'bare' && overlaps(entry.link.span, at)
}

/** A place of a paper including the label of its link. */
function withLink({ links }: DigestPart, { at, reference }: FoundPaper): FoundPaper {
  const link = links.find(({ form, span: own }) => form === 'labelled' && overlaps(own, at))
  return { at: link?.outer ?? at, reference }
}
