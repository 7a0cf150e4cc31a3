/** A stretch of a line, and the scope that exactly it must carry; or, with `isAbsent`, that no part of it may. */
export interface Expectation {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly scope: string
  readonly isAbsent: boolean
}

export interface MarkedText {
  readonly lines: readonly string[]
  readonly expectations: readonly Expectation[]
}

/**
 * Reads a fixture. Lines of the document stand behind `> `; below each, lines of `^^^ scope` (or `^^^ - scope` for a scope
 * that must be absent) tell what the characters above the marks are. A wide character takes two columns, as on screen.
 */
export function readMarkedText(fixture: string): MarkedText {
  const lines: string[] = []
  const expectations: Expectation[] = []
  for (const row of fixture.trimEnd().split('\n')) {
    if (row === '>' || row.startsWith('> ')) {
      lines.push(row.slice(2))
      continue
    }
    const mark = /^ {2}( *)(\^+) (- )?(\S+)$/.exec(row)
    if (!mark) throw new Error(`Neither a line nor a mark: ${row}`)
    const [, before = '', carets = '', absent, scope = ''] = mark
    const above = lines.at(-1) ?? ''
    const start = offsetAt(above, before.length)
    const end = offsetAt(above, before.length + carets.length)
    expectations.push({ line: lines.length - 1, start, end, scope, isAbsent: absent !== undefined })
  }
  return { lines, expectations }
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

function offsetAt(line: string, column: number): number {
  let at = 0
  for (let width = 0; at < line.length && width < column; at++) width += wide.test(line.charAt(at)) ? 2 : 1
  return at
}
