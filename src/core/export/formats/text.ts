import * as l10n from '@vscode/l10n'
import { type ChatLayout, chatReview, plainDialect } from '../chat.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { eachDigest } from '../review.ts'

const layout: ChatLayout = {
  dialect: plainDialect,
  title: (words) => `${words}\n${'='.repeat(widthOf(words))}`,
  section: (words) => `${words}\n${'-'.repeat(widthOf(words))}`,
  paper: (title, url) => (title === url ? url : [title, url].filter(Boolean).join('\n')),
  indent: '',
}

export const text: ExportFormat = {
  id: 'text',
  label: () => l10n.t('Plain text'),
  fileExtension: 'txt',
  gives: 'each',
  write: eachDigest('txt', (review) => chatReview(review, layout)),
}

const longestRule = 60

/** Columns in a terminal: letters of Chinese, Japanese and Korean take two. */
function widthOf(words: string): number {
  const wide = words.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  return Math.min(longestRule, Array.from(words).length + (wide?.length ?? 0))
}
