// Sections written into a digest by ourselves, in the form of its own.
import { type Span, slice, span, type TextEdit } from '../base/span.ts'
import { writeAfter, writeAt } from '../digest/frames/write.ts'
import { layoutById, titleForms } from '../digest/layouts/index.ts'
import { widthOf } from '../digest/lines/rows.ts'
import { type Digest, labelLines, lineAt } from '../digest/model.ts'
import { placeAt } from '../digest/place.ts'
import { paperIdOf } from '../digest/records.ts'
import { DigestSession, readOptions } from '../digest/session.ts'
import { type AnyPaper, type PaperId, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { type WritingHabit, writeFacts } from './completion.ts'

/** A paper, and what is said of it. */
interface SaidPaper {
  readonly paper: AnyPaper
  /** In one line, which is read as commentary. */
  readonly said: string
}

/** Writes sections into a digest, their headings and entries in the form of its others. */
export class SectionWriter {
  readonly #habit: WritingHabit
  readonly #lineEnd: string
  digest: Digest

  constructor(habit: WritingHabit) {
    this.#habit = habit
    this.digest = habit.digest
    this.#lineEnd = /\r?\n/.exec(habit.digest.text)?.[0] ?? '\n'
  }

  /**
   * A heading with entries below it, in the form of the digest's own where they are read as such with what is said of them, and
   * everything else as before; otherwise each on lines of its own. A table may have no cell for what is said.
   * @returns where the last ends
   */
  section(title: string, cursor: Span, papers: readonly SaidPaper[]): number {
    const before = this.digest
    let end = cursor.end
    for (const isPlain of [false, true]) {
      this.digest = before
      end = this.heading(title, cursor, papers[0])
      for (const [index, each] of papers.entries())
        end = isPlain ? this.#plainEntry(each, end) : this.#entry(each, index === 0, end)
      if (isReadAfter(before, this.digest, papers)) break
    }
    return end
  }

  #plainEntry({ paper, said }: SaidPaper, at: number): number {
    const url = paperUrl(paper, 'abs')
    const [title = ''] = titleForms(readableTex(paper.title))
    const head = layoutById('title-link').write({ title, url }).replaceAll('\n', this.#lineEnd)
    const isBelow = this.digest.text.slice(0, at).trimEnd().length === at
    const open = isBelow ? this.#lineEnd.repeat(2) : ''
    const newText = open + head + this.#lineEnd + said
    return this.#apply({ span: span(at, at), newText }, newText.length)
  }

  /**
   * Below the line of the cursor, or on it where it is blank; at the end where it is in code.
   * @param first the paper of the first entry below, if there is one: some lines are headings because of it
   * @returns where that goes
   */
  heading(title: string, cursor: Span, first?: SaidPaper): number {
    const { text } = this.digest
    const isHidden = placeAt(this.digest, cursor.start).kind === 'hidden'
    const { start, end } = isHidden ? span(text.length, text.length) : cursor
    const line = span(lineAt(this.digest, start).start, lineAt(this.digest, end).end)
    const at = slice(text, line).trim() === '' ? line : span(line.end, line.end)
    const above = text.slice(0, at.start)
    const open =
      above === ''
        ? ''
        : this.#lineEnd.repeat(
            above.endsWith('\n\n') || above.endsWith('\n\r\n') ? 0 : above.endsWith('\n') ? 1 : 2,
          )
    const close = this.#lineEnd.repeat(2)
    const edits = this.#headings(title).map((heading) => ({ span: at, newText: open + heading + close }))
    const isRead = (edit: TextEdit) => {
      const trial = new SectionWriter({ ...this.#habit, digest: this.#with(edit) })
      if (first) trial.#entry(first, true, edit.span.start + edit.newText.length)
      return trial.digest.sections.some(({ label }) => label.text.includes(title))
    }
    const edit = edits.find(isRead) ?? edits.at(-1)
    return edit ? this.#apply(edit, edit.newText.length) : at.end
  }

  /** The line of the last section with other words, and what is a heading everywhere. */
  #headings(title: string): readonly string[] {
    const last = this.digest.sections.at(-1)
    if (!last) return [`## ${title}`]
    const { start, end } = lineAt(this.digest, last.label.span.start)
    const { text } = this.digest
    const words = labelledLike(slice(text, last.label.span), title)
    const like =
      text.slice(start, last.label.span.start) + words + text.slice(last.label.span.end, end).trimEnd()
    const underline = text.slice(end, labelLines(this.digest, last.label).end)
    return [like + underlineOf(like, underline), `## ${title}`]
  }

  /** @returns where it ends */
  #entry({ paper, said }: SaidPaper, isFirst: boolean, at: number): number {
    const facts = writeFacts({ ...this.#habit, digest: this.digest })
    const index = this.digest.entries.findLastIndex(({ head }) => head.start < at)
    const [first] = isFirst ? writeAt(this.digest, span(at, at), [paper], facts) : []
    const written = first ?? writeAfter(this.digest, index, paper, facts)
    const { newText, cursor } = written
    const lead = newText.slice(0, cursor)
    const opened = lead + this.#opening(lead)
    const edit = { span: written.span, newText: opened + said + newText.slice(cursor) }
    const end = this.#apply(edit, opened.length + said.length)
    // What is said may stand above the link.
    const own = this.digest.entries.findLast(({ head }) => head.start < end)
    return Math.max(end, own?.head.end ?? end)
  }

  /** Where the form has no place for what is said: below an address, and after a colon on other lines. */
  #opening(lead: string): string {
    if (!/\S$/.test(lead)) return ''
    return /[)\]]$/.test(lead) ? ': ' : this.#lineEnd
  }

  /** Lines that name no paper, with a blank line below the last. @returns where the next line goes */
  lines(lines: readonly string[], at: number): number {
    const newText = lines.map((line) => line + this.#lineEnd).join('')
    return this.#apply({ span: span(at, at), newText: newText + this.#lineEnd }, newText.length)
  }

  /** What follows stands apart, and the last line ends. */
  close(end: number): void {
    const rest = this.digest.text.slice(end)
    const isApart = rest !== '' && !/^\r?\n[ \t]*\S/.test(rest)
    if (!isApart) this.#apply({ span: span(end, end), newText: this.#lineEnd }, 0)
  }

  #with(edit: TextEdit): Digest {
    const { sections = [], entries = [] } = this.#habit.conventions ?? {}
    return new DigestSession(this.digest, readOptions(sections, entries)).edit(edit)
  }

  #apply(edit: TextEdit, cursor: number): number {
    this.digest = this.#with(edit)
    return edit.span.start + cursor
  }
}

