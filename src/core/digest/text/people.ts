/** A list of people behind a title, written in one of the ways that digests have. */

const groups = /[,;、，·&和]|\band\b/
const etAl = /^et\.? ?al\.?$/i
const particles = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ten',
  'ter',
  'zu',
])
/** Words that end the names of institutions and begin those of no person. */
const institution =
  /\b(?:university|institute|research|labs?|brain|college|academy|inc|corp|google|microsoft|meta|openai|deepmind|nvidia)\b/i

/**
 * Whether the text lists people and nothing else: full names, separated by commas, semicolons or "and", with or without
 * "et al.", marks of affiliation such as "(1)", or institutions among them.
 */
export function isPeople(text: string): boolean {
  if (hasSurnameEtAl(text)) return true
  const names = readNames(text)
  return names !== undefined && names.fullNames > 0
}

/** Whether the text lists at least two full names, or one and "et al.". */
export function isManyPeople(text: string): boolean {
  if (!opensWithName.test(text)) return false
  if (hasSurnameEtAl(text)) return true
  const names = readNames(text)
  return names !== undefined && (names.fullNames >= 2 || (names.fullNames === 1 && names.hasOthers))
}

/** A first name that is followed by a separator, by a mark of affiliation, or by nothing; a quick look that spares a long one. */
const opensWithName =
  /^[\s*_]*(?:[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}\s]{2,8}|(?:['’]?[dDlL]['’])?\p{Lu}[\p{L}\p{M}.'’‐-]*(?:\s+[\p{L}\p{M}.'’‐-]+){0,5})\s*(?:[,;、，·&(*†‡§¹²³⁴-⁹⁰\d]|$)/u

/** "Vaswani et al.", "Smith and Doe et al." */
const surnameEtAl = /^\p{Lu}[\p{L}'’-]+(?:(?:,| and| &) \p{Lu}[\p{L}'’-]+)*,? et\.? ?al\.?$/u
function hasSurnameEtAl(text: string): boolean {
  return text.includes(' et') && surnameEtAl.test(text.trim())
}

/** "Vaswani, A. N." as bibliographies write it. */
const surnameFirst = /(\p{Lu}[\p{L}'’-]+),\s*((?:\p{Lu}\.[-\s]?)*\p{Lu}\.)(?=\s*(?:[,;&(]|and\b|et\b|$))/gu

/** Without any of these signs and words a text lists nothing. */
export const mayList = /[,;&、，·:：]|\band\b|\bet al/u
const affiliation = /[(*†‡§¹²³⁴-⁹⁰]/u
const aside = /[(*†‡§¹²³⁴-⁹⁰]|\bet\b|\p{Lu}\.|\.$/u

/** What a list of names and nothing else comes to. */
interface Names {
  readonly fullNames: number
  /** It ends in "et al." */
  readonly hasOthers: boolean
}

/** The lists read last: whoever judges a line asks several times about the same one. */
const recentLists: string[] = []
const recentNames: (Names | undefined)[] = []
const mostRecent = 8
let nextRecent = 0

/** `undefined` for a text that says something else, too. */
function readNames(text: string): Names | undefined {
  const known = recentLists.indexOf(text)
  if (known >= 0) return recentNames[known]
  const names = countNames(text)
  recentLists[nextRecent] = text
  recentNames[nextRecent] = names
  nextRecent = (nextRecent + 1) % mostRecent
  return names
}

/** Of the names between the separators, one a name of a bibliography, without marks of affiliation. */
function countNames(text: string): Names | undefined {
  let fullNames = 0
  let hasOthers = false
  for (const part of (aside.test(text) ? withoutMarks(text) : text).split(groups)) {
    const name = part.trim()
    if (name === '') continue
    if (isFullName(name)) fullNames++
    else if (etAl.test(name)) hasOthers = true
    else if (!suffix.test(name) && !institution.test(name)) return undefined
  }
  return { fullNames, hasOthers }
}

function withoutMarks(text: string): string {
  const named = /,\s*\S\./.test(text) ? text.replace(surnameFirst, '$2 $1') : text
  const plain = affiliation.test(named)
    ? named.replace(/\s*\((?:\d|\*|†|‡|equal|,|\s)*\)/gu, '').replace(/[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+/gu, '')
    : named
  return plain
    .replace(/\s+(et\.? ?al\.?)/iu, ', $1')
    .replace(/\.$/, (dot) => (/al\.$|\b\p{Lu}\.$/u.test(text) ? dot : ''))
}

const suffix = /^(?:Jr|Sr|II|III)\.?$/
const firstOfEastAsia = 0x1100
/** What most names are, told without the tables of Unicode. */
const plainName = /^[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}$/

/**
 * Two to six words, the first and the last with a capital: "Chen Change Loy", "Gido M. van de Ven", "L. Van Gool"; or a
 * name in Hangul or Han of two to four letters.
 */
function isFullName(name: string): boolean {
  if (plainName.test(name)) return true
  if (
    name.charCodeAt(0) >= firstOfEastAsia &&
    /^(?:[\p{Script=Hangul}]{2,4}|[\p{Script=Han}]{2,4}|[\p{Script=Han}\p{Script=Katakana}]{1,4}\s[\p{Script=Han}\p{Script=Hiragana}]{1,4})$/u.test(
      name,
    )
  )
    return true
  const words = name.split(/\s+/u)
  if (
    words.length < 2 ||
    words.length > 6 ||
    words.filter((word) => !particles.has(word)).length > 4 ||
    /[\d:?!()[\]"“”]/.test(name)
  )
    return false
  return words.every((word, index) =>
    index === 0 || index === words.length - 1
      ? isNameWord(word)
      : isNameWord(word) || particles.has(word.toLowerCase()),
  )
}

/** "Gool", "O'Brien", "d'Ascoli", "Jean-Luc", "M.", "J.P.", "McMahan", not "GAN-based" nor "BERT". */
function isNameWord(word: string): boolean {
  if (/^[A-Z][a-z]+$/.test(word)) return true
  return /^(?:['’]?[dDlL]['’])?\p{Lu}(?:[\p{Ll}\p{M}'’]|(?<=['’\p{Ll}])\p{Lu}|[-‐](?=[\p{Lu}\p{Ll}])|(?<=-)\p{Lu})*\.?$|^(?:\p{Lu}\.[-‐]?)+$|^\p{Lu}{1,2}$/u.test(
    word,
  )
}
