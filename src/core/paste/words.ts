// What a text says besides the papers in it: words around a pasted reference, and a title in front of one.
import { type Span, slice, span } from '../base/span.ts'
import { type Digest, entryMarks, lineAbove, lineAt } from '../digest/model.ts'
import { isPeople } from '../digest/titles/people.ts'
import { isDate } from '../digest/titles/venues.ts'
import { linkKinds } from '../digest/titles/vocabulary.ts'
import { foldTitle } from '../paper/titles.ts'

/** Words around references without content: their kinds, arXiv's field names, conjunctions. */
const hollow =
  /^(?:arxiv(?:\.org)?|arxiv-id|pdf|html|abs|abstract|other|tex|source|link|links|paper|papers|url|doi|preprint|preprints|and|und|및|와|과|view|full|text|read|논문|링크|論文|链接|リンク)$/iu

/** The category of a paper, and the date, as arXiv prints them beside a page. */
const arxivStamp = /\[[a-z-]{2,10}(?:\.[A-Za-z-]{2,15})?\](?:\s+\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4})?/g

/** The words of a title that was copied as Markdown: labels instead of links, without brackets around the whole. */
export function withoutLinks(title: string): string {
  if (title.length > longestTitle) return title
  const plain = title.replace(link, '$1')
  if (plain !== title) return withoutLinks(plain)
  return /^\[([^[\]]+)\]$/.exec(title.trim())?.[1] ?? title
}

/** In UTF-16 units; no title is longer. */
const longestTitle = 2_000

/** A Markdown link: label and address, which may contain brackets. */
const link =
  /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?(?:https?:|[/.#])[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g

/** Words by which people point at a paper, as labels of links: they name none. */
const pointing =
  /^(?:(?:click|read|see|try|check out)\s+)?(?:(?:this|here|it|that|these|more)(?:\s+(?:paper|one|link|preprint|article|work|here))?|the\s+(?:paper|link|preprint|article|work))[.!:]?$|^(?:여기|이거|이것|저거|이 ?(?:논문|글|링크))$|^(?:ここ|こちら|これ|この論文)$|^(?:这里|此处|这篇(?:论文)?|這裡|這篇(?:論文)?)$/iu

export function isPointing(label: string): boolean {
  return pointing.test(label.trim())
}

/** Whether the text has a sentence, a name or a tag outside the spans, which are in order. */
export function saysMore(text: string, spans: readonly Span[]): boolean {
  return text.length > 0 && linesBeside(text, spans).some(hasOwnWords)
}

/**
 * Whether somebody has said anything outside the spans, which are in order: in words, with a rating, a symbol or a
 * date. arXiv's own labels for a paper do not count.
 */
export function isRemarkedOn(text: string, spans: readonly Span[]): boolean {
  return wordsBeside(text, spans).length > 0
}

/**
 * What a text says outside the spans, word by word, without markers, brackets and words that name or join links.
 * Ratings, dates, footnote markers and ticked boxes are included.
 */
export function wordsBeside(text: string, spans: readonly Span[]): readonly string[] {
  const all = [...marksOf(text), ...spans].sort((a, b) => a.start - b.start)
  return linesBeside(text, all)
    .flatMap((line) => line.replace(arxivStamp, ' ').split(/\s+/))
    .map(withoutEdges)
    .filter((word) => word !== '' && !isHollow(word))
}

/** The markers at the start of a text's lines. */
function marksOf(text: string): readonly Span[] {
  return Array.from(text.matchAll(/^.+/gm), ({ 0: line, index }) => {
    const marks = entryMarks.exec(line)?.[0].replace(/\[[xX]\]\s+$/, '') ?? ''
    return span(index, index + marks.length)
  })
}

/** Whether a line has a remark besides authors and dates. */
export function hasRemark(line: string): boolean {
  if (hasOwnWords(line) || sign.test(line) || loneWord.test(line)) return true
  const plain = line.replace(lead, '')
  const isOfPaper =
    plain.search(arxivStamp) >= 0 || partsOf(plain).some((part) => isPeople(withoutCommas(part)))
  return !isOfPaper && /\d/.test(plain)
}

/** Pictures and exclamation marks, without the squares and circles of lists. */
const sign = /[^\P{So}\u25A0-\u25FF©®]|[!?！？]/u

/** In Chinese, Japanese or Korean, where a short word looks like a name. */
const loneWord = /^\P{L}*[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]+\P{L}*$/u

const lead = /^[^\p{L}\p{N}^]*(?:\d{1,4}(?:[.):\]、]\s?|\t|\s*\|))?/u

