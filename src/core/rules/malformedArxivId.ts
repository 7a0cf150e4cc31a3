import * as l10n from '@vscode/l10n'
import type { IdentifierFlaw } from '../arxiv/identifier.ts'
import { meantIdentifiers } from '../arxiv/writtenIdentifier.ts'
import { slice } from '../base/span.ts'
import { paperAddresses } from '../digest/model.ts'
import type { Fix, Rule } from './rule.ts'
import { entryOf, searchForTitle } from './writtenTitle.ts'

/** Year and month, which somebody may still be typing. */
const begun = /^\d{4}\.?$/

export const malformedArxivId: Rule = {
  id: 'malformed-arxiv-id',
  severity: 'error',
  summary: () => l10n.t('An arXiv identifier that cannot exist.'),

  *check(digest) {
    for (const address of paperAddresses(digest)) {
      const { arxiv } = address
      if (!arxiv || arxiv.reading.ok) continue
      const written = slice(digest.text, arxiv.idSpan)
      if (begun.test(written)) continue
      const message = l10n.t('“{0}” cannot be an arXiv identifier: {1}', written, explain(arxiv.reading.flaw))
      const fixes = meantIdentifiers(written).map(
        ({ text, isCertain }): Fix => ({
          title: l10n.t('Change to {0}', text),
          edits: [{ span: arxiv.idSpan, newText: text }],
          ...(!isCertain && { isChosen: true }),
        }),
      )
      const search = searchForTitle(digest, entryOf(digest, address))
      yield { span: arxiv.idSpan, message, fixes, ...search }
    }
  },
}

function explain(flaw: IdentifierFlaw): string {
  switch (flaw) {
    case 'month':
      return l10n.t('the third and fourth digits are a month, from 01 to 12.')
    case 'year':
      return l10n.t('arXiv did not number papers this way in that month.')
    case 'digits':
      return l10n.t('four digits follow the point up to 1412, and five from 1501 on.')
    case 'number':
      return l10n.t('numbers start at 1.')
    case 'archive':
      return l10n.t('arXiv has no archive with this name.')
    case 'version':
      return l10n.t('versions are numbered from 1, without leading zeros.')
    case 'shape':
      return l10n.t('an identifier looks like 2401.00001 or hep-th/9901001.')
  }
}
