import * as l10n from '@vscode/l10n'
import { slice } from '../base/span.ts'
import { paperOf } from '../digest/model.ts'
import { recordOf } from '../digest/records.ts'
import { isWithdrawn, retractionFacts, retractionOf, saysTakenBack } from '../paper/takenBack.ts'
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

export const retractedPaper: Rule = {
  id: 'retracted-paper',
  severity: 'warning',
  summary: () => l10n.t('A paper that its publisher has retracted, unless the digest says so.'),

  *check({ entries, text }, facts) {
    for (const entry of entries) {
      const paper = recordOf(entry, facts)
      const retraction = paper && retractionOf(paper)
      const { commentary } = entry
      if (!retraction || (commentary && saysTakenBack(slice(text, commentary)))) continue
      const known = retractionFacts(retraction)
      yield {
        span: (entry.title ?? entry.link ?? entry).span,
        message:
          known === ''
            ? l10n.t('The publisher has retracted this paper.')
            : l10n.t('The publisher has retracted this paper ({0}).', known),
      }
    }
  },
}
