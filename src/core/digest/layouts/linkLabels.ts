import { isAsciiLetter } from '../text/characters.ts'
import type { LineTable } from '../text/lineTable.ts'
import { leadsToArxiv, leadsToPaper } from '../text/linkTable.ts'

/** Words that say what lies behind a link, "paper" or "code", and name none. */
const kinds = new Set(
  `paper papers pdf arxiv abs abstract link links url urls code codes github gitlab repo repos repository implementation
   implementations project projects page pages homepage webpage website site blog blogs post posts article articles video
   videos youtube slide slides talk talks demo demos colab data dataset datasets model models weights tweet tweets thread
   twitter x hugging summary review reviews note notes read more here html doi openreview scholar alphaxiv huggingface hf poster
   posters supp supplement supplementary appendix bibtex cite springer ieee acm
   논문 코드 링크 원문 论文 代码 链接 项目 論文 コード リンク 原論文 公式`.split(/\s+/),
)
/** Words that stand beside those. */
const joining = new Set(
  `the to my our its full original official unofficial nips neurips iclr icml cvpr acl pytorch tensorflow tf jax keras web
   home semantic face version release`.split(/\s+/),
)
const mostGenericWords = 6

/** Whether words say no more than what kind of thing a link leads to: "Paper", "official code", "Project Page 2". */
function isGeneric(words: string): boolean {
  const [first = ''] = firstWord.exec(words) ?? []
  if (!isGenericWord(first.toLowerCase())) return false
  const all = words.toLowerCase().split(/\s+/)
  return all.length <= mostGenericWords && all.some((word) => kinds.has(word)) && all.every(isGenericWord)
}

const firstWord = /^\S+/

function isGenericWord(word: string): boolean {
  return kinds.has(word) || joining.has(word) || /^\d+$/.test(word)
}

const bareId = /^(?:arxiv:?\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/i
const marksAround =
  /^(?:[\s*_~`"'“”[\]():：.–—-]|\p{Extended_Pictographic}\uFE0F?)+|(?:[\s*_~`"'“”[\]():：.–—-]|\p{Extended_Pictographic}\uFE0F?)+$/gu

/** Whether the words can be a title: letters of their own, no "paper" or "code", no identifier, address or shortcode. */
export function canNamePaper(label: string): boolean {
  if (label === '') return false
  const seen = label.includes('![') ? label.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1') : label
  const words = isBare(seen) ? seen : seen.replace(/^:[a-z0-9_+-]+:$/i, '').replace(marksAround, '')
  return (
    /\p{L}{2}/u.test(words) && !isGeneric(words) && !bareId.test(words) && !/^(?:https?:|www\.)/i.test(words)
  )
}

/** Whether there are letters of Latin at both ends, and so no marks. */
function isBare(words: string): boolean {
  return isAsciiLetter(words.charCodeAt(0)) && isAsciiLetter(words.charCodeAt(words.length - 1))
}

/** The words in the brackets of a link; empty for a bare one. */
export function labelOf(lines: LineTable, link: number): string {
  const { start, end } = lines.links.labelSpan(link)
  return lines.text.slice(start, end)
}

export function isArxivLink({ text, links }: LineTable, link: number): boolean {
  return leadsToArxiv(text, links.form(link), links.start(link), links.end(link))
}

export function isPaperLink({ text, links }: LineTable, link: number): boolean {
  return leadsToPaper(text, links.form(link), links.start(link), links.end(link))
}

const saysPaper =
  /^\W*(?:(?:link to (?:the )?)?(?:full |original )?papers?|pdf|arxiv|論文|论文|논문|원문)\W*$/i

/**
 * Of the links from one index up to another, the one to the paper: to arXiv, else to a paper's host, else the one that
 * says so; -1 when none is.
 */
export function paperLink(lines: LineTable, from: number, to: number): number {
  return (
    findLink(from, to, (link) => isArxivLink(lines, link)) ??
    findLink(from, to, (link) => isPaperLink(lines, link)) ??
    findLink(from, to, (link) => saysPaper.test(labelOf(lines, link))) ??
    -1
  )
}

function findLink(from: number, to: number, isWanted: (link: number) => boolean): number | undefined {
  for (let link = from; link < to; link++) if (isWanted(link)) return link
  return undefined
}
