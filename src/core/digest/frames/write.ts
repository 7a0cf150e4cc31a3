/*
 * Writing a paper the way the document's other papers are written.
 *
 * The nearest entry of the form that prevails around the place is the exemplar. Its lines are written again with the other
 * paper's title and address (`form.ts`); authors, dates and categories follow where it is known that they are the exemplar's
 * own (`values.ts`); what is not understood is left out together with the marks around it (`clean.ts`).
 *
 * Reading depends on the lines around an entry, so nothing is offered unread: the digest with the new entry is read again,
 * and must give it the exemplar's form, the exact title and the link, and leave all other entries as they were. Else the next
 * exemplar is tried, then the layouts.
 *
 * Example: after "3. **Old Title** (Ann Author, 2023) [[pdf](…)] [[code](…)]: nice", "4. **New Title** (Bo Weaver, 2024)
 * [[pdf](…)]: " with the cursor at its end.
 */

import type { ArxivReference } from '../../arxiv/identifier.ts'
import { readLink } from '../../arxiv/links.ts'
import { type Span, slice, span, type TextEdit } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { type AddressedPaper, type Facts, paperUrl, type WritablePaper } from '../../paper/paper.ts'
import { readableTex } from '../../paper/text.ts'
import type { PreferredLink } from '../conventions/conventions.ts'
import { layoutById, layouts, linkTo, titleForms } from '../layouts/index.ts'
import { inItsPlace } from '../layouts/tableRow.ts'
import { type Digest, type Entry, headLines, kindOfMarks, type LayoutId, lineAt, paperOf } from '../model.ts'
import { DigestSession, readOptions } from '../session.ts'
import { type Exemplar, HeadWriter, type Writing, type WrittenHead } from './form.ts'
import { endBelow, Place, withoutPlace } from './place.ts'
import { isReadAs, isSameBut } from './sameReading.ts'

/** What is known for writing besides the digest and the paper. */
export interface WriteFacts extends Facts {
  /** For digests without entries to go by. */
  readonly layout?: LayoutId | undefined
  /** Goes before the form of the exemplar's own link. */
  readonly link?: PreferredLink | undefined
  /** The version that links of papers of arXiv lead to; the latest by default. */
  readonly version?: ArxivReference['version']
  /** What has just been written; the form comes from the other entries alone. */
  readonly fresh?: Span | undefined
  /** Has the entries to go by where the digest itself has none. */
  readonly earlier?: Digest | undefined
  /** Lines that introduce entries, as the digest was read with. */
  readonly statements?: readonly string[]
}

/** A new entry: one edit, and where the cursor goes then. */
export interface WrittenEntry extends TextEdit {
  /** Where the commentary begins, counted from the start of `newText`. */
  readonly cursor: number
  /** The entry whose form it has; `undefined` for one in a layout. */
  readonly exemplar: Entry | undefined
  /** Read again, the digest says the same as before and the new entry in the exemplar's form. */
  readonly isSound: boolean
}

/** The statements that a digest was read with. */
type KnownStatements = Pick<WriteFacts, 'statements'>

/** The digest after an edit, read with the statements that it was read with. */
export function withEdit(digest: Digest, edit: TextEdit, { statements }: KnownStatements): Digest {
  return new DigestSession(digest, readOptions(statements)).edit(edit)
}

/** The same in short parts around the place of the edit, so that further edits there read little again. */
function withEditInShortParts(digest: Digest, edit: TextEdit, { statements }: KnownStatements): Digest {
  return new DigestSession(digest, { ...readOptions(statements), lengths: shortParts }).edit(edit)
}

/** Writes a paper after an entry, below all that is said there. */
export function writeAfter(
  digest: Digest,
  index: number,
  paper: WritablePaper,
  facts: WriteFacts,
): WrittenEntry {
  return writeBelow(digest, endBelow(digest, index), paper, facts)
}

/** Writes a paper below a line, as the next entry. @param lineEnd where the line ends */
export function writeBelow(
  digest: Digest,
  lineEnd: number,
  paper: NamedPaper,
  facts: WriteFacts,
): WrittenEntry {
  return new EntryWriter(digest, span(lineEnd, lineEnd), facts).write(paper)
}

/**
 * Writes a paper on a line of its own; for each paper what it would be.
 * @param line a blank line, or the line whose words the entry takes the place of, without its line end
 */
