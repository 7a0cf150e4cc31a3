import * as l10n from '@vscode/l10n'
import { type Digest, type Link, paperOf } from '../digest/digest.ts'
import { layoutById } from '../digest/layouts/index.ts'
import type { Fix, Rule } from './rule.ts'

export const missingTitle: Rule = {
  id: 'missing-title',
  severity: 'warning',
  summary: () => l10n.t("An entry's link without a title."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      if (entry.title || !entry.link) continue
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      yield {
        span: entry.link.span,
        message: l10n.t('This entry has a link but no title.'),
        fixes: paper ? [insertion(digest, entry.link, paper.title)] : [],
      }
    }
  },
}

/** Writes title and link in the form of the digest's other entries. */
function insertion(digest: Digest, { span, url }: Link, title: string): Fix {
  const newText = layoutById(digest.prevailingLayout).write({ title, url })
  return { title: l10n.t('Insert the title "{0}"', title), edits: [{ span, newText }] }
}
