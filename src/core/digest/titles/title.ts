import type { Span } from '../../base/span.ts'
import type { LineLink } from '../lines/links.ts'
import { judge, type Level, level } from './judge.ts'
import { type Part, partsOf } from './parts.ts'
import { isManyPeople, isPeople, mayBePeople } from './people.ts'
import { type Role, roleOf } from './roles.ts'
import { trimmed, wholeLabel } from './trim.ts'
import { isVenue, withoutVenue } from './venues.ts'
import { institutions } from './vocabulary.ts'
import { sentenceStarts, wordCount } from './words.ts'

/*
 * Where the title stands in words that name a paper. The words are parts (`parts.ts`): linked, bold, quoted and plain ones.
 * Each part that may be a title is a candidate with a slot, which says where it stands by kind and number: the second
 * bold part is `bold1`, the second sentence of the first plain part `text0.1`. By itself a line prefers a linked title, then
 * a marked one, then plain words; a frame prefers the slot that the document's other entries have their titles in.
 */

/** The end of the name of a slot that holds the label of a link as a whole. */
export const whole = '='

/** Where a candidate stands: its parts, first and last, and its words with what was trimmed. */
interface CandidatePlace {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

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
    this.#level ??= judge(this.#text.slice(this.span.start, this.span.end))
    return this.#level
  }
}

/** The parts of some words, and what of them may be the title. */
export class Naming {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
  readonly #roles: readonly Role[]
  #candidates: readonly Candidate[] | undefined

  constructor(text: string, from: number, to: number, links: readonly LineLink[] = [], isCell = false) {
    this.text = text
    this.from = from
    this.to = to
    this.parts = partsOf(text, from, to, links, isCell)
    this.#roles = this.parts.map((part) => roleOf(text, part))
  }

  /** In the order of the text. */
  get candidates(): readonly Candidate[] {
    this.#candidates ??= this.#findCandidates()
    return this.#candidates
  }

  roleAt(index: number): Role {
    return this.#roles[index] ?? 'aside'
  }

  /** The candidate that the words speak for by themselves; of those that a frame names, the one in that slot. */
  choose(slot?: string): Candidate | undefined {
    if (slot !== undefined) {
      const exact = this.candidates.find((candidate) => candidate.slot === slot)
      const cited = exact?.slot.endsWith('.0') ? this.choose() : undefined
      if (cited && cited !== exact && this.isCitation(cited)) return cited
      return exact ?? this.candidates.find((candidate) => candidate.slot === `${slot}${whole}`)
    }
    return this.#linked() ?? this.#marked() ?? this.#plain()
  }

  /** Words that would be people if anything else could be the title: "Small Sellers, Small Slots". */
  get only(): Candidate | undefined {
    const [first, second] = this.candidates
    return second || !first?.slot.startsWith('text') || /\bet al/.test(this.text.slice(first.from, first.to))
      ? undefined
      : first
  }

