import * as l10n from '@vscode/l10n'
import { type Link, paperOf } from '../digest/digest.ts'
import { layoutById } from '../digest/layouts/index.ts'
import type { Fix, Rule, WholeDigest } from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t("An entry's link without a title."),

  *check({ entries }, { whole, paper: recordOf }) {
    for (const entry of entries) {
      if (entry.title || !entry.link) continue
      const id = paperOf(entry)
      const paper = id && recordOf(id)
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        fixes: paper ? [insertion(entry.link, paper.title, whole)] : [],
      }
    }
  },
}

/** Writes title and link in the form of the digest's other entries. */
function insertion({ span, url }: Link, title: string, { prevailingLayout }: WholeDigest): Fix {
  const newText = layoutById(prevailingLayout).write({ title, url })
  return { title: l10n.t('Insert the title "{0}"', title), edits: [{ span, newText }] }
}