export function writeAt(
  digest: Digest,
  line: Span,
  papers: readonly NamedPaper[],
  facts: WriteFacts,
): readonly WrittenEntry[] {
  const { start, end } = line
  const words = slice(digest.text, line)
  const isBlank = words.trim() === ''
  const cleared = withEditInShortParts(digest, { span: line, newText: isBlank ? words : '' }, facts)
  const writer = new EntryWriter(cleared, isBlank ? line : span(start, start), facts)
  return papers.map((paper) => {
    const written = writer.write(paper)
    return { ...written, span: span(written.span.start, end) }
  })
}

/** A paper to write, or the address of one of which no more is known yet: it stands alone, with the marks of entries there. */
export type NamedPaper = AddressedPaper | { readonly url: string; readonly title?: undefined }

/**
 * Papers below each other, below a line, each with what stands between it and the one above: in the form of the entries there,
 * and not read yet.
 * @returns for each way in which titles are written
 */
export function writeSeries(
  digest: Digest,
  lineEnd: number,
  papers: readonly NamedPaper[],
  facts: WriteFacts,
): Iterable<readonly string[]> {
  return new EntryWriter(digest, span(lineEnd, lineEnd), facts).writeSeries(papers)
}

/**
 * Writes the lines that name an entry again, with the title or the link that it lacks.
 * @returns `undefined` when the digest has no other entry in whose form it would be read with the rest as it was, and for one of
 * several entries on the same lines
 */
export function writeOver(
  digest: Digest,
  index: number,
  paper: WritablePaper,
  facts: WriteFacts,
): WrittenEntry | undefined {
  const over = digest.entries[index] as Entry
  if (over.shared) return undefined
  const written = new EntryWriter(digest, headLines(digest, over), facts, over).write(paper)
  return written.isSound && written.exemplar ? written : undefined
}

/** How many entries are looked at to tell which form prevails around a place. */
const neighbourhood = 6
/** How many of them are tried. */
const mostTried = 6
const mostPeers = 12
/** As long as an entry or two. */
const shortParts = { usual: 200, long: 2_000 }
const usualWriting = { trustDates: false, curlsQuotes: false } as const

class EntryWriter {
  readonly #digest: Digest
  readonly #place: Place
  readonly #over: Entry | undefined
  readonly #facts: WriteFacts

  constructor(digest: Digest, at: Span, facts: WriteFacts, over?: Entry) {
    this.#digest = digest
    this.#place = new Place(digest, at, over, facts)
    this.#over = over
    this.#facts = facts
  }

  /** TeX in the paper's title becomes what people read, as everywhere else. */
  write(record: NamedPaper): WrittenEntry {
    if (record.title === undefined) return this.#writeAddress(record.url)
    const paper = { ...record, title: readableTex(record.title) }
    let first: WrittenEntry | undefined
    for (const written of this.#attempts(paper)) {
      if (this.#isSound(written, paper)) return { ...written, isSound: true }
      first ??= written
    }
    return first as WrittenEntry
  }

  /** Where nothing but an address is known, it stands where entries begin, or in the cell of their links. */
  #writeAddress(url: string): WrittenEntry {
    const [exemplar] = this.#exemplars()
    const row = this.#place.firstRow(undefined, url)
    if (row) return this.#placed(row.text, row.said, undefined)
    const { text: address, said }: ReturnType<Place['marksOf']> = exemplar
      ? this.#place.marksOf(exemplar, url)
      : { text: url }
    // Who goes on typing before the title has come does so below the address, where others have their commentary.
    const opening = exemplar ? this.#openingBelow(exemplar) : ''
    const block = /^\s*\n\s*$/.test(opening) ? address + opening : address
    return this.#placed(block, said ?? block.length, exemplar)
  }

  *writeSeries(papers: readonly NamedPaper[]): Iterable<readonly string[]> {
    const [exemplar] = this.#exemplars()
    const rows = papers.map((paper) =>
      this.#place.firstRow(paper.title, paper.title === undefined ? paper.url : this.#usualUrl(paper)),
    )
    if (!exemplar || rows[0]) {
      const { lead } = this.#place.around(rows[0]?.text ?? '', undefined)
      yield papers.map((paper, index) => {
        const block = paper.title === undefined ? paper.url : this.#layoutBlock(this.#preferred, paper)
        return lead + withoutPlace(rows[index]?.text ?? block)
      })
      return
    }
    const numbers = this.#place.numbersFrom(exemplar)
    const { lead } = this.#place.around('', exemplar)
    for (const form of [0, 1]) {
      const blocks = papers.map((paper, index) => {
        const number = numbers?.(index)
        if (paper.title === undefined) return this.#place.marksOf(exemplar, paper.url, number).text
        const known = { ...paper, title: readableTex(paper.title) }
        const forms = this.#titleForms(exemplar, known)
        const title = forms[form] ?? forms[0] ?? ''
        return this.#blockIn(exemplar, { paper: known, title, number, ...usualWriting })?.block
      })
      if (!blocks.includes(undefined)) yield blocks.map((block) => lead + withoutPlace(block ?? ''))
    }
  }