  /** Whether nothing but numbers, dates, venues, people, icons and topics stand before a part. */
  isLead(index: number): boolean {
    for (let at = 0; at < index; at++) {
      const part = this.parts[at] as Part
      if (this.roleAt(at) !== 'title' || part.kind === 'square' || part.kind === 'code') continue
      if (this.#isNickname(at) || this.#isBoldNickname(at) || this.#isPeopleBefore(at, index)) continue
      return false
    }
    return true
  }

  /** "BERT - ": a few words and a dash in front of a title that is linked or marked. */
  #isNickname(at: number): boolean {
    const part = this.parts[at] as Part
    const next = this.parts[at + 1]
    const isShort = wordCount(this.words(part)) <= 3
    if (isShort && next && this.#endsNickname(at + 1)) return true
    return (
      isShort &&
      (this.#isDash(at + 1) || /[:：]\s*$/.test(this.text.slice(part.start, next?.from ?? part.end)))
    )
  }

  /** "**MonoFar** Depth from Driving Videos": a word in bold in front of words that are a title by themselves. */
  #isBoldNickname(at: number): boolean {
    const part = this.parts[at]
    const next = this.parts[at + 1]
    if (at > 0 || part?.kind !== 'bold' || next?.kind !== 'text' || /\s/.test(this.words(part))) return false
    const words = this.text.slice(part.to, next.to)
    return (
      /^\s\p{Lu}\p{Ll}|^\s\d/u.test(words) && wordCount(words) >= 3 && judge(words.trim()) >= level.likely
    )
  }

  /** A dash or a bar, no bracket that opens around links. */
  #isDash(at: number): boolean {
    const part = this.parts[at]
    return part?.kind === 'dash' && !/[[(（]/.test(this.text.charAt(part.from))
  }

  /** Names that end in a full stop, a comma or a year in front of a title that is linked or marked. */
  #isPeopleBefore(at: number, index: number): boolean {
    const part = this.parts[at] as Part
    const written = this.words(part)
    const words = written.replace(/[.,:]\s*$/, '')
    if (index <= at) return false
    // 'Gardens Are "All You Need"': two words with capitals are a name only where something parts them from a title.
    if (words === written && this.parts[index]?.kind === 'quoted' && index === at + 1) return false
    if (isPeople(words) || isPeople(withoutVenue(words))) return true
    if (words !== written && institutions.test(words) && wordCount(words) <= 5) return true
    return words !== written && (mayBePeople(words) || mayBePeople(withoutVenue(words)))
  }

  /** Whether authors and a year or a number stand in front of a title, as in a bibliography. */
  isCitation(title: Candidate): boolean {
    if (!/^text\d+\.[1-9]|^quoted|^italic/.test(title.slot)) return false
    const lead = this.text.slice(this.from, title.span.start)
    const isCounted = /(?:19|20)\d{2}/.test(lead) || numberBefore.test(lead) || endsWithInitial.test(lead)
    return isCounted && this.namesPeople(title)
  }

  /** Whether authors stand in front of the title. */
  namesPeople(title: Candidate): boolean {
    const lead = this.text.slice(this.from, title.span.start)
    const words = lead.replace(aroundAuthors, '')
    return (
      isManyPeople(words) ||
      isPeople(words) ||
      isPeople(`${words}.`) ||
      ((/[(（]\s*(?:19|20)\d{2}/.test(lead) || numberBefore.test(lead)) && mayBePeople(words))
    )
  }

  words(part: Part): string {
    return this.text.slice(part.start, part.end)
  }

  #linked(): Candidate | undefined {
    return this.candidates.find(
      ({ slot, first }) => slot.startsWith('label') && this.roleAt(first) === 'title' && this.isLead(first),
    )
  }

  #marked(): Candidate | undefined {
    return this.candidates.find((candidate) => {
      if (!/^(?:bold|quoted|italic)/.test(candidate.slot) || candidate.level === level.prose) return false
      if (candidate.slot.startsWith('italic') && !this.#isItalicTitle(candidate)) return false
      if (this.roleAt(candidate.first) === 'people' && this.parts.length > 1) return false
      return this.isLead(candidate.first) && !this.#goesOn(candidate)
    })
  }

  /** Words in italics that end as a title does: "*Title*, Bianchi (2006)", "*Title* (2024)", "*Why Not?* LREC". */
  #isItalicTitle({ last, span: at }: Candidate): boolean {
    if (wordCount(this.text.slice(at.start, at.end)) < 2) return false
    const { end, to } = this.parts[last] as Part
    return (
      /[?!]$/.test(this.text.slice(at.start, end)) ||
      /^(?:[,.](?:\s|$)|\s?[(（])/.test(this.text.slice(to, to + 2))
    )
  }

  /** Whether the words after a marked part are the rest of the same title: "**TreeNet**: Growing Small Trees". */
  #goesOn({ first, last, span: at }: Candidate): boolean {
    if (this.#isBoldNickname(first)) return true
    const run = this.candidates.find(
      (other) => other.slot.startsWith('text') && other.first <= first && last < other.last,
    )
    const glued = /^[\p{L}\p{N}]/u.test(this.text.slice((this.parts[last] as Part).to).slice(0, 1))
    if (this.#endsNickname(last + 1)) return true
    if (!run) return glued
    const marked = wordCount(this.text.slice(at.start, at.end))
    const rest = this.text.slice((this.parts[last] as Part).to, run.to)
    if (glued) return true
    const inner = this.words(this.parts[last] as Part)
    if (/^\s*[.,;，。]/.test(rest) || /[.,，。]$/.test(inner)) return false
    const words = rest.replace(/^[\s:：–—-]+/u, '')
    if (isPeople(words.replace(byWord, ''))) return false
    if (marked >= 3 && this.parts[first]?.kind === 'bold') return false
    return judge(words) >= (/^\s*[:：]/.test(rest) && marked < 3 ? level.possible : level.likely)
  }

  #plain(): Candidate | undefined {
    const runs = this.candidates.filter(({ slot }) => slot.startsWith('text'))
    return runs.find((run, index) => !this.#isAuthors(run) && !this.#isNicknameBefore(run, runs[index + 1]))
  }

  #isNicknameBefore({ first, last }: Candidate, next: Candidate | undefined): boolean {
    return next !== undefined && first === last && this.#endsNickname(first + 1) && this.#isNickname(first)
  }

  #isAuthors(run: Candidate): boolean {
    // "Mask Less, Learn More (Tobias Green)": the people are those in brackets.
    if (this.parts.some((part, at) => at > run.first && part.kind === 'round' && isPeople(this.words(part))))
      return false
    const written = this.text.slice(run.from, run.to)
    const words = written.replace(numberBefore, '').replace(yearAfter, '').trim()
    const mayAuthor = yearAfter.test(written) || this.#isBeforeItalic(run)
    if (mayAuthor && mayBePeople(words.replace(/\.$/, ''))) return true
    if (isManyPeople(words) || (/[.,]$/.test(words) && isManyPeople(words.slice(0, -1))) || isVenue(words))
      return true
    const [own] = run.slot.split('.')
    return this.candidates.some(
      (other) =>
        other.span.start > run.span.end &&
        other.slot.split('.')[0] === own &&
        other.level >= level.possible &&
        (isPeople(words) || isPeople(words.replace(/\.$/, ''))),
    )
  }

