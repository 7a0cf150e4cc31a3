import * as l10n from '@vscode/l10n'
import type { Entry } from '../digest/digest.ts'
import type { Problem } from './rule.ts'

/** Offers to look for the paper of an entry's title, whose identifier takes the place of the one that is written. */
export function searchForTitle(entry: Entry | undefined): Pick<Problem, 'search'> {
  const idSpan = entry?.link?.arxiv?.idSpan
  if (!entry?.title || !idSpan) return {}
  return {
    search: {
      title: l10n.t('Find the identifier of this title…'),
      words: entry.title.text,
      edits: ({ id }) => [{ span: idSpan, newText: id }],
    },
  }
}
