/** Space, tab, no-break and ideographic space, zero-width space and byte order mark. */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 32 || code === 9 || code === 13
  return code === 0xa0 || code === 0x200b || code === 0x3000 || code === 0xfeff
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

export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** An offset behind any text. No infinity: engines keep whole numbers of this size apart from others, and compare them faster. */
export const behindText = 0x3fff_ffff
