import { rememberWords } from '../../base/memo.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { isAsciiLetter, isEastAsianLetter } from '../lines/characters.ts'
import { withoutVenue } from './venues.ts'
import { institutions, nameParticles } from './vocabulary.ts'

// Whether a text is a list of people, written in one of the ways that digests have.

const groups = /[,;、，·&和/]|\s(?:and|und|et|y|e)\s(?!al)/
const etAl =
  /^(?:et\.? ?al\.?|the .{1,40} (?:team|organi[sz]ers|collaboration|group|consortium|authors)|(?:\d{1,4} )?(?:others|more|co-?authors|otros|outros|autres|andere|altri)|등|ら|他|等)$/i
/** "Park 외 5명", "Sato ほか", "Satoら", "Sato+": "et al." as East Asian digests write it, also after names in Latin letters. */
export const othersInEastAsia =
  /(?:\s(?:외(?:\s?\d{1,4}\s?[명인])?|등|ほか|他|等)|(?<=[a-z\u00e0-\u024f.])(?:등|ほか|他|等|ら|\+))$/u
/** The same in Turkish, Polish, Russian, Indonesian, Vietnamese, Spanish, Portuguese, French, Czech, German and Swedish. */
const othersElsewhere =
  /\s(?:ve ark|i in|и (?:др|соавт)|dkk|và (?:cộng sự|cs)|[ye] cols?|et coll(?:ègues)?|a kol|u\. ?a|m\. ?fl|and (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty(?:-[a-z]{3,5})?|many|several) (?:more|others))\.?$/u
const longestOthers = 30

// Ranges: engines take long to compile the tables of scripts.
const hangul = '가-힣'
const han = '々一-\u9fff\u3400-\u4dbf\uf900-\ufaff'
const katakana = 'ァ-ヺー'
const hiragana = 'ぁ-ゖ'

/** "Vaswani et al.", "Smith and Doe et al.", "Smith, Ann C., et al.", "Smith, Ann Clare, et al." */
const surnameEtAl =
  /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+, et\.? al\.?$|^(?:(?:van|von|de|der|den|del|di|la|le|el) ){0,2}\p{Lu}[\p{L}'’-]+(?:(?:,| and| &) \p{Lu}[\p{L}'’-]+(?: \p{Lu}\.){0,3}){0,4},? et\.? ?al\.?$/u
/** The end of those, white space after it included. */
const endsEtAl = /al\.?\s*$/
const longestEtAl = 20
/** "Vaswani, A. N." as bibliographies write it. */
const surnameFirst =
  /((?:(?:van|von|de|der|den|del|di|la|le|el) ){0,2}\p{Lu}[\p{L}'’-]+),\s*((?:\p{Lu}\.[-\s]?){0,4}\p{Lu}\.)(?=\s*(?:[,;&/(]|and\b|und\b|et\b|$))/gu
const initialsLast = /,\s*\p{Lu}\./u
/** "Moreau, Theo; Dahl, Marie" and "Moreau, Theo and Dahl, Marie": what parts the people is more than a comma. */
const givenLast =
  /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)*(?:(?: ?;|,? and|,? und| &) \p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)*)+$/u
