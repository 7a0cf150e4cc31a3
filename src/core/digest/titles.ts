import { type Span, span } from '../base/span.ts'
import type { Label } from './digest.ts'
import type { Line } from './lines.ts'

/** The title that a line consists of, without emphasis marks around it and authors behind it. */
export function readTitle(line: Line): Label {
  return trimTitle(line.text, line.content) ?? { span: line.content, text: line.text }
}

/** The text without emphasis marks, white space and authors around it; `undefined` when nothing is left. */
export function trimTitle(raw: string, at: Span): Label | undefined {
  const lead = /^(?:\s|\*\*|__)*/.exec(raw)?.[0].length ?? 0
  let end = trimEnd(raw, lead, raw.length)
  const authors = authorsBehind(raw.slice(lead, end))
  if (authors > 0) end = trimEnd(raw, lead, lead + authors)
  if (end <= lead) return undefined
  return { span: span(at.start + lead, at.start + end), text: raw.slice(lead, end) }
}

/** No title of arXiv comes near this with its authors; it keeps the scoring off commentary of any length. */
const longestTitle = 500

/**
 * How much a line reads like a paper's title: below 0 it is prose, above 0 it has the looks of one, from 3 on authors in
 * parentheses leave no doubt.
 */
export function titleScore(text: string): number {
  if (text.length > longestTitle || !/\p{L}/u.test(text) || /[:,;，：、；]\s*$/u.test(text)) return -3
  const authors = authorsBehind(text)
  const title = authors > 0 ? text.slice(0, authors).trimEnd() : text
  return (authors > 0 ? 3 : 0) + (isProse(title) ? -2 : 0) + caseScore(title)
}

function isProse(text: string): boolean {
  if (
    /(?<!\bet al)[.。…]["')\]）」』]*$/u.test(text) ||
    /[.。!?！？]\s+\p{L}/u.test(text.replace(/\bvs\./gi, 'vs'))
  ) {
    return true
  }
  return cjk.test(text) && sentenceEnding.test(text)
}

/** Titles begin with a capital, and mostly capitalise their longer words; scripts without case say nothing. */
function caseScore(text: string): number {
  const words = (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter((word) =>
    /\p{Lu}|\p{Ll}/u.test(word),
  )
  if (words.length < 2) return 0
  const long = words.filter((word) => word.length > 3)
  const capitals = long.filter((word) => /\p{Lu}|\p{N}/u.test(word)).length
  if (capitals * 2 >= long.length) return 1
  return /^\P{L}*[\p{Lu}\p{N}]/u.test(text) || words.length <= 4 ? 0 : -1
}

/** Where authors in parentheses begin behind a title: `Title (Ann Author, Bo Author)`; 0 when none do. */
function authorsBehind(text: string): number {
  const trailer = /^(.*\S)\s*\(([^()]*)\)[\s*_]*$/u.exec(text)
  const [, title = '', inside = ''] = trailer ?? []
  if (!trailer || !/\p{L}/u.test(title)) return 0
  const names = inside.split(/,|;|\band\b|&/u).map((name) => name.trim())
  return names.every(isName) ? title.length : 0
}

/** Two to five words, the first and the last with a capital: "Chen Change Loy", "Gido M. van de Ven", "L. Van Gool". */
function isName(text: string): boolean {
  if (text === 'et al.' || text === 'et al') return true
  const words = text.split(/\s+/u)
  if (words.length < 2 || words.length > 6 || /\d/.test(text)) return false
  return [words[0], words.at(-1)].every((word) => word !== undefined && /^['’]?(?:d['’])?\p{Lu}/u.test(word))
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && /[\s*_]/.test(text.charAt(end - 1))) end--
  return end
}

const cjk = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
// Verb endings that close a Korean, Japanese or Chinese sentence written without a full stop.
const sentenceEnding = /(?:다|음|함|됨|임|듯|요|네|까|죠|기|だ|る|た|です|ます|い|了|的)[)）!?~^ㅋㅎ\s]*$/u
