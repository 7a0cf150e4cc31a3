import * as l10n from '@vscode/l10n'
import { paperLinks, paperOf } from '../digest/model.ts'
import type { Rule } from './rule.ts'
import { searchForTitle } from './searchForTitle.ts'

export const unknownPaper: Rule = {
  id: 'unknown-paper',
  severity: 'warning',
  summary: () => l10n.t('A well-formed identifier that arXiv answered it does not have.'),

  *check(part, { isAbsent }) {
    for (const link of paperLinks(part)) {
      const id = paperOf({ link })
      if (!id || !link.arxiv || !isAbsent?.(id)) continue
      const entry = part.entries.find((each) => each.link === link)
      yield {
        span: link.arxiv.idSpan,
        message: l10n.t('arXiv answered more than once that it has no paper {0}.', id),
        ...searchForTitle(entry),
      }
    }
  },
}
