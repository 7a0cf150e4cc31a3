import * as l10n from '@vscode/l10n'
import { plainTitle } from '../digest/layouts/index.ts'
import type { Entry } from '../digest/model.ts'
import type { Problem } from './rule.ts'

/** Offers to look for the paper of an entry's title, whose identifier takes the place of the one that is written. */
export function searchForTitle(entry: Entry | undefined): Pick<Problem, 'search'> {
  const idSpan = entry?.link?.arxiv?.idSpan
  const words = entry && plainTitle(entry)
  if (!words || !idSpan) return {}
  return {
    search: {
      title: l10n.t('Find the identifier of this title…'),
      words,
      edits: ({ id }) => [{ span: idSpan, newText: id }],
    },
  }
}
