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
