// Words as such: as a reader sees them, how many they are, and where their sentences begin.

import { matchesIn } from '../../base/span.ts'
import { decodeEntities } from '../../paper/tex/characters.ts'
import { isVenue } from './venues.ts'

const letter =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u058f\\u3041-\\u3096\\u30a1-\\u30fa\\u3131-\\u318e\\u3400-\\u548b\\u548d-\\u9fff\\uac00-\\ud7a3'
const simple = new RegExp(
  String.raw`^(?!\S*\d|\S+ \d)(?=(?:\S+ ){4})[${letter}][${letter}\d'’+: -]*[${letter}\d][.?!]?$`,
)
const parting = /(?:19|20|['’])\d{2}| (?:by|von|par) | -|- |\bet al/

/**
 * A quick look that most titles and sentences pass: five words or more of one sentence, and no punctuation, year or word that
 * may part a title from authors, a venue or a date.
 */
export function areSimple(words: string): boolean {
  return simple.test(words) && !parting.test(words)
}

/** The words of a title as a reader sees them: on one line, without marks of emphasis. */
export function titleText(words: string): string {
  const one = words.includes('\n') ? words.replace(/(?<!\s)\s*\n[\s>]*/g, ' ') : words
  // As the cells of a table have it.
  const joined = one.includes('\\|') ? one.replaceAll('\\|', '|') : one
  const plain = /[*_`<]/.test(joined) ? withoutMarks(joined) : joined
  // Last: "&lt;T&gt;" is no tag.
  return plain.includes('&') ? decodeEntities(plain) : plain
}

const elementNames =
  'a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hgroup|hr|i|iframe|img|ins|kbd|legend|li|main|mark|menu|nav|nobr|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr'
/**
 * What a tag has between its brackets: the name of an element of pages, or any name with an attribute. A name alone that is none
 * of these is what somebody has written, as in "List<T>".
 */
export const insideTag = String.raw`(${elementNames}|[a-z][a-z0-9:-]{0,40}(?=\s{1,9}[a-z][\w:-]{0,40}=["'\w#]))((?:\s[^<>]{0,2000})?)\s?/?`
const tag = new RegExp(String.raw`(?<!\\)</?${insideTag}>`, 'gi')

function withoutMarks(line: string): string {
  return (
    line
      .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
      .replace(/`([^`]+)`/g, '$1')
      .replace(tag, '')
      // The span of a title ends before the bracket of a tag that ends its words.
      .replace(/<\/[a-z]{1,10}$/i, '')
  )
}

const abbreviated = /(?<![\p{L}\p{N}])(?:\p{L}|vs|no|vol|dr|st|e\.g|i\.e|jr|fig)$/iu

/** Whether words end in an initial or an abbreviation, after which a full stop ends no sentence. */
export function endsAbbreviated(words: string): boolean {
  return abbreviated.test(words)
}

/**
 * "Tamm, K. & Rodríguez-Peña, A. Fish …", "Oduya, F. *et al.* …": the last full stop of an initial ends the authors, but not in
 * "TreeNet, J. Okafor and P. Singh".
 */
const authorsFirst =
  /^(?:\p{Lu}[\p{L}'’-]+, \p{Lu}\.(?:[ -]?\p{Lu}\.)*(?:, (?:& |and )?| & | and ))*\p{Lu}[\p{L}'’-]+, \p{Lu}\.(?:[ -]?\p{Lu}\.)* (?:\*?et al\.\*? )?(?=\p{Lu}\p{Ll})(?!\p{Lu}[\p{L}'’-]+(?:,? (?:and|&)|,) \p{Lu}\.)/u
/** "Castellanos R, Mbeki T, Jo H. Haplotype-aware …", "Okada M et al. A single-cell …" */
const initialsLast =
  /^(?:\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? \p{Lu}{1,3}, )*\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? \p{Lu}{1,3}(?:,? et al)?\. (?!\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?:,| and | & |\.))(?=[\p{L}\p{N}])/u
/** "Абрамова Е. К., Ким А. Модели …": in Cyrillic, initials with full stops stand after each surname. */
const initialsAfter =
  /^(?:[А-ЯЁ][\p{L}'’-]+ (?:[А-ЯЁ]\. ?){1,3}(?:, ?| ?и )?)+(?:и др\. )?(?=\p{Lu}[\p{L}-]*[\s:])(?![А-ЯЁ][\p{L}'’-]+ [А-ЯЁ]\.)/u
/** "Okafor, J. and Singh, P. (2023) TreeNet: …", "Okafor et al. (2023) …" */
const yearAfterAuthors =
  /^[^()]{0,300}(?:\p{Lu}\.|\bal\.?\*?),? \((?:19|20)\d{2}[a-z]?\)[,:]?\s+(?=[\p{Lu}"“*_])/u
const longestAuthors = 1000

const fullStop =
  /．\s*(?=\p{L})|[.。]["”*_]{0,3}\s+(?=[\p{Lu}\p{N}\p{Lo}"“*_[]|(?:van|von|de|den|der) \p{Lu}|(?:bio|med|chem)Rxiv)/gu
const questionBeforeName = /[?!]["”*_]{0,3}\s+(?=(?:\p{Lu}\.[\s-]?)+\p{Lu}\p{Ll})/gu
const questionBeforeVenue = /[?!]["”*_]{0,3}\s+(?=\p{Lu})/gu
const questionBeforeMarks = /[?!]\s+(?=[*_]\p{Lu}|In [*_\p{Lu}])/gu

/** Where the sentences of a reference begin: after a full stop that ends no initial and no abbreviation. */
export function sentenceStarts(words: string): readonly number[] {
  const starts = [0]
  if (!/[.。?!]\s|．|\.,? \(/.test(words)) return starts
  for (const match of matchesIn(words, fullStop)) {
    const before = words.slice(Math.max(0, match.index - 6), match.index)
    if (endsAbbreviated(before)) continue
    starts.push(match.index + match[0].length)
  }
  if (/[?!]/.test(words)) starts.push(...afterQuestions(words))
  const opening = words.slice(0, longestAuthors)
  const authors =
    (authorsFirst.exec(opening) ?? initialsAfter.exec(opening) ?? initialsLast.exec(opening))?.[0].length ?? 0
  const dated = yearAfterAuthors.exec(opening)?.[0].length ?? 0
  for (const end of [authors, dated]) if (end > 0) starts.push(end)
  return [...new Set(starts)].sort((a, b) => a - b)
}

function afterQuestions(words: string): readonly number[] {
  const afterEach = (pattern: RegExp) =>
    matchesIn(words, pattern).map(({ index, 0: mark }) => index + mark.length)
  const venues = afterEach(questionBeforeVenue).filter((at) =>
    isVenue(words.slice(at).replace(/[\s.]+$/, '')),
  )
  return [...afterEach(questionBeforeName), ...venues, ...afterEach(questionBeforeMarks)]
}

/** Words, and for scripts without spaces two characters for one. */
export function wordCount(text: string): number {
  const spaced = text.trim().split(/\s+/u).length
  const east = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0
  return spaced + Math.floor(east / 2)
}

/** Words that go on in other lines, on one line. */
export function onOneLine(words: string): string {
  return words.includes('\n') ? words.replace(/(?<!\s)\s*\n\s*/g, ' ') : words
}
