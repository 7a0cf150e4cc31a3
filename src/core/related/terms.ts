/**
 * Words count as a whole and in parts of this many letters: "diffusion" is similar to "diffusing", whatever the
 * language's endings.
 */
const partLength = 4
const sequence = /[\p{L}\p{N}]+/gu
/** Scripts whose words have endings without a space, or no spaces at all: pairs of characters say more than words. */
const ofPairs = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u
const pairedOrNot =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu
const address = /\bhttps?:\/\/\S+/g

/** Words of English titles that say nothing about the subject of a paper. */
const emptyWords = new Set(
  (
    'a an and are as at be by can do for from how in into is it its of on or over than that the their this to toward ' +
    'towards toward using via we what when where which with without your not more'
  ).split(' '),
)

/**
 * The terms by which a text is compared, each as often as it occurs: words and their parts of four letters, and pairs
 * of characters in Chinese, Japanese and Korean. Addresses are skipped.
 */
export function* termsOf(text: string): Generator<string> {
  for (const [word] of text.replace(address, ' ').normalize('NFKC').toLowerCase().matchAll(sequence)) {
    if (emptyWords.has(word)) continue
    if (ofPairs.test(word)) for (const [run] of word.matchAll(pairedOrNot)) yield* termsOfRun(run)
    else yield* termsOfWord(word)
  }
}

function termsOfRun(run: string): Iterable<string> {
  return ofPairs.test(run) ? partsOf(run, 2) : termsOfWord(run)
}

function* termsOfWord(word: string): Generator<string> {
  if (word.length < 2) return
  yield word
  // The edges count: "net" at the end of a word is not that of "network".
  for (const part of partsOf(`^${word}$`, partLength)) yield part
}

function* partsOf(word: string, length: number): Generator<string> {
  for (let at = 0; at + length <= word.length; at++) yield word.slice(at, at + length)
}
