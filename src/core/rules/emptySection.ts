import * as l10n from '@vscode/l10n'
import type { Rule } from './rule.ts'

export const emptySection: Rule = {
  id: 'empty-section',
  severity: 'warning',
  summary: () => l10n.t('A section without entries.'),

  *check({ sections, emptyStatements }, { whole }) {
    // Somebody has just started the digest.
    if (!whole.hasEntries) return
    for (const { label, isEmpty } of sections) {
      if (isEmpty) yield { span: label.span, message: l10n.t('There is nothing under this heading.') }
    }
    for (const { span } of emptyStatements) {
      yield { span, message: l10n.t('This line introduces papers, but none follow.') }
    }
  },
}