/** Whether each of the words occurs in another text, as often. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const left = text.split(/\s+/).map(withoutEdges)
  return words.every((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function withoutEdges(word: string): string {
  const isEdge = (at: number) => edges.includes(word.charAt(at))
  let [start, end] = [0, word.length]
  while (start < end && isEdge(start)) start++
  while (end > start && isEdge(end - 1)) end--
  return word.slice(start, end)
}

const edges = '()[]{}<>|·•–—-,;:."\'“”‘’「」*_`'

function isHollow(word: string): boolean {
  return hollow.test(word) || linkKinds.has(word.toLowerCase())
}

/** The lines of a text with spaces in place of the spans. */
export function linesBeside(text: string, spans: readonly Span[]): readonly string[] {
  let rest = ''
  let done = 0
  for (const { start, end } of spans) {
    rest += `${text.slice(done, Math.max(done, start))} `
    done = Math.max(done, end)
  }
  return (rest + text.slice(done)).split(/\r?\n/)
}

/** Whether a line says more than its markers, a date and the paper's authors. */
function hasOwnWords(line: string): boolean {
  if (/#\p{L}/u.test(line)) return true
  return partsOf(line.replace(arxivStamp, ' ').replace(lead, '')).some(hasOwnWordsIn)
}

function partsOf(line: string): readonly string[] {
  return line.split(/[()[\]{}|·•–—]|[,;]\s*(?=(?:19|20)\d{2}\b)/u)
}

function hasOwnWordsIn(part: string): boolean {
  const words = part.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._'’-]*[\p{L}\p{M}\p{N}])?/gu) ?? []
  const own = words.filter((word) => !isHollow(word) && /\p{L}/u.test(word))
  if (own.length === 0) return false
  const trimmed = withoutCommas(part)
  return !isDate(trimmed) && !isStampDate(trimmed) && !isPeople(trimmed)
}

/** Without commas and white space at both ends; by hand, because a pattern would try each run of them inside. */
function withoutCommas(words: string): string {
  const isMark = (at: number) => /[\s,;]/.test(words.charAt(at))
  let [start, end] = [0, words.length]
  while (start < end && isMark(start)) start++
  while (end > start && isMark(end - 1)) end--
  return words.slice(start, end)
}

/** "2 Aug 2023", as arXiv prints beside a page. */
function isStampDate(words: string): boolean {
  return /^\s*\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}\s*$/.test(words)
}

/** The span including the brackets and quotation marks around it. */
export function withEnclosure(text: string, at: Span): Span {
  const open = '<([{"“「'
  const close = '>)]}"”」'
  let { start, end } = at
  while (start > 0 && end < text.length) {
    const mark = open.indexOf(text.charAt(start - 1))
    if (mark < 0 || text.charAt(end) !== close.charAt(mark)) break
    start--
    end++
  }
  return span(start, end)
}

/** Fewer letters may be other words by chance. */
const enoughLetters = 8

/** Longer lines are not looked at. */
const longestLine = 1_000

/** Whether the words before the offset, or the line above that has any, hold the title, and no link of their own. */
export function isTitleAbove(digest: Digest, offset: number, title: string): boolean {
  const wanted = foldTitle(title)
  if (wanted.length < enoughLetters) return false
  const own = digest.text.slice(lineAt(digest, offset).start, offset)
  if (holds(own, wanted)) return true
  if (/[\p{L}\p{N}]/u.test(own)) return false
  let above = lineAbove(digest, offset)
  if (above && slice(digest.text, above).trim() === '') above = lineAbove(digest, above.start)
  return above !== undefined && holds(slice(digest.text, above), wanted)
}

function holds(line: string, wanted: string): boolean {
  return line.length <= longestLine && !/https?:/i.test(line) && foldTitle(line).includes(wanted)
}

/** "Author, Ann", and "Author, Ann, Jr." of RIS or "Author, Jr., Ann" of BibTeX, in spoken order. */
export function givenFirst(name: string): string {
  const [family = '', second = '', third = ''] = name.split(',').map((part) => part.trim())
  const [given, suffix] = /^(?:(?:jr|sr)\.?|i{2,3}|iv)$/i.test(second) ? [third, second] : [second, third]
  return [given, family, suffix].filter(Boolean).join(' ')
}
