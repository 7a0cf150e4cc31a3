import * as l10n from '@vscode/l10n'
import { paperAddresses, paperOf } from '../digest/model.ts'
import type { Rule } from './rule.ts'
import { entryOf, searchForTitle } from './writtenTitle.ts'

export const unknownPaper: Rule = {
  id: 'unknown-paper',
  severity: 'warning',
  summary: () => l10n.t('A well-formed identifier for which arXiv has no paper.'),

  *check(part, { isAbsent }) {
    for (const address of paperAddresses(part)) {
      const id = paperOf({ link: address })
      if (!id || !address.arxiv || !isAbsent?.(id)) continue
      yield {
        span: address.arxiv.idSpan,
        message: l10n.t('arXiv has said more than once that it has no paper {0}.', id),
        ...searchForTitle(part, entryOf(part, address)),
      }
    }
  },
}
