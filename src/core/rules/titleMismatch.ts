import * as l10n from '@vscode/l10n'
import type { Span } from '../base/span.ts'
import { type Entry, paperOf } from '../digest/digest.ts'
import { layoutById } from '../digest/layouts/index.ts'
import { standsFor } from '../paper/titles.ts'
import type { Problem, Rule } from './rule.ts'

export const titleMismatch: Rule = {
  id: 'title-mismatch',
  severity: 'warning',
  summary: () => l10n.t("A title that is not the one of the paper's record."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (!paper || !entry.title || standsFor(entry.title.text, paper.title)) continue
      yield mismatch(entry, entry.title.span, paper.title)
    }
  },
}

function mismatch(entry: Entry, span: Span, title: string): Problem {
  const newText = layoutById(entry.layout).escapeTitle(title)
  return {
    span,
    message: l10n.t('The paper behind this link is "{0}".', title),
    fixes: [{ title: l10n.t('Use the title of the record'), edits: [{ span, newText }] }],
  }
}
