// What stands beside a title: people and who published it, dates and labels, and in lines like rows of a table what is between bars or dashes,
// "2019-02 | **TileNet** | Title | Authors | [Journal](…)".

import type { Span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { pictograph } from '../lines/characters.ts'
import { isCitationLabel, roleOf } from './candidates.ts'
import { editors } from './credits.ts'
import { isTranslation, judge, level } from './judge.ts'
import type { Part, Role } from './parts.ts'
import { areSurnames, isPeople, mayBePeople, withoutCall, yearOfReference } from './people.ts'
import { trimmed } from './trim.ts'
import { isDate, isVenue, namesVenue, withoutVenue } from './venues.ts'
import { institutions, joiningWords } from './vocabulary.ts'
import { wordCount } from './words.ts'

/** Words as parts, see `title.ts`. */
interface Words {
  readonly text: string
  readonly parts: readonly Part[]
  roleAt(index: number): Role
  words(part: Part): string
}

/** Some parts, from the first to the last. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/** Whether a part is a title for what stands around it, whatever its words look like. */
export function isTitleByPlace(naming: Words, at: number): boolean {
  return (
    isAfterYear(naming, at) ||
    isOnlyLabel(naming, at) ||
    isCodeOfTitle(naming, at) ||
    isNamedLikePeople(naming, at)
  )
}

/** Words that a noun follows. */
const beforeNoun =
  /(?:^|\s)(?:\p{Ll}{1,3}|[Aa](?:bout|gainst)|[Ff]rom|[Ii]n(?:to|side)|[Uu]sing|[Ww]ith(?:in|out)?|[Tt](?:hrough|owards?)|[Bb]e(?:hind|yond))\s$/u

/**
 * "`vLLM`: Serving Trees", "`numpy` and Friends", "A Guide to `torch.compile`": whether a part in code is a word of a title, and no
 * venue or tag beside one.
 */
function isCodeOfTitle({ parts, text }: Words, at: number): boolean {
  const part = parts[at]
  if (part?.kind !== 'code' || isVenue(text.slice(part.start, part.end))) return false
  const [before, next] = [parts[at - 1], parts[at + 1]]
  if (before?.kind === 'text') return beforeNoun.test(text.slice(before.from, part.from))
  const isJoined = /^(?:[:：]|\s\p{Ll}{1,3})\s/u.test(text.slice(part.to, part.to + 6))
  return isJoined && next?.from === part.to && next.kind === 'text' && next.end > part.to + 2
}

const mostOfJournal = 5

/** Whether a part is a linked label after a title and its authors: where the paper appeared. */
export function isJournal(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  if (at < 4 || part?.kind !== 'label' || !isBar(naming, at - 1)) return false
  const last = /^et\.? al/.test(naming.words(naming.parts[at - 2] as Part)) ? at - 3 : at - 2
  if (!arePeople(naming, last) || wordCount(naming.words(part)) > mostOfJournal) return false
  return naming.parts.slice(0, last).some((other) => isLong(naming, other))
}

/**
 * Whether a part is a linked word that says where the paper is: "[[3DV](…)] Title", and after a title that is marked a word in
 * small letters, "*Title*, Venue. [usenix](…)".
 */
export function isBadge({ parts, text }: Words, at: number): boolean {
  const part = parts[at]
  const isSmall = part?.kind === 'label' && /^[a-z]{2,15}$/.test(text.slice(part.start, part.end))
  if (isSmall && parts.slice(0, at).some(({ kind }) => kind === 'italic' || kind === 'bold')) return true
  if (part?.kind === 'label' && isCallAtEnd(parts, at, text)) return true
  if (part?.kind !== 'label' || text.charAt(part.from - 1) !== '[' || text.charAt(part.to) !== ']')
    return false
  return /^[^\s]{1,10}$/.test(text.slice(part.start, part.end)) && parts.some(({ kind }) => kind === 'text')
}

const mostOfCall = 3

/**
 * "**Title.** What I think of it. [Leer el artículo](…)": whether a few small words, after the last sentence of what begins with
 * a title in bold, call to read it.
 */
function isCallAtEnd(parts: readonly Part[], at: number, text: string): boolean {
  const [first] = parts
  const part = parts[at] as Part
  if (at < 2 || at < parts.length - 1 || first?.kind !== 'bold') return false
  if (!/[.!?…。！？][)）"”»*_]{0,3}\s*[([]?$/u.test(text.slice(first.to, part.link?.outerStart))) return false
  const words = text.slice(part.start, part.end)
  if (wordCount(words) > mostOfCall || !/(?:\s\p{Ll}\S*|\p{Lo})$/u.test(words)) return false
  return wordCount(text.slice(first.start, first.end)) >= 3
}

/** "[A Large Analysis of Small Devices, 2014](…)": whether a label with a year is all there is, and longer than a venue. */
function isOnlyLabel(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  if (part?.kind !== 'label' || naming.parts.length > 1) return false
  const [, title = ''] = /^(.+?),?\s(?:19|20)\d{2}$/u.exec(naming.words(part)) ?? []
  return wordCount(title) >= 5 && !namesVenue(title) && !isPeople(title)
}

/** Whether a candidate is what the paper of the next part is called, which its authors follow. */
export function isNameInColumn(naming: Words, { first, last }: Stretch): boolean {
  const next = naming.parts[last + 2]
  if (first !== last || next?.kind !== 'text' || !isBar(naming, last + 1) || !isBar(naming, last + 3))
    return false
  if (wordCount(naming.words(naming.parts[first] as Part)) > 2 || !isLong(naming, next)) return false
  if (naming.roleAt(last + 2) !== 'title' || !arePeople(naming, last + 4)) return false
  return judge(naming.words(next)) > level.prose
}

/** "2 May — Kasia — Title": whether a candidate is a name between a date and a title. */
export function isPresenter(naming: Words, { first, last }: Stretch): boolean {
  const words = naming.words(naming.parts[first] as Part)
  if (first !== last || !isBar(naming, first + 1) || !isBar(naming, first - 1)) return false
  const isDated = isDate(naming.words(naming.parts[0] as Part))
  return isDated && wordCount(words) <= 2 && mayBePeople(words)
}

/** "**Ann** (by mail) — A Title of Words (https://…)": whether the words begin with who presented the paper, in bold. */
export function isPersonInColumn(naming: Words): boolean {
  const [person] = naming.parts
  const bar = naming.parts[1]?.kind === 'round' ? 2 : 1
  const next = naming.parts[bar + 1]
  if (person?.kind !== 'bold' || next?.kind !== 'text' || !isBar(naming, bar)) return false
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(naming.words(person)) && isLong(naming, next)
}

/** "Random Matrices and Free Probability", "Small Sellers, Small Slots": pairs of words that may be topics as well as people. */
const pairsOfWords =
  /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:, \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+){0,3}(?:,? (?:and|&) |, )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u

/**
 * Whether a part that looks like people names the paper, since nothing else does: no other title stands in front of the
 * paper's link, or with that link in front, beside words that are marked.
 */
export function isNamedLikePeople(naming: Words, at: number): boolean {
  const { parts, text } = naming
  const part = parts[at] as Part
  if (!/^(?:text|bold|quoted)$/.test(part.kind)) return false
  if (!pairsOfWords.test(naming.words(part).replace(/(?<![\s.,:–—-])[\s.,:–—-]+$/, ''))) return false
  const link = parts.findIndex((other) => other.link?.leadsToPaper)
  if (link < 0 || parts[link]?.kind === 'label' || (link < at && part.kind === 'text')) return false
  const isTitleBefore = (other: Part, index: number) => index !== at && roleOf(text, other) === 'title'
  if (parts.slice(0, Math.max(link, at)).some(isTitleBefore)) return false
  const isMarked = (other: Part) => /^(?:label|bold|italic|quoted)$/.test(other.kind)
  return !parts
    .slice(Math.max(link, at) + 1)
    .some((other) => isMarked(other) && wordCount(naming.words(other)) >= 3)
}

/** Whether a part stands after a colon and the bracket around a link, "Author and Weaver, 2023 (https://…): Good words." */
export function isSaidAfterBracket(naming: Words, at: number): boolean {
  const part = naming.parts[at] as Part
  if (part.kind !== 'text' || !/^[)）\]】]\s?[:：]/.test(naming.text.slice(part.from, part.from + 3)))
    return false
  const names = (other: Part, index: number) =>
    /title|people/.test(naming.roleAt(index)) || isCitationLabel(naming.words(other))
  return naming.parts.slice(0, at).some(names)
}

