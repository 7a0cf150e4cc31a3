import { eastAsian, isAsciiLetter, isCjk, isDigit } from '../lines/characters.ts'
import { isManyPeople, isPeople } from './people.ts'
import { wordCount } from './words.ts'

/**
 * How much words read like the title of a paper.
 * - `prose`: a sentence, or no words at all
 * - `possible`: nothing speaks against it: a few words, a script without case, words in lower case after a capital
 * - `likely`: most of its longer words begin with a capital
 * - `certain`: authors follow in brackets
 */
export type Level = 0 | 1 | 2 | 3
export const level = { prose: 0, possible: 1, likely: 2, certain: 3 } as const

/** No title of arXiv comes near this without its authors; it keeps the judgement off commentary of any length. */
const longestTitle = 400

/** The first half of the letters that posts without markup are set in bold with: "𝗧𝗿𝗲𝗲𝘀". */
const mathematical = '\uD835'

/** "$\\beta$-VAE", of which the name of a command is no small letter. */
const formulaFirst = /^\$[^$\n]{1,100}\$/

/** Whether words are a title, see {@link Level}. Authors in brackets after them may be as many as they like. */
export function judge(written: string): Level {
  const read = written.startsWith('$') ? written.replace(formulaFirst, 'X') : written
  const text = read.includes(mathematical) ? read.normalize('NFKC') : read
  const words = text.endsWith(']]') ? text.replace(/(?:\s?\[\[[^[\]]*\]\]){1,9}$/, '') : text
  const title = words.endsWith(')') || words.endsWith('）') ? withoutAuthors(words) : words
  const found = title.length > longestTitle ? level.prose : judgeTitle(title)
  return found > level.prose && title !== words ? level.certain : found
}

const bracketsOfEastAsia = /[【】「」『』]/g

/** Whether words in a script of East Asia stand for a title in Latin letters, whose brackets may be of East Asia. */
export function isTranslation(words: string, title: string): boolean {
  const original = title.replace(bracketsOfEastAsia, '')
  return eastAsian.test(words) && !eastAsian.test(original) && judge(original) > level.prose
}

/** Whether a line ends with at least two authors, in brackets after something like a title. */
export function hasAuthorsAfter(text: string): boolean {
  const group = trailingGroup(text)
  if (!group || !isManyPeople(group.inside)) return false
  return judgeTitle(text.slice(0, group.from).trimEnd()) > level.prose
}

function withoutAuthors(text: string): string {
  const group = trailingGroup(text)
  return group && group.from > 0 && isPeople(group.inside) ? text.slice(0, group.from).trimEnd() : text
}

function judgeTitle(title: string): Level {
  const counts = countWords(title)
  if (counts.letters === 0) return level.prose
  const last = title.charCodeAt(title.length - 1)
  if (endsOpen.includes(title.charAt(title.length - 1))) return level.prose
  const cases = caseOf(counts)
  if (cases < 0) return level.prose
  if (endsSentence(last) ? !isTitleCase(counts) : last > 0x2e80 && isSentenceOfEastAsia(title))
    return level.prose
  if (counts.stops > 0 && hasSentences(title.replace(sayingInFront, ''), cases)) return level.prose
  return cases > 0 ? level.likely : level.possible
}

/** "“A, B. Is It C?” What People Say": what somebody has said, at the beginning of a title. */
const sayingInFront = /^["“„«][^"“”„«»]{1,120}["”“»][:,]?\s(?=\p{Lu}(?:\S*\s){2})/u

/** Characters after which more is to come. */
const endsOpen = ':,;，：、；'

/** Of the words of a text that have letters with case. */
interface WordCounts {
  /** Letters of any script. */
  readonly letters: number
  readonly cased: number
  /** Of more than three letters. */
  readonly long: number
  /** Of the long ones, those with a capital or a digit. */
  readonly capitals: number
  readonly opensCapital: boolean
  /** Full stops, exclamation and question marks before the end. */
  readonly stops: number
}

/** What a character is in a word. */
const Role = { none: 0, joining: 1, letter: 2, small: 3, capital: 4, digit: 5 } as const
type Role = (typeof Role)[keyof typeof Role]

/** By a loop rather than by patterns: an archive has many thousands of lines to be judged. */
function countWords(text: string): WordCounts {
  let letters = 0
  let cased = 0
  let long = 0
  let capitals = 0
  let stops = 0
  let opensCapital: boolean | undefined
  for (let at = 0; at < text.length; ) {
    const start = at
    let isCased = false
    let isCapital = false
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const role = code < asciiCount ? rolesOfAscii[code] : roleOfOther(text, at)
      if (role === Role.small) isCased = true
      else if (role === Role.capital) isCased = isCapital = true
      else if (role === Role.digit || isInName(text, at)) isCapital = true
      else if (role === Role.none || (role === Role.joining && at === start)) break
      if (role === Role.joining) continue
      if (role !== Role.digit) letters++
    }
    // "mT5: A …", "nnU-Net: …": a capital or a digit anywhere in the first word.
    if (at > start) opensCapital ??= isCapital
    if (isCased) cased++
    if (isCased && at - start > 3) {
      long++
      if (isCapital) capitals++
    }
    if (at === start) {
      if (isStop(text.charCodeAt(at))) stops++
      at++
    }
  }
  return { letters, cased, long, capitals, opensCapital: opensCapital === true, stops }
}

