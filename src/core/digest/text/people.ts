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

// Ranges: engines take long to compile the tables of scripts.
const hangul = '가-힣'
const han = '々一-\u9fff\u3400-\u4dbf\uf900-\ufaff'
const katakana = 'ァ-ヺ'
const hiragana = 'ぁ-ゖ'
/** What a name consists of: all but separators, brackets, marks of affiliation and digits. */
const nameSign = String.raw`[^\s\d,;、，·&()[\]*†‡§¹²³⁴-⁹⁰:：!?"“”/]`

/** A first name that is followed by a separator, by a mark of affiliation, or by nothing; a quick look that spares a long one. */
const opensWithName = new RegExp(
  String.raw`^[\s*_]*(?:[${hangul}${han}${katakana}\s]{2,8}|(?:['’]?[dDlL]['’])?\p{Lu}${nameSign}*(?:\s+${nameSign}+){0,5})\s*(?:[,;、，·&(*†‡§¹²³⁴-⁹⁰\d]|$)`,
  'u',
)

/** "Vaswani et al.", "Smith and Doe et al." */
const surnameEtAl = /^\p{Lu}[\p{L}'’-]+(?:(?:,| and| &) \p{Lu}[\p{L}'’-]+)*,? et\.? ?al\.?$/u
function hasSurnameEtAl(text: string): boolean {
  return text.includes(' et') && surnameEtAl.test(text.trim())
}

/** "Vaswani, A. N." as bibliographies write it. */
const surnameFirst = /(\p{Lu}[\p{L}'’-]+),\s*((?:\p{Lu}\.[-\s]?)*\p{Lu}\.)(?=\s*(?:[,;&(]|and\b|et\b|$))/gu

/** A quick look for those. */
const initialsLast = /,\s*(?:\S\.[-\s]*)+(?:[,;&(]|and\b|et\b|$)/

const separator = /[,;&、，·:：]/

/** Whether the text can list anything: it has a sign or a word for it. */
export function mayList(text: string): boolean {
  return separator.test(text) || text.includes('and') || text.includes('et al')
}

const affiliation = /[(*†‡§¹²³⁴-⁹⁰]/
/** What a list of names may hold besides names; a quick look that spares a long one. */
const aside = /[(*†‡§¹²³⁴-⁹⁰.]|\bet\b/

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
  const named = initialsLast.test(text) ? text.replace(surnameFirst, '$2 $1') : text
  const unbracketed = named.includes('(') ? named.replace(/\s*\((?:\d|\*|†|‡|equal|,|\s)*\)/g, '') : named
  const plain = affiliation.test(unbracketed) ? unbracketed.replace(/[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+/g, '') : unbracketed
  const parted = plain.includes(' et') ? plain.replace(/\s+(et\.? ?al\.?)/i, ', $1') : plain
  return parted.endsWith('.') && !/al\.$|\b\p{Lu}\.$/u.test(text) ? parted.slice(0, -1) : parted
}

const suffix = /^(?:Jr|Sr|II|III)\.?$/
const firstOfEastAsia = 0x1100
const eastAsianName = new RegExp(
  String.raw`^(?:[${hangul}]{2,4}|[${han}]{2,4}|[${han}${katakana}]{1,4}\s[${han}${hiragana}]{1,4})$`,
)
/** What most names are, told without the tables of Unicode. */
const plainName = /^[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}$/

/**
 * Two to six words, the first and the last with a capital: "Chen Change Loy", "Gido M. van de Ven", "L. Van Gool"; or a
 * name in Hangul or Han of two to four letters.
 */
function isFullName(name: string): boolean {
  if (plainName.test(name)) return true
  if (name.charCodeAt(0) >= firstOfEastAsia && eastAsianName.test(name)) return true
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
  return /^[A-Z][a-z]+$/.test(word) || nameShape.test(shapeOf(word.replace(/^['’]?[dDlL]['’]/, '')))
}

const nameShape = /^A(?:[a'’]|(?<=['’a])A|[-‐](?=[Aa])|(?<=-)A)*\.?$|^(?:A\.[-‐]?)+$|^A{1,2}$/

/** The word with an "A" for each capital and an "a" for each small letter. */
function shapeOf(word: string): string {
  let shape = ''
  for (const sign of word.normalize()) {
    const isSmall = sign !== sign.toUpperCase()
    if (isSmall) shape += 'a'
    else shape += sign === sign.toLowerCase() ? sign : 'A'
  }
  return shape
}
