import * as l10n from '@vscode/l10n'
import { urlIn } from '../arxiv/links.ts'
import { span } from '../base/span.ts'
import { type DigestPart, type Label, lineAt } from '../digest/model.ts'
import type { Problem, Rule, RuleFacts } from './rule.ts'
import { strayTitles } from './strayTitles.ts'

export const missingLink: Rule = {
  id: 'missing-link',
  severity: 'information',
  summary: () => l10n.t("A line laid out like the digest's other titles, without a link."),

  *check(part, facts) {
    // Where some entries have a link and others do not, that is how the digest is written.
    if (!facts.whole.isLinked) return
    for (const { title, link } of part.entries) if (title && !link) yield problem(part, title, facts)
    if (facts.whole.prevailingLayout !== 'title-link') return
    for (const title of strayTitles(part)) yield problem(part, title, facts)
  },
}

function problem(part: DigestPart, title: Label, { conventions, whole }: RuleFacts): Problem {
  const { end } = lineAt(part, title.span.end)
  return {
    span: title.span,
    message: l10n.t('This looks like the title of a paper, but it has no link.'),
    search: {
      title: l10n.t('Find the paper of this title…'),
      words: title.text,
      edits: ({ id }) => {
        const url = urlIn(conventions.link ?? whole.prevailingLink, { id, version: undefined })
        return [{ span: span(end, end), newText: `\n${url}` }]
      },
    },
  }
}
