import type { Span } from '../../base/span.ts'
import type { LineLink } from '../lines/line.ts'
import { afterOthers, Candidate, joinNames, partPlace, Run, roleOf, whole } from './candidates.ts'
import { areBeforeColon, isCollective, isReferenceLead, namesAuthors } from './credits.ts'
import { isNicknameOf, judge, level } from './judge.ts'
import {
  areAuthorsInItalics,
  arePeopleBefore,
  isBadge,
  isBar,
  isBeforeItalic,
  isBeforeYear,
  isByline,
  isDatedTwice,
  isEmojiOfTitle,
  isInBracketsAfterNames,
  isJournal,
  isLabelOfMarked,
  isNamedLikePeople,
  isNameInColumn,
  isNextField,
  isPersonInColumn,
  isPresenter,
  isQuotedLead,
  isRank,
  isSaidAfterBracket,
  isTitleByPlace,
  joinsWords,
} from './neighbours.ts'
import { type Part, type PartKind, partsOf, type Role } from './parts.ts'
import {
  areInitialled,
  areSurnames,
  byWord,
  isKeyedOrDated,
  isManyPeople,
  isPeople,
  isPlainSentence,
  mayBePeople,
  saidOfTitle,
  withoutCall,
  withoutKeyAndYear,
} from './people.ts'
import { pastNickname, trimmed, trimmedMarks, wholeLabel } from './trim.ts'
import { hasYear, isVenue, withoutSession } from './venues.ts'
import { noLink } from './vocabulary.ts'
import { wordCount } from './words.ts'

/*
 * Where the title stands in words that name a paper. The words are parts (`parts.ts`): linked, bold, quoted and plain ones.
 * Each part that may be a title is a candidate with a slot, which says where it stands by kind and number: the second
 * bold part is `bold1`, the second sentence of the first plain part `text0.1`. By itself a line prefers a linked title, then
 * a marked one, then plain words; a frame prefers the slot that the document's other entries have their titles in. What a
 * part is and where its title begins and ends is found out when somebody asks: most lines are settled by one candidate.
 */

/** The parts of some words, and what of them may be the title. */
export class Naming {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly links: readonly LineLink[]
  readonly parts: readonly Part[]
  readonly #roles: (Role | undefined)[] = []
  readonly #marked: (readonly Candidate[] | undefined)[] = []
  #allRuns: readonly Run[] | undefined

  constructor(text: string, from: number, to: number, links: readonly LineLink[] = [], isCell = false) {
    this.text = text
    this.from = from
    this.to = to
    this.links = links
    this.parts = joinNames(text, partsOf(text, from, to, links, isCell))
  }

