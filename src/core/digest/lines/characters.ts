/** Space, tab, no-break and ideographic space, zero-width space and byte order mark; no line feed. */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 32 || code === 9 || code === 13
  return code === 0xa0 || code === 0x3000 || isInvisible(code)
}

/** A character of no width: a zero-width space, a byte order mark, or a sign for the direction of what follows. */
export function isInvisible(code: number): boolean {
  if (code < 0x200b) return false
  const isDirection = code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e)
  return isDirection || code === 0x200b || (code >= 0x2066 && code <= 0x2069) || code === 0xfeff
}

/** CJK letters and punctuation end an address: Korean particles and full-width brackets follow one without a space. */
export function isCjk(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x3000 && code <= 0x30ff) ||
    (code >= 0x3130 && code <= 0x318f) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xff00 && code <= 0xffef)
  )
}

/** A syllable of Hangul, kana, or a Han character: no punctuation, and no picture. */
export function isEastAsianLetter(code: number): boolean {
  return (
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x3400 && code <= 0x9fff)
  )
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** A letter of English or of East Asia. */
export function isLetter(code: number): boolean {
  return isAsciiLetter(code) || isEastAsianLetter(code)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** What a site's generator puts in the place of it: `{{< stars 5 >}}`, `{% include %}`, `{:.class}`. */
const template = /\{\{[<%/][^{}]*\}\}|\{%[^{}]*%\}|\{[:#][^{}]*\}/g

/** Whether a text has a letter or a digit outside of templates. */
export function hasWords(written: string): boolean {
  if (written === '') return false
  const text = written.includes('{') ? written.replace(template, '') : written
  const code = text.charCodeAt(0)
  return isAsciiLetter(code) || isDigit(code) || isEastAsianLetter(code) || /[\p{L}\p{N}]/u.test(text)
}

/** What stands between papers in place of a rule: "· · ·", "⁂", and "\\\\" in arXiv's mails. */
const ornament = /^[\s\\.·•…*⁂❦~_=+#—–|-]*$/

/** Signs without words open a formula or rate a paper; ornaments belong to no paper. */
export function saysNothing(words: string): boolean {
  return !hasWords(words) && ornament.test(words)
}

/** Whether a line is a picture of what a paper shows, and no badge that counts its stars. */
export function isPicture(words: string): boolean {
  return /^<img\s(?![^<>]*(?:badge|shields))[^<>]*>$/i.test(words)
}

/** An emoji or pictograph with what modifies it, as the source of a pattern with the flag `u`. */
export const pictograph = String.raw`(?:[\u{1F1E6}-\u{1F1FF}]{2}|[0-9#*]\uFE0F?\u20E3|(?![0-9#*©®™])\p{Extended_Pictographic}(?:[\uFE0F\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic}\uFE0F?)*)`

/** A letter of Korean, Japanese or Chinese, which have no capitals. */
export const eastAsian = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/

/** A thematic break of Markdown. */
export const isRule = /^(?:-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])$/

const inRule = /^[-=~─═━]{3}/
const ofRule = '-=~─═━'

/** Where the words of a line end that a comment or a rule follows: "A Title <!-- no link yet -->", "--- 2023 -----------". */
export function endOfShown(text: string, from: number, to: number): number {
  const open = text.endsWith('-->', to) ? text.slice(from, to).lastIndexOf('<!--') : -1
  if (open > 0) return endOfWords(text, from, from + open)
  if (!inRule.test(text.slice(from, from + 3))) return to
  let start = to
  while (start > from && ofRule.includes(text.charAt(start - 1))) start--
  const end = endOfWords(text, from, start)
  return end < start && to - start >= 2 ? end : to
}

/** Where the words of a line end: in front of white space, and of a backslash or `<br>` that breaks the line. */
export function endOfWords(text: string, from: number, end: number): number {
  let to = end
  for (let last = -1; to !== last; ) {
    last = to
    while (to > from && (isSpace(text.charCodeAt(to - 1)) || isHardBreak(text, from, to))) to--
    if (text.charCodeAt(to - 1) === 62) to -= lengthOfBreak(text.slice(Math.max(from, to - longestBreak), to))
  }
  return to
}

const longestBreak = '<br />'.length

function lengthOfBreak(words: string): number {
  return /<br\s*\/?>$/i.exec(words)?.[0].length ?? 0
}

/** A backslash after a space, a letter or a mark that closes; after others it may be a part of a formula. In AsciiDoc, " +". */
function isHardBreak(text: string, from: number, to: number): boolean {
  if (text.charCodeAt(to - 1) === 43) return to - from > 4 && isSpace(text.charCodeAt(to - 2))
  return (
    text.charCodeAt(to - 1) === 92 && to - from > 2 && /[ \t*_)\].,>\p{L}\p{N}]/u.test(text.charAt(to - 2))
  )
}

/** Where the line that starts here has its line feed, or the end of the text. */
export function lineFeedFrom(text: string, start: number): number {
  const found = text.indexOf('\n', start)
  return found < 0 ? text.length : found
}

/** How many columns a space, a tab or an invisible character takes in front of a line's words. */
export function widthOf(code: number): number {
  if (code === 9) return 4
  return isInvisible(code) ? 0 : 1
}

/** Whether a UTF-16 unit is one of a sign that people write right after an address ("★★★", "🔥"), or has no width. */
export function isPictograph(code: number): boolean {
  if (code < 0x200b) return false
  const isSymbol = (code >= 0x2600 && code <= 0x27bf) || code === 0x2b50
  const isJoiner = code === 0x200b || code === 0x200d || code === 0xfe0f
  return isSymbol || isJoiner || (code >= 0xd83c && code <= 0xd83e) || (code >= 0xdc00 && code <= 0xdfff)
}
