import * as l10n from '@vscode/l10n'
import { type Span, span } from '../base/span.ts'
import { type Entry, paperOf } from '../digest/digest.ts'
import type { Extent, Fix, Rule } from './rule.ts'

export const duplicatePaper: Rule = {
  id: 'duplicate-paper',
  severity: 'warning',
  summary: () => l10n.t('The same paper as two entries of one digest.'),

  *check(part, { whole }) {
    for (const entry of part.entries) {
      const id = paperOf(entry)
      if (!id || !entry.link) continue
      const [first] = whole.entriesOf(id)
      if (!first?.entry.link || first.entry === entry) continue
      yield {
        span: entry.link.span,
        message: l10n.t('{0} is an entry of this digest already.', id),
        fixes: [removal(whole.extentOf({ part, entry }), entry)],
        related: {
          part: first.part,
          span: first.entry.link.span,
          message: l10n.t('The first entry of {0}.', id),
        },
      }
    }
  },
}

function removal({ text, span: range }: Extent, entry: Entry): Fix {
  const title = entry.commentary
    ? l10n.t('Remove this entry and what is said in it')
    : l10n.t('Remove this entry')
  return { title, edits: [{ span: wholeLines(text, range), newText: '' }] }
}

/** The lines the span lies on, with the line end and the blank lines behind them. */
function wholeLines(text: string, range: Span): Span {
  const start = text.lastIndexOf('\n', range.start - 1) + 1
  const behind = /[ \t]*(?:\r?\n[ \t]*(?=\r?\n|$))*(?:\r?\n|$)/y
  behind.lastIndex = range.end
  const end = range.end + (behind.exec(text)?.[0].length ?? 0)
  return span(range.start === 0 ? 0 : start, end)
}
