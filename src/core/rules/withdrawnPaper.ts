import * as l10n from '@vscode/l10n'
import { slice } from '../base/span.ts'
import { type DigestPart, type Entry, paperOf } from '../digest/model.ts'
import type { Rule } from './rule.ts'

// arXiv has no flag for it: the reason stands in the comment of a new version (https://info.arxiv.org/help/withdraw.html).
const withdrawn =
  /^\W*(?:this (?:paper|article|submission|manuscript|work|preprint|version) (?:has been|is|was) )?(?:temporarily )?withdrawn\b|\b(?:has been|is being|was) (?:temporarily )?withdrawn\b|\bwithdrawn (?:by|due to|because|for)\b/i
/** A record that speaks of another paper, or of this one as not withdrawn. */
const ofAnother = /\bnot (?:been )?withdrawn\b|\b(?:replaces|supersedes)\b/i
const isSaid = /withdr[ae]w|retract|철회|撤回|撤稿/i

export const withdrawnPaper: Rule = {
  id: 'withdrawn-paper',
  severity: 'warning',
  summary: () => l10n.t("A paper whose record's comment says that it was withdrawn."),

  *check(part, facts) {
    for (const entry of part.entries) {
      const id = paperOf(entry)
      const comment = id && facts.paper(id)?.comment
      if (!comment || !withdrawn.test(comment) || ofAnother.test(comment) || saysSo(part, entry)) continue
      yield {
        span: (entry.title ?? entry.link ?? entry).span,
        message: l10n.t('This paper seems to be withdrawn; its record says: "{0}"', comment),
      }
    }
  },
}

/** Whether the writer knows. */
function saysSo({ text }: DigestPart, { commentary }: Entry): boolean {
  return commentary !== undefined && isSaid.test(slice(text, commentary))
}
