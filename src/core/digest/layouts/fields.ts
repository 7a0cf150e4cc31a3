// Lines of `Label: value` and of links, as they stand in the head of an entry.
import { rememberWords } from '../../base/memo.ts'
import { hasWords, pictograph } from '../lines/characters.ts'
import { type Cursor, isNumber, type Line, type LineLink } from '../lines/line.ts'
import { labelAlone } from '../lines/links.ts'
import { isFieldRow } from '../lines/rows.ts'
import { holdsTitle, isFact, isInvertedReference, isTitleLabel, withoutPaper } from '../titles/facts.ts'
import { judge, type Level, level } from '../titles/judge.ts'
import { isGeneric, namesPaper, subjectAfter } from '../titles/parts.ts'
import { areSurnames, isPeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { isDate, isVenue } from '../titles/venues.ts'
import {
  linkKinds,
  linkKindsBeside,
  linkLabels,
  nameLabels,
  paperLabels,
  paperWords,
} from '../titles/vocabulary.ts'

/**
 * What a line below the name of a paper is by itself.
 * - `fact`: authors, dates, venues, links to code and the like, tags
 * - `name`: a word or a few in capitals, or a code, which are a fact where the others of their label or place are facts
 * - `said`: anything else
 */
export type Saying = 'fact' | 'name' | 'said'

/** A label in front of a colon, and where what it labels starts. */
export interface Field {
  readonly label: string
  readonly valueStart: number
  readonly isTitle: boolean
  /** A tab or a line end parts the label from the value. */
  readonly isCell?: boolean
  /** "status:: read": two colons after a word in small letters, as notes have it. */
  readonly isOfNote?: boolean
}

/** What brackets after a label say, as in "Paper (oral): ", is no part of it; "Author(s)" is a label. */
const field = new RegExp(
  String.raw`^(?!https?:)(?:(?:${pictograph})\uFE0F?\s?)?(?:<[^<>]*>|\*\*|__|\*|_|:|[-+]\s|[(（])?\s?(\p{L}[^:：*_[\]()<>|.,]{0,30}?(?:\(\p{L}{1,3}\))?)(?:\s?[(（][^()（）:：]{4,20}[)）])?(?:<[^<>]*>|\*\*|__|\*|_)?\s*[:：]{1,2}(?:<[^<>]*>|\*\*|__|\*|_)?\s*`,
  'u',
)
/** "【标题】" and "[Title]": known labels only, since topics are written so as well. */
const bracketed = /^(?:【\s?(\p{L}[^【】]{0,20}?)\s?】|\[(\p{L}[^[\]]{0,20})\](?![[(:]))\s*/u
/** "Title | ", "**Title** | " */
const cellOfLabel = /^(\p{L}[^|:：*_]{0,30}?)\s*[:：]?(?:\*\*|__)?\s*\|\s*/u
/** "Item Type⇥Preprint", as reports of reference managers have it */
const tabAfterLabel = /^(\p{L}[\p{L} ]{1,20})\t\s*(?=[^\t]*$)/u
const twoColons = /^\p{Ll}[\p{Ll}\d_-]*::\s/u
const identifierLabel = /^(?:archive id|extra)$/
/** With marks of emphasis and white space. */
const longestLead = 60

/** The field that a line of text is, `undefined` when it has no label in front. */
export function fieldAt(cursor: Cursor, line: Line): Field | undefined {
  return traitsOf(cursor, line).field
}

function readField(text: string, line: Line): Field | undefined {
  const words = text.slice(line.from, Math.min(line.to, line.from + longestLead))
  if (words.startsWith('【') || words.startsWith('[')) return bracketedAt(text, line, words)
  const match = isFieldRow(text, line)
    ? cellOfLabel.exec(words)
    : (tabAfterLabel.exec(words) ?? (/[:：]/.test(words) ? field.exec(words) : null))
  if (!match) return undefined
  const { 0: whole, 1: label = '' } = match
  const name = label.trim().toLowerCase()
  // A label in bold is all that is: "**Small Models: A Study**" is a title, "**Keywords: small models**" a field.
  const isOpen = /^(?:\*\*|__)/.test(whole) && !/(?:\*\*|__)/.test(whole.slice(2))
  if (isOpen && !(nameLabels.has(name) && isInBold(text, line))) return undefined
  const valueStart = Math.min(line.from + whole.length, line.to)
  // The colon of "preprint arXiv:2010.01200" belongs to the link.
  const [link] = line.links
  if (link && link.form === 'citation' && link.outerStart < valueStart) return undefined
  const isCell = /[\t\n]/.test(whole)
  const isOfNote = twoColons.test(whole)
  const found = {
    label: name,
    valueStart,
    isTitle: isTitleField(text, line, name, valueStart),
    isCell,
    isOfNote,
  }
  // "Loud Nets⇥https://…" are the cells of a table.
  return isCell && link && !isKnownField(found) && !identifierLabel.test(name) ? undefined : found
}

function bracketedAt(text: string, line: Line, words: string): Field | undefined {
  const match = bracketed.exec(words)
  if (!match) return undefined
  const label = (match[1] ?? match[2] ?? '').trim().toLowerCase()
  const valueStart = Math.min(line.from + match[0].length, line.to)
  const found = { label, valueStart, isTitle: isTitleField(text, line, label, valueStart) }
  return isKnownField(found) ? found : undefined
}

/** Whether the words are in bold from the first to the last. */
function isInBold(text: string, { from, to }: Line): boolean {
  const words = text.slice(from, to)
  return words.indexOf(words.slice(0, 2), 2) === words.length - 2
}

function isTitleField(text: string, line: Line, name: string, valueStart: number): boolean {
  if (isTitleLabel(name)) return true
  return (
    paperLabels.has(name) && line.links.length === 0 && judge(text.slice(valueStart, line.to)) >= level.likely
  )
}

/** Whether a field says who, when and where rather than what. */
export function isNameField({ label }: Pick<Field, 'label'>): boolean {
  return kindOfLabel(label) === 'name'
}

const kindOfLabel = rememberWords((label): 'name' | 'link' | 'other' => {
  const all = label.split(/[\s/]+/)
  const [first = ''] = withoutPaper(label).split(/[\s/]+/, 1)
  if (nameLabels.has(first) && all.length <= 3) return 'name'
  return all.some((word) => linkKinds.has(word)) && all.every(isKindWord) ? 'link' : 'other'
})

/** Whether a label is one that digests or notes use, and no first word of a title: "Authors", "Link", not "BERT". */
export function isKnownField(found: Field): boolean {
  return found.isTitle || found.isOfNote === true || kindOfLabel(found.label) !== 'other'
}

/** Where the value begins after a label that is no title's: "Authors: ", "**Link**: "; the beginning of a line without one. */
export function labelEnd(cursor: Cursor, line: Line): number {
  const found = fieldAt(cursor, line)
  return found && !found.isTitle && isKnownField(found) ? found.valueStart : line.from
}

function isKindWord(word: string): boolean {
  return linkKinds.has(word) || linkKindsBeside.has(word)
}

/** Of some links the one to the paper: to arXiv, else to a paper's host, else the one that says so. */
export function paperLinkOf(text: string, links: readonly LineLink[]): LineLink | undefined {
  return (
    links.find((link) => link.leadsToArxiv) ??
    links.find((link) => link.leadsToPaper && !talk.test(text.slice(link.labelStart, link.labelEnd))) ??
    links.find(
      (link) =>
        paperWords.test(text.slice(link.labelStart, link.labelEnd)) &&
        !namesPaper(text.slice(link.labelStart, link.labelEnd)),
    )
  )
}

/** A file of slides is no paper. */
const talk = /^\P{L}*(?:slides?|video|recording)\P{L}*$/iu

/** What a line below a title says of it. */
export type HeadLine =
  /** Nothing but links, or a label and links, one of them to the paper. */
  | { readonly kind: 'link'; readonly link: LineLink }
  /** The same, and words about the paper after the links. */
  | { readonly kind: 'link and words'; readonly link: LineLink; readonly from: number }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'fact' | 'quote' | 'words' }

/** Tells what a line of text below a title is. */
export function headLine(cursor: Cursor, line: Line): HeadLine {
  return traitsOf(cursor, line).headLine
}

/** Whether a line says authors, a date or a venue without a label in front. */
export function isFactLine(cursor: Cursor, line: Line): boolean {
  return traitsOf(cursor, line).isFact
}

/** Whether a line consists of links without labels and nothing else; a full stop after one ends a sentence. */
export function isBareLine(cursor: Cursor, line: Line): boolean {
  return line.links.length > 0 && traitsOf(cursor, line).isBare
}

/** How much the words of a line read like a title, all of them. */
export function levelOfLine(cursor: Cursor, line: Line): Level {
  return traitsOf(cursor, line).level
}

/** The words of a line taken apart, with its links. */
export function namingOf(cursor: Cursor, line: Line): Naming {
  return traitsOf(cursor, line).naming
}

/** The same without its links, unless one is all of it, and with the lines that go on with it up to an offset. */
export function wordsOnly(cursor: Cursor, line: Line, to = line.to): Naming {
  const [link] = line.links
  const isLine = to === line.to && (!link || (link.outerStart === line.from && link.outerEnd === to))
  return isLine ? namingOf(cursor, line) : new Naming(cursor.text, line.from, to)
}

/** What is known of a line by itself. */
export function traitsOf({ text }: Pick<Cursor, 'text'>, line: Line): LineTraits {
  line.made ??= new LineTraits(text, line)
  return line.made as LineTraits
}

/** What a line is by itself, found out once: layouts ask for it one after the other, and so do the lines above. */
class LineTraits {
  readonly #text: string
  readonly #line: Line
  #field: Field | null | undefined
  #headLine: HeadLine | undefined
  #isFact: boolean | undefined
  #isBare: boolean | undefined
  #level: Level | undefined
  #naming: Naming | undefined
  /** What it says of the paper above it, see `said.ts`. */
  saying: Saying | undefined
  /** What it looks like and begins with, see `layout.ts` and `block.ts`. */
  shape: string | undefined
  icon: string | undefined
  isDated: boolean | undefined
  lead: string | undefined

  constructor(text: string, line: Line) {
    this.#text = text
    this.#line = line
  }

  get field(): Field | undefined {
    if (this.#field === undefined) this.#field = readField(this.#text, this.#line) ?? null
    return this.#field ?? undefined
  }

  get headLine(): HeadLine {
    this.#headLine ??= this.#readHeadLine()
    return this.#headLine
  }

  get isFact(): boolean {
    this.#isFact ??= isFact(this.#words)
    return this.#isFact
  }

  get level(): Level {
    this.#level ??= judge(this.#words)
    return this.#level
  }

  get naming(): Naming {
    const { from, to, links } = this.#line
    this.#naming ??= new Naming(this.#text, from, to, links)
    return this.#naming
  }

  get isBare(): boolean {
    this.#isBare ??= isBare(this.#text, this.#line)
    return this.#isBare
  }

  get #words(): string {
    return this.#text.slice(this.#line.from, this.#line.to)
  }

  #readHeadLine(): HeadLine {
    const { links, marker, isQuote } = this.#line
    const { field } = this
    if (links.length > 0) return linkLine(this.#text, this.#line, field, this.isBare)
    if (field && (field.isCell || isKnownField(field) || marker || this.level < level.likely))
      return { kind: 'field', field }
    if (this.isFact) return { kind: 'fact' }
    return { kind: isQuote ? 'quote' : 'words' }
  }
}

function linkLine(text: string, line: Line, found: Field | undefined, isAlone: boolean): HeadLine {
  const first = line.links[0] as LineLink
  const isOnly =
    isAlone ||
    (line.links.length === 1 && found !== undefined && linkLabels.has(found.label.replace(/\s+/g, '')))
  const link = paperLinkOf(text, line.links) ?? (isOnly ? first : undefined)
  if (!link) return found ? { kind: 'field', field: found } : { kind: 'words' }
  const start = found ? Math.min(found.valueStart, first.outerStart) : line.from
  const before = text.slice(start, first.outerStart)
  // A linked title is one of its own.
  if (isTitled(text, first, before) || isTitled(text, link, before)) return { kind: 'words' }
  if (holdsTitle(before)) return { kind: 'words' }
  // "Freeze Early (https://…)" has a title of its own, whoever else may be called so.
  if (!first.hasLabel && /\p{L}\s*[(（]\s*$/u.test(before)) return { kind: 'words' }
  const isNamed = found !== undefined && isNameField(found)
  const last = lastOfGroup(text, line.links)
  const rest = text.slice(last.outerEnd, line.to)
  const isDated = isDate(rest.replace(/^[\s—–|·•,-]+/, ''))
  const isSurname = (!first.hasLabel || isDated) && surnameBefore.test(before)
  const isShort = first.hasLabel && shortBefore.test(before)
  if (!isSurname && !isShort && !isApart(isNamed ? before.replace(/^[^·|•]*/, '') : before))
    return { kind: 'words' }
  if (
    isApart(rest, true) ||
    besideLink.test(rest) ||
    (line.links.length > 1 && line.links.at(-1) === last && isFact(rest))
  )
    return { kind: 'link', link }
  if (found && isKnownField(found)) return { kind: 'link', link }
  if (/[^\s([]/.test(text.slice(line.from, first.outerStart))) return { kind: 'words' }
  const sign = remarkSign.exec(rest)?.[0].length ?? 0
  return { kind: 'link and words', link, from: last.outerEnd + sign }
}

/** What parts a link from words about its paper. */
const remarkSign = /^[\])]*\s*(?:(?:[–—:：|·,，]|-{1,3}(?=\s)|<br\s?\/?>)\s*)?/u

/** "Lindh — arXiv:2305.12862", "Lindh — [arXiv](…) — May 2023", "Lindh et al., arXiv:2305.12862", "K. Lindh & co, arXiv:2305.12862" */
const surnameBefore =
  /^(?:\p{Lu}\.[ -]?){0,3}\p{Lu}[\p{L}'’-]+(?: et al\.?| & co\.?)?(?:\s[–—·-]|,)\s(?:[Aa]r[Xx]iv:?\s?)?$/u

/** "东京大学；[PDF](…)": a few words in front of a sign say who wrote it. */
const shortBefore = /^[^.!?。！？:：;；|·•\n]{1,40}[;；|·•]\s*$/u

/** "[Read the paper](…) | no official code", "[arXiv](…) — Huang-Peters": a few words after a sign say what else there is. */
const besideLink = /^(?:\s*[|·•]\s*|\s[–—]\s(?=\p{Lu}))[^.!?|·•\n]{1,30}$/u

/**
 * Words that may be a title; after a fact, a word in small letters says what to do with a link, "by Ann Author · read", and a venue
 * where it leads.
 */
function isTitled(text: string, link: LineLink, before: string): boolean {
  const label = text.slice(link.labelStart, link.labelEnd)
  // "[[book chapter](…)]" says what it is.
  const isBadge = /^\[{2}\p{Ll}[\p{Ll} ]{0,20}\]$/u.test(text.slice(link.outerStart - 1, link.labelEnd + 1))
  return namesPaper(label) && !isBadge && !(hasWords(before) && (/^\p{Ll}+$/u.test(label) || isVenue(label)))
}

/** "4/5", "1,204", "2024": a number and nothing else. */
export const number = /^[\s*_]*[\d][\d\s.,/%+:-]*[\s*_]*$/

/** "<br>", "[hep-th]", "#robotics", "[Code (soon)]()" */
const tagsAndSubjects = new RegExp(
  String.raw`<[^<>]*>|${labelAlone}|&(?:nbsp|[em]nsp|emsp|thinsp|middot|bull);|\[[a-z-]+(?:\.(?:[A-Z]{2}|[a-z-]{2,9}))?\]|(?<!\S)#[\p{L}\p{N}_/-]+`,
  'gu',
)

/**
 * Whether words around links are punctuation, a fact, or an identifier's subject.
 * @param isAfter whether they follow the links, where one name says who wrote the paper
 */
function isApart(words: string, isAfter = false): boolean {
  const plain = words.replace(tagsAndSubjects, ' ')
  if (!hasWords(plain) || isInvertedReference(plain)) return true
  const isOfFacts = (parts: readonly string[]) => {
    // "Ann Author · 9 March 2023": one name is a fact beside a date or a venue.
    const isDated = parts.some((part) => isDate(part.trim()) || isVenue(part.trim()))
    return parts.every((part) => {
      if (!hasWords(part) || number.test(part) || isFieldIn(part) || identifierLead.test(part)) return true
      if (isBracketedKind(part)) return true
      // "ICLR 2022. [": a bracket opens around the link.
      const words = part.replace(/\.?(?:(?<!\s)\s+)?[[(]$/, '').trim()
      return isFact(words) || areSurnames(words) || ((isDated || isAfter) && isPeople(words))
    })
  }
  return (
    plain.length <= 200 &&
    (isOfFacts(plain.split(/[·|•—–;；]|\s[/-](?:\s|$)/)) || isOfFacts(plain.split('`')))
  )
}

const identifierLead = /^\s*(?:\\\\|arxiv|doi|id|pmc?id)\W*$/i

/** "「PDF」", "【笔记】" */
function isBracketedKind(words: string): boolean {
  return isGeneric(/^\s*[「【『〈]\s?([^「」【】『』〈〉]{1,20}?)\s?[」】』〉]\s*$/u.exec(words)?.[1] ?? '')
}

/** "**Year:** 2024" after another field in the same line. */
function isFieldIn(part: string): boolean {
  const label = /^[\s*_]*(\p{L}[^:：*_]{0,20}?)[\s*_]*[:：]/u.exec(part)?.[1]?.toLowerCase() ?? ''
  return nameLabels.has(label) || linkLabels.has(label) || linkKinds.has(label) || countIn.test(part)
}

/** "被引用次数：612", "Stars: 40", ". Rating: 3/5 +" */
const countIn = /^[\s*_，,.]*\p{L}[^:：*_\d]{0,20}[:：]\s*[\d.,]+k?(?:\s?\/\s?\d{1,3})?[\s*_+]*$/u

/** The last of the links that follow each other with nothing but marks between them. */
function lastOfGroup(text: string, links: readonly LineLink[]): LineLink {
  let last = links[0] as LineLink
  for (const link of links.slice(1)) {
    const between = text.slice(last.outerEnd, link.outerStart).replace(tagsAndSubjects, ' ')
    const words = between.replace(/\b(?:and|or|project|page|github|blog)\b/gi, '')
    if (hasWords(words) && !isGeneric(words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())) break
    last = link
  }
  return last
}

function isBare(text: string, { from, links, to }: Line): boolean {
  const last = links.at(-1)
  if (!last || (links.some((link) => link.hasLabel) && !isNumber(text, links))) return false
  const after = text.slice(last.outerEnd, to).replace(subjectAfter, '')
  return !hasWords(text.slice(from, links[0]?.outerStart) + after) && !/^\s*[.。]/.test(after)
}