  /** "Moreau, Theo. *Title*": a sentence that one in italics follows. */
  #isBeforeItalic({ to }: Candidate): boolean {
    return /^\s*\*[^\s*]/.test(this.text.slice(to, to + 4)) && /\.\s*$/.test(this.text.slice(to - 4, to))
  }

  #findCandidates(): readonly Candidate[] {
    const found: Candidate[] = []
    const counts = new Map<string, number>()
    const slotOf = (kind: string) => {
      const count = counts.get(kind) ?? 0
      counts.set(kind, count + 1)
      return `${kind}${count}`
    }
    let runEnd = -1
    for (let at = 0; at < this.parts.length; at++) {
      const part = this.parts[at] as Part
      if (at > runEnd && this.#opensRun(at)) {
        runEnd = this.#endOfRun(at)
        found.push(...this.#sentencesOf(at, runEnd, slotOf('text')))
      }
      if (!isMarked(part) || (this.roleAt(at) !== 'title' && this.roleAt(at) !== 'people')) continue
      const slot = slotOf(part.kind)
      if (part.kind === 'label') found.push(...this.#labels(part, at, slot))
      else {
        const own = this.#trimmed(part.start, part.end)
        if (own) found.push(this.#candidate(slot, own, partPlace(part, at)))
      }
    }
    return found
  }

  /** The title in a label, and all of the label where that is more. */
  #labels(part: Part, at: number, slot: string): readonly Candidate[] {
    const all = wholeLabel(this.text, part)
    const own = labelTitle(this.text, part)
    if (!all || !own) return []
    const isAll = own.start === all.start && own.end === all.end
    const place = partPlace(part, at)
    const both = isAll ? [] : [this.#candidate(slot, own, place)]
    return [...both, this.#candidate(`${slot}${whole}`, all, place)]
  }

  /** Plain or marked words that may go on in the parts after them. */
  #opensRun(at: number): boolean {
    const { kind } = this.parts[at] as Part
    const role = this.roleAt(at)
    if (this.#isBoldNickname(at)) return false
    return (role === 'title' || role === 'people') && kind !== 'label' && kind !== 'round' && kind !== 'code'
  }

  #endOfRun(first: number): number {
    let last = first
    for (let at = first + 1; at < this.parts.length; at++) {
      const role = this.roleAt(at)
      const { kind } = this.parts[at] as Part
      if (kind === 'label' || role === 'link' || kind === 'icon' || this.#endsNickname(at)) break
      if (kind === 'dash') {
        if (!this.#joins(at)) break
        continue
      }
      if (role !== 'aside' || kind === 'text') last = at
    }
    return last
  }

  /** "ClipPilot (2024.03): ": a date in brackets between a nickname and a colon. */
  #endsNickname(at: number): boolean {
    const part = this.parts[at]
    if (part?.kind !== 'round' || this.roleAt(at) !== 'aside') return false
    return /^\s*[:：]/.test(this.text.slice(part.to, part.to + 2))
  }

  /** "A Field Guide - Version 2": a dash with a word or two, or with capitals, after it that go up to the link. */
  #joins(dashAt: number): boolean {
    const part = this.parts[dashAt + 1]
    const after = this.parts[dashAt + 2]
    if (part?.kind !== 'text' || this.roleAt(dashAt + 1) !== 'title') return false
    if (!/^\s[-–—]\s?$/.test(this.text.slice((this.parts[dashAt] as Part).from, part.start))) return false
    const isOpening = after?.kind === 'dash' && /[[(]/.test(this.text.charAt(after.from))
    if (after === undefined || (after.kind !== 'round' && !isOpening && after.link === undefined))
      return false
    if (isPeople(this.words(part).replace(/[\s,]+$/, ''))) return false
    const isShort = wordCount(this.words(part)) <= 2 && /^[\p{Lu}\p{N}]/u.test(this.words(part))
    return isShort || judge(this.words(part).replace(/\.$/, '')) >= level.likely
  }

  /** The plain words from one part to another, cut into the sentences of a reference: authors, title, venue. */
  #sentencesOf(first: number, last: number, slot: string): readonly Candidate[] {
    const from = (this.parts[first] as Part).from
    const to = (this.parts[last] as Part).to
    const cuts = sentenceStarts(this.text.slice(from, to))
    return cuts.flatMap((cut, index) => {
      const own = this.#trimmed(from + cut, from + (cuts[index + 1] ?? to - from))
      if (!own) return []
      const end = index + 1 < cuts.length ? from + (cuts[index + 1] ?? 0) : to
      return this.#candidate(`${slot}.${index}`, own, { first, last, from: from + cut, to: end })
    })
  }

  #trimmed(from: number, to: number): Span | undefined {
    return trimmed(this.text, from, to)
  }

  #candidate(slot: string, at: Span, place: CandidatePlace): Candidate {
    return new Candidate(this.text, slot, at, place)
  }
}

