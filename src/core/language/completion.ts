import * as l10n from '@vscode/l10n'
import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { urlIn } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { type Digest, lineAbove, lineAt } from '../digest/model.ts'
import type { Paper } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'

/** What the words before the cursor ask for; `span` is the part that a choice replaces. */
export interface CompletionRequest {
  readonly span: Span
  /** The beginning of an identifier, or words of a title. */
  readonly asks:
    | { readonly kind: 'id'; readonly prefix: string }
    | { readonly kind: 'title'; readonly words: string }
  /** Nothing else stands on the line. */
  readonly isAlone: boolean
}

/** What a new entry is written like. */
export type WritingHabit = Pick<
  Digest,
  'text' | 'parts' | 'partStarts' | 'prevailingLayout' | 'prevailingLink'
>

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
}

const newStyleStart = /(?<![\p{L}\p{N}./:_-])(?:arxiv:\s?)?(\d{4}\.\d{0,6})$/iu
const oldStyleStart = /(?<![\p{L}\p{N}./:_-])(?:arxiv:\s?)?([a-z]+(?:-[a-z]+)?\/\d{1,7})$/iu
const linkStart = /(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{0,6}|[a-z-]+\/\d{1,7})$/i
const titleStart = /(?<![\p{L}\p{N}._%+-])@((?:[^\s@][^@]{0,200})?)$/u
// "… since 2011." ends a sentence; Enter must break the line there, not accept a paper.
const yearAtSentenceEnd = /(?<!arxiv:\s?|\/)\d{4}\.$/i
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
  const isAlone = before.slice(0, found.from).trim() === '' && after.trim() === ''
  if (!isAlone && yearAtSentenceEnd.test(before)) return undefined
  return { span: span(start, offset), asks: found.asks, isAlone }
}

/** A digest's habit, where its conventions do not say how entries are to be written. */
export function habitOf(digest: Digest, conventions: Conventions | undefined): WritingHabit {
  return {
    text: digest.text,
    parts: digest.parts,
    partStarts: digest.partStarts,
    // Counted when somebody asks, for each is a walk over all entries.
    get prevailingLayout() {
      return conventions?.layout ?? digest.prevailingLayout
    },
    get prevailingLink() {
      return conventions?.link ?? digest.prevailingLink
    },
  }
}

/** The identifier that is typed out in full, so that its record can be asked for. */
export function completeId({ asks }: CompletionRequest): ArxivId | undefined {
  return asks.kind === 'id' ? parseIdentifier(asks.prefix)?.id : undefined
}

/** The papers in the forms that fit the place, the digest's own habit first. */
export function paperChoices(
  papers: readonly Paper[],
  request: CompletionRequest,
  digest: WritingHabit,
): readonly PaperChoice[] {
  const forms = formsFor(request, digest)
  const offered = papers.length > mostWithAllForms ? forms.slice(0, 1) : forms
  return papers.flatMap((paper) =>
    offered.map((form, index) => ({
      paper,
      form,
      isFirst: index === 0,
      formLabel: formLabel(form),
      newText: write(paper, form, digest),
    })),
  )
}

/** What a paper becomes at this place, in place of the text there: the first of its forms. */
export function choiceAt(
  paper: Paper,
  digest: WritingHabit,
  place: Span,
): { readonly span: Span; readonly newText: string } {
  const { text } = digest
  const before = text.slice(lineAt(digest, place.start).start, place.start)
  const after = text.slice(place.end, lineAt(digest, place.end).end)
  const request: CompletionRequest = {
    span: place,
    asks: { kind: 'title', words: '' },
    isAlone: `${before}${after}`.trim() === '',
  }
  const [form = 'title'] = formsFor(request, digest)
  return { span: place, newText: write(paper, form, digest) }
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
  { isAlone, span: { start } }: CompletionRequest,
  digest: WritingHabit,
): readonly PaperForm[] {
  if (!isAlone) return ['linked-title', 'link', 'title']
  return isBelowTitle(digest, start)
    ? ['link', 'linked-title', 'title', 'entry']
    : ['entry', 'linked-title', 'link', 'title']
}

/** Directly below a single line that stands by itself, the writer has the title already. */
function isBelowTitle(digest: WritingHabit, start: number): boolean {
  const above = lineAbove(digest, start)
  const aboveThat = above && lineAbove(digest, above.start)
  const words = above ? slice(digest.text, above) : ''
  const isTitle = words.trim() !== '' && !/https?:|[.。!#]\s*$|^#/u.test(words)
  return isTitle && (!aboveThat || slice(digest.text, aboveThat).trim() === '')
}

function write(paper: Paper, form: PaperForm, digest: WritingHabit): string {
  const entry = {
    title: readableTex(paper.title),
    url: urlIn(digest.prevailingLink, { id: paper.id, version: undefined }),
  }
  switch (form) {
    case 'entry':
      return `${layoutById(digest.prevailingLayout).write(entry)}\n`
    case 'linked-title':
      return layoutById('linked-title').write(entry)
    case 'link':
      return entry.url
    case 'title':
      return entry.title
  }
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
