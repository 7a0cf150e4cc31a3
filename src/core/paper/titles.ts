// When two titles are the same, and how titles are found by their letters.
import { isMistyped } from '../base/difference.ts'
import { inOneSpelling } from './spelling.ts'
import { decodeEntities } from './tex/characters.ts'
import { day, readableTex } from './text.ts'

/**
 * The letters of a title for comparison: ignores case, accents, punctuation, white space, and whether they are written
 * as Unicode, TeX or entities.
 */
export function foldTitle(title: string): string {
  return foldLetters(inWords(readableTitle(title)))
    .replace(/\\[a-zA-Z]+/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .replace(/\p{Script=Greek}/gu, foldLetters)
}

/** The words of a text for comparison, with one space between them: ignores case, accents, punctuation and TeX. */
export function foldWords(text: string): string {
  return foldLetters(readableTex(text))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Symbols as the words that people write in their place. */
function inWords(title: string): string {
  if (!/[×&√∞™]/.test(title)) return title
  return title
    .replaceAll('×', 'x')
    .replaceAll('&', ' and ')
    .replaceAll('√', 'sqrt')
    .replaceAll('∞', 'infinity')
    .replaceAll('™', '')
}

/** A title, from a writer or a record, without TeX and entities. */
function readableTitle(title: string): string {
  return readableTex(decodeEntities(title))
}

/**
 * Whether a written text stands for the record's title: the same letters, its short name ("MicroNet" for "MicroNet:
 * Towards …"), its subtitle, its initials, a beginning cut off with an ellipsis, or any of these with authors or a
 * venue in parentheses after it, or its short name after another one ("PicoNet: MicroNet").
 */
export function standsFor(written: string, title: string): boolean {
  const wanted = acceptedForms(title)
  return [written, ...withoutTrailer(written)].some((form) => {
    const folded = foldTitle(form)
    if (wanted.has(folded) || wanted.has(foldSpelling(form)) || areInitials(form, title)) return true
    if (partsOf(title).some((part) => isAbbreviated(form, part)) || isRenamed(form, title)) return true
    return [foldTitle, foldSpelling].some((fold) =>
      isCut(form) ? folded !== '' && fold(title).startsWith(fold(form)) : isShortened(form, title, fold),
    )
  })
}

/**
 * Whether an abbreviation such as GPT consists of the first letters of the title's words, in order, including at least
 * half of the long ones, or of words in a row.
 */
function areInitials(written: string, title: string): boolean {
  const [, letters = ''] = /^\s*(\p{Lu}{3,8})s?\s*$/u.exec(written) ?? []
  if (letters === '') return false
  const words = spelledWords(title)
  if (words.some((_, from) => initialsAt(words, from, letters) > 0)) return true
  let at = 0
  let longCount = 0
  for (const letter of foldLetters(letters)) {
    while (at < words.length && !words[at]?.startsWith(letter)) at++
    if ((words[at++]?.length ?? 0) > 3) longCount++
  }
  return at <= words.length && longCount * 2 >= words.filter(({ length }) => length > 3).length
}

/** Whether a name and a colon precede the record's short name. */
function isRenamed(written: string, title: string): boolean {
  const [, short] = partsOf(title)
  const colon = written.indexOf(': ')
  return short !== undefined && colon > 0 && foldSpelling(written.slice(colon)) === foldSpelling(short)
}

const abbreviation = /^(\p{Lu}{2,8})s?$/u

/** Whether two titles share words, and differ in abbreviations of others only: "LLMs" and "Large Language Models". */
function isAbbreviated(written: string, title: string): boolean {
  const [own, others] = [written, title].map((each) => readableTitle(each).match(wholeWord) ?? [])
  if (!own || !others || own.length === others.length) return false
  let [at, other, shared] = [0, 0, 0]
  while (at < own.length && other < others.length) {
    const [one = '', two = ''] = [own[at], others[other]]
    const [inOwn, inOthers] = [initialsAt(own, at, two), initialsAt(others, other, one)]
    const isSame = foldLetters(one) === foldLetters(two)
    if (!isSame && inOwn + inOthers === 0) return false
    shared += Number(isSame)
    at += isSame ? 1 : inOwn || 1
    other += isSame ? 1 : inOthers || 1
  }
  return shared > 0 && at === own.length && other === others.length
}

/** How many words from here on have the initials of an abbreviation; 0 if it is none, or theirs are others. */
function initialsAt(words: readonly string[], at: number, short: string): number {
  const [, letters = ''] = abbreviation.exec(short) ?? []
  const initials = words.slice(at, at + letters.length).map((each) => foldLetters(each.charAt(0)))
  return letters !== '' && initials.join('') === foldLetters(letters) ? letters.length : 0
}

/** The same in one of the spellings that people have for words: an umlaut as two letters, British words, numerals. */
export function foldSpelling(title: string): string {
  const alike = foldLetters(readableTitle(title)).replace(wholeWord, inOneSpelling)
  return foldTitle(alike).replace(/([aou])e|aa/g, (pair) => pair.charAt(0))
}

const wholeWord = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Whether a written text is certainly the record's title, or its short name or subtitle, and only mistyped: in letters
 * of long words, or an article. Another word, number, numeral or negation may belong to another paper.
 */
export function isMisspelled(written: string, title: string): boolean {
  return [written, ...withoutTrailer(written)].some((form) => {
    const words = spelledWords(form)
    return partsOf(title).some((part) => isEachAlike(words, spelledWords(part)))
  })
}

function isEachAlike(words: readonly string[], wanted: readonly string[]): boolean {
  return words.length === wanted.length && words.every((word, at) => isAlike(word, wanted[at] ?? ''))
}

/**
 * In a short word, one letter makes a different word: on and no, II and III. In long ones, a different letter does:
 * macroscopic and microscopic; a letter moved, doubled or left out is a typing mistake.
 */
function isAlike(word: string, wanted: string): boolean {
  if (word === wanted) return true
  const isLong = Math.min(word.length, wanted.length) >= 5
  const hasOthers = word.length === wanted.length && lettersOf(word) !== lettersOf(wanted)
  return isLong && !hasOthers && !/\p{N}/u.test(word + wanted) && isMistyped(word, wanted)
}

function lettersOf(word: string): string {
  return [...word].sort().join('')
}

function spelledWords(title: string): readonly string[] {
  const words = foldLetters(inWords(readableTitle(title))).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.filter((word, at) => word !== 'the' && !(at === 0 && /^an?$/.test(word)))
}

/** Whether words resemble a title: they have at least half of its words, or begin with most of its letters. */
export function resembles(words: string, title: string): boolean {
  const wanted = foldTitle(title)
  const isBegun = foldTitle(words).startsWith(wanted.slice(0, Math.ceil((wanted.length * 2) / 3)))
  const titleWords = [...wordsOf(title)]
  const found = wordsOf(words)
  const shared = titleWords.filter((word) => found.has(word)).length
  return wanted !== '' && (isBegun || (shared > 0 && shared * 2 >= titleWords.length))
}

/**
 * Whether a writer's title is in another script or language than the record's: a translation, which nobody can call
 * wrong.
 */
export function isTranslated(written: string, title: string): boolean {
  return isInOtherScript(written, title) || isInOtherLanguage(readableTitle(written), readableTitle(title))
}

function isInOtherScript(written: string, title: string): boolean {
  const [own, others] = [lettersOfScript(written, latin), lettersOfScript(written, notLatin)]
  const recorded = lettersOfScript(title, notLatin)
  if (others === 0) return own > 0 && recorded > lettersOfScript(title, latin)
  const isLatin = recorded * 4 < lettersOfScript(readableTitle(title), latin)
  return isLatin && (others >= own || (others > 1 && keepsWords(written, title)))
}

function lettersOfScript(words: string, script: RegExp): number {
  return words.match(script)?.length ?? 0
}

/** Whether the words of the Latin script are the record's: names and terms stay as they are in translations. */
function keepsWords(written: string, title: string): boolean {
  const recorded = wordsOf(title)
  return [...wordsOf(written.replace(notLatin, ' '))].every((each) => recorded.has(each))
}

const latin = /\p{Script=Latin}/gu

/** Greek letters in titles are mostly symbols. */
const notLatin = /[^\P{L}\p{Script=Latin}\p{Script=Greek}]/gu

function wordsOf(title: string): Set<string> {
  return new Set(foldLetters(readableTitle(title)).match(/[\p{L}\p{N}]{3,}/gu))
}

function acceptedForms(title: string): ReadonlySet<string> {
  return new Set(partsOf(title).flatMap((part) => [foldTitle(part), foldSpelling(part)]))
}

/** The title, and if it has a colon, its short name and its subtitle; each also without an abbreviation in brackets. */
function partsOf(title: string): readonly string[] {
  const colon = title.indexOf(': ')
  const parts = colon < 0 ? [title] : [title, title.slice(0, colon), title.slice(colon + 1)]
  return [...parts, ...parts.map((part) => part.replace(bracketed, ''))]
}

/** "(RAG)", but no number of a part: "(II)". */
const bracketed = /(?<=\S) \((?![IVX]+\))(?=\S*\p{Lu}\S*\p{Lu})[\p{L}\p{N}-]{2,12}\)(?=:|$)/u

function withoutTrailer(written: string): string[] {
  const trimmed = written.trimEnd()
  const opener = trimmed.endsWith(')') ? '(' : trimmed.endsWith(']') ? '[' : undefined
  const start = opener === undefined ? -1 : trimmed.lastIndexOf(opener)
  const closer = trimmed.charAt(trimmed.length - 1)
  const isOne = start > 0 && trimmed.indexOf(closer, start) === trimmed.length - 1
  return isOne ? [trimmed.slice(0, start).trimEnd()] : []
}

/** With an ellipsis in place of some words in the middle. */
function isShortened(written: string, title: string, fold: (title: string) => string): boolean {
  const [start, end, ...more] = written.split(/\s(?:\.{3}|…)\s/u).map(fold)
  if (!start || !end || more.length > 0) return false
  const whole = fold(title)
  return whole.startsWith(start) && whole.endsWith(end) && start.length + end.length < whole.length
}

function isCut(written: string): boolean {
  return /(?:\.\.\.|…)\s*$/u.test(written)
}

/** Short words of languages in the Latin script other than English, which are neither names nor English words. */
const otherWords = wordSet(
  'der das des dem den und für mit zur zum ein eine einer eines einem einen ist sind nicht auf über aus bei durch wie auch zu du im',
  'le la les un une et pour dans sur avec par est ce dont vous au aux qui que pas vers sans entre',
  'el los las y con en es lo por sin sobre hacia como unos unas para todo',
  'os uma um em não ao à às nos nas pelo pela',
  'il gli di della delle dei degli nel nella che è tra sono',
  'het een voor naar zijn je wat niet bij',
  'och att för med ett av til og som på',
)

const englishWords = wordSet(
  'the a an of and or with without for is are in on to from by via at how what why when all you not can as its than',
)

const elided = /^(?:[cdjlmnst]|qu|dell|nell|sull|all|un)['’]\p{L}/iu

const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

/** Fewer words than this may be names. */
const fewest = 2

/** Whether a writer's title is in another language of the Latin script than a record's, which is mostly in English. */
function isInOtherLanguage(written: string, title: string): boolean {
  const own = writtenWords(written)
  const recorded = writtenWords(title)
  const known = new Set(recorded.map(foldLetters))
  const told = own.filter((each) => tellsOther(each) && !known.has(foldLetters(each)))
  // Names have capitals and accents in every language.
  const isSure = told.some((each) => each === each.toLowerCase() || elided.test(each))
  return isSure && told.length >= fewest && told.length > count(own, isEnglish) && !count(recorded, isOther)
}

function tellsOther(each: string): boolean {
  return isOther(each) || elided.test(each) || foldLetters(each) !== each.toLowerCase()
}

function isOther(each: string): boolean {
  return otherWords.has(each.toLowerCase())
}

function isEnglish(each: string): boolean {
  return englishWords.has(each.toLowerCase())
}

function count(words: readonly string[], test: (each: string) => boolean): number {
  return words.filter(test).length
}

function writtenWords(title: string): readonly string[] {
  return title.normalize('NFC').match(word) ?? []
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}

/** Letters of the Latin script that have no decomposition into plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ȷ: 'j',
  ħ: 'h',
  ŋ: 'ng',
}

const greekNames: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}

/** A letter in a formula, not in a Greek word. */
const singleGreek = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu

/**
 * Letters for comparing and searching: lower case, without Latin, Greek and Cyrillic diacritics, superscript and
 * subscript digits as digits, a single Greek letter by its name.
 */
export function foldLetters(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[ßæœøđðþłıȷħŋ]/g, (letter) => plainLetters[letter] ?? letter)
      .normalize('NFKD')
      // Some symbols are made of capitals: the double-struck R, the trade mark sign.
      .toLowerCase()
      .replace(/[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]/g, '')
      .replace(singleGreek, (letter) => greekNames[letter] ?? letter)
  )
}

/**
 * "MicroNet (2020)" for "MicroNet: Towards Small Things": the short name, otherwise the title, and the year if known.
 */
export function shortTitle({
  title,
  publishedAt,
}: {
  readonly title: string
  readonly publishedAt: string | undefined
}): string {
  const year = day(publishedAt)?.slice(0, 4)
  const name = shortNameOf(readableTex(title))
  return year ? `${name} (${year})` : name
}

/** "MicroNet" for "MicroNet: Towards Small Things"; other titles as they are. */
export function shortNameOf(title: string): string {
  return /^(.{2,40}?):\s/u.exec(title)?.[1] ?? title
}
