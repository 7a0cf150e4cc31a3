// Comments of HTML are for the writer: they are hidden as in any Markdown, though other HTML is shown as text.
import type { StateBlock, StateInline } from 'markdown-it'

/** An inline rule: a comment among words. */
export function skipComment(state: StateInline, _silent: boolean): boolean {
  if (!state.src.startsWith('<!--', state.pos)) return false
  const end = state.src.indexOf('-->', state.pos + '<!--'.length)
  if (end < 0 || end >= state.posMax) return false
  state.pos = end + '-->'.length
  return true
}

/** A block rule: a comment of whole lines, which may hold blank ones. */
export function skipCommentLines(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  if (!state.src.startsWith('<!--', start)) return false
  const close = state.src.indexOf('-->', start + '<!--'.length)
  if (close < 0) return false
  let line = startLine
  while (line < endLine && (state.eMarks[line] ?? 0) < close) line++
  const behind = state.src.slice(close + '-->'.length, state.eMarks[line])
  if (line >= endLine || behind.trim() !== '') return false
  if (!silent) state.line = line + 1
  return true
}