/** A dash or a bar, no bracket that opens around links. */
export function isBar({ parts, text }: Words, at: number): boolean {
  const part = parts[at]
  return part?.kind === 'dash' && !/[[(（]/.test(text.charAt(part.from))
}

function arePeople(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  if (part?.kind !== 'text') return false
  const words = naming.words(part).replace(/,$/, '')
  if (naming.roleAt(at) === 'people' || isPeople(words)) return true
  return naming.parts[at + 1]?.kind === 'italic' && mayBePeople(words)
}

function isLong(naming: Words, part: Part): boolean {
  return part.kind !== 'label' && part.kind !== 'dash' && wordCount(naming.words(part)) >= 3
}

/** Whether a part is people, or who published something, in front of a year or "eds." in brackets: "Osei & Park (2016). ". */
export function isBeforeYear(naming: Words, at: number): boolean {
  const words = withoutCall(naming.words(naming.parts[at] as Part))
  const next = naming.parts[at + 1]
  if (next?.kind === 'round' && editors.test(naming.text.slice(next.from, next.to))) return mayBePeople(words)
  const isAmongOthers = next?.kind === 'italic' && /^et\.? al/.test(naming.words(next))
  return isYear(naming, at + (isAmongOthers ? 2 : 1)) && (mayBePeople(words) || organisation.test(words))
}

/** "Moreau, Theo. *Title*": whether words that end at an offset are a sentence that one in italics follows. */
export function isBeforeItalic(text: string, to: number): boolean {
  return /^\s*\*[^\s*]/.test(text.slice(to, to + 4)) && /\.\s*$/.test(text.slice(to - 4, to))
}

/** Whether a part is words in italics right after the year of a reference: "Forum. (2022). *State of Labelling 2022*.". */
function isAfterYear(naming: Words, at: number): boolean {
  return naming.parts[at]?.kind === 'italic' && at > 1 && isYear(naming, at - 1)
}

const onlyYear = new RegExp(`^${yearOfReference}$`, 'u')

/** Whether quoted words lead to the title: "(2020). “It just knew”: Folk Tales", '"Gulls" and "Terns": Words', "《小さな時計》 Small Clocks". */
export function isQuotedLead(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  if (part?.kind !== 'quoted') return false
  const [next, other] = naming.parts.slice(at + 1, at + 3)
  if (next?.kind === 'text' && isTranslation(naming.words(part), naming.words(next))) return true
  if (next && other?.kind === 'quoted' && joiningWords.has(naming.words(next).trim())) return true
  return isYear(naming, at - 1) && /^\s?[:：]\s/.test(naming.text.slice(part.to, part.to + 3))
}

/**
 * '**Worth it:** *Title*', '**Skip:** "Title"', '**A head that counts.** « Title »': whether bold words label the ones in italics
 * or quotation marks after them.
 */
export function isLabelOfMarked(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  const next = naming.parts[at + 1]
  if (part?.kind !== 'bold' || (next?.kind !== 'italic' && next?.kind !== 'quoted')) return false
  const isSentence = next.kind === 'quoted' && /\s\S*[.!?…]$/.test(naming.words(part))
  if (isSentence && wordCount(naming.words(next)) >= 3) return true
  const isLabel = /[:：]\*{0,2}\s?$/.test(naming.text.slice(part.start, next.from))
  return isLabel && wordCount(naming.words(part)) <= 3 && wordCount(naming.words(next)) >= 3
}

function isYear(naming: Words, at: number): boolean {
  const part = naming.parts[at]
  return part?.kind === 'round' && onlyYear.test(naming.words(part))
}

/** Whether a part is names that end in a full stop, a comma or a year, in front of a title that is linked or marked. */
export function arePeopleBefore(naming: Words, at: number, title: number): boolean {
  if (title === at + 1 && areNamesBefore(naming, at)) return true
  const { kind } = naming.parts[at] as Part
  const next = naming.parts[at + 1]
  // "Okonkwo *et al.*, "
  const isOfMany = next?.kind === 'italic' && othersToo.test(naming.words(next))
  if (isOfMany && areSurnames(naming.words(naming.parts[at] as Part), 1)) return true
  const presenter = naming.words(naming.parts[at] as Part).replace(presents, '')
  if (presenter !== naming.words(naming.parts[at] as Part)) return title === at + 1 && mayBePeople(presenter)
  // "**14 March** (Theo): Dahl, «Title»": when it was presented, and by whom.
  if (kind === 'round' && at === 1 && naming.roleAt(0) === 'aside') return true
  const written = naming.words(naming.parts[at] as Part).replace(/^\s*[:：]\s/, '')
  const words = withoutCall(withoutDate(written.replace(/[.,:]\s*$/, '')))
  // 'Kettles Are "Just Hot Cups"': two words with capitals are a name only where something parts them from a title.
  const isOpen = written.endsWith(words)
  if (isOpen && naming.parts[title]?.kind === 'quoted' && title === at + 1) return false
  // "Fine. Extends [Title](…)"
  if (isOpen && /\p{Ll}{2}\.\s\p{L}+$/u.test(words)) return false
  const names = withoutVenue(words)
  if (isPeople(words) || isPeople(names) || (names !== words && mayBePeople(names))) return true
  return !isOpen && (isInstitution(words) || mayBePeople(words) || mayBePeople(names))
}

const othersToo = /^et\.? al\.?,?$/i

/** "Ana presented ", "Ana and Bo led us through ", "Ana a présenté " in front of a title: what somebody did with it at a meeting. */
const presents =
  /\s(?:(?:has |have |had )?(?:presented|presents|discussed|covered|introduced|shared|chose|picked|suggested|reported on|(?:talked|spoke|told us) about|led(?: us through)?)|présente|a présenté|stellte|präsentierte?|presentó|presenta|ha presentato)$/u

/** The words after a date of one word. */
function withoutDate(text: string): string {
  const [lead = '', date = ''] = /^(\d\S*)\s+(?=\S)/u.exec(text) ?? []
  return isDate(date) ? text.slice(lead.length) : text
}

/** "MIT Media Lab": a few words that name where people work. */
function isInstitution(words: string): boolean {
  return institutions.test(words) && words.trim().split(/\s+/u).length <= 5
}

/** Whether a title in brackets of East Asia stands after names. */
export function isInBracketsAfterNames(naming: Words, at: number): boolean {
  return naming.parts[at]?.kind === 'quoted' && at > 0 && areNamesBefore(naming, at - 1)
}

/** A few words in front of brackets for titles, and names in Han in front of bold words. */
function areNamesBefore(naming: Words, at: number): boolean {
  const title = naming.parts[at + 1]
  const names = naming.words(naming.parts[at] as Part)
  if (title?.kind === 'bold') return hanNames.test(names)
  return title?.kind === 'quoted' && '『「《'.includes(naming.text.charAt(title.from)) && fewWords.test(names)
}

/** "王喆-李.", "王五等.": names in Han and a full stop, whatever they are called. */
const hanNames = /^[\p{Script=Han}\s,，、·-]{2,30}[.．]$/u

/** "World Annotation Forum." in front of a year: who published it. */
const organisation = /^(?:\p{Lu}[\p{L}'’&-]*\s){1,6}\p{Lu}[\p{L}'’-]*\.$/u

/** "小野寺ほか", "佐伯真由・Lars Holm": what may be names, and says nothing. */
const fewWords = /^[\p{L}\s・、,，·.&-]{2,40}$/u

/** "Title, *Cui and Bautista*, IJCAI 2023", "Title *Ann Cui et al. ICML*": whether a part is names between commas, or "et al." */
export function areAuthorsInItalics(naming: Words, at: number): boolean {
  const { parts, text } = naming
  const part = parts[at] as Part
  if (part.kind !== 'italic') return false
  const [names = ''] = /^\p{Lu}[^,.;:]{2,60} et al\b/u.exec(naming.words(part)) ?? []
  if (names !== '' && isPeople(`${names}.`)) return true
  if (!/,\s*$/.test(text.slice(part.from - 3, part.from))) return false
  return /^(?:[,.(]|\s*$)/.test(text.slice(part.to, part.to + 2)) && mayBePeople(naming.words(part))
}

/** "Ahlers & Brömme (2022):": whether words are people and a year. */
export function isByline(written: string): boolean {
  const words = withoutEnd(written, /[\s:：.]/u)
  return /(?:19|20)\d{2}[a-z]?\)?$/.test(words) && mayBePeople(withoutVenue(words))
}

/** "【题目】Title【链接】…": whether a part is a label in brackets after words that such a label stands in front of. */
export function isNextField({ parts, text }: Words, at: number): boolean {
  const isLabel = (part: Part | undefined) => part?.kind === 'square' && text.charAt(part.from) === '【'
  return isLabel(parts[at]) && parts.slice(0, at - 1).some(isLabel)
}

const dateFirst = /^\s*([^\s:：|,，–—[\]]{2,12})\s?[:：|,，–—-]/u
const dateLast = /([^\s*_([]{2,12}?)[\s.:：|,，)\]*_–—-]*\[$/u
const longestDate = 30

/** "2025-02-20: [2025: A Title](…)": whether a label begins with a date, and another stands in front of it. */
export function isDatedTwice(text: string, { start, end }: Span): boolean {
  const own = dateFirst.exec(text.slice(start, Math.min(end, start + longestDate)))?.[1]
  if (own === undefined || !isDate(own)) return false
  return isDate(dateLast.exec(text.slice(Math.max(0, start - longestDate), start))?.[1] ?? '')
}

/** "3 March — **Pauli**", "9/3 (금) 김도윤", "10 March – **guest: Bram (Delft)**": whether words are a day and who presents then. */
export function isPersonOfDay(written: string): boolean {
  if (written.length > longestOfDay || !/\d/.test(written)) return false
  const words = written.split(/\s+/)
  for (let count = Math.min(words.length - 1, 4); count > 0; count--) {
    if (
      !isDate(
        words
          .slice(0, count)
          .join(' ')
          .replace(/[:：]$/, ''),
      )
    )
      continue
    const name = words.slice(count).join(' ')
    // "2024-01-03 Glazing Stone Tiles"
    return (
      !/^(?:\p{Lu}\p{Ll}+ ){2,}\p{Lu}\p{Ll}+$/u.test(name) &&
      mayBePeople(name.replace(/^[–—-]\s|[*_]|\p{L}+: |\s\([^()]+\)$/gu, '').trim())
    )
  }
  return false
}

const longestOfDay = 60

/** "**R** Abt, C. (1986). …", "**[O]** …": a letter by which the writer ranks papers. */
export function isRank(marked: string): boolean {
  return /^[[(]?\p{Lu}[\])]?$/u.test(marked)
}

const joining = /^\s?(?:[-–—]|\/\/|&[mn]dash;)\s?$/
const emoji = new RegExp(`^(?:${pictograph}|:[a-z0-9_+-]+:)$`, 'u')

/** Whether an emoji stands for a word of a title: "Growing 🌱 Trees", with no more than three up to the link. */
export function isEmojiOfTitle(naming: Words, at: number): boolean {
  const [before, icon, part, next] = naming.parts.slice(Math.max(0, at - 1), at + 3)
  if (icon?.kind !== 'icon' || before?.kind !== 'text' || part?.kind !== 'text') return false
  const isFew = /^(?:\p{Lu}\S*\s?){2,3}$/u.test(`${naming.words(before)} ${naming.words(part)}`)
  const isLast = next === undefined || next.kind === 'dash' || next.link !== undefined
  return isFew && isLast && naming.roleAt(at + 1) === 'title' && emoji.test(naming.words(icon))
}

/** Whether a title goes on after a dash: "A Field Guide - Version 2", with a word or two or capitals up to the link. */
export function joinsWords(naming: Words, dashAt: number): boolean {
  const [before, dash, part, next, last] = naming.parts.slice(dashAt - 1, dashAt + 4)
  // "Do Boats Sleep? – A Study – https://…": another dash parts the link.
  const isLong = before !== undefined && wordCount(naming.words(before)) >= 3
  const after = isLong && next?.kind === 'dash' && last?.link ? last : next
  if (!before || !dash || part?.kind !== 'text' || naming.roleAt(dashAt + 1) !== 'title') return false
  if (!joining.test(naming.text.slice(dash.from, part.start))) return false
  const isOpening = after?.kind === 'dash' && /[[(]/.test(naming.text.charAt(after.from))
  if (after === undefined || (after.kind !== 'round' && !isOpening && after.link === undefined)) return false
  const name = trimmed(naming.text, before.start, before.end)
  // "Soft Boats // Ann Author"
  const isSlashed = naming.words(dash).includes('/')
  const isLed = !isSlashed && name !== undefined && mayBePeople(naming.text.slice(name.start, name.end))
  const names = withoutEnd(naming.words(part), /[\s,.]/).replace(/,\s(?:19|20)\d{2}$/, '')
  if (!isLed && (isPeople(names) || areSurnames(names, names.includes('-') ? 1 : 2))) return false
  if (wordCount(names) <= 2 && /^[\p{Lu}\p{N}]/u.test(names)) return true
  return judge(naming.words(part).replace(/[.:：]$/u, '')) >= level.likely
}
