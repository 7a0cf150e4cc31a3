import { type Span, span } from '../../base/span.ts'
import type { Label } from '../digest.ts'
import type { Line } from '../lines.ts'
import { titleScore, trimTitle } from '../titles.ts'
import type { Layout } from './layout.ts'
import { canNamePaper, paperLink } from './linkLabels.ts'

/** `| 1) **Title** - what I think | [Paper](address), [Code](address) |`: a row of a Markdown table. */
export const tableRow: Layout = {
  id: 'table-row',

  read(lines, index) {
    const line = lines[index]
    if (line?.kind !== 'text' || !line.text.startsWith('|') || line.links.length === 0) return undefined
    const cells = readCells(line)
    const link = paperLink(line, line.links)
    const named = cells.map(nameIn).filter((name) => name !== undefined)
    const [best] = named.sort((a, b) => b.score - a.score)
    if (!link || !best) return undefined
    return { title: best.title, link, lastLine: index, commentary: best.commentary, isComplete: true }
  },

  escapeTitle,

  write: ({ title, url }) => `| ${escapeTitle(title)} | [Paper](${url}) |`,
}

interface Cell {
  readonly at: Span
  readonly text: string
}

interface NamedCell {
  readonly title: Label
  readonly commentary: Span | undefined
  readonly score: number
}

function readCells({ text, content }: Line): readonly Cell[] {
  const cells: Cell[] = []
  let from = 1
  for (const { index } of text.matchAll(/(?<!\\)\|/g)) {
    if (index < from) continue
    cells.push(makeCell(text, { from, to: index, offset: content.start }))
    from = index + 1
  }
  if (from < text.length) cells.push(makeCell(text, { from, to: text.length, offset: content.start }))
  return cells
}

function makeCell(text: string, { from, to, offset }: { from: number; to: number; offset: number }): Cell {
  const cell = text.slice(from, to)
  const start = offset + from + (cell.length - cell.trimStart().length)
  const words = cell.trim()
  return { at: span(start, start + words.length), text: words }
}

/** The title that a cell holds, with how sure that is one: its words, and more for bold and linked ones. */
function nameIn(cell: Cell): NamedCell | undefined {
  const number = /^(?:\d{1,4}[.)]\s*)?/.exec(cell.text)?.[0] ?? ''
  const body = cell.text.slice(number.length)
  const linked = /^(?:\*\*)?\[([^\]]+)\]\(/.exec(body)
  const bold = linked ? undefined : /^(\*\*|__)(.+?)\1/.exec(body)?.[2]
  const plain = linked ? (linked[1] ?? '') : (bold ?? body.split(/\s{2,}|\s[-–—:]\s|<br|\s\|/u, 1)[0] ?? '')
  const lead = number.length + (bold !== undefined ? 2 : linked ? linked[0].length - plain.length - 2 : 0)
  if (!canNamePaper(plain) || titleScore(plain) < 0 || /^https?:|\bet\.? ?al/i.test(plain)) return undefined
  const start = cell.at.start + lead
  const title = trimTitle(plain, span(start, start + plain.length))
  if (!title) return undefined
  const rest =
    /^[\s*_]*(?:[-–—:]|<br\s*\/?>)*\s*/u.exec(cell.text.slice(lead + plain.length))?.[0].length ?? 0
  const said = span(Math.min(start + plain.length + rest, cell.at.end), cell.at.end)
  const isCommented = !linked && said.end - said.start > 1
  const words = Math.min(plain.split(/\s+/).length, 12)
  const score =
    words + (number ? 12 : 0) + (bold === undefined ? 0 : 4) + (linked ? 6 : 0) + (isCommented ? 6 : 0)
  return { title, commentary: isCommented ? said : undefined, score }
}

function escapeTitle(title: string): string {
  return title.replaceAll('|', '\\|')
}
