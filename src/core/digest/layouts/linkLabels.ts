import { isAsciiLetter } from '../text/characters.ts'
import type { LineTable } from '../text/lineTable.ts'
import { leadsToArxiv, leadsToPaper } from '../text/linkTable.ts'

/** What a link's text is when it names what lies behind it, "paper" or "code", and no title. */
const generic =
  /^(?:the\s+)?(?:(?:link|links|url)\s+(?:to\s+)?(?:the\s+)?)?(?:(?:full|original|official|unofficial|arxiv|nips|neurips|iclr|icml|cvpr|acl|pytorch|tensorflow|tf|jax|keras|my|our|its|project|supplementary)\s+)?(?:papers?|pdf|arxiv|abs(?:tract)?|link|url|code|github|gitlab|repo(?:sitory)?|implementation|project(?:\s+page)?|home\s?page|page|web\s?(?:site|page)|site|blog(?:\s*post)?|post|article|video|youtube|slides?|talk|demo|colab|data(?:set)?s?|models?|weights|tweet|thread|twitter|x|summary|review|notes?|read(?:\s+more)?|more|here|html|doi|openreview|semantic scholar|scholar|alphaxiv|huggingface|hugging face|hf|poster|supp(?:lementary|lement)?|appendix|bibtex|cite|springer|ieee|acm|논문|코드|링크|원문|论文|代码|链接|项目|論文|コード|リンク|原論文|公式)(?:\s+(?:paper|link|version|page|repo|code|release|\d+))?s?$/i
const bareId = /^(?:arxiv:?\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/i
const marksAround =
  /^(?:[\s*_~`"'“”[\]():：.–—-]|\p{Extended_Pictographic}\uFE0F?)+|(?:[\s*_~`"'“”[\]():：.–—-]|\p{Extended_Pictographic}\uFE0F?)+$/gu

/** Whether the words can be a title: letters of their own, no "paper" or "code", no identifier, address or shortcode. */
export function canNamePaper(label: string): boolean {
  const seen = label.includes('![') ? label.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1') : label
  const words = isBare(seen) ? seen : seen.replace(/^:[a-z0-9_+-]+:$/i, '').replace(marksAround, '')
  return (
    /\p{L}{2}/u.test(words) &&
    !generic.test(words) &&
    !bareId.test(words) &&
    !/^(?:https?:|www\.)/i.test(words)
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
