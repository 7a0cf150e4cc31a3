import * as l10n from '@vscode/l10n'
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { urlIn } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { type WriteFacts, writeAfter, writeAt } from '../digest/frames/write.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type Digest, type Entry, lineAbove, lineAt } from '../digest/model.ts'
import type { Facts } from '../paper/facts.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'

/** What the words before the cursor ask for; `span` is the part that a choice replaces. */
export interface CompletionRequest {
  readonly span: Span
  /** The beginning of an identifier, or words of a title. */
  readonly asks:
    | { readonly kind: 'id'; readonly prefix: string }
    | { readonly kind: 'title'; readonly words: string }
  /** Nothing else stands on the line, but for what an entry may begin with: indentation, the mark of a list or heading. */
  readonly isAlone: boolean
  /** What it begins with, if it is alone; then it is a part of the span. */
  readonly lead: string
}

/** What a new entry is written like. */
export interface WritingHabit {
  readonly digest: Digest
  readonly conventions?: Conventions | undefined
  /** The records of papers that the digest names, by which it is known what is said of them. */
  readonly facts: Facts
}

export type PaperForm = 'entry' | 'linked-title' | 'link' | 'title'

/** One choice: a paper in one of the forms it can take in the text. */
export interface PaperChoice {
  readonly paper: Paper
  readonly form: PaperForm
  /** The form that fits best; the others follow it. */
  readonly isFirst: boolean
  /** Localised name of the form. */
  readonly formLabel: string
  readonly newText: string
  /** Where the cursor goes, counted from the start of the new text: for an entry where its commentary begins. */
  readonly cursor: number
}

