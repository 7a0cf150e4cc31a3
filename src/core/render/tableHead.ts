import { LineTable } from '../base/lineTable.ts'
import { slice } from '../base/span.ts'

/** Prose in front of an entry without the head of the table whose row the entry is: cards stand in its place. */
export function withoutTableHead(prose: string): string {
  const words = prose.trimEnd()
  const lines = new LineTable(words)
  if (lines.count < 2 || !isDelimiter(slice(words, lines.line(lines.count - 1)))) return prose
  const head = lines.line(lines.count - 2)
  return slice(words, head).includes('|') ? words.slice(0, Math.max(0, head.start - 1)) : prose
}

function isDelimiter(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line)
}
