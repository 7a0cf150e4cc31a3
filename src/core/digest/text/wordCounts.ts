import { isAsciiLetter } from './characters.ts'

/** Of the words of a text that have letters with case. */
export interface WordCounts {
  readonly cased: number
  /** Of more than three letters. */
  readonly long: number
  /** Of the long ones, those with a capital or a digit. */
  readonly capitals: number
}

const isAscii = /^[ -~]*$/

export function countWords(text: string): WordCounts {
  return isAscii.test(text) ? countAscii(text) : countAny(text)
}

const wordsOf = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
const hasCase = /[a-zA-Z]|\p{Lu}|\p{Ll}/u

function countAny(text: string): WordCounts {
  const words = (text.match(wordsOf) ?? []).filter((word) => hasCase.test(word))
  const long = words.filter((word) => word.length > 3)
  const capitals = long.filter((word) => /\p{Lu}|\p{N}/u.test(word)).length
  return { cased: words.length, long: long.length, capitals }
}

/** The same without the tables of Unicode: an archive has many thousands of lines to be judged, nearly all in ASCII. */
function countAscii(text: string): WordCounts {
  let cased = 0
  let long = 0
  let capitals = 0
  for (let at = 0; at < text.length; ) {
    const start = at
    let hasLetter = false
    let hasCapital = false
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const isDigit = code >= 48 && code <= 57
      if (isAsciiLetter(code)) hasLetter = true
      else if (!isDigit && (at === start || (code !== 39 && code !== 45))) break
      if (isDigit || code < 91) hasCapital ||= isDigit || code >= 65
    }
    if (hasLetter) cased++
    if (hasLetter && at - start > 3) {
      long++
      if (hasCapital) capitals++
    }
    if (at === start) at++
  }
  return { cased, long, capitals }
}