/** "Brandner, Lena Marie": one author, as a bibliography has it; two surnames look the same. */
const oneSurnameFirst = /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){0,2}$/u
export function isSurnameFirst(names: string): boolean {
  return oneSurnameFirst.test(names)
}
const surnameAndGiven = /(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+)/gu
const affiliation = /[(*†‡§¹²³⁴-⁹⁰]/
/** What a list of names may hold besides names. */
const aside = /[(*†‡§¹²³⁴-⁹⁰.]|\bet\b/
/** Without the particles between them, and not with two initials. */
const ofFourWords = /^(?!(?:.{0,40}\p{Lu}\. ){2})[^a-z ][^ ]*(?: [a-z]+)*(?: [^a-z ][^ ]*(?: [a-z]+)*){3}/u
const hasCommas = /[,;、，·&/]|et al/
/** No list of people is longer; a paper of a large collaboration has a few thousand. */
const longestList = 4000

/** What a list of names and nothing else comes to. */
interface Names {
  readonly fullNames: number
  /** Capitalised words by themselves, as "Dijkstra" or "Perlis, Rugaber". */
  readonly surnames: number
  /** It ends in "et al." */
  readonly hasOthers: boolean
}

/** "A Survey", "An Engineering Perspective", "The Next Step": two or three words that name nobody. */
const opensWithArticle = /^(?:A|The|An(?= \S+ \S)) [^\s,;&.]+(?: [^\s,;&.]+)?\.?$/

/** Whether the text lists people and nothing else, with at least one full name or "et al." */
export function isPeople(text: string): boolean {
  const { fullNames, surnames, hasOthers } = readNames(text)
  return (fullNames > 0 || (hasOthers && surnames > 0)) && !opensWithArticle.test(text)
}

/** Whether the text lists at least two full names, or one and "et al.". */
export function isManyPeople(text: string): boolean {
  const { fullNames, surnames, hasOthers } = readNames(text)
  return fullNames >= 2 || (hasOthers && fullNames + surnames >= 1)
}

/** Whether the text can list people by what it consists of: names in capitals, surnames alone included. */
export function mayBePeople(text: string): boolean {
  const { fullNames, surnames } = readNames(text)
  return fullNames + surnames > 0
}

/** "Mehta, Rossi.": surnames alone, at least two unless fewer will do. */
export function areSurnames(text: string, fewest = 2): boolean {
  if (text.length > longestList) return false
  const { fullNames, surnames } = readNames(withoutEnd(text, /[\s.]/))
  return fullNames === 0 && surnames >= fewest
}

/** How many full names a list of people and nothing else has. */
export function countFullNames(text: string): number {
  return readNames(text).fullNames
}

const authorLabel = /^(?:authors?|by|von|par|por|di|著者|저자|作者)\s*[:：]?\s+/i

/** Whether a line lists authors and nothing else, with or without a label in front or a venue at its end. */
export function isAuthorLine(text: string): boolean {
  const authors = authorsIn(text)
  return authors !== undefined && areAuthors(authors)
}

/** Whether words list people, or authors as a line of them does. */
export function isPeopleOrAuthorLine(text: string): boolean {
  if (isPeople(text)) return true
  const authors = authorsIn(text)
  return authors !== undefined && authors.names !== text && areAuthors(authors)
}

const mayListAuthors = /[,;&、，·]|\band\b|et al|^(?:by|di)\s/i

interface Authors {
  readonly names: string
  /** A label says that they are authors. */
  readonly isLabelled: boolean
}

function areAuthors({ names, isLabelled }: Authors): boolean {
  if (isManyPeople(names) || (isLabelled && isPeople(names))) return true
  // "by Lucchetti, Brandt & Ono": surnames.
  return isLabelled && /[,;&、，·]|\band\b/.test(names) && mayBePeople(names)
}

/** What may be the names in a line of authors; `undefined` where it has none. */
function authorsIn(text: string): Authors | undefined {
  if (text.length > longestList || !mayListAuthors.test(text)) return undefined
  const line = withoutEnd(text.replace(/^[\s*_-]+/, ''), /[\s*_]/)
  const people = line.replace(authorLabel, '')
  if (people === line && isSentence(line)) return undefined
  const names = withoutVenue(people).replace(/[\s*_.]+$/, (end) => (end.includes('.') ? '.' : ''))
  return { names, isLabelled: people !== line }
}

/** What a text comes to that says something else, too. */
const noNames: Names = { fullNames: 0, surnames: 0, hasOthers: false }

/** "RIBEIRO, M. C.", "OSWALD, Tim", as bibliographies write it in French, German and Portuguese. */
const surnameInCapitals = /\p{Lu}[\p{Lu}'’-]{2,30}(?=, \p{Lu}[.\p{Ll}])/gu

/** "SAFE Study Investigators; ": a group in front of the people who wrote for it. */
const collectiveFirst =
  /^\p{Lu}[^;.\n]{2,120}\b(?:[Ii]nvestigators|[Nn]etwork|[Gg]roup|[Cc]ollaborat(?:ion|ors|ive)|[Cc]onsortium|[Cc]ommittee|[Tt]eam|[Tt]rialists|[Ff]orce|[Ss]ociety|[Ii]nitiative|[Cc]ouncil);\s+(?=\p{Lu})/u

/** The marks of one's own name in a list, of who speaks, of notes, and of those who did the same: "**Ann Author**", "○西村友里", "Bo Weaver*". */
const besideName =
  /[*_](?=et\.? al\b)|(?<=\bal\.?)[*_]|<sup>[^<>]{0,20}<\/sup>|<\/?u>|\\\*|\*\*|__|(?<=\p{L}{2})[*†‡]{1,3}(?=[,;\s]|$)|(?<=^|[,、，]\s?)[○◯◎●](?=\p{L})/gu

const readNames = rememberWords((written: string): Names => {
  const people = written.includes(';') ? written.replace(collectiveFirst, '') : written
  const usual = people.replace(surnameInCapitals, (name) => name.charAt(0) + name.slice(1).toLowerCase())
  const words = /[*_<†‡○◯◎●]/.test(usual) ? usual.replace(besideName, '') : usual
  const mayBeOfEastAsia = words.endsWith('+') || isEastAsianLetter(words.charCodeAt(words.length - 1))
  const text = mayBeOfEastAsia
    ? words.replace(othersInEastAsia, ' et al.')
    : othersElsewhere.test(words.slice(-longestOthers))
      ? words.replace(othersElsewhere, ' et al.')
      : words
  if (text.length > longestList || !mayOpenName(text) || isSentence(text)) return noNames
  if (text.includes(', ') && areManyInitialled(text)) return { fullNames: 2, surnames: 0, hasOthers: false }
  const isEtAl = endsEtAl.test(text.slice(-longestEtAl)) && surnameEtAl.test(text.trim())
  return isEtAl ? { fullNames: 0, surnames: 1, hasOthers: true } : countNames(text)
})

const opensName =
  /^[\s*_(]*(?:['’]?[dDlL]['’]|['’]t |\p{Lu}|(?:van|von|de|der|del|di|la|le|el) |[^\p{Ll}\p{N}\p{P}\p{S}\s])/u

/** A quick look: names begin with a capital, or in a script without case. */
function mayOpenName(text: string): boolean {
  const code = text.charCodeAt(0)
  if ((code >= 65 && code <= 90) || isEastAsianLetter(code)) return true
  return isAsciiLetter(code) && !'vdle'.includes(text.charAt(0)) ? false : opensName.test(text)
}

const joins = `(?:and|und|et|y|e|${[...nameParticles].join('|')})\\b|[dl]['’]`
const opensSentence = new RegExp(
  String.raw`^[A-Z][A-Za-z'’.-]*(?: (?:(?:[A-Z][A-Za-z'’.-]* )+(?!etal))?(?!${joins})[a-z]|(?: [A-Z][A-Za-z'’.-]*)*[\d:])|^[${hangul}]+ (?!등)[${hangul}]`,
)
/** In the first of the names that separators part. */
const institutionFirst = new RegExp(`^[^,;、，·&和/]*?${institutions.source}`, 'i')

/**
 * A quick look that tells most words from names: they begin with words in capitals and then one in lower case or a colon, or
 * with two words in Hangul, and name no institution there.
 */
export const isSentence = rememberWords((text) => opensSentence.test(text) && !institutionFirst.test(text))

/** A quick look that tells most titles from whatever may stand beside them: no names, no venue, no date. */
export const isPlainSentence = rememberWords((text) => areSimple(text) && isSentence(text))

const letter =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u058f\\u3041-\\u3096\\u30a1-\\u30fa\\u3131-\\u318e\\u3400-\\u548b\\u548d-\\u9fff\\uac00-\\ud7a3'

const simple = new RegExp(
  String.raw`^(?!\S*\d|\S+ \d)(?=(?:\S+ ){4})[${letter}][${letter}\d'’+: -]*[${letter}\d][.?!]?$`,
)

const parting = /(?:19|20|['’])\d{2}| (?:by|von|par) | -|- |\bet al/

/**
 * A quick look that most titles and sentences pass: five words or more of one sentence, and no punctuation, year or word that
 * may part a title from authors, a venue or a date.
 */
export function areSimple(words: string): boolean {
  return simple.test(words) && !parting.test(words)
}

/** Words with capitals in titles that nobody is called. */
const ofSentence =
  /(?:^| )(?:Are|Is|Was|Were|Does|Your|We|Our|Its|Not|Need|For|Of|With|Without|From|Via|Using|How|Why|What|When|Where|This|That|These|Than|Beyond|Towards?|Into|Through|Between|Against|Adversarial|Algorithms?|Analysis|Approach(?:es)?|Attention|Benchmarks?|Data(?:sets?)?|Deep|Detection|Diffusion|Efficient|Estimation|Evaluati(?:on|ng)|Generati(?:on|ve)|Inference|Language|Learn(?:ed|ing)|Methods?|Models?|Model(?:l?ing)|Networks?|Neural|Optimi[sz]ation|Pretrain(?:ed|ing)|Probabilistic|Reasoning|Representations?|Retrieval|Revisit(?:ed|ing)|Robust(?:ness)?|Scal(?:able|ing)|Stud(?:y|ies)|Supervis(?:ed|ion)|Surveys?|Theory|Towards?|Training|Transformers?|Unsupervised|Visual)(?: |$)/

/** "van Rossum", "de la Cruz": surnames may begin so. */
const particlesFirst = new RegExp(`^(?:(?:${[...nameParticles].join('|')}) ){1,2}(?=\\p{Lu})`, 'u')

/** "MOREAU Claire", "LE GOFF Anne B.", "Claire MOREAU": a surname in capitals, as bibliographies have it in French. */
const capitals = String.raw`(?:[\p{Lu}'’-]{1,2} ){0,2}\p{Lu}[\p{Lu}'’-]{2,}(?: \p{Lu}[\p{Lu}'’-]+){0,2}`
const given = String.raw`\p{Lu}\p{Ll}[\p{L}'’-]*(?: (?:\p{Lu}\.?|\p{Lu}\p{Ll}[\p{L}'’-]*)){0,2}`
const hasCapitals = new RegExp(`^(?:${capitals} ${given}|${given} ${capitals})$`, 'u')
export function isSurnameInCapitals(name: string): boolean {
  return hasCapitals.test(name)
}

function countNames(text: string): Names {
  let fullNames = 0
  let inCapitals = 0
  let surnames = 0
  let hasOthers = false
  const list = givenLast.test(text)
    ? text.replace(surnameAndGiven, '$2 $1')
    : aside.test(text)
      ? withoutMarks(text)
      : text
  for (const part of list.split(groups)) {
    const name = part.trim()
    if (name === '') continue
    if (ofSentence.test(name)) return noNames
    // "Training Reduces Information and Improves Transferability" has no names of four words.
    if (isFullName(name) && (!ofFourWords.test(name) || hasCommas.test(text))) fullNames++
    else if (etAl.test(name)) hasOthers = true
    else if (hasCapitals.test(name)) inCapitals++
    else if (isNameWord(name.replace(particlesFirst, '')) || isEastAsianSurname(name)) surnames++
    else if (!suffix.test(name) && !institutions.test(name)) return noNames
  }
  // Alone or with "and" between them, "SPARSE Coding" and "Deep LEARN" look the same.
  if (inCapitals > 1 && !text.includes(' and ')) fullNames += inCapitals
  else surnames += inCapitals
  // "Methods, Scaling Behaviors, and Lessons Learned, Ganguli et al.": who is cited by surname stands with no full names.
  if (hasOthers && surnames > 0 && fullNames > 0) return noNames
  return { fullNames, surnames, hasOthers }
}

function withoutMarks(text: string): string {
  const named = initialsLast.test(text) ? text.replace(surnameFirst, '$2 $1') : text
  const unbracketed = named.includes('(')
    ? withoutAffiliations(named.replace(/\s?\((?:\d|\*|†|‡|equal|,|\s){0,20}\)/g, ''))
    : named
  const plain = affiliation.test(unbracketed)
    ? unbracketed.replace(/(?<!\b[A-Z])[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+/g, '')
    : unbracketed
  const parted = plain.includes(' et') ? plain.replace(/\s(et\.? ?al\.?)/i, ', $1') : plain
  return parted.endsWith('.') && !/al\.$|\b\p{Lu}\.$/u.test(text) ? parted.slice(0, -1) : parted
}

const affiliationAfter = /\s\(\p{Lu}[^()]{1,80}\)(?=[;,]|\s(?:and|&)\s|$)/gu

/** "Ann Author and Bo Weaver (TU Delft); Cy Poet (Example Labs)": where several people work, or one at an institution. */
function withoutAffiliations(names: string): string {
  const plain = names.replace(affiliationAfter, '')
  return /[,;]|\sand\s/.test(plain) || institutions.test(names.match(affiliationAfter)?.join() ?? '')
    ? plain
    : names
}

const suffix = /^(?:Jr|Sr|II|III)\.?$/
const firstOfEastAsia = 0x1100
const eastAsianName = new RegExp(
  String.raw`^(?:[${hangul}]{2,4}|[${han}]{2,4}|[${han}${katakana}]{1,4}\s[${han}${hiragana}]{1,4}|[${katakana}]{2,8}(?:・[${katakana}]{2,8}){1,2})(?:\s?(?:등|ら|他|等|ほか))?$`,
)
const otherSpace = /[^\S ]| {2}/
const mostWords = 6
/** Without the particles between them. */
const mostOwnWords = 4
/** What most names are, told without the tables of Unicode. */
const plainName = /^[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}$/

/**
 * Two to six words, the first and the last with a capital: "Chen Change Loy", "Gido M. van de Ven", "L. Van Gool"; or a
 * name in Hangul or Han of two to four letters.
 */
function isFullName(name: string): boolean {
  if (plainName.test(name)) return true
  if (name.charCodeAt(0) >= firstOfEastAsia && eastAsianName.test(name)) return true
  return areNameWords(otherSpace.test(name) ? name.replace(/\s+/gu, ' ') : name)
}

/** Word by word: most texts are sentences, of which the first words tell. */
function areNameWords(words: string): boolean {
  let count = 0
  let own = 0
  for (let from = 0; from < words.length; ) {
    const space = words.indexOf(' ', from)
    const end = space < 0 ? words.length : space
    const word = words.slice(from, end)
    const isInside = from > 0 && end < words.length
    if (!isNameWord(word) && !(isInside && nameParticles.has(word.toLowerCase()))) return false
    if (!nameParticles.has(word)) own++
    if (++count > mostWords || own > mostOwnWords) return false
    from = end + 1
  }
  return count > 1
}

/** "Gool", "O'Brien", "d'Ascoli", "Jean-Luc", "M.", "J.P.", "McMahan", not "GAN-based" nor "BERT". */
function isNameWord(word: string): boolean {
  if (/^[A-Z][a-z]+$/.test(word)) return true
  // What is asked about is often more than a word.
  if (/[\s\d:]/.test(word)) return false
  const name = /^['’dDlL]/.test(word) ? word.replace(/^['’]?[dDlL]['’]/, '') : word
  const first = name.charAt(0)
  return first !== first.toLowerCase() && nameShape.test(shapeOf(name))
}

/** "北", "林": the shortest surnames of China and Japan; "ローゼン": those of others. */
function isEastAsianSurname(name: string): boolean {
  return name.charCodeAt(0) >= firstOfEastAsia && eastAsianSurname.test(name)
}

const eastAsianSurname = new RegExp(`^(?:[${han}]|[${katakana}]{2,8})$`)

const nameShape = /^A(?:[a'’]|(?<=['’a])A|[-‐](?=[Aa])|(?<=-)A)*\.?$|^(?:A\.[-‐]?)+A?$|^A{1,2}$/

/** The word with an "A" for each capital and an "a" for each small letter. */
function shapeOf(word: string): string {
  let shape = ''
  for (const character of word.normalize()) {
    const isSmall = character !== character.toUpperCase()
    if (isSmall) shape += 'a'
    else shape += character === character.toLowerCase() ? character : 'A'
  }
  return shape
}

/** "[12]", "[A1]", "[j]" for a journal, and "[Vas17]": what a reference is cited by. */
export const referenceKey = String.raw`\[(?:[A-Z]?\d{1,4}|[A-Za-z]|\p{Lu}[\p{L}+]{1,14}[ :]?\d{2,4}[a-z]?)\]`
/** "*", "(*)", "+", "o": how good a paper is, between the key of a reference and its authors. */
export const verdictMark = String.raw`(?:(?:\(\\?\*\)|[*+ox!?–-]{1,2})\s+(?=\p{Lu}))?`
/** Between a key and the words after it. */
export const afterKey = new RegExp(String.raw`^\s+${verdictMark}`, 'u')
/** In front of the authors of a reference. */
export const numberBefore = new RegExp(String.raw`^[\s*_]*${referenceKey}\s*${verdictMark}`, 'u')
/** "2019a", "2022, March 3", "n.d.", "in press": when a reference appeared, as it stands in brackets. */
export const yearOfReference = String.raw`(?:(?:19|20)\d{2}[a-z]?(?:, \p{L}{3,12}\.?(?: \d{1,2}(?:[–-]\d{1,2})?)?)?|n\.\s?d\.|s\.\s?[df]\.|o\.\s?J\.|in press|forthcoming)`
/** The year in brackets with which the authors of a reference end. */
export const yearAfter = new RegExp(String.raw`[\s.,]{0,3}[([]${yearOfReference}[)\]][\s.,]{0,3}$`, 'u')
/** "[Ker23]": authors follow it, one alone as well. */
const keyBefore = /^\s*\[\p{Lu}[\p{L}+]{1,14}[ :]?\d{2,4}[a-z]?\]/u

/** Whether the words of a reference have its key in front or a year after them, beside which a surname alone names its author. */
export function isKeyedOrDated(words: string): boolean {
  return yearAfter.test(words) || keyBefore.test(words)
}

/** Without its number or key in front, and a year after it. */
export function withoutKeyAndYear(words: string): string {
  return words.replace(numberBefore, '').replace(yearAfter, '')
}

/** "Required: ", "Must read: ", "Presenter 1: ": what a writer calls a reading, in front of its authors. */
const call = /^[\s*_]*\p{L}[\p{Ll}\p{Lo}]+(?: [\p{Ll}\p{Lo}\d]+){0,2}[:：][*_]{0,2}\s(?=\p{L})/u
export function withoutCall(words: string): string {
  return words.replace(call, '')
}

export const byWord = /^(?:by|von|par|por|de|di|da|van|av|от)\s+/u

/** A sign and a small letter: what is said of a paper, not by its authors. */
export const saidOfTitle = /^(?:\s[-–—|]|\s?[:：])\s\p{Ll}/u

const surnameAndInitials = String.raw`(?:(?:van|von|de|der|den|del|di|la|le|el) ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? \p{Lu}{1,3}`
const manyInitialled = new RegExp(
  `^${surnameAndInitials}, (?:${surnameAndInitials}, )*(?:${surnameAndInitials}, ${surnameAndInitials}|et al)\\.?\\s*$`,
  'u',
)
const initialled = new RegExp(`^(?:${surnameAndInitials}, )*${surnameAndInitials}(?:,? et al\\.?)?$`, 'u')

/** "Green JBA, Sharpe J": people where a year follows; in a title, "Deep RL" is none. */
export function areInitialled(words: string): boolean {
  return initialled.test(words)
}

/** Three people or more so, or "et al.". */
function areManyInitialled(words: string): boolean {
  return manyInitialled.test(words)
}

/** "s. vlassis", of writers who use no capitals. */
const smallNames = /^(?:(?:^|, | and )(?:\p{Ll}\.\s?){1,3}\p{Ll}[\p{Ll}'’-]+){1,6}$/u
export function isSmallNames(words: string): boolean {
  return smallNames.test(words)
}
