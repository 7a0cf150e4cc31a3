// Code that is fenced as in Markdown, found line by line where it is not known yet whether a text is Markdown.

/** More tildes alone may underline a title, in reStructuredText and AsciiDoc. */
const fenceOpen = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?!.*`)|~{3}(?!~+[ \t]*\r?$)~*)/
const fenceClose = /^[ \t>]*(`{3,}|~{3,})$/

/** For each line, whether it is in a fence or closes it. One that does not end is none. Linear in the text. */
export function fencedLines(lines: readonly string[]): readonly boolean[] {
  const isFenced = lines.map(() => false)
  /** From which length on fences are never closed, by their characters. */
  const unclosed = new Map<string, number>()
  for (let open = 0; open < lines.length; ) {
    const end = fenceEnd(lines, open, unclosed)
    isFenced.fill(true, open + 1, end)
    open = end
  }
  return isFenced
}

/** The number of the line below the fence that opens here, or else of the next line. */
function fenceEnd(lines: readonly string[], open: number, unclosed: Map<string, number>): number {
  const [whole, before = '', mark = ''] = fenceOpen.exec(lines[open] ?? '') ?? []
  const kind = mark.charAt(0)
  if (whole === undefined || mark.length >= (unclosed.get(kind) ?? Infinity)) return open + 1
  if (isUnderline(lines[open] ?? '', lines[open - 1] ?? '')) return open + 1
  for (let at = open + 1; at < lines.length; at++) {
    const line = lines[at]?.trimEnd() ?? ''
    if (!isInContainer(line, before)) return at
    if (fenceClose.exec(line)?.[1]?.startsWith(mark)) return at + 1
  }
  unclosed.set(kind, mark.length)
  return open + 1
}

/** In reStructuredText, three tildes underline a title that is no longer. */
function isUnderline(line: string, above: string): boolean {
  const title = above.trim()
  return title !== '' && title.length <= 3 && line.trimEnd() === '~~~'
}

/**
 * Whether a line continues the quotation or list item of a line above it.
 * @param before what stands in front of the words of that line
 */
export function isInContainer(line: string, before: string): boolean {
  if (before.includes('>')) return /^[ \t]*>/.test(line)
  return line === '' || line.length - line.trimStart().length >= before.length
}
