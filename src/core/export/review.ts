import type { ArxivId } from '../arxiv/identifier.ts'
import { type Span, span } from '../base/span.ts'
import type { DigestDate } from '../digest/date.ts'
import { digestDate, frontMatterOf, titleHeading } from '../digest/frontMatter.ts'
import { plainTitle, unescaped } from '../digest/layouts/index.ts'
import { type Entry, linesOf, paperOf } from '../digest/model.ts'
import { recordOf } from '../digest/records.ts'
import { proseIn, sayingOf } from '../digest/saying.ts'
import { titleText } from '../digest/titles/words.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { type BesideTitle, besideTitle } from '../render/besideTitle.ts'
import { cleanLine, cleanPaper, cleanText } from './cleanText.ts'
import type { DigestWithPapers } from './exportFormat.ts'
import { nameOfPath } from './fileNames.ts'
import { withoutTags } from './htmlTags.ts'

/** A digest as what it says, in order, for formats that write it anew. */
export interface Review {
  /** The digest's own, else the name of its file. */
  readonly title: string
  readonly date: DigestDate | undefined
  /** Without the sign, each once. */
  readonly tags: readonly string[]
  readonly parts: readonly ReviewPart[]
}

export type ReviewPart =
  /** Text between entries, as Markdown. */
  | { readonly kind: 'prose'; readonly markdown: string }
  /** Depth 1 for what no other section holds. */
  | { readonly kind: 'section'; readonly text: string; readonly depth: number }
  | ReviewedPaper

export interface ReviewedPaper {
  readonly kind: 'entry'
  readonly entry: Entry
  /** The writer's, else the record's, else the address. */
  readonly title: string
  /** `undefined` for what is no address of the web. */
  readonly url: string | undefined
  readonly id: ArxivId | undefined
  readonly record: PaperRecord<string> | undefined
  /** What is said of the paper, as Markdown; empty when nothing is. */
  readonly commentary: string
  /** What stands beside the title: authors and venue as far as the record does not say them, links to code and others. */
  readonly beside: BesideTitle
}

export function readReview(exported: DigestWithPapers): Review {
  const { digest, path } = exported
  const fileName = path.split('/').at(-1) ?? path
  const title = digest.title?.text ?? titleOfFile(fileName)
  return {
    title: cleanLine(readableTex(title)),
    date: digestDate(digest, fileName),
    tags: [...new Set(digest.tags.map(({ name }) => cleanLine(name)))],
    parts: readParts(exported),
  }
}

/** `2024-03-08-small-models.md` names "Small models"; what is no more than a date stays one. */
function titleOfFile(fileName: string): string {
  const name = nameOfPath(fileName)
  const words = name
    .replace(/^[\d\s._-]+/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The address, if a reader elsewhere may follow it: of the web, with a host. */
export function webUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s/<>"'`\\][^\s<>"`\\]*$/i.test(url) ? url : undefined
}

interface PlacedPart {
  readonly at: Span
  /** `undefined` for the title, which the review has already. */
  readonly part: ReviewPart | undefined
}

function readParts(exported: DigestWithPapers): ReviewPart[] {
  const { digest } = exported
  const parts: ReviewPart[] = []
  let done = frontMatterOf(digest)?.bodyStart ?? 0
  for (const { at, part } of placedParts(exported)) {
    addProse(parts, proseIn(digest, span(done, Math.max(done, at.start))))
    if (part) parts.push(part)
    done = Math.max(done, at.end)
  }
  addProse(parts, proseIn(digest, span(done, digest.text.length)))
  return parts
}

function placedParts(exported: DigestWithPapers): PlacedPart[] {
  const { sections, entries } = exported.digest
  const lines = linesOf(exported.digest)
  const heading = titleHeading(exported.digest)
  const level = sections.reduce((least, section) => Math.min(least, section.level ?? 6), 6)
  const placed: PlacedPart[] = [
    ...(heading ? [{ at: lines.whole(heading.span), part: undefined }] : []),
    ...sections.map(({ label, level: own = level }) => ({
      at: lines.whole(label.span),
      part: {
        kind: 'section',
        text: cleanLine(readableTex(unescaped(titleText(label.text)))),
        depth: own - level + 1,
      } as const,
    })),
    ...entries.map((entry) => ({ at: lines.whole(entry.span), part: reviewedPaper(exported, entry) })),
  ]
  return placed.sort((a, b) => a.at.start - b.at.start)
}

function reviewedPaper({ digest, papers }: DigestWithPapers, entry: Entry): ReviewedPaper {
  const id = paperOf(entry)
  const known = recordOf(entry, papers)
  const record = known && cleanPaper(known)
  const url = webUrl(entry.link?.url)
  return {
    kind: 'entry',
    entry,
    title: cleanLine(plainTitle(entry) ?? record?.title ?? entry.link?.url ?? ''),
    url,
    id,
    record,
    commentary: withoutTags(cleanText(sayingOf(digest, entry))).trim(),
    beside: besideTitle(digest, entry, record),
  }
}

/** The head of a table whose rows are entries says nothing once they have gone. */
const tableHead = /^\s*\|[^\n]*\n\s*\|[\s|:-]+$/

function addProse(parts: ReviewPart[], text: string): void {
  const markdown = withoutTags(cleanText(text).replace(/^\uFEFF/, ''))
  const body = markdown.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
  // Rules between entries separate what the export separates by itself.
  if (body.trim() === '' || tableHead.test(body) || /^(?:[-*_] ?){3,}$/.test(body.trim())) return
  parts.push({ kind: 'prose', markdown: body })
}
