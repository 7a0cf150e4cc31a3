import { type Span, span } from '../base/span.ts'
import type { Label } from './digest.ts'
import type { Line } from './lines.ts'

/** The title that a line consists of, without emphasis marks around it. */
export function readTitle(line: Line): Label {
  return trimTitle(line.text, line.content) ?? { span: line.content, text: line.text }
}

/** The text without the emphasis marks and white space around it; `undefined` when nothing is left. */
export function trimTitle(raw: string, at: Span): Label | undefined {
  const lead = /^(?:\s|\*\*|__)*/.exec(raw)?.[0].length ?? 0
  let end = raw.length
  while (end > lead && /[\s*_]/.test(raw.charAt(end - 1))) end--
  if (end <= lead) return undefined
  return { span: span(at.start + lead, at.start + end), text: raw.slice(lead, end) }
}

/** Whether a line reads like a sentence of commentary rather than like a paper's title. */
export function looksLikeProse(text: string): boolean {
  if (/[.。…]["')\]）」』]*$/u.test(text) && !/\bet al\.$/.test(text)) return true
  if (/[.。!?！？] \p{L}/u.test(text)) return true
  const words = text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*/gu) ?? []
  if (
    words.some((word) =>
      /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(word),
    )
  ) {
    return sentenceEnding.test(text)
  }
  return words.length > 0 && !/^\P{L}*[\p{Lu}\p{N}]/u.test(text) && words.length > 4
}

// Verb endings that close a Korean, Japanese or Chinese sentence written without a full stop.
const sentenceEnding = /(?:다|음|함|됨|임|듯|요|네|까|죠|だ|る|た|です|ます|い|了|的)[!?~^ㅋㅎ\s]*$/u
