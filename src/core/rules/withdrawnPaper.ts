import * as l10n from '@vscode/l10n'
import { slice } from '../base/span.ts'
import { paperOf } from '../digest/model.ts'
import { isWithdrawn, saysTakenBack } from '../paper/takenBack.ts'
import type { Rule } from './rule.ts'

export const withdrawnPaper: Rule = {
  id: 'withdrawn-paper',
  severity: 'warning',
  summary: () => l10n.t('A paper that was withdrawn, according to the comment in its record.'),

  *check({ entries, text }, facts) {
    for (const entry of entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      const { commentary } = entry
      if (!paper || !isWithdrawn(paper) || (commentary && saysTakenBack(slice(text, commentary)))) continue
      yield {
        span: (entry.title ?? entry.link ?? entry).span,
        message: l10n.t(
          'This paper appears to have been withdrawn; its record says: “{0}”',
          paper.comment ?? '',
        ),
      }
    }
  },
}
