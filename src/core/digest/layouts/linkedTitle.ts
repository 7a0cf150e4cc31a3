import { readInline } from './inline.ts'
import type { Layout } from './layout.ts'
import { headPattern } from './pattern.ts'

/** `[Title](address)`, alone in a heading or paragraph, or at the start of a list item that goes on as commentary. */
export const linkedTitle: Layout = {
  id: 'linked-title',
  trait: 'inline',

  read: readInline,
  escapeTitle,
  plainTitle: (title) =>
    title.replaceAll(
      formulaOr(/\\([[\]\\])/),
      (whole, mark?: string) => mark ?? whole.replaceAll(/\\([[\]])/g, '$1'),
    ),
  pattern: headPattern(
    String.raw`(?<before>.*)\[(?<inside>[^[\]]*)‹title›(?<behind>[^[\]]*)\]\(‹address›\)(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}[${escapeTitle(title)}](${url})${behind}`,
}

/** Backslashes of formulas are their own. */
function escapeTitle(title: string): string {
  return title.replaceAll(formulaOr(/([[\]\\])/), (whole, mark?: string) =>
    mark ? `\\${mark}` : whole.replaceAll(/(?<!\\)[[\]]/g, '\\$&'),
  )
}

function formulaOr(mark: RegExp): RegExp {
  return new RegExp(`\\$(?:[^$\\\\\n]|\\\\.){1,300}\\$|${mark.source}`, 'g')
}
