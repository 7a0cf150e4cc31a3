// What the layouts that give a title a line of its own have in common.
import { type Span, slice, span } from '../../base/span.ts'
import { codeSet, withoutSignsAround } from '../text/codeSet.ts'
import { type LineTable, lineKind, lineMark } from '../text/lineTable.ts'
import { isAuthorLine } from '../text/titles.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { isDate } from '../text/venues.ts'
import { canNamePaper } from './linkLabels.ts'

/** A longer line is no title, nor a part of one. */
const longestWrapped = 300

/** The title that the lines from one to another consist of. */
export function readTitle(lines: LineTable, line: number, lastLine = line): Span {
  const at = span(lines.wordStart(line), lines.wordEnd(lastLine))
  if (line === lastLine && lines.plain[line] === 1) return at
  return trimTitle(slice(lines.text, at), at)?.span ?? at
}

/** The last line of a title that begins here: titles copied from arXiv go on in an indented line. */
export function lastTitleLine(lines: LineTable, line: number): number {
  const next = line + 1
  if (next > lines.furthest) lines.furthest = next
  return (lines.indents[next] as number) >= 2 && isRestOfTitle(lines, line, next) ? next : line
}

function isRestOfTitle(lines: LineTable, line: number, next: number): boolean {
  return (
    lines.isTextAt(next) &&
    (lines.indents[line] ?? 0) < 2 &&
    lines.marks[next] === 0 &&
    lines.linkCount(next) === 0 &&
    lines.wordEnd(next) - lines.wordStart(line) <= longestWrapped &&
    !isAuthorLine(lines.words(next))
  )
}

/** Names of parts of a text, of lists and of their issues, in the languages of digests. */
const partName =
  /^(?:abstract|introduction|intro|background|motivation|summary|overview|methods?|approach|experiments?|results?|discussions?|conclusions?|references?|related works?|resources?|links?|papers?|articles?|blogs?|posts?|news|code|datasets?|models?|videos?|talks?|books?|tutorials?|surveys?|notes?|comments?|thoughts?|todo|contents|table of contents|toc|about|misc(?:ellaneous)?|others?|more|further reading|reading(?: list| group)?|highlights?|contributing|license|acknowledge?ments?|citations?|contact|updates?|changelog|요약|초록|서론|방법|실험|결과|결론|참고|기타|목차|논문|概要|要約|はじめに|手法|実験|結果|考察|まとめ|参考|目次|その他|論文|摘要|简介|方法|实验|结论|参考文献|目录|其他|论文)$/i
const issueWord =
  /\b(?:digests?|weekly|daily|monthly|newsletter|reading list|paper list|papers of|papers? (?:summar|notes|review|club|reading)|reviews? of|week of|week \d+|recent papers|issue #?\d+|vol(?:ume)?\.? ?\d+|awesome|my notes)\b|논문(?:들| 리뷰| 정리| 모음)|论文(?:速递|日报|周报|列表|笔记)|論文(?:まとめ|リスト|メモ|紹介)/i

const numbering = codeSet('0123456789.)# \t\n\r\u00a0\u3000')
const colons = codeSet(':： \t\n\r\u00a0\u3000')

/** Whether a heading can be the title of a paper, and is not surely the name of a part or of a whole digest. */
export function canHeadPaper(words: string): boolean {
  const name = withoutSignsAround(words, numbering, colons)
  return canNamePaper(name) && !partName.test(name) && !isDate(name) && !issueWord.test(name)
}

/** The line that reads like a line of text, without marks of its own in front. */
export function isPlainText(lines: LineTable, line: number): boolean {
  return lines.kindAt(line) === lineKind.text && !lines.has(line, lineMark.tableRow | lineMark.quote)
}
