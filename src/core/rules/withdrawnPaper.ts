import * as l10n from '@vscode/l10n'
import { slice } from '../base/span.ts'
import { type DigestPart, type Entry, paperOf } from '../digest/model.ts'
import { isWithdrawn } from '../paper/paper.ts'
import type { Rule } from './rule.ts'

const isSaid = /withdr[ae]w|retract|철회|撤回|撤稿/i

export const withdrawnPaper: Rule = {
  id: 'withdrawn-paper',
  severity: 'warning',
  summary: () => l10n.t("A paper whose record's comment says that it was withdrawn."),

  *check(part, facts) {
    for (const entry of part.entries) {
      const id = paperOf(entry)
      const paper = id && facts.paper(id)
      if (!paper || !isWithdrawn(paper) || saysSo(part, entry)) continue
      yield {
        span: (entry.title ?? entry.link ?? entry).span,
        message: l10n.t('This paper seems to be withdrawn; its record says: "{0}"', paper.comment ?? ''),
      }
    }
  },
}

/** Whether the writer knows. */
function saysSo({ text }: DigestPart, { commentary }: Entry): boolean {
  return commentary !== undefined && isSaid.test(slice(text, commentary))
}
