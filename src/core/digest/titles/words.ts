// Words as such: as a reader sees them, and how many they are.

import { decodeEntities } from '../../paper/tex/characters.ts'
import { eastAsian } from '../lines/characters.ts'

/** The words of a title as a reader sees them: on one line, without marks of emphasis. */
export function titleText(words: string): string {
  const one = words.includes('\n') ? words.replace(/(?<!\s)\s*\n[\s>]*/g, ' ') : words
  // As the cells of a table have it.
  const joined = one.includes('\\|') ? one.replaceAll('\\|', '|') : one
  const plain = /[*_`<=]/.test(joined) ? withoutMarks(joined) : joined
  // Last: "&lt;T&gt;" is no tag.
  return plain.includes('&') ? decodeEntities(plain) : plain
}

const elementNames =
  'a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hgroup|hr|i|iframe|img|ins|kbd|legend|li|main|mark|menu|nav|nobr|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr'
/**
 * What a tag has between its brackets: the name of an element of pages, or any name with an attribute. A name alone that is none
 * of these is what somebody has written, as in "List<T>".
 */
export const insideTag = String.raw`(${elementNames}|[a-z][a-z0-9:-]{0,40}(?=\s{1,9}[a-z][\w:-]{0,40}=["'\w#]))((?:\s[^<>]{0,2000})?)\s?/?`
const tag = new RegExp(String.raw`(?<!\\)</?${insideTag}>`, 'gi')

function withoutMarks(line: string): string {
  return (
    line
      .replace(/(\*\*|__|==)(?=[^\s=])(.+?)(?<=[^\s=])\1(?!\.\p{Ll})/gu, '$2')
      .replace(/(?<![\p{L}\p{N}\\_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
      .replace(/(`+)([^`]+)\1(?!`)/g, '$2')
      .replace(/<br\s?\/?>/gi, ' ')
      .replace(tag, '')
      // The span of a title ends before the bracket of a tag that ends its words.
      .replace(/<\/[a-z]{1,10}$/i, '')
  )
}

const abbreviated = /(?<![\p{L}\p{N}])(?:\p{L}|vs|no|vol|dr|st|e\.g|i\.e|jr|fig)$/iu

/** Whether words end in an initial or an abbreviation, after which a full stop ends no sentence. */
export function endsAbbreviated(words: string): boolean {
  return abbreviated.test(words)
}

/** Words, and for scripts without spaces two characters for one. */
export function wordCount(text: string): number {
  const spaced = text.trim().split(/\s+/u).length
  const east = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0
  return spaced + Math.floor(east / 2)
}

/** Words that go on in other lines, on one line, without the marks of a quotation in front of those. */
export function onOneLine(words: string): string {
  return words.includes('\n') ? words.replace(/(?<!\s)\s*\n\s*(?:>\s*)*/g, ' ') : words
}

/** As long as a sentence, so that marks of pictures without an end are not searched again and again. */
const picture = String.raw`\[?!\[[^\]]{0,300}\]\([^()\s]*\)(?:\]\([^()\s]*\))?`
/** A badge, and the space after it. */
export const pictureAndSpace = new RegExp(`${picture}\\s?`, 'g')
const pictures = new RegExp(`^(?:${picture}\\s*)+$`)
const picturesAfter = new RegExp(`(?:\\s+${picture})+$`)

/** Whether words are pictures alone, with links or without: "[![arXiv](…)](https://…) ![](…)". */
export function isOfPictures(words: string): boolean {
  return (words.startsWith('[![') || words.startsWith('![')) && pictures.test(words)
}

/** Words without the badges after them. */
export function withoutBadges(words: string): string {
  return words.includes('![') ? words.replace(picturesAfter, '') : words
}

/** 'P12 — ', 'Best paper: ' in front of a quotation mark. */
const beforeQuotation = /[^"“„«「『\n]{1,30}?\s?[:：—–-]\s(?=["“„«「『])/uy
/** "《稀疏的树》 " in front of the title in Latin letters. */
const translation = /[《「『][^《》「」『』\n]{2,100}[》」』]\s*(?=\p{Lu}[\p{L}\d'’-]*\s)/uy

/** "Okafor & Lindh, ", "Okafor, Lindh & Berg, ", "Okafor et al., " in front of some words. */
const authors = /(?:\p{Lu}[\p{L}'’-]+,? )+(?:& \p{Lu}[\p{L}'’-]+|et al\.?), (?=["“\p{Lu}\p{N}])/uy

/** Goes past authors, what labels a title in quotation marks with which the words end, or a translation in front of it. */
export function pastLabel(text: string, from: number, to: number): number {
  const named = endOf(authors, text, from)
  // Two or three words after them say where the paper appeared: "Soft Boats, Okafor & Lindh, Naval Letters 2021".
  if (named > from && wordCount(text.slice(named, to)) > 3) return named
  const start = endOf(beforeQuotation, text, from)
  if (start > from) return start < to && isQuotation(text.slice(start, to)) ? start : from
  const original = endOf(translation, text, from)
  const isLatin = original < to && !eastAsian.test(text.slice(original, to))
  return isLatin && eastAsian.test(text.slice(from, original)) ? original : from
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

function isQuotation(words: string): boolean {
  return /^(?:"[^"]+"|[“„«「『][^“”„«»「」『』]+[”“»」』])\W*$/u.test(words)
}

const tagsAtEnd =
  /(?<=(\S+))(?:\s+(?:#[\p{N}_-]*\p{L}[\p{L}\p{N}_/-]*|#\[\[[^[\]\n]{1,60}\]\]|\^[a-z\d]+-?[a-z\d-]*))+$/u
const longestTags = 200
/** "Who Still Writes #draft": a word in small letters that a noun follows. */
const beforeNoun = /^(?:\p{Ll}{1,3}|about|from|into|using|with)$/u

/** "… #vision #to-read", and the name of a block: "… ^ref-1" */
export function trimTags(text: string, from: number, to: number): number {
  const found = tagsAtEnd.exec(text.slice(Math.max(from, to - longestTags), to))
  return found && !beforeNoun.test(found[1] ?? '') ? to - found[0].length : to
}

/** Whether words close a bracket that those in front of them leave open. */
export function closesBracket(before: string, words: string): boolean {
  const isOpen = (some: string) => some.lastIndexOf('(') > some.lastIndexOf(')')
  return isOpen(before) && !isOpen(before + words)
}

/** Labels are learned by their hashes, of which there are enough that two labels of one document rarely share one. */
export const labelGroups = 2 ** 20

/** A number for a label or for brackets, the same for few others. */
export function groupOf(label: string): number {
  let hash = 0
  for (let at = 0; at < label.length; at++) hash = Math.imul(hash ^ label.charCodeAt(at), 0x01000193)
  return (hash >>> 8) % labelGroups
}

export function isInCapitals(label: string): boolean {
  return label.length > 1 && label === label.toUpperCase() && label !== label.toLowerCase()
}
