import * as l10n from '@vscode/l10n'
import type { ArxivId, ArxivReference } from '../arxiv/identifier.ts'
import type { LinkForm } from '../arxiv/links.ts'
import { overlaps, type Span, slice, span, touches } from '../base/span.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { type WriteFacts, writeAfter, writeAt } from '../digest/frames/write.ts'
import { linkTo } from '../digest/layouts/index.ts'
import { inItsPlace } from '../digest/layouts/tableRow.ts'
import { continuesLine, type Digest, type Entry, labelLines, lineAbove, lineAt } from '../digest/model.ts'
import { isBelowEntry, linkInColumn, placeAt } from '../digest/place.ts'
import { type AnyPaper, type Facts, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import { isTitleAbove } from '../paste/words.ts'
import type { CompletionRequest } from './completionRequest.ts'

/** The context that a new entry follows. */
export interface WritingHabit {
  readonly digest: Digest
  readonly conventions?: Conventions | undefined
  /** The records of papers in the digest, which tell how their parts were written. */
  readonly facts: Facts
  /** The digest that its first entries go by. */
  readonly earlier?: Digest | undefined
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

/**
 * Each paper in the form that fits the place best. A paper whose title stands there comes first and gets its address alone;
 * then come titles that begin with the typed words.
 */
export function paperChoices(
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const [form] = formsFor(request, habit.digest)
  if (!form) return []
  const start = request.span.start + request.lead.length
  const isTitled = ({ title }: AnyPaper) =>
    (form === 'entry' || form === 'linked-title') && isTitleAbove(habit.digest, start, title)
  const ordered = inOrder(papers, request)
  const untitled = ordered.filter((paper) => !isTitled(paper))
  return [
    ...choicesIn('link', ordered.filter(isTitled), request, habit),
    ...choicesIn(form, untitled, request, habit),
  ]
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
  const { lead, tail } = request
  return slice(habit.digest.text, request.span) === lead + url + tail ? undefined : lead + url + tail
}

/**
 * What a paper becomes at a cursor or in place of a selection: its address where its title stands already; an entry on a blank line; an entry below the one whose
 * title, link or end the cursor is at; in a sentence its title with a link.
 * @returns `undefined` where a paper would break what is there: front matter, code, a link, a heading, a tag
 */
export function choiceAt(
  paper: AnyPaper,
  habit: WritingHabit,
  place: Span,
): (Written & { readonly span: Span }) | undefined {
  const { text, entries } = habit.digest
  const { kind } = placeAt(habit.digest, place.start)
  const line = span(lineAt(habit.digest, place.start).start, lineAt(habit.digest, place.end).end)
  const isBlank = (text.slice(line.start, place.start) + text.slice(place.end, line.end)).trim() === ''
  if (isTitleAbove(habit.digest, place.start, paper.title)) {
    const url = paperUrl(paper, linkBeside(habit, place))
    return { span: place, newText: url, cursor: url.length }
  }
  const [entry] = isBlank && kind !== 'hidden' ? writeAt(habit.digest, line, [paper], writeFacts(habit)) : []
  if (entry) return entry
  const index = entries.findLastIndex((each) => isAtEntry(each, place, line))
  if (index >= 0) return writeAfter(habit.digest, index, paper, writeFacts(habit))
  const isFree = kind === 'text' && !isOnLabel(habit.digest, place.start)
  return isFree ? mentionAt(paper, habit, place) : undefined
}

/** Whether an offset is in a line that names a section or the digest, or in a tag. */
function isOnLabel(digest: Digest, offset: number): boolean {
  const labels = [...digest.sections.map(({ label }) => label), ...[digest.title ?? []].flat()]
  return (
    labels.some((label) => touches(labelLines(digest, label), offset)) ||
    digest.tags.some(({ span: at }) => touches(at, offset))
  )
}

/** The mention of a paper in a sentence. */
export function mentionAt(
  paper: AnyPaper,
  habit: WritingHabit,
  place: Span,
): Written & { readonly span: Span } {
  const url = paperUrl(paper, linkBeside(habit, place))
  const inColumn = linkInColumn(habit.digest, place.start)
  const form = inColumn ? 'link' : 'linked-title'
  const address = inColumn?.(url, paper.id) ?? url
  return {
    span: place,
    ...write(habit.digest, paper, { form, url: address, before: lineBefore(habit.digest, place) }),
  }
}

type Written = Pick<PaperChoice, 'newText' | 'cursor'>

/** Without choices that would change nothing. */
function choicesIn(
  form: PaperForm,
  papers: readonly AnyPaper[],
  request: CompletionRequest,
  habit: WritingHabit,
): readonly PaperChoice[] {
  const { digest } = habit
  const typed = slice(digest.text, request.span)
  const written = form === 'entry' ? entriesAt(papers, request, habit) : []
  const named = form === 'entry' ? 'linked-title' : form
  // Counted by a walk over all entries, so computed only once.
  const linkForm = linkBeside(habit, request.span)
  const version = versionOf(request)
  const before = lineBefore(habit.digest, request.span) + request.lead
  const inColumn = form === 'link' ? linkInColumn(habit.digest, request.span.start) : undefined
  return papers
    .map((paper, at) => {
      const entry = written[at]
      const url = paperUrl(paper, linkForm, version)
      const { newText, cursor } =
        entry && continues(entry.newText, request.lead)
          ? entry
          : within(
              request,
              write(digest, paper, { form: named, url: inColumn?.(url, paper.id) ?? url, before }),
            )
      return { paper, form, formLabel: formLabel(form, digest), newText, cursor }
    })
    .filter(({ newText }) => newText !== typed)
}

function continues(entry: string, lead: string): boolean {
  return lead.includes('|') ? entry.trimStart().startsWith('|') : continuesLine(entry, lead)
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

export function writeFacts({ conventions, facts, earlier }: WritingHabit): WriteFacts {
  return {
    earlier,
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
      return namesByAddress(digest, request.span) || linkInColumn(digest, request.span.start)
        ? ['link', 'linked-title', 'title']
        : ['linked-title', 'link', 'title']
    case 'line':
      return formsOnLine(request, digest)
  }
}

function formsOnLine({ lead, span: { start } }: CompletionRequest, digest: Digest): readonly PaperForm[] {
  if (isBelowEntry(digest, lead, start)) return ['linked-title', 'entry', 'link', 'title']
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

/** Directly below a single line that stands alone, which may be the title already. */
function isBelowTitle(digest: Digest, start: number): boolean {
  const above = lineAbove(digest, start)
  const aboveThat = above && lineAbove(digest, above.start)
  const words = above ? slice(digest.text, above) : ''
  const isTitle = words.trim() !== '' && !/https?:|[.。!#]\s*$|^#/u.test(words)
  return isTitle && (!aboveThat || slice(digest.text, aboveThat).trim() === '')
}

interface Name {
  readonly form: PaperForm
  readonly url: string
  /** What comes before it on its line. */
  readonly before: string
}

function write(digest: Digest, paper: AnyPaper, { form, url, before }: Name): Written {
  const title = readableTex(paper.title)
  const words = form === 'title' ? title : form === 'link' ? url : linkTo(digest, title, url)
  const newText = inItsPlace(before, words)
  return { newText, cursor: newText.length }
}

/** Between what the line of its own has before and behind it. */
function within({ lead, tail }: CompletionRequest, { newText, cursor }: Written): Written {
  return { newText: lead + newText + tail, cursor: lead.length + cursor }
}

function lineBefore(digest: Digest, { start }: Span): string {
  return digest.text.slice(lineAt(digest, start).start, start)
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

function formLabel(form: PaperForm, digest: Digest): string {
  switch (form) {
    case 'entry':
      return l10n.t('entry')
    case 'linked-title':
      return linkTo(digest, l10n.t('title'), l10n.t('link'))
    case 'link':
      return l10n.t('link')
    case 'title':
      return l10n.t('title')
  }
}
