/** So much of a text tells its language, in UTF-16 units. */
const sampleLength = 4_000

/**
 * The language of a text in Chinese, Japanese or Korean, as HTML names it; `undefined` for what is written in letters.
 * Han characters look different in each, and lines break differently.
 */
export function languageOf(text: string): 'ko' | 'ja' | 'zh' | undefined {
  const sample = text.slice(0, sampleLength)
  const hangul = count(sample, /\p{Script=Hangul}/gu)
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(sample, /\p{Script=Han}/gu)
  // A word in another language is a quotation.
  if (hangul + kana + han <= 0.05 * count(sample, /\p{L}/gu)) return undefined
  if (hangul >= kana + han) return 'ko'
  return kana * 10 > han ? 'ja' : 'zh'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The attribute for a paper's title: titles are in English unless their letters say otherwise, whatever the digest is in. */
export function titleLanguage(title: string): string {
  return languageOf(title) ? '' : ' lang="en"'
}

/** What may stand between a bracket and the particle after it. */
const inline = /^<\/?(?:a|code|del|em|s|span|strong|sub|sup)\b/
const closing = /[)\]}」』》%]$/
const particle = /([)\]}」』》%])(?=\p{Script=Hangul})/gu
const hangulFirst = /^\p{Script=Hangul}/u

/**
 * HTML in which no line breaks between a closing bracket and a Korean particle, by a word joiner: Chromium breaks there in spite
 * of `word-break: keep-all`. Attributes stay as they are.
 */
export function holdParticles(html: string): string {
  if (!/\p{Script=Hangul}/u.test(html)) return html
  let isAfterBracket = false
  return html.replace(/<[^<>]*>|[^<>]+/g, (piece) => {
    if (piece.startsWith('<')) {
      isAfterBracket &&= inline.test(piece)
      return piece
    }
    const held = piece.replace(particle, '$1\u2060')
    const isHeld = isAfterBracket && hangulFirst.test(piece)
    isAfterBracket = closing.test(piece)
    return isHeld ? `\u2060${held}` : held
  })
}