/** Whether papers are entries of a digest in which everything else is as before. */
function isReadAfter(before: Digest, after: Digest, papers: readonly SaidPaper[]): boolean {
  const [old, now] = [before, after].map(({ text, entries }) =>
    entries.map((entry) => {
      const said = entry.commentary ? slice(text, entry.commentary).trim() : ''
      return { id: paperIdOf(entry), title: entry.title?.text, said }
    }),
  ) as [ReadEntry[], ReadEntry[]]
  const start = now.findIndex((entry, index) => !isSame(entry, old[index]))
  const fresh = start < 0 ? [] : now.splice(start, papers.length)
  const isMeant = ({ id, said }: ReadEntry, { paper, said: meant }: SaidPaper) =>
    id === paper.id && said.includes(meant.slice(0, 20))
  return (
    before.tags.length === after.tags.length &&
    papers.every((paper, index) => fresh[index] && isMeant(fresh[index], paper)) &&
    now.length === old.length &&
    now.every((entry, index) => isSame(entry, old[index]))
  )
}

interface ReadEntry {
  readonly id: PaperId | undefined
  readonly title: string | undefined
  readonly said: string
}

function isSame(one: ReadEntry, other: ReadEntry | undefined): boolean {
  return one.id === other?.id && one.title === other?.title && one.said === other?.said
}

/** @param underline the end of a line and what stands below it; may be empty */
function underlineOf(heading: string, underline: string): string {
  const marks = underline.trim()
  // reStructuredText wants it to be as long as the heading.
  return underline.trimEnd() + marks.slice(0, 1).repeat(Math.max(0, widthOf(heading) - marks.length))
}

/** Other words between the marks of a label: emphasis, brackets, a colon. */
function labelledLike(label: string, words: string): string {
  const [opening = ''] = /^[^\p{L}\p{N}\p{Extended_Pictographic}]*/u.exec(label) ?? []
  // As many marks as at the beginning; others belong to the words: "**Trees (3)**".
  const most = opening.trimEnd().length
  const [closing = ''] =
    new RegExp(`[:：]?[^\\p{L}\\p{N}\\p{Extended_Pictographic}]{0,${most}}[:：]?$`, 'u').exec(label) ?? []
  return opening + words + closing
}
