/** Prose in front of an entry without the head of the table whose row the entry is: cards stand in its place. */
export function withoutTableHead(prose: string): string {
  const lines = prose.split('\n')
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  const isHead = lines.length >= 2 && isDelimiter(lines.at(-1) ?? '') && lines.at(-2)?.includes('|')
  return isHead ? lines.slice(0, -2).join('\n') : prose
}

function isDelimiter(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/.test(line)
}
