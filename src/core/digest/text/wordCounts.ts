import { isAsciiLetter, isCjk } from './characters.ts'

/** Of the words of a text that have letters with case. */
export interface WordCounts {
  readonly cased: number
  /** Of more than three letters. */
  readonly long: number
  /** Of the long ones, those with a capital or a digit. */
  readonly capitals: number
}

/** What a character is in a word. */
const role = { none: 0, joining: 1, letter: 2, small: 3, capital: 4, digit: 5 } as const
type Role = (typeof role)[keyof typeof role]

/** By loops rather than by patterns: an archive has many thousands of lines to be judged. */
export function countWords(text: string): WordCounts {
  let cased = 0
  let long = 0
  let capitals = 0
  for (let at = 0; at < text.length; ) {
    const start = at
    let isCased = false
    let isCapital = false
    for (; at < text.length; at++) {
      const found = roleOf(text, at)
      if (found === role.none || (found === role.joining && at === start)) break
      if (found === role.small || found === role.capital) isCased = true
      if (found === role.capital || found === role.digit) isCapital = true
    }
    if (isCased) cased++
    if (isCased && at - start > 3) {
      long++
      if (isCapital) capitals++
    }
    if (at === start) at++
  }
  return { cased, long, capitals }
}

/** Whether the first letter or digit is a capital or a digit. */
export function opensCapital(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const found = roleOf(text, at)
    if (found > role.joining) return found === role.capital || found === role.digit
  }
  return false
}

function roleOf(text: string, at: number): Role {
  const code = text.charCodeAt(at)
  if (isAsciiLetter(code)) return code < 91 ? role.capital : role.small
  if (code >= 48 && code <= 57) return role.digit
  if (code === 39 || code === 45 || code === 0x2019) return role.joining
  if (code < 0xaa) return role.none
  return isCjk(code) ? roleOfCjk(code) : roleOfOther(text.charAt(at))
}

/** Letters without case, but for the punctuation among them. */
function roleOfCjk(code: number): Role {
  return (code >= 0x3000 && code < 0x3005) ||
    (code > 0x3007 && code < 0x3041) ||
    code >= 0xff00 ||
    code === 0x30fb
    ? role.none
    : role.letter
}

function roleOfOther(sign: string): Role {
  if (sign !== sign.toLowerCase()) return role.capital
  if (sign !== sign.toUpperCase()) return role.small
  if (/\p{M}/u.test(sign)) return role.joining
  return /\p{L}/u.test(sign) ? role.letter : role.none
}
