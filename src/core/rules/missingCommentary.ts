import * as l10n from '@vscode/l10n'
import type { Rule } from './rule.ts'

export const missingCommentary: Rule = {
  id: 'missing-commentary',
  severity: 'hint',
  summary: () => l10n.t('An entry without commentary in a digest where most entries have it.'),

  *check({ entries }, { whole }) {
    // A list without commentary is a form of its own; only if most entries have commentary does one without stand out.
    if (!whole.isCommented) return
    for (const entry of entries) {
      const at = entry.title?.span ?? entry.link?.span
      if (entry.commentary || !at || (whole.hasHighlights && whole.isHighlighted(entry))) continue
      yield { span: at, message: l10n.t('This entry has no commentary yet.') }
    }
  },
}
