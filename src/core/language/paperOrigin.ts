import * as l10n from '@vscode/l10n'
import { isFirstHand, type PaperRecord, sourceLabel } from '../paper/paper.ts'
import { escapeMarkdown } from './markdownText.ts'

/** Who gave the record, as Markdown, where that is not arXiv alone; `undefined` where it is. */
export function describeOrigin(paper: PaperRecord<string>): string | undefined {
  const others = [...new Set(Object.values(paper.origins ?? {}))].map(sourceLabel)
  const main = sourceLabel(paper.source)
  if (isFirstHand(paper) && others.length === 0) return undefined
  const text =
    others.length === 0
      ? l10n.t('This record comes from {0}.', main)
      : l10n.t('This record comes from {0}, some of it from {1}.', main, others.join(', '))
  return `*${escapeMarkdown(text)}*`
}
