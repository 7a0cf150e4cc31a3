/** Letters of a script that must be there before a text counts as written in its language, of a hundred letters. */
const fewest = 10
const enough = 2_000

/**
 * The language that a text is most likely written in, for the choice of fonts and for those who read pages aloud: BCP 47
 * tags of Korean, Japanese and Chinese by their scripts, otherwise English.
 */
export function languageOf(text: string): 'ko' | 'ja' | 'zh' | 'en' {
  const letters = (text.match(/\p{L}/gu) ?? []).slice(0, enough).join('')
  const share = (script: RegExp) => ((letters.match(script)?.length ?? 0) * 100) / Math.max(1, letters.length)
  if (share(/\p{Script=Hangul}/gu) >= fewest) return 'ko'
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) >= fewest / 2) return 'ja'
  return share(/\p{Script=Han}/gu) >= fewest ? 'zh' : 'en'
}
