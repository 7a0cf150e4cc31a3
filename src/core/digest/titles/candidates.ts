// What of the words that name a paper may be its title, and in which slot each candidate stands.

import { matchesIn, type Span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { hasWords } from '../lines/characters.ts'
import { editors } from './credits.ts'
import { isAsideGroup } from './facts.ts'
import { judge, type Level, level } from './judge.ts'
import { isGeneric, isSubject, type Part, type PartKind, type Role } from './parts.ts'
import {
  countFullNames,
  isManyPeople,
  isPeople,
  isPlainSentence,
  isSurnameFirst,
  mayBePeople,
  yearOfReference,
} from './people.ts'
import { trimmed } from './trim.ts'
import { isDate, isVenue } from './venues.ts'
import { linkLabels } from './vocabulary.ts'
import { endsAbbreviated } from './words.ts'

/** The end of the name of a slot that holds the label of a link as a whole. */
export const whole = '='

/** Slots that something may stand in front of which is no title: authors, a number, a year. */
export const afterOthers = /^text(?:\d+\.[1-9]|[1-9]\.0)|^quoted|^italic/

/** Where a candidate stands: its parts, first and last, and its words with what was trimmed. */
interface CandidatePlace {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

const longestLead = 200

/** A title that words may have. */
export class Candidate implements CandidatePlace {
  readonly slot: string
  readonly span: Span
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  readonly #text: string
  #level: Level | undefined

  constructor(text: string, slot: string, at: Span, place: CandidatePlace) {
    this.#text = text
    this.slot = slot
    this.span = at
    this.first = place.first
    this.last = place.last
    this.from = place.from
    this.to = place.to
  }

  get level(): Level {
    this.#level ??= this.#judge()
    return this.#level
  }

  /** What stands in brackets for titles may ask: "『…か？』". */
  #judge(): Level {
    const { start, end } = this.span
    const found = judge(this.#text.slice(start, end))
    if (found > level.prose) return found
    const opener = this.#text.charAt(start - 1)
    const asks = /[?？]/.test(this.#text.charAt(end - 1)) && '『「《〈'.includes(opener)
    return asks || opener === '『' || this.#isInReference() ? level.possible : found
  }

  /** "Name, Vorname: *Die Zeitung als Quelle. Überlegungen zu Beständen*. In: … (2019)": what authors and a year stand around. */
  #isInReference(): boolean {
    if (!this.slot.startsWith('italic')) return false
    const [lead = ''] =
      /[^\n]*$/.exec(this.#text.slice(Math.max(0, this.from - longestLead), this.from)) ?? []
    const [rest = ''] = /^[^\n]*/.exec(this.#text.slice(this.to, this.to + longestLead)) ?? []
    const names = withoutEnd(lead.replace(/^[\s>*+-]+/, ''), /[\s:：]/)
    return /(?:19|20)\d{2}/.test(rest) && /[:：]\s*$/.test(lead) && isPeople(names)
  }
}

/** Words and their parts. */
interface Words {
  readonly text: string
  readonly parts: readonly Part[]
}

/** The parts, with one's own name in bold as a piece of the list of authors in which it stands: "Bo Weaver, **Ann Author**. Title". */
export function joinNames(text: string, parts: readonly Part[]): readonly Part[] {
  const at = parts.findIndex(({ kind }) => kind === 'bold')
  const own = parts[at]
  if (!own || !isPeople(text.slice(own.start, own.end))) return parts
  const [before, after] = [parts[at - 1], parts[at + 1]]
  const isAfter = before?.kind === 'text' && /(?:[,;&]|\band)\s*$/.test(text.slice(before.from, own.from))
  const isBefore = after?.kind === 'text' && /^(?:[,;]|\s(?:and|&))\s/.test(text.slice(own.to, after.to))
  const first = isAfter ? before : own
  const last = after?.kind === 'text' ? after : own
  const [names = ''] = text.slice(first.from, last.to).split(endOfNames)
  if (!(isAfter || isBefore) || !isManyPeople(names.trim())) return parts
  const joined: Part = {
    kind: 'text',
    from: first.from,
    to: last.to,
    start: first === own ? own.from : first.start,
    end: last.end,
  }
  return [...parts.slice(0, at - (isAfter ? 1 : 0)), joined, ...parts.slice(at + (last === own ? 1 : 2))]
}

/** A full stop that ends no initial. */
const endOfNames = /(?<=\p{L}{2}(?:\*\*|__)?|\bal)\.(?:\s|$)/u

/** The plain words from one part to another, cut into the sentences of a reference: authors, title, venue. */
export class Run {
  readonly first: number
  readonly last: number
  readonly #words: Words
  readonly #slot: string
  #sentences: readonly Candidate[] | undefined

  constructor(words: Words, first: number, last: number, slot: string) {
    this.#words = words
    this.first = first
    this.last = last
    this.#slot = slot
  }

  get sentences(): readonly Candidate[] {
    this.#sentences ??= this.#cut()
    return this.#sentences
  }

  #cut(): readonly Candidate[] {
    const { text, parts } = this.#words
    const start = (parts[this.first] as Part).from
    let end = (parts[this.last] as Part).to
    // 'Where Is "Downtown"?'
    if (parts[this.last]?.kind === 'quoted' && /[?!]/.test(text.charAt(end))) end++
    const words = text.slice(start, end)
    const names = authorsUpToColon(words)
    const all = sentenceStarts(words)
    const isNamed = names && all.every((cut) => cut === 0 || cut > names.end)
    const cuts = isNamed ? [names.start, names.end, ...all.slice(1)] : all
    return cuts.flatMap((cut, index) => {
      const from = start + cut
      const to = start + (cuts[index + 1] ?? end - start)
      const own = trimmed(text, from, to)
      if (!own) return []
      return new Candidate(text, `${this.#slot}.${index}`, own, {
        first: this.first,
        last: this.last,
        from,
        to,
      })
    })
  }
}

const upToColon =
  /^(\s*(?:\[\p{L}\]\s)?)((?:(?:van|von|de|der|den|del|di|la|le|el) ){0,2}\p{Lu}[^:：]{4,200}?)\s?:\s+(?=\S)/u

/** "Ann B. Author: ", "[j] Ann Author, Bo Weaver: ", "Author, A.; Weaver, B. u. a.: ": the authors that a colon parts from the title. */
function authorsUpToColon(words: string): Span | undefined {
  const [all = '', before = '', people = ''] = authorsFirst.test(words) ? [] : (upToColon.exec(words) ?? [])
  const names = people.replace(editors, '')
  // "One Encoder, Many Clocks: …" is a title: two names are none for sure.
  const isMarked = before.trim() !== '' && (countFullNames(names) > 1 || !names.includes(','))
  const isSure = isMarked || marksNames.test(names) || countFullNames(names) > 2
  const isNamed = isSure ? isPeople(names) : isNamedBeforeIn(names, words.slice(all.length))
  return isNamed ? { start: before.length, end: all.length } : undefined
}

/** "Brandner, Lena: Stille Uhren. In: …": whether words are one author, surname first, of a part of something else. */
function isNamedBeforeIn(names: string, rest: string): boolean {
  return isSurnameFirst(names) && /[.?!]\s+In: \S/.test(rest)
}

/** An initial, "et al." or a semicolon, which titles up to a colon do not have. */
const marksNames = /(?:^|[\s.-])\p{Lu}\.(?=[\s,;/]|$)|\b(?:al|u\. ?a)\.$|;/u

/** Where a part stands by itself. */
export function partPlace({ from, to }: Part, at: number): CandidatePlace {
  return { first: at, last: at, from, to }
}

// What each part of the words that name a paper is: a title, people, a link, or something beside them.

const identifierOrNumber =
  /^(?:arxiv\s?:?\s*)?(?:\d{4}\.\d{4,5}(?:v\d+)?|[#+]?\d{1,5}[.):]?|\d{1,3}\/\d{0,3}|\d{1,2}:\d{2}(?::\d{2})?)$/i
/** "Session 3 (Jan 19)", "16주차 (4/26)": when a paper was read. */
const occasion =
  /^(?:(?:session|week|day|part|chapter|lecture|meeting|episode|회차|第)\s?#?\d+\b|제?\s?\d+(?:주차|주|회차|회|차시|강|강의)|第?\s?\d+\s?(?:回|周|週|讲|講|期))[^:：]{0,30}$/i
/** "Mar 3 (Ana)": who presented it. */
const presenter = /\s?[(（][\p{Lu}\p{Lo}][\p{L}. ]{0,30}[)）]?$/u
/** Each word after the first begins with what parts it from the last, so that there is one way to match. */
const authorAndYear =
  /^[\s[(]*\p{Lu}[\p{L}'’.-]+(?:(?:(?:,| and| &|,? et al\.?)\s*|\s+)[\p{L}'’.-]*){0,6}[\s,]*[([]?(?:19|20)\d{2}[a-z]?[)\]]?\.?[\s\])]*$/u

/** "NEW!", "Optional:", "opt.", "#vision #eval" */
const calls =
  /^(?:\p{Lu}{2,10}!|(?:[Oo]ptional|[Rr]equired|[Rr]ecommended)(?: reading)?:|[Oo]pt\.?|(?:#[\p{L}\p{N}_/-]{1,40}\s?){1,5})$/u

/** "[AMS99]", "[Gha-notes]": the key of a reference, or what a method is called. */
const keyInBrackets = /^\[[^\s[\]]{2,20}\]$/

const yearOnly = new RegExp(`^${yearOfReference}$`, 'u')

/** "½", "4.5", "7½/10", "?/10" */
const rating = /^[\p{N}?\s.,/]+$/u
/** "9 votes", "1.2k stars" */
const votes = /^\d[\d.,]*k? (?:(?:up)?votes?|likes?|points?|stars?)$/i
function isRating(kind: PartKind, words: string): boolean {
  return (kind === 'text' && rating.test(words)) || votes.test(words)
}

const coauthors = /^(?:joint(?:ly| work)? )?(?:with|avec|mit|con) /i

/** "with Ann Author": on a page that lists one's own papers. */
function namesCoauthors(words: string): boolean {
  const names = words.replaceAll('*', '').replace(coauthors, '')
  return coauthors.test(words) && isPeople(names)
}

export function roleOf(text: string, part: Part): Role {
  const { kind, start, end } = part
  if (kind === 'dash') return 'dash'
  if (kind === 'badge' || kind === 'address') return 'link'
  if (kind === 'icon') return 'aside'
  const words = text.slice(start, end).trim()
  if (kind !== 'code' && kind !== 'round' && isPlainSentence(words)) return 'title'
  const plain = words.replace(/^[\s.,:;*_[(]+|(?<![\s.,:;*_\])–-])[\s.,:;*_\])–-]+$/g, '')
  if (kind === 'round' && yearOnly.test(words)) return 'aside'
  if (!hasWords(plain) || isRating(kind, plain) || identifierOrNumber.test(plain) || isDate(plain))
    return kind === 'label' ? 'link' : 'aside'
  if (kind === 'round' && (/^\p{Lu}$/u.test(plain) || namesCoauthors(plain))) return 'aside'
  if (kind === 'code' || kind === 'round') return kind === 'round' && !isAsideGroup(words) ? 'title' : 'aside'
  if (kind === 'square' && isSubject.test(words)) return 'aside'
  if (kind === 'square' && /`[\s*_]*$/.test(words) && isAsideGroup(words)) return 'aside'
  if (kind === 'bold' && isCitationLabel(plain)) return 'people'
  if ((kind === 'bold' && keyInBrackets.test(words)) || (kind === 'text' && calls.test(words))) return 'aside'
  if (kind === 'label') return isCitationLabel(plain) || isVenue(plain) ? 'link' : 'title'
  if (occasion.test(plain) || isDate(plain.replace(presenter, ''))) return 'aside'
  if (kind === 'text' && isShortVenue(plain)) return 'aside'
  if (kind !== 'text' && isVenue(plain)) return 'aside'
  if (kind === 'quoted') return isGeneric(plain) ? 'link' : 'title'
  if (kind === 'bold' && linkLabels.has(plain.toLowerCase())) return 'link'
  if (kind === 'italic' && /^et\.? al$/.test(plain)) return 'aside'
  const last = plain.replace(/^(?:and|&|und|et|y|e)\s/, '')
  if (last !== plain && isPeople(last)) return 'people'
  const ended = words.replace(/(?<![\s,;:])[\s,;:]+$/, '')
  return isManyPeople(plain) || (ended !== plain && isManyPeople(ended)) ? 'people' : 'title'
}

/** "Author et al., 2019", "Hopper (1952)", "[4]": a label that cites and names no title. */
export function isCitationLabel(words: string): boolean {
  if (/^[[(]?\d{1,3}[\])]?$/.test(words)) return true
  if (isPeople(words) && /\bet al/.test(words)) return true
  if (!/(?:19|20)\d{2}/.test(words) || words.length > 80 || !authorAndYear.test(words)) return false
  const names = words.replace(/[\s,([]*(?:19|20)\d{2}.*$/, '')
  return mayBePeople(names)
}

function isShortVenue(words: string): boolean {
  return words.length <= 40 && isVenue(words) && (/\d/.test(words) || !/\s/.test(words))
}

const surname = String.raw`(?:(?:van|von|de|der|den|del|di|la|le|el)\s){0,2}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?`
const initialled = String.raw`${surname},\s+\p{Lu}\.(?:[\s-]?\p{Lu}\.)*`
/**
 * "Tamm, K. & Rodríguez-Peña, A. Fish …", "Oduya, F. *et al.* …": the last full stop of an initial ends the authors, but not in
 * "TileNet, J. Okafor and P. Singh". A title in small letters begins with a name: "egg: Fast …".
 */
const authorsFirst = new RegExp(
  String.raw`^(?:${initialled}(?:,\s+(?:(?:&|and)\s+)?|;\s+|\s+(?:&|and|und|et|y)\s+))*${initialled},?\s+(?:\*?et al\.\*?,?\s+)?` +
    String.raw`(?=(?:[\p{Lu}\p{N}“"]|\p{Ll}[\p{L}\p{N}-]*:)\S*(?:\s+\S+){2})(?!${surname}(?:,?\s(?:and|&)|,)\s\p{Lu}\.)(?!\p{Lu}[\p{L}'’-]*[.,])`,
  'u',
)

const opensWithAuthor = new RegExp(String.raw`^${initialled}(?=[,;:/\s]|$)`, 'u')

/** "Cytron, R., Ferrante, J.": whether words begin as a reference does whose surnames stand before the initials. */
export function beginsWithInitialled(words: string): boolean {
  return opensWithAuthor.test(words)
}

/** "Castellanos R", "van Dam R", "Wu Li MT" */
const beforeInitials = String.raw`(?:(?:[Vv][ao]n|[Dd]e[lnr]?|[Dd]i|[Dd]a|[Ll][ae]) ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? \p{Lu}{1,3}`
/** "Castellanos R, Mbeki T, Jo H. Haplotype-aware …", "Okada M et al. A single-cell …" */
const initialsLast = new RegExp(
  String.raw`^(?:\p{Lu}[^;.]{2,120}; )?(?:${beforeInitials}, )*${beforeInitials}(?:,? et al)?\. (?!\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?:,| and | & |\.))(?!et\.? al)(?=[\p{L}\p{N}])`,
  'u',
)

/** "Абрамова Е. К., Ким А. Модели …": in Cyrillic, initials with full stops stand after each surname. */
const initialsAfter =
  /^(?:[А-ЯЁ][\p{L}'’-]+ (?:[А-ЯЁ]\. ?){1,3}(?:, ?| ?и )?)+(?:и др\. )?(?=\p{Lu}[\p{L}-]*[\s:])(?![А-ЯЁ][\p{L}'’-]+ [А-ЯЁ]\.)/u

/** "Orlov P., Weiss T. Rare Words …": the same in Latin letters, where one surname may be a given name. */
const initialsAfterEach =
  /^(?:\p{Lu}[\p{L}'’-]+ (?:\p{Lu}\.[ -]?){1,3}, ?)+\p{Lu}[\p{L}'’-]+ (?:\p{Lu}\.[ -]?){1,3}(?=\p{Lu}[\p{L}-]*[\s:])(?!\p{Lu}[\p{L}'’-]+ \p{Lu}\.)/u

/** "Okafor, J. and Singh, P. (2023) TileNet: …", "Okafor et al. (2023) …" */
const yearAfterAuthors = new RegExp(
  String.raw`^[^()]{0,300}(?:\p{Lu}\.|\bal\.?\*?),? \(${yearOfReference}\)[,:]?\s+(?=[\p{Lu}"“*_¿¡])`,
  'u',
)
/** "Okafor and Singh (2023), TileNet: …", "Okafor (2023). …" */
const yearAfterSurnames = new RegExp(
  String.raw`^(?:${surname},? (?:(?:and|&|und|et|y|e) )?){1,6}\(${yearOfReference}\)[.,:]\s+(?=[\p{Lu}"“*_¿¡])`,
  'u',
)

/** "Okafor et al., TileNet" */
const othersFirst =
  /^\p{Lu}[\p{L}'’-]+(?:(?:,| and| &) \p{Lu}[\p{L}'’-]+)?,? et al\.?, (?=["“*_\p{Lu}\p{N}])/u

const authorsAtStart = [othersFirst, authorsFirst, initialsAfter, initialsAfterEach, initialsLast]
const longestAuthors = 1000

const fullStop =
  /．\s*(?=\p{L})|[.。]["”*_]{0,3}\s+(?=[\p{Lu}\p{N}\p{Lo}"“«¿¡*_[]|''\p{Lu}|(?:van|von|de|den|der) \p{Lu}|(?:bio|med|chem)Rxiv|\p{Ll}[\p{L}\d-]{1,20}: \p{Lu})/gu

const questionBeforeName = /[?!]["”*_]{0,3}\s+(?=(?:\p{Lu}\.[\s-]?)+\p{Lu}\p{Ll})/gu

/** "Why Sail? Moss, Reed, Holm. ", "Why Sail? Moss et al." */
const questionBeforeSurnames =
  /[?!]["”*_]{0,3}\s+(?=(?:\p{Lu}[\p{L}'’-]+, )+(?:and |& )?\p{Lu}[\p{L}'’-]+\.\s|\p{Lu}[\p{L}'’-]+ et al\b)/gu

const questionBeforeVenue = /[?!]["”*_]{0,3}\s+(?=\p{Lu})/gu

const questionBeforeMarks = /[?!]\s+(?=(?:[*_]{1,2}|'')\p{Ll}?\p{Lu}|In:? [*_„"“«\p{Lu}])/gu

/** "Does It Matter? arXiv preprint arXiv:…", "Where Do They Go? CoRR abs/…" */
const questionBeforePreprint =
  /[?!]["”*_]{0,3}\s+(?=(?:arXiv|CoRR|(?:bio|med|chem|psyar|eng)Rxiv|SSRN|e?-?preprint)\b)/giu

/** "… extrusion? Curr Opin Cell Biol. 2019;58:142" */
const questionBeforeJournal = /[?!]\s+(?=\p{Lu}[^.?!\n]{2,60}\.\s(?:19|20)\d{2}\b)/gu

/** Where the sentences of a reference begin: after a full stop that ends no initial and no abbreviation. */
export function sentenceStarts(words: string): readonly number[] {
  const starts = [0]
  if (!/[.。?!]["”*_]{0,3}\s|．|\.,? \(|\d[a-z]?\)[,:]\s/.test(words)) return starts
  for (const match of matchesIn(words, fullStop)) {
    const before = words.slice(Math.max(0, match.index - 6), match.index)
    if (endsAbbreviated(before)) continue
    starts.push(match.index + match[0].length)
  }
  if (/[?!]/.test(words)) starts.push(...afterQuestions(words))
  starts.push(...afterTitle(words))
  // After an icon stands a space.
  const lead = words.length - words.trimStart().length
  const opening = words.slice(lead, lead + longestAuthors)
  const authors = Math.max(...authorsAtStart.map((pattern) => pattern.exec(opening)?.[0].length ?? 0))
  const dated = (yearAfterAuthors.exec(opening) ?? yearAfterSurnames.exec(opening))?.[0].length ?? 0
  for (const end of [authors, dated]) if (end > 0) starts.push(lead + end)
  return [...new Set(starts)].sort((a, b) => a - b)
}

/** A full stop before a word in small letters, as people write who use no capitals: "A Title of Some Words. only for small ones". */
const stopBeforeSmall = /[.。]["”*_]{0,3}\s+(?=\p{Ll})/gu

/** Where the words go on after what is a title by itself. */
function afterTitle(words: string): readonly number[] {
  const [stop] = matchesIn(words, stopBeforeSmall)
  if (!stop || endsAbbreviated(words.slice(Math.max(0, stop.index - 6), stop.index))) return []
  const before = words.slice(0, stop.index).trim()
  const isTitle = before.split(/\s+/).length >= 3 && judge(before) >= level.likely
  return isTitle ? [stop.index + stop[0].length] : []
}

function afterQuestions(words: string): readonly number[] {
  const afterEach = (pattern: RegExp) =>
    matchesIn(words, pattern).map(({ index, 0: mark }) => index + mark.length)
  const venues = afterEach(questionBeforeVenue).filter((at) => isVenue(withoutEnd(words.slice(at), /[\s.]/)))
  return [
    ...afterEach(questionBeforeName),
    ...afterEach(questionBeforeSurnames),
    ...venues,
    ...afterEach(questionBeforeMarks),
    ...afterEach(questionBeforeJournal),
    ...afterEach(questionBeforePreprint),
  ]
}