  *#attempts(paper: AddressedPaper): Iterable<WrittenEntry> {
    const exemplars = this.#exemplars()
    const [nearest] = exemplars
    const row = this.#place.firstRow(paper.title, this.#usualUrl(paper))
    if (row) yield this.#placed(row.text, row.said, undefined)
    for (const exemplar of exemplars) yield* this.#inFormOf(exemplar, paper)
    if (nearest) yield* this.#asItem(nearest, paper)
    const others = layouts.filter(({ trait }) => trait !== 'row').map(({ id }) => id)
    for (const id of new Set([this.#preferred, 'title-link', 'linked-title', ...others] as const))
      yield this.#inLayout(id, paper)
  }

  /** In a list, an item stays one, and in a table a row, even if its form cannot be followed. */
  *#asItem(exemplar: Exemplar, paper: AddressedPaper): Iterable<WrittenEntry> {
    const isRow = exemplar.layout === 'table-row'
    for (const title of titleForms(paper.title)) {
      const linked = linkTo(this.#place.model, title, this.#urlLike(exemplar, paper))
      const { text, said = text.length } = this.#place.marksOf(exemplar, inItsPlace(isRow ? '|' : '', linked))
      if (isRow || kindOfMarks(text) !== '')
        yield { ...this.#placed(text, said, exemplar), exemplar: undefined }
    }
  }

  get #preferred(): LayoutId {
    return this.#facts.layout ?? this.#digest.prevailingLayout
  }

  /** Entries to go by, the best first: the nearest of the form that most entries around the place have. */
  #exemplars(): readonly Exemplar[] {
    const { near } = this.#place
    const around = near.slice(0, neighbourhood)
    const count = (form: string) => around.filter((entry) => entry.form === form).length
    const isInTable = near[0]?.layout === 'table-row'
    const forms = [...new Set(near.map(({ form }) => form))]
    if (!isInTable) forms.sort((a, b) => count(b) - count(a))
    return forms
      .flatMap((form) => this.#bestOf(near.filter((entry) => entry.form === form)))
      .slice(0, mostTried)
  }

  /** The nearest; where most others are commented on and it is not, the nearest that is. */
  #bestOf(entries: readonly Exemplar[]): readonly Exemplar[] {
    const commented = entries.filter(({ commentary }) => commentary)
    const [first] = commented.length * 2 >= entries.length ? commented : entries
    return first ? [first, ...entries.filter((entry) => entry !== first)].slice(0, 2) : []
  }

  *#inFormOf(exemplar: Exemplar, paper: AddressedPaper): Iterable<WrittenEntry> {
    const quotes = paper.title.includes('"') ? [false, true] : [false]
    for (const written of this.#titleForms(exemplar, paper)) {
      for (const trustDates of [false, true]) {
        for (const curlsQuotes of quotes) {
          const entry = this.#writeInForm(exemplar, { paper, title: written, trustDates, curlsQuotes })
          if (entry) yield entry
        }
      }
    }
  }

