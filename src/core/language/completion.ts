import * as l10n from '@vscode/l10n'
import { type ArxivId, type ArxivReference, parseIdentifier } from '../arxiv/identifier.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { readTyped } from '../arxiv/writtenIdentifier.ts'
import { overlaps, type Span, slice, span } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { type WriteFacts, writeAfter, writeAt } from '../digest/frames/write.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type Digest, type Entry, lineAbove, lineAt } from '../digest/model.ts'
import { type Place, placeAt } from '../digest/place.ts'
import { type Doi, parseDoi } from '../paper/doi.ts'
import { type AnyPaper, type Facts, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'

/** What the words around the cursor ask for; `span` is the text that a choice replaces. */
export interface CompletionRequest {
  readonly span: Span
  readonly asks: CompletionQuestion
  readonly place: RequestPlace
  /**
   * For a line of its own: what an entry may begin with, such as indentation or a list marker. It is part of the span,
   * as is everything after it on the line.
   */
  readonly lead: string
  /** Possibly nobody wants a paper, because the typed text is also a number in prose: no list opens by itself. */
  readonly isQuiet: boolean
}

export type CompletionQuestion =
  /** Papers by the beginning of their identifier. */
  | { readonly kind: 'id'; readonly prefix: string; readonly version: ArxivReference['version'] }
  /** Papers by words of their title. */
  | { readonly kind: 'title'; readonly words: string }
  /** One paper that is not on arXiv. */
  | { readonly kind: 'doi'; readonly doi: Doi }

/** What surrounds the words: nothing, other words of a text, parentheses, the address of a link, or its label. */
type RequestPlace = 'line' | 'text' | 'parentheses' | 'address' | 'label'

/** The end of a text that asks for papers. */
interface Typed {
  /** Where it begins in the text. */
  readonly from: number
  readonly asks: CompletionQuestion
  /** The rest of the same word, after the cursor. */
  readonly rest: RegExp
  readonly isAddress: boolean
  /** Whether it is also a plain number. */
  readonly isPlain: boolean
}

const titleStart = /(?<![\p{Script=Latin}\p{N}._%+-])@((?:[^\s@][^@]{0,200})?)$/u
const doiStart =
  /(?<![\w./@%+~-])((?:https?:\/\/[^\s<>"'()]{1,200}?\/|doi: ?)?(10\.\d{4,9}(?:\.\d{1,9})?\/[^\s"'<>]{1,200}))$/i
const doiRest = /^[\w./%;:-]*/
const addressRest = /^[\w./%?=&#:~+-]*(?<![.,:;?])/
const idRest = /^[\d.]*(?:v\d{0,3})?(?<!\.)/i
const nothing = /^/
/** What an entry may begin with: indentation, and the marker of a quotation, a list, a heading or a table row. */
const entryLead =
  /^[\s>]*(?:(?:[-*+•・※■●]|\(?\d{1,4}[.)、]|\[\d{1,4}\]|#{1,6})\s+)*(?:\[[ xX]\]\s+|\|\s*)?$/u
/** arXiv redirects a PDF's address to the latest version, which nobody has asked for. */
const addsVersion = /\/(?:pdf|html)\/[^/]*$/i

/** Reads the line around the offset; `undefined` if it asks for no paper. */
export function readRequest(digest: Digest, offset: number): CompletionRequest | undefined {
  const place = placeAt(digest, offset)
  if (place.kind === 'hidden') return undefined
  if (place.kind === 'address') return inAddress(digest, place, offset)
  const line = lineAt(digest, offset)
  const before = digest.text.slice(line.start, offset)
  const typed = readEnd(before)
  if (!typed) return undefined
  const after = digest.text.slice(offset, line.end)
  const end = offset + (typed.rest.exec(after)?.[0].length ?? 0)
  const own = span(line.start + typed.from, end)
  const asks = withoutAddedVersion(typed.asks, before)
  if (place.kind === 'label') {
    return { span: own, asks, place: 'label', lead: '', isQuiet: typed.isPlain }
  }
  const lead = before.slice(0, typed.from)
  if (entryLead.test(lead) && /^[\s|]*$/.test(digest.text.slice(end, line.end)))
    return { span: span(line.start, line.end), asks, place: 'line', lead, isQuiet: false }
  // "… since 2011." ends a sentence.
  if (typed.isPlain && /\.$/.test(before)) return undefined
  return { ...inText(digest, own, typed), asks, lead: '', isQuiet: typed.isPlain }
}

/** The identifier that is typed completely, so that its record can be requested. */
export function completeId({ asks }: CompletionRequest): ArxivId | undefined {
  return asks.kind === 'id' ? parseIdentifier(asks.prefix)?.id : undefined
}

function inAddress(
  { text }: Digest,
  place: Extract<Place, { kind: 'address' }>,
  offset: number,
): CompletionRequest | undefined {
  const typed = readEnd(text.slice(place.span.start, offset))
  if (typed?.from !== 0) return undefined
  return { span: place.span, asks: typed.asks, place: 'address', lead: '', isQuiet: false }
}

/** In a sentence; brackets with nothing else in them belong to a link that is being typed. */
function inText({ text }: Digest, own: Span, typed: Typed): Pick<CompletionRequest, 'span' | 'place'> {
  const [before, after] = [text.charAt(own.start - 1), text.slice(own.end, own.end + 2)]
  if (before === '[' && after.startsWith(']') && after !== '](')
    return { span: span(own.start - 1, own.end + 1), place: 'text' }
  return { span: own, place: before === '(' && typed.isAddress ? 'parentheses' : 'text' }
}

function readEnd(before: string): Typed | undefined {
  const id = readTyped(before)
  if (id) {
    const { from, prefix, version, form } = id
    const isAddress = form === 'address'
    return {
      from,
      asks: { kind: 'id', prefix, version },
      rest: isAddress ? addressRest : idRest,
      isAddress,
      isPlain: form === 'id',
    }
  }
  const [, written = '', bare = ''] = doiStart.exec(before) ?? []
  const doi = parseDoi(bare)
  if (doi) {
    const arxivs = readTyped(bare)
    const asks = arxivs
      ? ({ kind: 'id', prefix: arxivs.prefix, version: undefined } as const)
      : ({ kind: 'doi', doi } as const)
    const isAddress = /^https?:/i.test(written)
    return { from: before.length - written.length, asks, rest: doiRest, isAddress, isPlain: true }
  }
  const title = titleStart.exec(before)
  if (!title) return undefined
  const asks = { kind: 'title', words: title[1] ?? '' } as const
  return { from: title.index, asks, rest: nothing, isAddress: false, isPlain: false }
}

function withoutAddedVersion(asks: CompletionQuestion, before: string): CompletionQuestion {
  return asks.kind === 'id' && addsVersion.test(before) ? { ...asks, version: undefined } : asks
}

/** The context that a new entry follows. */
export interface WritingHabit {
  readonly digest: Digest
  readonly conventions?: Conventions | undefined
  /** The records of papers in the digest, which tell how their parts were written. */
  readonly facts: Facts
}

type PaperForm = 'entry' | 'linked-title' | 'link' | 'title'

/** One choice: a paper in one of the forms it can take in the text. */
export interface PaperChoice {
  readonly paper: AnyPaper
  readonly form: PaperForm
  /** Localised name of the form. */
  readonly formLabel: string
  readonly newText: string
  /** The cursor afterwards, counted from the start of the new text: for an entry where its commentary begins. */
  readonly cursor: number
}

/** Each paper in the form that fits the place best. Titles that begin with the typed words come first. */
export function paperChoices(
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const [form] = formsFor(request, habit.digest)
  return form ? choicesIn(form, inOrder(papers, request), request, habit) : []
}

/** The papers in the other forms that they can take there. */
export function otherChoices(
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const forms = formsFor(request, habit.digest).slice(1)
  const all = forms.map((form) => choicesIn(form, inOrder(papers, request), request, habit))
  return papers.flatMap((_, at) => all.flatMap((choices) => choices[at] ?? []))
}

/** Whether papers can take more than one form at a place. */
export function hasOtherForms(request: CompletionRequest, { digest }: WritingHabit): boolean {
  return formsFor(request, digest).length > 1
}

/** The address of a paper without a record; `undefined` if it would change nothing. */
export function addressOf(id: ArxivId, request: CompletionRequest, habit: WritingHabit): string | undefined {
  const url = paperUrl({ id }, linkBeside(habit, request.span), versionOf(request))
  return slice(habit.digest.text, request.span) === request.lead + url ? undefined : request.lead + url
}

/**
 * What a paper becomes at a cursor or in place of a selection: an entry on a blank line; an entry below the one whose
 * title, link or end the cursor is at; otherwise its title with a link.
 */
export function choiceAt(
  paper: AnyPaper,
  habit: WritingHabit,
  place: Span,
): Written & { readonly span: Span } {
  const { text, entries } = habit.digest
  const line = span(lineAt(habit.digest, place.start).start, lineAt(habit.digest, place.end).end)
  const isBlank = (text.slice(line.start, place.start) + text.slice(place.end, line.end)).trim() === ''
  const [entry] = isBlank ? writeAt(habit.digest, line, [paper], writeFacts(habit)) : []
  if (entry) return entry
  const index = entries.findLastIndex((each) => isAtEntry(each, place, line))
  if (index >= 0) return writeAfter(habit.digest, index, paper, writeFacts(habit))
  return mentionAt(paper, habit, place)
}

/** The mention of a paper in a sentence. */
export function mentionAt(
  paper: AnyPaper,
  habit: WritingHabit,
  place: Span,
): Written & { readonly span: Span } {
  const url = paperUrl(paper, linkBeside(habit, place))
  return { span: place, ...write(paper, 'linked-title', url, '') }
}

type Written = Pick<PaperChoice, 'newText' | 'cursor'>

/** Without choices that would change nothing. */
function choicesIn(
  form: PaperForm,
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const typed = slice(habit.digest.text, request.span)
  const written = form === 'entry' ? entriesAt(papers, request, habit) : []
  // Counted by a walk over all entries, so computed only once.
  const linkForm = linkBeside(habit, request.span)
  const version = versionOf(request)
  return papers
    .map((paper, at) => {
      const { newText, cursor } =
        written[at] ?? write(paper, form, paperUrl(paper, linkForm, version), request.lead)
      return { paper, form, formLabel: formLabel(form), newText, cursor }
    })
    .filter(({ newText }) => newText !== typed)
}

function inOrder(papers: readonly AnyPaper[], { asks }: CompletionRequest): readonly AnyPaper[] {
  if (asks.kind !== 'title' || asks.words === '') return papers
  const words = foldTitle(asks.words)
  const begins = (paper: AnyPaper) => foldTitle(paper.title).startsWith(words)
  return [...papers.filter(begins), ...papers.filter((paper) => !begins(paper))]
}

function entriesAt(
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly Written[] {
  const { digest } = habit
  const version = versionOf(request)
  return writeAt(digest, lineAt(digest, request.span.end), papers, { ...writeFacts(habit), version })
}

export function writeFacts({ conventions, facts }: WritingHabit): WriteFacts {
  return {
    paper: (id) => facts.paper(id),
    layout: conventions?.layout,
    link: conventions?.link,
    statements: conventions?.sections ?? [],
  }
}

/** Whether a cursor without a selection is in the lines that name the paper, or at the end of its commentary. */
function isAtEntry({ head, span: all, commentary }: Entry, { start, end }: Span, line: Span): boolean {
  if (start !== end || start < all.start - (all.start - line.start) || line.start > all.end) return false
  const isInHead = head.start <= line.end && start <= Math.min(head.end, commentary?.start ?? head.end)
  return isInHead || (start >= all.end && start <= line.end)
}

function formsFor(request: CompletionRequest, digest: Digest): readonly PaperForm[] {
  switch (request.place) {
    case 'address':
      return ['link']
    case 'label':
      return ['title']
    case 'parentheses':
      return ['link', 'linked-title', 'title']
    case 'text':
      return namesByAddress(digest, request.span)
        ? ['link', 'linked-title', 'title']
        : ['linked-title', 'link', 'title']
    case 'line':
      return formsOnLine(request, digest)
  }
}

function formsOnLine({ lead, span: { start } }: CompletionRequest, digest: Digest): readonly PaperForm[] {
  if (isInside(lead, start, digest)) return ['linked-title', 'entry', 'link', 'title']
  return lead === '' && isBelowTitle(digest, start)
    ? ['link', 'linked-title', 'title', 'entry']
    : ['entry', 'linked-title', 'link', 'title']
}

/** Whether the writer mentions other papers mostly by bare addresses. */
function namesByAddress({ mentions }: Digest, own: Span): boolean {
  const others = mentions.filter(({ link }) => !overlaps(link.span, own))
  const bare = others.filter(({ link }) => link.form === 'bare')
  return bare.length * 2 > others.length
}

/** Whether a list item is deeper than the one that starts the entry above: people comment on the entry there. */
function isInside(lead: string, start: number, digest: Digest): boolean {
  const above = digest.entries.findLast(({ head }) => head.start < start)
  if (!above || !/\S/.test(lead)) return false
  const own = digest.text.slice(lineAt(digest, above.head.start).start, above.head.start)
  const indentOf = (words: string) => words.length - words.trimStart().length
  return /\S/.test(own) && indentOf(lead) > indentOf(own)
}

/** Directly below a single line that stands alone, which may be the title already. */
function isBelowTitle(digest: Digest, start: number): boolean {
  const above = lineAbove(digest, start)
  const aboveThat = above && lineAbove(digest, above.start)
  const words = above ? slice(digest.text, above) : ''
  const isTitle = words.trim() !== '' && !/https?:|[.。!#]\s*$|^#/u.test(words)
  return isTitle && (!aboveThat || slice(digest.text, aboveThat).trim() === '')
}

function write(paper: AnyPaper, form: PaperForm, url: string, lead: string): Written {
  const title = readableTex(paper.title)
  const words =
    form === 'title' ? title : form === 'link' ? url : layoutById('linked-title').write({ title, url })
  return { newText: lead + words, cursor: lead.length + words.length }
}

function versionOf({ asks }: CompletionRequest): ArxivReference['version'] {
  return asks.kind === 'id' ? asks.version : undefined
}

/** The form of most links to arXiv, without the one that is being typed. */
function linkBeside({ digest, conventions }: WritingHabit, own: Span): LinkForm {
  if (conventions?.link) return conventions.link
  const hasOthers = digest.entries.some(({ link }) => link && !overlaps(link.span, own))
  return hasOthers ? digest.prevailingLink : 'abs'
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
