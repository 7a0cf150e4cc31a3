import { codeSet, withoutSignsAround } from './codeSet.ts'
import { isManyPeople, isPeople, mayList } from './people.ts'
import { trailingGroup } from './trailingGroup.ts'
import { withoutVenue } from './venues.ts'
import { countWords, opensCapital } from './wordCounts.ts'

/** No title of arXiv comes near this with its authors; it keeps the scoring off commentary of any length. */
const longestTitle = 500

/**
 * How much a line reads like a paper's title: below 0 it is prose, above 0 it has the looks of one, from 3 on authors in
 * parentheses leave no doubt.
 */
export function titleScore(line: string): number {
  const text = line.includes(']]') ? line.replace(wikiLinks, '') : line
  if (text.length > longestTitle || !/\p{L}/u.test(text) || goesOn(text)) return -3
  const group = trailingGroup(text)
  const hasAuthors = group !== undefined && /\p{L}/u.test(text.slice(0, group.from)) && isPeople(group.inside)
  const title = hasAuthors ? text.slice(0, group.from).trimEnd() : text
  const score = caseScore(title)
  return (hasAuthors ? 3 : 0) + (isProse(title, score) ? -2 : 0) + score
}

/** Whether the text ends with a sign behind which more is to come. */
function goesOn(text: string): boolean {
  const words = text.trimEnd()
  return endsOpen[words.charCodeAt(words.length - 1)] === 1
}

const endsOpen = codeSet(':,;，：、；')

/** `[[another note]]` behind what is said. */
const wikiLinks = /(?:\s*\[\[[^\]]*\]\])+\s*$/u

/** Whether a line ends with at least two authors, in parentheses behind something like a title. */
export function hasAuthorsBehind(text: string): boolean {
  const group = text.length > longestTitle ? undefined : trailingGroup(text)
  if (!group || !isManyPeople(group.inside)) return false
  const title = text.slice(0, group.from).trim()
  const score = caseScore(title)
  return score >= 0 && /\p{L}{2}/u.test(title) && !isProse(title, score)
}

/** Whether a line lists authors and nothing else, with or without a label in front. */
export function isAuthorLine(text: string): boolean {
  if (text.length > longestTitle || !mayList(text)) return false
  const line = text.includes('<br') ? text.replace(/(?:\s*<br\s*\/?>)+\s*$/i, '') : text
  const names = withoutSignsAround(
    line.replace(/^(?:authors?|by|著者|저자|作者)\s*[:：]?\s*/i, ''),
    marksInFront,
    marksBehind,
  )
  const people = withoutVenue(names)
  return isManyPeople(people) || (names !== text && isPeople(people))
}

const whiteSpace = ' \t\n\r\u00a0\u3000'
const marksInFront = codeSet(`${whiteSpace}*_-`)
const marksBehind = codeSet(`${whiteSpace}*_`)

function hasSentences(text: string): boolean {
  return /[.。！？]\s+\p{L}/u.test(text.replace(/\b(?:vs|v|no|vol|dr|st)\.(?=\s)/gi, ''))
}

function isProse(text: string, score: number): boolean {
  if (/(?<!\bet al)[.。…]["')\]）」』]*$/u.test(text)) return true
  if (/[.。！？]\s/.test(text) && hasSentences(text)) return true
  // "Are You Talking to Me? Reasoned Dialog": a title may ask before it answers.
  if (score < 1 ? /[!?]\s+\p{L}/u.test(text) : /[!?]\s+\p{Ll}/u.test(text)) return true
  return beyondLatin.test(text) && cjk.test(text) && sentenceEnding.test(text)
}

/** Titles begin with a capital, and mostly capitalise their longer words; scripts without case say nothing. */
function caseScore(text: string): number {
  const { cased, long, capitals } = countWords(text)
  if (cased < 2) return 0
  if (long > 0 && capitals * 2 >= long) return 1
  return cased <= 4 || opensCapital(text) ? 0 : -1
}

/** A quick look that spares one at the tables of scripts. */
const beyondLatin = /[\u1100-\uffff]/
const cjk = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
// Verb endings that close a Korean, Japanese or Chinese sentence written without a full stop.
const sentenceEnding =
  /(?:다|음|함|됨|임|듯|요|네|까|죠|기|지|나|고|데|라고|だ|る|た|です|ます|い|了|的|吗|吧|呢|[?？])[)）!?~^ㅋㅎㅠㅜ\s]*$/u
