import { isPaperUrl } from '../../paper/paperHosts.ts'
import type { Link } from '../digest.ts'
import type { Line } from '../lines.ts'

/** What a link's text is when it names what lies behind it, "paper" or "code", and no title. */
const generic =
  /^(?:\W*)(?:the\s+)?(?:papers?|pdf|arxiv|abs(?:tract)?|link|url|code|github|repo(?:sitory)?|project(?:\s+page)?|page|website|site|blog(?:\s*post)?|post|article|video|slides?|talk|demo|data(?:set)?|model|tweet|thread|twitter|summary|review|notes?|read|here|html|doi|openreview|poster|supp(?:lementary)?|논문|코드|링크|论文|代码|链接|論文|コード|リンク)(?:\s+(?:paper|link|version|page|\d+))?(?:\W*)$/i

/** Whether the text in a link's brackets can be a title: words of its own, no bare label and no identifier. */
export function canNamePaper(label: string): boolean {
  return /\p{L}{2}/u.test(label) && !generic.test(label) && !/^(?:arxiv:)?\d{4}\.\d{4,5}/i.test(label.trim())
}

/** Of several links beside a title, the one to the paper: to arXiv, else to a paper's host, else the one that says so. */
export function paperLink(line: Line, links: readonly Link[]): Link | undefined {
  return (
    links.find(({ arxiv }) => arxiv) ??
    links.find(({ url }) => isPaperUrl(url)) ??
    links.find((link) => /^\W*(?:papers?|pdf|arxiv|論文|论文|논문)\W*$/i.test(labelOf(line, link)))
  )
}

/** The words in the brackets before the link's address; empty for a bare one. */
function labelOf({ text, content }: Line, link: Link): string {
  const close = link.span.start - content.start - 2
  if (!text.startsWith('](', close)) return ''
  return text.slice(text.lastIndexOf('[', close) + 1, close)
}