  /** All of them, in the order of the text. */
  get candidates(): readonly Candidate[] {
    return [...this.#sentences, ...this.marked(markedKinds)].sort((a, b) => a.first - b.first)
  }

  roleAt(index: number): Role {
    const part = this.parts[index]
    if (!part) return 'aside'
    this.#roles[index] ??=
      isJournal(this, index) || isBadge(this, index)
        ? 'link'
        : isTitleByPlace(this, index)
          ? 'title'
          : isNextField(this, index) || isLabelOfMarked(this, index)
            ? 'aside'
            : roleOf(this.text, part)
    return this.#roles[index]
  }

  /** The candidate that the words speak for by themselves; of those that a frame names, the one in that slot. */
  choose(slot?: string): Candidate | undefined {
    if (slot !== undefined) {
      const exact = this.candidates.find((candidate) => candidate.slot === slot)
      const cited = exact?.slot.endsWith('.0') ? this.choose() : undefined
      if (cited && cited !== exact && this.isCitation(cited)) return cited
      return exact ?? this.candidates.find((candidate) => candidate.slot === `${slot}${whole}`)
    }
    return this.#firstLinked() ?? this.#firstMarked() ?? this.#firstPlain()
  }

  /** Words that would be people if anything else could be the title: "Small Sellers, Small Slots". */
  get only(): Candidate | undefined {
    const [first, ...others] = this.candidates
    const isOne = others.every(
      ({ span: own }) => own.start === first?.span.start && own.end === first.span.end,
    )
    if (!first || !isOne || first.slot.startsWith('label')) return undefined
    return /\bet al/.test(this.text.slice(first.from, first.to)) ? undefined : first
  }

  /** Whether nothing but numbers, dates, venues, people, icons and topics stand before a part. */
  isLead(index: number): boolean {
    for (let at = 0; at < index; at++) {
      const part = this.parts[at] as Part
      if (this.roleAt(at) !== 'title' || part.kind === 'square' || part.kind === 'code') continue
      // "(Bea) A Title of Some Words": who has brought the paper.
      if (at === 0 && part.kind === 'round' && wordCount(this.words(part)) <= 2) continue
      if (/^\p{Ll}\/\p{Ll}$/u.test(this.words(part)) || isBeforeYear(this, at)) continue
      if (this.#isNickname(at) || this.#isBoldNickname(at) || arePeopleBefore(this, at, index)) continue
      return false
    }
    return true
  }

  /** "BERT - ", "Skimmed ": a few words and a dash, or one, in front of a title that is linked or marked. */
  #isNickname(at: number): boolean {
    const part = this.parts[at] as Part
    const next = this.parts[at + 1]
    const lead = this.text.slice(part.start, next?.from ?? part.end)
    if (wordCount(lead) > 3) return false
    if (at === 0 && next?.kind === 'label' && /^\p{Lu}[\p{Ll}-]+ $/u.test(lead)) return true
    if (isBar(this, at + 1) || (next && this.#endsNickname(at + 1))) return true
    return /[:：][\s"“«]*$/.test(lead)
  }

  /** "**MonoFar** Depth from Driving Videos": a word in bold in front of words that are a title by themselves. */
  #isBoldNickname(at: number): boolean {
    const part = this.parts[at]
    const next = this.parts[at + 1]
    if (at === 0 && isPersonInColumn(this)) return true
    if (at > 0) return false
    const words = part && next?.kind === 'text' ? this.text.slice(part.to, next.to) : ''
    return part?.kind === 'bold' && isNicknameOf(this.words(part), words, next?.kind)
  }

  /** Whether authors and a year or a number stand in front of a title, as in a bibliography. */
  isCitation(title: Candidate): boolean {
    if (!afterOthers.test(title.slot)) return false
    if (!this.namesPeople(title)) return false
    // "Автор А. Б. Название // Журнал": the rule of Russian libraries.
    const isBeforeSlashes = /^\s?\/\/\s/.test(this.text.slice(title.span.end, title.span.end + 4))
    return isBeforeSlashes || isReferenceLead(this.text.slice(this.from, title.span.start))
  }

  /** Whether authors stand in front of the title. */
  namesPeople(title: Candidate): boolean {
    return namesAuthors(this.text.slice(this.from, title.span.start))
  }

  words(part: Part): string {
    return this.text.slice(part.start, part.end)
  }

  #firstLinked(): Candidate | undefined {
    for (const candidate of this.marked(['label']))
      if (this.roleAt(candidate.first) === 'title' && this.isLead(candidate.first)) return candidate
    return undefined
  }

  #firstMarked(): Candidate | undefined {
    for (const candidate of this.marked(emphasised)) {
      const words = this.words(this.parts[candidate.first] as Part)
      if (candidate.level === level.prose || isByline(words) || isRank(words)) continue
      if (candidate.slot.startsWith('italic') && !this.#isItalicTitle(candidate)) continue
      if (this.roleAt(candidate.first) === 'people' && !this.#isAbovePeople(candidate.first)) continue
      if (isNameInColumn(this, candidate)) continue
      if (this.isLead(candidate.first) && !this.#goesOn(candidate)) return candidate
    }
    return undefined
  }

  /** Whether nothing else may be the title, since it is all there is or people follow it. */
  #isAbovePeople(at: number): boolean {
    if (this.parts.length === 1) return true
    // "**Bigger Context, Same Answers** - shows that …", "**Many Gulls, Many Nests**, by everyone."
    const { kind, to } = this.parts[at] as Part
    const rest = this.text.slice(to, to + 6)
    if (kind !== 'italic' && (saidOfTitle.test(rest) || /^, by \p{Ll}/u.test(rest))) return true
    const after = isBar(this, at + 1) ? at + 2 : at + 1
    const next = this.parts[after]
    if (at > 0 || next === undefined) return false
    const words = /^[\s.,:]*([^.]{3,200}?)\s*(?:\.|$)/u.exec(this.text.slice(next.from, next.to))?.[1]
    return this.roleAt(after) === 'people' || isPeople(words ?? '')
  }

  /** Words in italics that end as a title does: "*Title*, Bianchi (2006)", "*Title* (2024)", "*Why Not?* LREC", "*Title.* Ann Author". */
  #isItalicTitle(title: Candidate): boolean {
    if (wordCount(this.text.slice(title.span.start, title.span.end)) < 2) return false
    const { end, to } = this.parts[title.last] as Part
    const next = this.parts[title.last + 1]
    const mark = this.text.charAt(end - 1)
    if (next?.link || '?!'.includes(mark)) return true
    if (mark === '.' && (this.namesPeople(title) || (next && this.#isAbovePeople(title.last)))) return true
    return /^(?:[,.](?:\s|$)|\s?[(（]|\sby\s)/.test(this.text.slice(to, to + 4))
  }

  /** Whether the words after a marked part are the rest of the same title: "**TileNet**: Glazing Stone Tiles". */
  #goesOn({ first, last, span: at }: Candidate): boolean {
    if (this.#isBoldNickname(first) || this.#endsNickname(last + 1) || isQuotedLead(this, first)) return true
    if (isInBracketsAfterNames(this, first)) return false
    const { kind, to: end } = this.parts[last] as Part
    const isQuoted = kind === 'quoted'
    const isBeforeColon = /^\s*[:：]/.test(this.text.slice(end, this.to))
    const inner = this.words(this.parts[last] as Part)
    // '"Is Raw Data Worth It?" IEEE Trans.', but '"Is It Worth It?": Asking Writers'
    if ((isQuoted || kind === 'italic') && !isBeforeColon && /[?!]$/.test(inner)) return false
    const after = this.text.slice(end - 1, end + 5)
    // "『…』を読んだ": what somebody did with the paper.
    if (/^.[\p{L}\p{N}]/su.test(after)) return !/^』(?:を(?:読|よ)|について|読了)/u.test(after)
    if (/[.,，。]$/.test(inner) || /^\s*[.,;，。(（]/.test(this.text.slice(end, this.to))) return false
    const marked = wordCount(this.text.slice(at.start, at.end))
    const isBeforeNames = /^\s*by\s+\p{Lu}/u.test(this.text.slice(end, end + 6))
    if (marked >= 3 && (this.parts[first]?.kind === 'bold' || isBeforeNames)) return false
    const run = this.#runs.find((one) => one.first <= first && last < one.last && one.sentences.length > 0)
    if (!run) return false
    const rest = this.text.slice(end, run.sentences[0]?.span.end)
    const words = rest.replace(/^[\s:：–—-]+/u, '')
    // After a colon a name is one more often than not: "**TileNet**: Glazing Tiles".
    const isNamed = (marked < 3 || isQuoted) && isBeforeColon
    if (isNamed ? isManyPeople(words) : isPeople(words.replace(byWord, ''))) return false
    if (byWord.test(words) && mayBePeople(words.replace(byWord, '').replace(/[\s,.]{1,9}$/, ''))) return false
    return judge(words) >= (isNamed ? level.possible : level.likely)
  }

  #firstPlain(): Candidate | undefined {
    const isAuthors = (one: Candidate) => isNameInColumn(this, one) || this.#isAuthors(one)
    const isNamed = (one: Candidate) => this.#isNicknameBefore(one) || isPresenter(this, one)
    return this.#sentences.find((one) => !isAuthors(one) && !isNamed(one))
  }

  #isNicknameBefore(candidate: Candidate): boolean {
    const { first, last } = candidate
    if (first !== last || !this.#endsNickname(first + 1) || !this.#isNickname(first)) return false
    return this.#sentences.at(-1) !== candidate
  }

  #isAuthors(run: Candidate): boolean {
    if (isNamedLikePeople(this, run.first)) return false
    // "Mask Less, Learn More (Tobias Green)": the people are those in brackets.
    if (this.parts.some((part, at) => at > run.first && part.kind === 'round' && isPeople(this.words(part))))
      return false
    const written = this.text.slice(run.span.start, run.to)
    if (isPlainSentence(written) || saidOfTitle.test(this.text.slice(run.to, run.to + 6))) return false
    const words = withoutCall(withoutKeyAndYear(withoutSession(written))).trim()
    // "Holland, P. W. (1986). Statistics and Causal Inference. *JASA* …"
    const isLed = this.namesPeople(run)
    const mayAuthor = isKeyedOrDated(written) || (!isLed && isBeforeItalic(this.text, run.to))
    const names = words.replace(/\.$/, '')
    if (mayAuthor && (mayBePeople(names) || areInitialled(names))) return true
    if (isManyPeople(words) || (/[.,:]$/.test(words) && isManyPeople(words.slice(0, -1)))) return true
    if (areBeforeColon(words) || isVenue(words)) return true
    const own = this.#runs.find(({ first }) => first === run.first)
    const isOther = ({ from, to }: Candidate) => from >= run.to && !areSurnames(this.text.slice(from, to), 1)
    const isFollowed = own?.sentences.some((other) => isOther(other) && other.level >= level.possible)
    if (!isFollowed || isCollective(words)) return isFollowed === true
    // "G. Moss and P. Hall.  Harbour Silt.  Letters …"
    if (isLed && !/\p{Lu}\./u.test(words)) return false
    return isPeople(words) || isPeople(words.replace(/[.:]$/, ''))
  }

  /** What the parts of some kinds hold, in the order of the text. */
  *marked(kinds: readonly PartKind[]): Iterable<Candidate> {
    if (!this.parts.some(({ kind }) => kinds.includes(kind))) return
    const counts = new Map<PartKind, number>()
    for (const [at, part] of this.parts.entries()) {
      if (!kinds.includes(part.kind) || !this.#mayBeTitle(at)) continue
      const count = counts.get(part.kind) ?? 0
      counts.set(part.kind, count + 1)
      this.#marked[at] ??= this.#ofMarked(at, `${part.kind}${count}`)
      yield* this.#marked[at]
    }
  }

  #ofMarked(at: number, slot: string): readonly Candidate[] {
    const part = this.parts[at] as Part
    if (part.kind === 'label') return this.#labels(part, at, slot)
    // "*Counting by Random Walks* by Ann Author": the names stand outside.
    const isNamed = /^\s*by\s+\p{Lu}/u.test(this.text.slice(part.to, part.to + 6))
    const trim = isNamed ? trimmedMarks : trimmed
    const own = trim(this.text, part.start, part.end)
    return own ? [new Candidate(this.text, slot, own, partPlace(part, at))] : []
  }

  #mayBeTitle(at: number): boolean {
    return ['title', 'people'].includes(this.roleAt(at)) && !isSaidAfterBracket(this, at)
  }

  /** The title in a label, and all of the label where that is more. */
  #labels(part: Part, at: number, slot: string): readonly Candidate[] {
    const all = wholeLabel(this.text, part)
    const own = labelTitle(this.text, part)
    if (!all || !own) return []
    const isAll = own.start === all.start && own.end === all.end
    const place = partPlace(part, at)
    const both = isAll ? [] : [new Candidate(this.text, slot, own, place)]
    return [...both, new Candidate(this.text, `${slot}${whole}`, all, place)]
  }

  /** The sentences of all plain words, in the order of the text. */
  get #sentences(): readonly Candidate[] {
    return this.#runs.flatMap(({ sentences }) => sentences)
  }

  get #runs(): readonly Run[] {
    if (this.#allRuns) return this.#allRuns
    const runs: Run[] = []
    for (let at = 0; at < this.parts.length; at++) {
      if (!this.#opensRun(at)) continue
      const first = at
      at = this.#endOfRun(first)
      runs.push(new Run(this, first, at, `text${runs.length}`))
    }
    this.#allRuns = runs
    return runs
  }

  /** Plain or marked words that may go on in the parts after them. */
  #opensRun(at: number): boolean {
    const { kind } = this.parts[at] as Part
    if (kind === 'label' || kind === 'round') return false
    return this.#mayBeTitle(at) && !this.#isBoldNickname(at)
  }

  #endOfRun(first: number): number {
    let last = first
    for (let at = first + 1; at < this.parts.length; at++) {
      const role = this.roleAt(at)
      const { kind } = this.parts[at] as Part
      if (areAuthorsInItalics(this, at) || isNextField(this, at)) break
      if (kind === 'label' || role === 'link' || this.#endsNickname(at)) break
      if (kind === 'icon' && !isEmojiOfTitle(this, at)) break
      if (kind === 'dash') {
        if (!joinsWords(this, at)) break
        continue
      }
      if (role !== 'aside' || kind === 'text') last = at
    }
    return last
  }

  /** "ClipPilot (2024.03): ": a date in brackets between a nickname and a colon. */
  #endsNickname(at: number): boolean {
    const part = this.parts[at]
    if (part?.kind !== 'round') return false
    // '**TileNet** (RNN): "Title"'
    if (this.roleAt(at) !== 'aside' && this.parts[at + 1]?.kind !== 'quoted') return false
    return /^\s*[:：]/.test(this.text.slice(part.to, part.to + 2)) && !noLink.test(this.words(part))
  }
}

/** The title in the label of a link: all of it, but for authors in front of quotation marks and what stands around a title. */
function labelTitle(text: string, { start: from, end }: Span): Span | undefined {
  const start = pastNickname(text, from, end)
  if (isDatedTwice(text, { start, end })) return wholeLabel(text, { start, end })
  const inner = new Naming(text, start, end)
  const marked = Array.from(inner.marked(boldOrQuoted)).find(({ first, last, to }) =>
    first === 0
      ? last === inner.parts.length - 1 || /^\s*[.,]/.test(text.slice(to, end))
      : inner.isLead(first) && !goesOnAfterMarks(text.slice(to, end)),
  )
  const isTitle =
    marked && (marked.first > 0 || wordCount(text.slice(marked.span.start, marked.span.end)) > 2)
  return isTitle || (marked && inner.parts.length === 1) ? marked.span : trimmed(text, start, end)
}

/** '…, "Oversquashing", Overclaiming?': neither a year nor a venue follows. */
function goesOnAfterMarks(rest: string): boolean {
  const [, words = ''] = /^[,，]\s*(\p{L}.*)$/su.exec(rest) ?? []
  return /^\s*[\p{L}\p{N}]/u.test(rest) || (words !== '' && !hasYear.test(words) && !isVenue(words))
}

const boldOrQuoted: readonly PartKind[] = ['bold', 'quoted']
const emphasised: readonly PartKind[] = [...boldOrQuoted, 'italic']
const markedKinds: readonly PartKind[] = ['label', ...emphasised, 'square']