/** The stroke of a name that programmers gave: "gr_ow". */
function isInName(text: string, at: number): boolean {
  return text.charCodeAt(at) === 95 && /^[a-z\d]_[a-z\d]$/i.test(text.slice(at - 1, at + 2))
}

/** Titles begin with a capital, and mostly capitalise their longer words; scripts without case say nothing. */
function caseOf({ cased, long, capitals, opensCapital }: WordCounts): -1 | 0 | 1 {
  if (cased < 2) return 0
  if (long > 0 && capitals * 2 >= long) return 1
  return cased <= 4 || opensCapital ? 0 : -1
}

/** Whether most longer words after the first have a capital, which a sentence with a full stop seldom has. */
function isTitleCase({ long, capitals, opensCapital }: WordCounts): boolean {
  const others = long - 1
  return opensCapital && others >= 1 && (capitals - 1) * 3 >= others * 2
}

function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x3002 || code === 0xff01 || code === 0xff1f
}

/** A full stop or an ellipsis. */
function endsSentence(code: number): boolean {
  return code === 46 || code === 0x3002 || code === 0x2026
}

const abbreviation = /\b(?:vs|v|no|vol|dr|st|et al)\.(?=\s)/gi
/** "Infrared Emission from Dust. IV. The Model" */
const partOfSeries = /\.\s[IVX]{1,4}\.(?=\s)/g

/** "Are You Talking to Me? Reasoned Dialog": a title may ask before it answers. */
function hasSentences(text: string, cases: number): boolean {
  if (!/[.。！？!?]\s+\p{L}/u.test(text)) return false
  const plain = text.replace(abbreviation, '').replace(partOfSeries, '')
  if (/[.。！？]\s+\p{L}/u.test(plain)) return true
  return cases < 1 && !asksFirst.test(plain) ? /[!?]\s+\p{L}/u.test(plain) : /[!?]\s+\p{Ll}/u.test(plain)
}

/** "Don't ask twice? Redundancy in labelling revisited" */
const asksFirst = /^\p{Lu}[^.!?]{5,60}\?\s\p{Lu}[^.!?]{10,80}$/u

// Verb endings that close a Korean, Japanese or Chinese sentence written without a full stop.
const sentenceEnding =
  /(?:다|음|함|됨|임|듯|요|네|까|죠|지|나|고|데|라고|だ|る|た|です|ます|い|了|的|吗|吧|呢|[?？])[)）!?~^ㅋㅎㅠㅜ\s]{0,20}$/u
/** Nouns that end as Korean verbs do: picture, message, detection, noise, game, frame, report. */
const nounEnding =
  /(?:이미|메시|페이|패키|스토리|브리|에너|엣|감|탐|인|방|유|정|편|잡|복)지$|(?:소|잡|마|모|자)음$|(?:게|프레|타|런타)임$|(?:광|경|보|사|참)고$|(?:안테|하)나$|(?:수|주|중|필)요$/u
const cjk = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

function isSentenceOfEastAsia(text: string): boolean {
  return cjk.test(text) && sentenceEnding.test(text.slice(-30)) && !nounEnding.test(text)
}

