import { span } from '../../base/span.ts'
import { lineCue } from '../text/lineCue.ts'
import { trimTitle } from '../text/trimTitle.ts'
import { fieldAt, readFields } from './fields.ts'
import { headPattern } from './headPattern.ts'
import type { Layout } from './layout.ts'
import { lastTitleLine } from './titleLine.ts'

/** `Title: …`, then other lines of `Label: value`, one of them the link. */
export const titleLabel: Layout = {
  id: 'title-label',
  beginsOn: lineCue.titleLabel,

  read(lines, line) {
    const found = fieldAt(lines, line)
    if (!found?.isTitle) return undefined
    const lastLine = lastTitleLine(lines, line)
    const at = span(found.valueStart, lines.wordEnd(lastLine))
    const title = trimTitle(lines.text.slice(at.start, at.end), at)
    const head = title && readFields(lines, lastLine)
    return head && { ...head, title: title.span }
  },

  escapeTitle: (title) => title,

  plainTitle: (title) => title,

  pattern: headPattern(String.raw`Title: (?<before>.*)‹title›(?<behind>.*)\n\s*Link: ‹address›`),

  write: ({ title, url, before = '', behind = '' }) => `Title: ${before}${title}${behind}\nLink: ${url}`,
}
