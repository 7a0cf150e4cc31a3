// People around a title who are no part of it: authors in front of it or after it, or who presented the paper.

import { rememberWords } from '../../base/memo.ts'
import { type Span, span } from '../../base/span.ts'
import { eastAsian, pictograph } from '../lines/characters.ts'
import { isAsideGroup, kindOfPaper } from './facts.ts'
import {
  areInitialled,
  areSurnames,
  isManyPeople,
  isPeople,
  isSentence,
  isSmallNames,
  isSurnameFirst,
  isSurnameInCapitals,
  mayBePeople,
  numberBefore,
  referenceKey,
  verdictMark,
  withoutCall,
  yearAfter as yearOfAuthors,
  yearOfReference,
} from './people.ts'
import { isDate, timeOfDay, withoutSession } from './venues.ts'
import { onOneLine } from './words.ts'

/** Brackets of a few words without a digit at the end. */
const group = String.raw`[(（](?!${kindOfPaper}[)）])([^()（）\d]{1,60})[)）]`
const lastGroup = new RegExp(String.raw`(?<!\s)\s*${group}$`, 'iu')
const nextGroup = new RegExp(String.raw`^["”*_\s]*${group}`, 'iu')
const mostWords = 3
/** "Risks Posed by Language Models", "Planning by Combining Maps": not all that follows "by" wrote the paper. */
const byAtEnd =
  /,? (?<!\p{L}(?:ed|en) )(?:by|von|par|por) (?!\p{Lu}\p{Ll}+ing\b)(\p{Lu}(?:(?! (?:by|von|par|por) ).){2,80})$/u