function partPlace({ from, to }: Part, at: number): CandidatePlace {
  return { first: at, last: at, from, to }
}

/** "Tamm, K. & Solheim, I. " */
const endsWithInitial = /^[^“"「『*]*\p{L}, (?:\p{Lu}\.[ -]?)+(?:\*?et al\.\*? )?$/u
const byWord = /^(?:by|von|par|por|di|da|van|av|от)\s+/u

/** "[12]", "[A1]" in front of the authors of a reference. */
const numberBefore = /^[\s*_]*\[[A-Z]?\d{1,4}\]\s*/
/** A number in front of the authors of a reference, and a year and punctuation after them. */
const aroundAuthors =
  /^[\s*_]*(?:\[[A-Z]?\d+\])?|[\s(（[“"「『:：]*(?:(?:19|20)\d{2}[a-z]?[)\]）]?)?[\s.,:：“"「『*_]*$/gu
/** The year in brackets with which the authors of a reference end. */
const yearAfter = /[\s.,]{0,3}[([](?:19|20)\d{2}[a-z]?[)\]][\s.,]{0,3}$/

/** The title in the label of a link: all of it, but for authors in front of quotation marks and what stands around a title. */
function labelTitle(text: string, { start, end }: Part): Span | undefined {
  const inner = new Naming(text, start, end)
  const marked = inner.candidates.find(
    ({ slot, first, last, to }) =>
      /^(?:quoted|bold)/.test(slot) &&
      (first === 0
        ? last === inner.parts.length - 1 || /^\s*[.,]/.test(text.slice(to, end))
        : inner.isLead(first) && !/^\s*[\p{L}\p{N}]/u.test(text.slice(to, end))),
  )
  const isTitle =
    marked && (marked.first > 0 || wordCount(text.slice(marked.span.start, marked.span.end)) > 2)
  return isTitle || (marked && inner.parts.length === 1) ? marked.span : trimmed(text, start, end)
}

function isMarked({ kind }: Part): boolean {
  return kind === 'label' || kind === 'bold' || kind === 'quoted' || kind === 'italic' || kind === 'square'
}