  #titleForms(exemplar: Exemplar, { title }: WritablePaper): readonly string[] {
    const { model } = this.#place
    const { start } = headLines(model, exemplar)
    return titleForms(title, slice(model.text, span(start, exemplar.title.span.start)))
  }

  #writeInForm(
    exemplar: Exemplar,
    options: Pick<Writing, 'paper' | 'title' | 'trustDates' | 'curlsQuotes'>,
  ): WrittenEntry | undefined {
    const number = this.#place.nextNumber(exemplar)
    const written = this.#blockIn(exemplar, { ...options, number })
    if (!written) return undefined
    if (this.#over) return this.#placedOver(written.head, exemplar)
    return this.#placed(written.block, written.head.said ?? written.block.length, exemplar)
  }

  /** The lines of a paper, and the beginning of what is said of it. */
  #blockIn(
    exemplar: Exemplar,
    options: Pick<Writing, 'paper' | 'title' | 'trustDates' | 'curlsQuotes' | 'number'>,
  ): { readonly head: WrittenHead; readonly block: string } | undefined {
    const oldId = paperOf(exemplar)
    const peers = this.#place.near.filter((entry) => entry.form === exemplar.form && entry !== exemplar)
    const head = new HeadWriter(this.#place.model, exemplar, peers.slice(0, mostPeers), {
      ...options,
      oldId,
      old: oldId && this.#facts.paper(oldId),
      url: this.#urlLike(exemplar, options.paper),
    }).write()
    if (!head) return undefined
    const { said } = head
    const text = this.#place.fitted(head.text, exemplar)
    if (said === undefined)
      return { head, block: text + this.#place.fitted(this.#openingBelow(exemplar), exemplar) }
    const label = this.#place.labelLike(exemplar)
    const before = this.#place.fitted(head.text.slice(0, said), exemplar)
    const block = before + label + text.slice(before.length)
    return { head: { text: block, said: before.length + label.length }, block }
  }

  #urlLike({ link }: Exemplar, paper: AddressedPaper): string {
    const given = this.#over?.link?.url ?? paper.address
    if (given !== undefined) return given
    const form = this.#facts.link ?? readLink(link.url)?.form ?? this.#digest.prevailingLink
    return paperUrl(paper, form, this.#facts.version)
  }

  /** What stands between the lines that name the exemplar and what is said of it, with the label that others have there. */
  #openingBelow(exemplar: Entry): string {
    const { model } = this.#place
    const { text } = model
    const { end } = headLines(model, exemplar)
    const commentary = exemplar.commentary?.start
    if (exemplar.layout === 'table-row' || commentary === undefined || commentary < end) return ''
    const opening = text.slice(end, commentary)
    const isQuoted = text.charAt(lineAt(model, exemplar.head.start).start) === '>'
    const marks = isQuoted ? /^(?:\s|>)*$/ : /^(?:\s|[-*+•・])*$/
    if (!marks.test(opening)) return /^\s*\n/.exec(opening)?.[0] ?? this.#place.lineEnd
    return opening + this.#place.labelLike(exemplar)
  }

  #inLayout(layout: LayoutId, paper: AddressedPaper): WrittenEntry {
    const block = this.#layoutBlock(layout, paper)
    return this.#placed(block, block.length, undefined)
  }

  #layoutBlock(layout: LayoutId, paper: AddressedPaper): string {
    const title = readableTex(paper.title)
    const lines = layoutById(layout).write({ title, url: this.#usualUrl(paper) })
    return `${lines}\n`.replaceAll('\n', this.#place.lineEnd)
  }

  #usualUrl(paper: AddressedPaper): string {
    const form = this.#facts.link ?? this.#digest.prevailingLink
    return paper.address ?? paperUrl(paper, form, this.#facts.version)
  }

  /** The lines alone: what is said of the entry stays where it is. */
  #placedOver({ text, said }: WrittenHead, exemplar: Entry): WrittenEntry {
    const cut = said ?? text.length
    const head = withoutEnd(text.slice(0, cut), /[\s:：–—-]/u)
    const newText = exemplar.layout === 'table-row' ? text : head + text.slice(cut)
    return { span: this.#place.span, newText, cursor: newText.length, exemplar, isSound: false }
  }

  #placed(block: string, cursor: number, exemplar: Entry | undefined): WrittenEntry {
    const { lead, ...edit } = this.#place.around(block, exemplar)
    return { ...edit, cursor: lead.length + cursor, exemplar, isSound: false }
  }

  /**
   * Read with nothing said yet, an entry may look otherwise than the exemplar, and lines below it may be taken for what is
   * said of it. So that is looked at with words in the place of the commentary.
   */
  #isSound(written: WrittenEntry, paper: WritablePaper): boolean {
    const { newText, cursor } = written
    const said = { ...written, newText: `${newText.slice(0, cursor)}Said.${newText.slice(cursor)}` }
    const agrees = this.#reread(written, paper)
    if (agrees('all')) return true
    return !this.#over && agrees('entries') && this.#reread(said, paper)('all')
  }

  /** Reads the digest with the entry; what is given tells whether it says the same as before in entries, or in all. */
  #reread(written: WrittenEntry, paper: WritablePaper): (what: 'all' | 'entries') => boolean {
    const after = withEdit(this.#digest, written, this.#facts)
    return (what) => {
      const isForm = (entry: Entry) =>
        what === 'entries' || !written.exemplar || this.#formOf(entry) === this.#formOf(written.exemplar)
      const isWanted = (entry: Entry) => isForm(entry) && isReadAs(entry, paper)
      return isSameBut(this.#digest, after, written, { isWanted, what, over: this.#over })
    }
  }

  /** Words in front of a title, such as a short name, and ratings may be what is left out; so may a list around an item. */
  #formOf({ form }: Entry): string {
    const own = form.replace(/\bwords |[⭐★☆]\uFE0F? /gu, '')
    return this.#place.isByEarlier ? own.replace(/ -\d/, ' -') : own
  }
}
