import { type Span, slice, span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { writeAfter, writeAt } from '../digest/frames/write.ts'
import { type Digest, lineAt } from '../digest/model.ts'
import { DigestSession, readOptions } from '../digest/session.ts'
import type { AnyPaper } from '../paper/paper.ts'
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

  /** Below the line of the cursor, or on it where it is blank. @returns where the first entry goes */
  heading(title: string, { start, end }: Span): number {
    const { text } = this.digest
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
    const isRead = (edit: TextEdit) =>
      this.#with(edit).sections.some(({ label }) => label.text.includes(title))
    const edit = edits.find(isRead) ?? edits.at(-1)
    return edit ? this.#apply(edit, edit.newText.length) : at.end
  }

  /** The line of the last section with other words, and what is a heading everywhere. */
  #headings(title: string): readonly string[] {
    const last = this.digest.sections.at(-1)
    if (!last) return [`## ${title}`]
    const { start, end } = lineAt(this.digest, last.label.span.start)
    const { text } = this.digest
    const like =
      text.slice(start, last.label.span.start) + title + text.slice(last.label.span.end, end).trimEnd()
    return [like, `## ${title}`]
  }

  /** @returns where its commentary ends */
  entry({ paper, said }: SaidPaper, isFirst: boolean, at: number): number {
    const facts = writeFacts({ ...this.#habit, digest: this.digest })
    const index = this.digest.entries.findLastIndex(({ head }) => head.start < at)
    const [first] = isFirst ? writeAt(this.digest, span(at, at), [paper], facts) : []
    const written = first ?? writeAfter(this.digest, index, paper, facts)
    const { newText, cursor } = written
    const lead = newText.slice(0, cursor)
    const opened = lead + this.#opening(lead)
    const edit = { span: written.span, newText: opened + said + newText.slice(cursor) }
    return this.#apply(edit, opened.length + said.length)
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