const byAfter = /^["”*_\s]*,? ?(?:by|von|par|por) \p{Lu}/u

/** Authors after a title and a comma or a dash. */
const listAfter =
  /^["”*_]*(?:[,，] ?| [–—] )([^()（）[\]]{3,200}?)(?=\.?\s*(?:[()（）[\]\n]|$|https?:)|\.\s)/u
const longestList = 200
const yearAfter = /^["”*_]* ?[(（](?:19|20)\d{2}/u
const oneAtEnd = /[,，] ?([^,，:：]{3,60})$/u

const surname = String.raw`(?:(?:[Vv][ao]n|[Dd]e[lnr]?|[Dd]i|[Dd]u|[Ll]a|[Tt]e[nr]) ){0,2}\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*`
/** ", Moreau & Strand", ", Moreau", " — Moreau et al." */
const surnamesAtEnd = new RegExp(
  String.raw`(?:[,，]| [–—]) (?:${surname}[,，] )*${surname}(?:[,，]? (?:&|and|und|et|y|e) ${surname}|[,，]? et al\.?)?$`,
  'u',
)

/** "Sim-to-Real for Cloth, Revisited" */
const endsInParticiple = /, (?:Revisited|Reconsidered|Explained|Revised|Extended|Simplified|Refined)$/

/** Where surnames begin with which plain words end: a label, a quotation and words in emphasis are a title as a whole. */
function endsWithSurnames(words: string, after: string): number | undefined {
  const isTitle = /^["”*_\]」』]/u.test(after) || endsInParticiple.test(words)
  const found = isTitle ? null : surnamesAtEnd.exec(words)
  return found && found.index > 0 ? found.index : undefined
}

/** What stands around a title that may be no part of it. */
export interface AroundTitle {
  /** How people follow it, if they do. */
  readonly credit: 'in brackets' | 'in words' | undefined
  /** People stand in front of it, or one word that may be a name. */
  readonly lead: 'people' | 'name' | undefined
  /** The kind of what stands in brackets at its end. */
  readonly bracket: string | undefined
  /** What it begins with in front of a colon. */
  readonly label: string | undefined
  /** The word in capitals with which it begins. */
  readonly state: string | undefined
  /** A dash and a remark follow it. */
  readonly isRemarked: boolean
}

/**
 * @param from where the line of the title begins
 * @param to where it ends
 */
export function aroundTitle(
  text: string,
  title: Span,
  { from, to }: { from: number; to: number },
): AroundTitle {
  return {
    credit: creditOf(text, title, to),
    lead: leadOf(text, title, from),
    bracket: bracketAtEnd(text, title),
    label: labelAtStart(text, title),
    state: stateAtStart(text, title),
    isRemarked: remarkAfter.test(text.slice(title.end, Math.min(to, title.end + 16))),
  }
}

/** What stands around the titles of one form. */
interface AroundTitles extends Pick<AroundTitle, 'isRemarked'> {
  readonly isLed: boolean
  readonly isCredited: boolean
  /** Some of the people stand in brackets. */
  readonly isInBrackets: boolean
  /** Whether they end with brackets of that kind; `undefined` where no brackets repeat. */
  readonly hasBracket: ((bracket: string) => boolean) | undefined
  /** Whether they begin with labels of that dress or that one. */
  readonly hasLabel: (label: string) => boolean
  /** Whether they begin with that word in capitals; `undefined` where none repeat. */
  readonly hasState: ((state: string) => boolean) | undefined
}

/** A title without what stands around the titles of its form. */
export function withoutAround(text: string, title: Span, around: AroundTitles): Span {
  let own = title
  const state = around.hasState && stateAtStart(text, own)
  if (state !== undefined && around.hasState?.(state)) own = without(stateFirst, text, own)
  const label = labelAtStart(text, own)
  if (label !== undefined && around.hasLabel(label)) own = without(labelFirst, text, own)
  if (around.isLed) own = withoutLeader(text, own)
  if (around.isRemarked) own = withoutRemark(text, own)
  const bracket = around.hasBracket && bracketAtEnd(text, own)
  if (bracket !== undefined && around.hasBracket?.(bracket)) own = withoutBracket(text, own)
  if (around.isCredited) own = withoutCredit(text, own, around.isInBrackets)
  return own === title ? title : withoutLoneMarks(text, own)
}

const remarkAfter = /^["”*_)\s]{0,3}\s[–—-]\s(?!<?https?:)/u
const lastRemark = /["”*_]{0,3}\s[–—]\s[^–—]{1,40}$/u

/** "Learned Steps — LSQ" where other titles end before a dash: without the remark. */
function withoutRemark(text: string, title: Span): Span {
  const found = lastRemark.exec(text.slice(title.start, title.end))
  return found && found.index > 0 ? span(title.start, title.start + found.index) : title
}

const markFirst = /^(?:[*_]{1,3}|["“„«「『《])/u
const closerOf = new Map([
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
])

/** A title without the mark with which it begins, if the other of the pair was cut off with what followed: "*Title* — Ann". */
function withoutLoneMarks(text: string, title: Span): Span {
  const words = text.slice(title.start, title.end)
  const mark = markFirst.exec(words)?.[0] ?? ''
  const isOpen = mark !== '' && !words.includes(closerOf.get(mark) ?? mark, mark.length)
  return isOpen ? span(title.start + mark.length, title.end) : title
}

const longestLabel = 100
const bracketLast = new RegExp(
  String.raw`(?<=\S)\s*(?:[(（](?!${kindOfPaper}[)）])([^()（）]{1,60})[)）]|\[([^[\]]{1,60})\])$`,
  'iu',
)

/**
 * The kind of what stands in brackets at the end of a title: "(28 minute read)" is of that of "(5 minute read)", "(cs.LG)" of
 * that of "(math.OC)", and all words of East Asia after a title in Latin letters translate it.
 */
function bracketAtEnd(text: string, title: Span): string | undefined {
  const words = text.slice(title.start, title.end)
  const found = /[)）\]]$/.test(words) ? bracketLast.exec(words) : null
  if (!found) return undefined
  const inside = onOneLine(found[1] ?? found[2] ?? '')
  if (eastAsian.test(inside) && !eastAsian.test(words.slice(0, found.index))) return 'translation'
  const isCode = /^\S*[^\p{L}\s]\S*$/u.test(inside)
  return isCode
    ? inside
        .replace(/\p{Lu}+/gu, 'A')
        .replace(/\p{Ll}+/gu, 'a')
        .replace(/\d+/g, '0')
    : inside
        .replace(/\d+/g, '0')
        .split(/[,，;·]\s?/u)
        .map((part, _, { length }) => (length > 1 && mayBePeople(part) ? 'A' : part))
        .join(', ')
}

const labelFirst =
  /^(?:(\p{L}[\p{L}\p{M}'’-]{0,30}\.?(?: [\p{L}\p{M}'’-]{1,30}\.?){0,2})(?:\s\([^()\n]{1,20}\))?\s?[:：]\s*|(\[\[[^[\]\n]{1,30}\]\])\s+)(?=\S)/u
const stateFirst = /^(\p{Lu}[\p{Lu}_-]{1,20})\s+(?=\S)/u

/**
 * Words in front of a title and a colon, or a link to a kind of thing: "MUST READ: Regret", "[[Paper]] Regret" where others say
 * so as well, but also "AlexNet: A Network".
 */
function labelAtStart(text: string, title: Span): string | undefined {
  const found = labelFirst.exec(text.slice(title.start, Math.min(title.end, title.start + longestLabel)))
  return found?.[1] ?? found?.[2]
}

/** "GELESEN Regret": how far somebody got with a paper, but also "BERT Meets Regret". */
function stateAtStart(text: string, title: Span): string | undefined {
  return stateFirst.exec(text.slice(title.start, Math.min(title.end, title.start + longestLabel)))?.[1]
}

function without(lead: RegExp, text: string, title: Span): Span {
  const found = lead.exec(text.slice(title.start, title.end))
  return found ? span(title.start + found[0].length, title.end) : title
}

/** A title without the brackets with which it ends. */
function withoutBracket(text: string, title: Span): Span {
  const found = bracketLast.exec(text.slice(title.start, title.end))
  return found ? span(title.start, title.start + found.index) : title
}

/** How people end a title or follow it up to an offset: in brackets, or after a comma or "by". */
function creditOf(text: string, title: Span, end: number): AroundTitle['credit'] {
  const words = text.slice(title.start, title.end)
  const after = text.slice(title.end, Math.min(end, title.end + longestList))
  const inside = lastGroup.exec(words)?.[1] ?? nextGroup.exec(after)?.[1]
  if (inside !== undefined) return areCredited(inside) ? 'in brackets' : undefined
  const list = listAfter.exec(after)?.[1] ?? ''
  const isCredited =
    byAfter.test(after) ||
    isPeople(list) ||
    (/^["”*_]* [–—] /u.test(after) && areCited(list)) ||
    surnamesBeforeYear(words, after) !== undefined ||
    isPeople(byAtEnd.exec(words)?.[1] ?? '') ||
    endsWithSurnames(words, after) !== undefined
  return isCredited ? 'in words' : undefined
}

/** Whether people stand in front of a year, perhaps with a venue: "Moreau, Strand, ICLB '16". */
function areCited(list: string): boolean {
  const names = list.replace(
    /,\s(?:\p{Lu}[\p{L}&]{1,11}\s?['’]?\d{2}|(?:\p{Lu}[\p{L}&]{1,11} )?(?:19|20)\d{2})$/u,
    '',
  )
  return names !== list && (isPeople(names) || areSurnames(names, 1))
}

/** Whether brackets hold people, with a label or without. */
function areCredited(inside: string): boolean {
  return (
    /^\p{L}{1,12}[:：]/u.test(inside) ||
    isName(inside) ||
    (/\s/.test(inside) && mayBePeople(inside)) ||
    isSmallNames(inside)
  )
}

const citation =
  /^["”*_]{0,3}(?:\s?[,，.(（]\s?|\s[–—-]\s)(\p{L}[^[\]()（）\n]{1,200}?)[,，\s(（]{1,3}(?:(?:19|20)\d{2}|['’]\d{2})(?!\d)/u

/** Whether a text begins by citing what stands in front of it: " (Moreau, 2024)", ", Park et al., ACL 2020". */
export function beginsWithCitation(after: string): boolean {
  const cited = citation.exec(after.slice(0, longestList))?.[1]
  if (cited === undefined) return false
  const withoutLast = cited.replace(/[,，][^,，]*$/u, '')
  const areNamed = (words: string) => isName(words) || isPeople(words) || areSurnames(words)
  return areNamed(cited) || (withoutLast !== cited && areNamed(withoutLast))
}

/** One name and no acronym: "Moreau", "Wu-Sato". */
function isName(words: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(words)
}

/** The surnames with which a title ends in front of a year in brackets: "Good Codes Exist, Calder and Shor" (1995). */
function surnamesBeforeYear(words: string, after: string): RegExpExecArray | undefined {
  const one = yearAfter.test(after) ? oneAtEnd.exec(words) : null
  return one && (isName(one[1] ?? '') || areSurnames(one[1] ?? '')) ? one : undefined
}

/**
 * A title without the people with which it ends, if words stand in front of them.
 * @param inBrackets whether people in brackets end titles like it
 */
function withoutCredit(text: string, title: Span, inBrackets: boolean): Span {
  const words = text.slice(title.start, title.end)
  const after = text.slice(title.end, title.end + longestList)
  // "Flow Integrity: Principles, and Applications" in front of its authors.
  if (isManyPeople(/^,\s([^.()]{3,200})/.exec(after)?.[1] ?? '')) return title
  const surnames = surnamesBeforeYear(words, after)
  const one = surnames ?? oneAtEnd.exec(words)
  const isNamed = surnames !== undefined || isPeople(one?.[1] ?? '')
  if (one && isNamed && !listAfter.test(after) && !nextGroup.test(after))
    return span(title.start, title.start + one.index)
  const last = byAfter.test(after) || nextGroup.test(after) ? undefined : endsWithSurnames(words, after)
  if (last !== undefined) return span(title.start, title.start + last)
  const by = byAtEnd.exec(words)
  if (by && isPeople(by[1] ?? '') && !nextGroup.test(after)) return span(title.start, title.start + by.index)
  const group = inBrackets ? lastGroup.exec(words) : null
  if (!group || group.index === 0 || (group[1] ?? '').trim().split(/\s+/).length > mostWords) return title
  return span(title.start, title.start + group.index)
}

/** "Park: ", "박서윤 - ": one or two words with a capital or in a script without case. */
const leader =
  /^((?:\p{Lu}\p{Ll}+|\p{Lo}{2,5})(?:[ ・·&、](?:\p{Lu}\p{Ll}+|\p{Lo}{2,5}))?)\s*(?:[:：]|\s[-–—])\s*(?=\S)/u

const timeOnly = new RegExp(`^${timeOfDay}$`, 'i')

/**
 * What a title begins with: a list of people, a name and a separator after a date, or one word and a colon, as "Dropout: A
 * Review" does as well.
 * @param from where its line begins
 */
function leadOf(text: string, title: Span, from: number): AroundTitle['lead'] {
  const words = text.slice(title.start, title.end)
  const names = authorsBefore(words)?.names ?? ''
  if (isManyPeople(names) || areSurnames(names)) return 'people'
  if (!leader.test(words)) return undefined
  const when = text.slice(from, title.start).replace(/(?<![\s:：|–—-])[\s:：|–—-]+$/u, '')
  return title.start > from && (isDate(when) || timeOnly.test(when)) ? 'people' : 'name'
}

/** A title without the names in front of it. */
function withoutLeader(text: string, title: Span): Span {
  const words = text.slice(title.start, title.end)
  const lead = authorsBefore(words)?.length ?? leader.exec(words)?.[0].length ?? 0
  const marks = /^(?:[*_]{1,3}|["“「『])(?=\S)/u.exec(words.slice(lead))?.[0] ?? ''
  const isMarked = /[*_"”」』]$/u.test(words)
  return marks === '' || !isMarked
    ? span(title.start + lead, title.end)
    : span(title.start + lead + marks.length, title.end - marks.length)
}

const untilColon = /^([^:：]{3,200}?)\s*[:：]\s*(?=\S)/u

/** "Haddad, N., Eli Brandt: ", "Noor Haddad, Eli Brandt, ": names that a colon ends, or all that commas part. */
function authorsBefore(words: string): { readonly names: string; readonly length: number } | undefined {
  if (!/[:：,，]/.test(words)) return undefined
  const [all = '', names = ''] = untilColon.exec(words) ?? []
  if (names !== '' && mayBePeople(names)) return { names, length: all.length }
  let end = 0
  for (const { index } of words.matchAll(/[,，]/gu)) {
    const next = words.slice(end, index).replace(/^[\s,，]+/u, '')
    if (isSentence(next) || !mayBePeople(next)) break
    end = index
  }
  const list = words.slice(0, end)
  return isPeople(list)
    ? { names: list, length: end + (/^[,，]\s*/u.exec(words.slice(end))?.[0].length ?? 0) }
    : undefined
}

/** Whether a venue or authors in brackets and a sign stand after a title: " (ACL 2024) — …", " (Haddad, 2024): …" */
export function isBeforeVenue(after: string): boolean {
  const inside = /^["”*_」』]{0,3}\s?[(（]([^()（）]{2,60})[)）]\s?(?:[-–—|]\s|[:：])/u.exec(after)?.[1]
  return inside !== undefined && isAsideGroup(inside) && !isDate(inside)
}

/** "(*) ", "[†] ", "(R) " in front of a reference: what the writer says of it at the head of the list. */
const markInBrackets = String.raw`(?:[([](?:[*†‡§★☆•✓+]{1,3}|\p{Lu})[)\]]|[†‡★☆])\s+`
export const markOfReference = new RegExp(`^${markInBrackets}`, 'u')

/** A mark, an icon and a key in front of the authors of a reference, and a year and punctuation after them. */
const aroundAuthors = new RegExp(
  String.raw`^[\s*_\\]*(?:${pictograph}\s*)?(?:${markInBrackets})?(?:${referenceKey}\s*${verdictMark})?|[\s(（[“„«"「『:：]*(?:${yearOfReference}[)\]）]?)?[\s.,:：“„«"「『*_]*$`,
  'gu',
)
/** "Tamm, K. & Solheim, I. " */
const endsWithInitial = /^[^“"「『*]*\p{L},\s+(?:\p{Lu}\.[\s-]{0,40})+(?:\*?et al\.\*?\s+)?$/u
const endsWithColon = /\p{L}\.?[:：][\s“„«"*_]*$/u

/** "M. Author, *", "A. Author and B. Weaver, *": in front of a title in italics. */
const initialsFirst = /^\s*(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[^*_"“]*,\s*[*_]$/u

/** Whether a year, a number, an initial or a colon in front of a title says that it is a reference. */
export function isReferenceLead(lead: string): boolean {
  if (/(?:19|20)\d{2}/.test(lead) || yearOfAuthors.test(lead) || numberBefore.test(lead)) return true
  return endsWithInitial.test(lead) || endsWithColon.test(lead) || initialsFirst.test(lead)
}

/** "(Hrsg.)", "(eds.)" after names. */
export const editors = /\s?\((?:Hrsg|Hg|eds?|éds?|dir|coord)\.?\)/iu

/** "Petit, A.:", "Brandner, Lena (Hrsg.):": authors that a colon parts from a title. */
export function areBeforeColon(words: string): boolean {
  const names = words.replace(editors, '').replace(/\s?:$/, '')
  return /:$/.test(words) && (isSurnameFirst(names) || (/\p{Lu}\.$/u.test(names) && isPeople(names)))
}

const collective =
  /^(?:The \p{Lu}[^;.]{2,100} (?:Collaboration|Consortium|Network|Team|Group)|\p{Lu}[^;.]{2,120} (?:Investigators|Collaborators|Trialists|Task Force|(?:Study|Working|Writing|Trials?|Research|Collaborative) Group|Trials Network))[.:]?$/u

/** "SAFE Study Investigators.": a group that a title may follow. */
export function isCollective(words: string): boolean {
  return collective.test(words)
}

/** Whether the words in front of a title name its authors, with a number, a year or a session around them. */
export const namesAuthors = rememberWords((lead): boolean => {
  const words = withoutCall(withoutSession(lead)).replace(aroundAuthors, '').replace(editors, '')
  return (
    isManyPeople(words) ||
    isPeople(words) ||
    isPeople(`${words}.`) ||
    isCollective(words) ||
    (/[.:]\s*(?:["“„«*_]\s?)?$/.test(lead) && isSurnameFirst(words)) ||
    (/[.,]\s*(?:["“„«*_]\s?)?$/.test(lead) && isSurnameInCapitals(words)) ||
    ((/[(（]\s*(?:19|20)\d{2}/.test(lead) || yearOfAuthors.test(lead) || numberBefore.test(lead)) &&
      (mayBePeople(words) || areInitialled(words)))
  )
})
