// Footnotes: `[^1]` is shown as [1], and `[^1]: words` as a paragraph that begins with it, with the blocks that are
// indented below.
import type MarkdownIt from 'markdown-it'
import type { StateBlock, StateInline, Token } from 'markdown-it'

/** Has a reader of Markdown read them. */
export function addFootnotes({
  inline,
  block,
}: Pick<InstanceType<typeof MarkdownIt>, 'inline' | 'block'>): void {
  inline.ruler.before('link', 'footnote', readNoteMark)
  block.ruler.before('reference', 'footnote', readNote)
}

const mark = /\[\^([^\]\s]{1,60})\]/y

/** An inline rule: the marker of a footnote, in the text and before the note. */
function readNoteMark(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false
  mark.lastIndex = state.pos
  const found = mark.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  if (!silent) state.push('text', '', 0).content = `[${found[1]}]`
  state.pos += found[0].length
  return true
}

/** A block rule: a note is not a link definition, though it may look like one. */
function readNote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const [mark, name] = /^\[\^([^\]\s]{1,60})\]:[ \t]*/.exec(lineOf(state, startLine)) ?? []
  if (mark === undefined) return false
  const isBelow = mark.length === lineOf(state, startLine).length
  if (isBelow && !goesOn(state, startLine + 1, endLine)) return false
  if (silent) return true
  const first = state.tokens.length
  readInside(state, startLine, endOfNote(state, startLine, endLine), mark.length)
  const [open, inline] = state.tokens.slice(first)
  if (open?.type === 'paragraph_open' && inline) inline.content = `[^${name}] ${inline.content}`
  else state.tokens.splice(first, 0, ...paragraph(state, `[^${name}]`, startLine))
  return true
}

/** Reads the lines of a note by themselves, the first one without its marker. */
function readInside(state: StateBlock, startLine: number, end: number, mark: number): void {
  const { blkIndent } = state
  const [shift = 0, count = 0, begin = 0] = [
    state.tShift[startLine],
    state.sCount[startLine],
    state.bMarks[startLine],
  ]
  let indent = blkIndent + 4
  for (let line = startLine + 1; line < end; line++)
    if (lineOf(state, line) !== '') indent = Math.min(indent, state.sCount[line] ?? indent)
  state.blkIndent = indent
  // The parser goes no deeper than its limit, even into notes that begin with notes.
  state.level++
  state.bMarks[startLine] = begin + shift + mark
  state.tShift[startLine] = 0
  state.sCount[startLine] = state.blkIndent
  state.md.block.tokenize(state, startLine, end)
  state.level--
  state.blkIndent = blkIndent
  state.bMarks[startLine] = begin
  state.tShift[startLine] = shift
  state.sCount[startLine] = count
  state.line = end
}

function paragraph({ Token: make }: StateBlock, content: string, line: number): readonly Token[] {
  const open = new make('paragraph_open', 'p', 1)
  const inline = new make('inline', '', 0)
  Object.assign(inline, { content, children: [], block: true })
  open.map = [line, line + 1]
  inline.map = [line, line + 1]
  return [open, inline, new make('paragraph_close', 'p', -1)]
}

/** Whether a line is indented below the mark of a note. */
function goesOn(state: StateBlock, line: number, endLine: number): boolean {
  return line < endLine && lineOf(state, line) !== '' && (state.sCount[line] ?? 0) - state.blkIndent >= 2
}

/** Indented lines continue the note above them, even after blank ones. */
function endOfNote(state: StateBlock, startLine: number, endLine: number): number {
  let end = startLine + 1
  for (let line = end; line < endLine; line++) {
    if (lineOf(state, line) === '') continue
    if (!goesOn(state, line, endLine)) break
    end = line + 1
  }
  return end
}

/** The words of a line, without indentation. */
export function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line] ?? start)
}
