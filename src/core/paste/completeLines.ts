/*
 * Making entries of what names papers and has no title yet. Each is written in the form of the digest's others; what is said of it
 * stays. Lines that follow each other are written together, as if they had been pasted.
 */
import { overlaps, type Span, slice, span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { entryMarks } from '../digest/frames/headLines.ts'
import { writeOver } from '../digest/frames/write.ts'
import { writeMany } from '../digest/frames/writeMany.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type Digest, type Entry, lineAt } from '../digest/model.ts'
import { DigestSession, usualOptions } from '../digest/session.ts'
import type { WritablePaper } from '../paper/paper.ts'
import { paperUrl } from '../paper/paperUrl.ts'
import { readableTex } from '../paper/text.ts'
import type { IncompleteLine } from './incompleteLines.ts'
import { mention } from './mention.ts'
import type { PasteFacts } from './writePasted.ts'

/** The edits that complete the papers of the lines whose records are known. */
export function completeLines(
  digest: Digest,
  lines: readonly IncompleteLine[],
  facts: PasteFacts,
): readonly TextEdit[] {
  const session = new DigestSession(digest, {
    ...usualOptions,
    statements: new Set(facts.statements ?? []),
  })
  // From the last on, so that the places of the others hold.
  const edits = groupsOf(digest, lines, facts)
    .toReversed()
    .map((group) => {
      const edit = completion(session.digest, group, facts)
      session.edit(edit)
      return edit
    })
  return edits.toReversed()
}

/** Lines that follow each other and say nothing else, with their papers. */
interface Group {
  readonly span: Span
  readonly opening: Span | undefined
  readonly papers: readonly WritablePaper[]
}

function groupsOf(digest: Digest, lines: readonly IncompleteLine[], facts: PasteFacts): readonly Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    const papers = line.references.flatMap(({ id }) => facts.record(id) ?? [])
    if (papers.length < line.references.length) continue
    const { span: at, opening } = line
    const above = groups.at(-1)
    const isNext = above && !opening && !above.opening && isJoined(digest, above.span.end, at)
    if (isNext)
      groups[groups.length - 1] = {
        span: span(above.span.start, at.end),
        opening,
        papers: [...above.papers, ...papers],
      }
    else groups.push({ span: at, opening, papers })
  }
  return groups
}

/** Whether nothing stands between two lines, nor below the second one, that is said of their papers. */
function isJoined({ text, entries }: Digest, end: number, line: Span): boolean {
  if (text.slice(end, line.start).trim() !== '') return false
  return !entries.some((entry) => !entry.title && entry.commentary && overlaps(entry.head, line))
}

function completion(digest: Digest, { span: lines, opening, papers }: Group, facts: PasteFacts): TextEdit {
  const [paper] = papers as [WritablePaper]
  if (opening)
    return { span: opening, newText: mention(urlOf(slice(digest.text, opening), paper), paper, true) }
  const index = digest.entries.findIndex(({ head }) => overlaps(head, lines))
  const entry = digest.entries[index]
  if (papers.length === 1 && entry?.commentary) return completedEntry(digest, { index, entry }, paper, facts)
  const marks = entryMarks.exec(slice(digest.text, lines))?.[0] ?? ''
  const hasModel = digest.entries.some(({ title, link }) => title && link)
  if (hasModel || !/\S/.test(marks)) {
    const { span: at, newText } = writeMany(digest, lines, papers, facts)
    return { span: at, newText: newText.trimEnd() }
  }
  const end = /\r?\n/.exec(digest.text)?.[0] ?? '\n'
  const words = papers.map((each) => marks + mention(urlOf('', each), each, true))
  return { span: lines, newText: words.join(end) }
}

/** The address that the line has, or that of the paper. */
function urlOf(written: string, paper: WritablePaper): string {
  return /^https?:/i.test(written) ? written : paperUrl(paper, 'abs')
}

/** What is said of the entry begins on its line or below it; it stays where it is. */
function completedEntry(
  digest: Digest,
  { index, entry }: { readonly index: number; readonly entry: Entry },
  paper: WritablePaper,
  facts: PasteFacts,
): TextEdit {
  const inForm = writeOver(digest, index, paper, facts)
  if (inForm) return inForm
  const { link } = entry
  const at = link?.outer ?? entry.head
  const line = lineAt(digest, at.start)
  const isAlone = slice(digest.text, line).trim() === slice(digest.text, at)
  const layout = isAlone ? (facts.layout ?? digest.prevailingLayout) : 'linked-title'
  const words = layoutById(layout === 'table-row' ? 'linked-title' : layout).write({
    title: readableTex(paper.title),
    url: link?.url ?? '',
  })
  return { span: at, newText: words.trimEnd() }
}
