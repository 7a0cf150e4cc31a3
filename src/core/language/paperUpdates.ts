import * as l10n from '@vscode/l10n'
import type { ArchivedEntry } from '../archive/archivedDigest.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { writeAfter, writeAt } from '../digest/frames/write.ts'
import { type Digest, lineAt, paperOf } from '../digest/model.ts'
import { DigestSession, readOptions } from '../digest/session.ts'
import { asOneEdit, type Insertion } from './insertPapers.ts'
import type { ChangeKind, PaperChange } from './paperChanges.ts'
import { type WritingHabit, writeFacts } from './paperChoices.ts'

/** What became of a paper since the archive covered it. */
export interface PaperUpdate extends Pick<PaperChange, 'paper' | 'covered'> {
  /** Localised, in one line that is read as commentary, without a label or a bare venue at its beginning. */
  readonly news: string
}

/**
 * What to tell of papers that the archive covers, each once, in the order of {@link changesSince}. What a digest has told
 * already is no news, nor is what became of the papers that the digest at hand names.
 * @param except the file for which it is asked, with the papers that it names
 */
export function updatesOn(
  changes: readonly PaperChange[],
  except: { readonly file: string; readonly digest: Digest },
): readonly PaperUpdate[] {
  const { entries, mentions } = except.digest
  const named = new Set([...entries, ...mentions].map(paperOf))
  const news = changes.filter(({ paper, covered, told }) => {
    return told === undefined && !named.has(paper.id) && covered.digest.file !== except.file
  })
  return Array.from(Map.groupBy(news, ({ paper }) => paper).values(), (ofOne) => {
    const { paper, covered } = ofOne[0] as PaperChange
    return { paper, covered, news: ofOne.map(describeChange).join('; ') }
  })
}

/** What became of a paper, as the beginning of a sentence. */
export function describeChange({ kind, fact }: Pick<PaperChange, 'kind' | 'fact'>): string {
  return describers[kind](fact)
}

const describers: Readonly<Record<ChangeKind, (fact: string) => string>> = {
  retracted: (fact) =>
    fact === '' ? l10n.t('Retracted by its publisher') : l10n.t('Retracted by its publisher ({0})', fact),
  withdrawn: (fact) => l10n.t('Withdrawn since, with the remark “{0}”', fact),
  published: (fact) => l10n.t('Published since in “{0}”', fact),
  revised: (fact) => l10n.t('Revised since, {0}', fact),
}

/** Writes a section at the cursor: a heading and an entry for each paper, in the form of the digest's others. */
export function writeUpdates(
  updates: readonly PaperUpdate[],
  habit: WritingHabit,
  cursor: Span,
): Insertion | undefined {
  if (updates.length === 0) return undefined
  const writer = new UpdateWriter(habit)
  let end = writer.heading(cursor)
  for (const [index, update] of updates.entries()) end = writer.entry(update, index === 0, end)
  writer.close(end)
  return asOneEdit(habit.digest.text, writer.digest.text, end)
}

class UpdateWriter {
  readonly #habit: WritingHabit
  readonly #lineEnd: string
  digest: Digest

  constructor(habit: WritingHabit) {
    this.#habit = habit
    this.digest = habit.digest
    this.#lineEnd = /\r?\n/.exec(habit.digest.text)?.[0] ?? '\n'
  }

  /** Below the line of the cursor, or on it where it is blank. @returns where the first entry goes */
  heading({ start, end }: Span): number {
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
    const title = l10n.t('Updates on earlier papers')
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
  entry({ paper, covered, news }: PaperUpdate, isFirst: boolean, at: number): number {
    const facts = writeFacts({ ...this.#habit, digest: this.digest })
    const index = this.digest.entries.findLastIndex(({ head }) => head.start < at)
    const [first] = isFirst ? writeAt(this.digest, span(at, at), [paper], facts) : []
    const written = first ?? writeAfter(this.digest, index, paper, facts)
    const said = `${news}. ${describeCoverage(covered)}`
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

/** When one covered it, and one's own first words. */
export function describeCoverage({ digest: { reference: when }, said }: ArchivedEntry): string {
  const words = said.replace(/[.。]$/u, '')
  return words === '' ? l10n.t('Covered on {0}.', when) : l10n.t('Covered on {0}: “{1}”.', when, words)
}