const newStyleStart = /(?<![\p{L}\p{N}./:_-])(?:arxiv:\s?)?(\d{4}\.\d{0,6})$/iu
const oldStyleStart = /(?<![\p{L}\p{N}./:_-])(?:arxiv:\s?)?([a-z]+(?:-[a-z]+)?\/\d{1,7})$/iu
const linkStart = /(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{0,6}|[a-z-]+\/\d{1,7})$/i
const titleStart = /(?<![\p{L}\p{N}._%+-])@((?:[^\s@][^@]{0,200})?)$/u
// "… since 2011." ends a sentence; Enter must break the line there, not accept a paper.
const yearAtSentenceEnd = /(?<!arxiv:\s?|\/)\d{4}\.$/i
/** What an entry may begin with: indentation, and the marks of a quotation, a list, a heading or a table's row. */
const entryLead =
  /^[\s>]*(?:(?:[-*+•・※■●]|\(?\d{1,4}[.)、]|\[\d{1,4}\]|#{1,6})\s+)*(?:\[[ xX]\]\s+|\|\s*)?$/u
/** More papers than this are offered in the first form only, so that the list stays a list of papers. */
const mostWithAllForms = 4

/** Reads the line up to the cursor; `undefined` when it asks for no paper. */
export function readRequest(digest: Digest, offset: number): CompletionRequest | undefined {
  const line = lineAt(digest, offset)
  const before = digest.text.slice(line.start, offset)
  const found = readEnd(before)
  if (!found) return undefined
  const start = line.start + found.from
  const after = digest.text.slice(offset, line.end)
  const lead = before.slice(0, found.from)
  const isAlone = entryLead.test(lead) && /^[\s|]*$/.test(after)
  if (!isAlone && yearAtSentenceEnd.test(before)) return undefined
  return isAlone
    ? { span: span(line.start, offset), asks: found.asks, isAlone, lead }
    : { span: span(start, offset), asks: found.asks, isAlone, lead: '' }
}

/** The identifier that is typed out in full, so that its record can be asked for. */
export function completeId({ asks }: CompletionRequest): ArxivId | undefined {
  return asks.kind === 'id' ? parseIdentifier(asks.prefix)?.id : undefined
}

/** The papers in the forms that fit the place, the digest's own habit first. */
export function paperChoices(
  papers: readonly Paper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const forms = formsFor(request, habit.digest)
  const offered = papers.length > mostWithAllForms ? forms.slice(0, 1) : forms
  const entries = offered.includes('entry') ? entriesAt(papers, request, habit) : []
  return papers.flatMap((paper, at) =>
    offered.map((form, index) => ({
      paper,
      form,
      isFirst: index === 0,
      formLabel: formLabel(form),
      ...(form === 'entry' ? (entries[at] as Written) : write(paper, form, habit, request.lead)),
    })),
  )
}

type Written = Pick<PaperChoice, 'newText' | 'cursor'>

function entriesAt(
  papers: readonly Paper[],
  { span: at }: CompletionRequest,
  habit: WritingHabit,
): readonly Written[] {
  const { digest } = habit
  return writeAt(digest, lineAt(digest, at.end), papers, writeFacts(habit))
}

function writeFacts({ conventions, facts }: WritingHabit): WriteFacts {
  return {
    paper: (id) => facts.paper(id),
    layout: conventions?.layout,
    link: conventions?.link,
    statements: conventions?.sections ?? [],
  }
}

/**
 * What a paper becomes at a cursor or in place of a selection: an entry on a blank line, an entry below the one in whose
 * title or link, or at whose end, the cursor stands, and else its title with a link.
 */
export function choiceAt(paper: Paper, habit: WritingHabit, place: Span): Written & { readonly span: Span } {
  const { text, entries } = habit.digest
  const line = span(lineAt(habit.digest, place.start).start, lineAt(habit.digest, place.end).end)
  const isBlank = (text.slice(line.start, place.start) + text.slice(place.end, line.end)).trim() === ''
  const [entry] = isBlank ? writeAt(habit.digest, line, [paper], writeFacts(habit)) : []
  if (entry) return entry
  const index = entries.findLastIndex((each) => isAtEntry(each, place, line))
  if (index >= 0) return writeAfter(habit.digest, index, paper, writeFacts(habit))
  return { span: place, ...write(paper, 'linked-title', habit, '') }
}

/** Whether a cursor without a selection stands in the lines that name the paper, or after all that is said of it. */
function isAtEntry({ head, span: all, commentary }: Entry, { start, end }: Span, line: Span): boolean {
  if (start !== end || start < all.start - (all.start - line.start) || line.start > all.end) return false
  const isInHead = head.start <= line.end && start <= Math.min(head.end, commentary?.start ?? head.end)
  return isInHead || (start >= all.end && start <= line.end)
}

function readEnd(
  before: string,
): { readonly from: number; readonly asks: CompletionRequest['asks'] } | undefined {
  const id = linkStart.exec(before) ?? newStyleStart.exec(before) ?? oldStyleStart.exec(before)
  if (id?.[1]) return { from: id.index, asks: { kind: 'id', prefix: id[1].toLowerCase() } }
  const title = titleStart.exec(before)
  return title ? { from: title.index, asks: { kind: 'title', words: title[1] ?? '' } } : undefined
}

function formsFor(
  { isAlone, lead, span: { start } }: CompletionRequest,
  digest: Digest,
): readonly PaperForm[] {
  if (!isAlone) return ['linked-title', 'link', 'title']
  if (isInside(lead, start, digest)) return ['linked-title', 'entry', 'link', 'title']
  return lead === '' && isBelowTitle(digest, start)
    ? ['link', 'linked-title', 'title', 'entry']
    : ['entry', 'linked-title', 'link', 'title']
}

/** Whether an item of a list is deeper than the one that the entry above begins: there people say something of that. */
function isInside(lead: string, start: number, digest: Digest): boolean {
  const above = digest.entries.findLast(({ head }) => head.start < start)
  if (!above || !/\S/.test(lead)) return false
  const own = digest.text.slice(lineAt(digest, above.head.start).start, above.head.start)
  const indentOf = (words: string) => words.length - words.trimStart().length
  return /\S/.test(own) && indentOf(lead) > indentOf(own)
}

/** Directly below a single line that stands by itself, the writer has the title already. */
function isBelowTitle(digest: Digest, start: number): boolean {
  const above = lineAbove(digest, start)
  const aboveThat = above && lineAbove(digest, above.start)
  const words = above ? slice(digest.text, above) : ''
  const isTitle = words.trim() !== '' && !/https?:|[.。!#]\s*$|^#/u.test(words)
  return isTitle && (!aboveThat || slice(digest.text, aboveThat).trim() === '')
}

function write(paper: Paper, form: PaperForm, { digest, conventions }: WritingHabit, lead: string): Written {
  // The form of most links is counted when somebody asks, by a walk over all entries.
  const url = () => urlIn(conventions?.link ?? digest.prevailingLink, { id: paper.id, version: undefined })
  const title = readableTex(paper.title)
  const linked = () => layoutById('linked-title').write({ title, url: url() })
  const words = form === 'title' ? title : form === 'link' ? url() : linked()
  return { newText: lead + words, cursor: lead.length + words.length }
}

function formLabel(form: PaperForm): string {
  switch (form) {
    case 'entry':
      return l10n.t('entry')
    case 'linked-title':
      return l10n.t('[title](link)')
    case 'link':
      return l10n.t('link')
    case 'title':
      return l10n.t('title')
  }
}
