import * as l10n from '@vscode/l10n'
import { readFrontMatter } from '../digest/frontMatter.ts'
import type { Rule } from './rule.ts'

export const invalidFrontMatter: Rule = {
  id: 'invalid-front-matter',
  severity: 'error',
  summary: () => l10n.t('Front matter that is not YAML, or a digest key that does not exist.'),

  *check(digest, { ruleIds }) {
    for (const { span, message, nearest } of readFrontMatter(digest, ruleIds).problems) {
      const fixes = nearest
        ? [{ title: l10n.t('Change to "{0}"', nearest), edits: [{ span, newText: nearest }] }]
        : []
      yield { span, message, fixes }
    }
  },
}
