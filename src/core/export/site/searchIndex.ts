// The index that a site is searched by: what its scripts contain, for those who write them and for `src/site/search.ts`, which
// reads them.

/** What the scripts of the index contain. */
export type IndexFile =
  | { readonly digests: readonly IndexedDigest[] }
  | { readonly papers: readonly IndexedPaper[] }
/** Address, title, date, language, and `rtl` if it is read from right to left. */
export type IndexedDigest = readonly [string, string, string, string, string]
/** Number of the digest, fragment, and commentary. */
export type IndexedPlace = readonly [number, string, string]
/**
 * Title, authors and the number of further ones, other facts, the newest places, and the numbers of the digests of all
 * others.
 */
export type IndexedPaper = readonly [
  string,
  readonly string[],
  number,
  readonly string[],
  readonly IndexedPlace[],
  readonly number[],
]

/** The script may be embedded in a page: nothing in it can end the element. */
export function indexScript(content: IndexFile): string {
  const json = JSON.stringify(content).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `(window.researchDigestIndex ??= []).push(${json})\n`
}
