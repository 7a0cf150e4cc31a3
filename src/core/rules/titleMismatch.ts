import * as l10n from '@vscode/l10n'
import { layoutById } from '../digest/layouts/index.ts'
import { type Entry, paperOf } from '../digest/model.ts'
import { readableTex } from '../paper/text.ts'
import { shareWords, standsFor } from '../paper/titles.ts'
import type { Fix, Rule } from './rule.ts'
import { searchForTitle } from './searchForTitle.ts'

export const titleMismatch: Rule = {
  id: 'title-mismatch',
  severity: 'warning',
  summary: () => l10n.t("A title that is not the one of the paper's record."),

  *check(digest, facts) {
    for (const entry of digest.entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (!paper || !entry.title || standsFor(entry.title.text, paper.title)) continue
      // Whoever reads it, and whoever edits it later, should not need to know TeX.
      const recorded = readableTex(paper.title)
      yield {
        span: entry.title.span,
        message: l10n.t('The paper behind this link is "{0}".', recorded),
        fixes: fixes(entry, recorded),
        ...searchForTitle(digest, entry),
      }
    }
  },
}

/** Where the two have little in common, the link may be what is wrong. */
function fixes({ title, layout }: Entry, recorded: string): readonly Fix[] {
  if (!title) return []
  const edits = [{ span: title.span, newText: layoutById(layout).escapeTitle(recorded) }]
  const isChosen = !shareWords(title.text, recorded)
  return [{ title: l10n.t('Use the title of the record'), edits, ...(isChosen && { isChosen }) }]
}
