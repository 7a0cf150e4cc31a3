import * as l10n from '@vscode/l10n'
import { span } from '../base/span.ts'
import { paperOf } from '../digest/digest.ts'
import type { Rule } from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t("An entry's link without a title."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      if (entry.title || !entry.link) continue
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      const at = entry.span.start
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        fixes: paper
          ? [
              {
                title: l10n.t('Insert the title "{0}"', paper.title),
                edits: [{ span: span(at, at), newText: `${paper.title}\n` }],
              },
            ]
          : [],
      }
    }
  },
}
