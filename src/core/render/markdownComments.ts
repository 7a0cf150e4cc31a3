// Comments of HTML are for the writer: they are hidden as in any Markdown, though other HTML is shown as text.
import type { Env, StateBlock, StateInline } from 'markdown-it'

/** An inline rule: a comment among words. */
export function skipComment(state: StateInline, _silent: boolean): boolean {
  if (!state.src.startsWith('<!--', state.pos)) return false
  const close = closeOf(state.src, state.pos, state.env)
  if (close < 0 || close >= state.posMax) return false
  state.pos = close + '-->'.length
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
  const close = closeOf(state.src, start, state.env)
  if (close < 0 || close > (state.eMarks[endLine - 1] ?? 0) || !endsLine(state.src, close)) return false
  if (silent) return true
  let line = startLine
  while ((state.eMarks[line] ?? 0) < close) line++
  state.line = line + 1
  return true
}

/** The last search for the end of a comment, which holds for all comments that start before that end. */
interface LastSearch {
  readonly src: string
  readonly from: number
  /** -1 where there is none. */
  readonly close: number
}

/** Where the end of a comment stands; -1 where it has none. Many may begin before one end, or before none. */
function closeOf(src: string, start: number, env: Env & { lastSearch?: LastSearch }): number {
  const from = start + '<!--'.length
  const last = env.lastSearch
  if (last?.src === src && last.from <= from && (last.close < 0 || from <= last.close)) return last.close
  const close = src.indexOf('-->', from)
  env.lastSearch = { src, from, close }
  return close
}

function endsLine(src: string, close: number): boolean {
  for (let at = close + '-->'.length; at < src.length && src.charAt(at) !== '\n'; at++)
    if (src.charAt(at).trim() !== '') return false
  return true
}