const asciiCount = 128
const rolesOfAscii = Uint8Array.from({ length: asciiCount }, (_, code) => {
  if (isAsciiLetter(code)) return code < 91 ? Role.capital : Role.small
  if (isDigit(code)) return Role.digit
  return code === 39 || code === 45 ? Role.joining : Role.none
})

function roleOfOther(text: string, at: number): Role {
  const code = text.charCodeAt(at)
  if (isCjk(code)) return roleOfCjk(code)
  if (code === 0x2019) return Role.joining
  // Signs before the letters of Latin, and the marks of typographers.
  return code < 0xaa || (code >= 0x2000 && code < 0x2070) ? Role.none : roleOfLetter(text.charAt(at))
}

/** Letters without case, but for the punctuation among them. */
function roleOfCjk(code: number): Role {
  return (code >= 0x3000 && code < 0x3005) ||
    (code > 0x3007 && code < 0x3041) ||
    code >= 0xff00 ||
    code === 0x30fb
    ? Role.none
    : Role.letter
}

function roleOfLetter(character: string): Role {
  if (character !== character.toLowerCase()) return Role.capital
  if (character !== character.toUpperCase()) return Role.small
  if (/\p{M}/u.test(character)) return Role.joining
  return /\p{L}/u.test(character) ? Role.letter : Role.none
}

/** A bracket at the end of the text and what it holds. */
interface Group {
  readonly from: number
  /** Without brackets inside it. */
  readonly inside: string
}

/** The last round bracket of the text, when nothing but marks of emphasis follows it. */
function trailingGroup(text: string): Group | undefined {
  let end = text.length
  while (end > 0 && ' *_.'.includes(text.charAt(end - 1))) end--
  const closer = text.charAt(end - 1)
  if (closer !== ')' && closer !== '）') return undefined
  const opener = closer === ')' ? '(' : '（'
  let depth = 0
  for (let at = end - 1; at >= 0; at--) {
    const character = text.charAt(at)
    if (character === closer) depth++
    else if (character === opener && --depth === 0) {
      return { from: at, inside: text.slice(at + 1, end - 1).replace(/\([^()]*\)/g, ' ') }
    }
  }
  return undefined
}

/** "PR-305", "#12", "P3b", "A1-3", "3Xin4-15" */
function isCodeName(words: string): boolean {
  return /^(?:[#\p{Lu}][\p{Lu}#-]{0,5}|\d?\p{Lu}\p{Ll}{0,3})\d{1,4}(?:[-.]\d{1,3})?\p{Ll}?$/u.test(words)
}

/** After a colon a title that has a colon itself. */
const namedAgain = /^[:：]\s+\p{Lu}[^:：.!?]{1,80}[:：]\s/u

/** Whether a name in bold, with a part of some kind after it, stands in front of words that are a title by themselves: "**MonoFar** Depth from Driving Videos". */
export function isNicknameOf(name: string, words: string, kind: string | undefined): boolean {
  // "**DPR again** : Dense Passage Retrieval"
  const [colon = ''] = /^\s+[:：]\s/.exec(words) ?? []
  if (colon && wordCount(name) <= 3) return judge(words.slice(colon.length)) >= level.likely
  // "**DeepTree**: DeepTree: A Deeper Tree", "**EfficientViT (MIT)**: EfficientViT: …"
  if (/^\S+(?: \([^()]*\))?$/.test(name) && namedAgain.test(words)) return true
  if (/\s/.test(name)) return false
  if (kind !== 'text') return kind === 'label'
  // "**PR-305** …": a number of the writer's own.
  if (isCodeName(name)) return wordCount(words) >= 2 && judge(words.trim()) > level.prose
  const opens = /^\s\p{Lu}\p{Ll}|^\s\d/u.test(words)
  return opens && wordCount(words) >= 3 && judge(words.trim()) >= level.likely
}

/** Words of which the first is all in small letters: "a must", but not "pix2pix" or "word2vec". */
export const opensSmall = /^\p{Ll}+(?![\p{Ll}\p{Lu}\d_])/u

const shortSentence = /^\p{Lu}\p{Ll}*(?:-\p{Ll}+)*(?: (?:\p{Ll}+(?:-\p{Ll}+)*|\d+)){1,4}[.!]$/u

/** "Cheap words.", "): Cheap": a few words with one capital and a full stop, or what follows a bracket around a link. */
export function isRemark(words: string): boolean {
  return /^[)\]）】]/.test(words) || shortSentence.test(words)
}
