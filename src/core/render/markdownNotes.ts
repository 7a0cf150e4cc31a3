// Footnotes: `[^1]` is shown as [1], and `[^1]: words` as a paragraph that begins with it.
import type { StateBlock, StateInline } from 'markdown-it'

const mark = /\[\^([^\]\s]{1,60})\]/y

/** An inline rule: the mark of a footnote, among words and in front of the note. */
export function readNoteMark(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false
  mark.lastIndex = state.pos
  const found = mark.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  if (!silent) state.push('text', '', 0).content = `[${found[1]}]`
  state.pos += found[0].length
  return true
}

/** A block rule: a note is no definition of a link, though it may look like one. */
export function readNote(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const line = state.src.slice(start, state.eMarks[startLine] ?? start)
  const [, name, words] = /^\[\^([^\]\s]{1,60})\]:[ \t]*(\S.*)$/.exec(line) ?? []
  if (name === undefined || words === undefined) return false
  if (silent) return true
  state.line = startLine + 1
  state.push('paragraph_open', 'p', 1).map = [startLine, state.line]
  const inline = state.push('inline', '', 0)
  inline.content = `[^${name}] ${words}`
  inline.map = [startLine, state.line]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}
