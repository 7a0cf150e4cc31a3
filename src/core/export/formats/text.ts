import * as l10n from '@vscode/l10n'
import { type ChatLayout, chatReview } from '../chat/chatReview.ts'
import { eachDigest } from '../eachDigest.ts'
import type { ExportFormat } from '../exportFormat.ts'

const same = (words: string) => words

const layout: ChatLayout = {
  dialect: {
    escape: same,
    bold: same,
    italic: same,
    strike: same,
    code: same,
    codeBlock: (words) => words.replace(/^/gm, '    '),
    link: (label, url) => (label === url ? url : `${label} (${url})`),
  },
  title: (words) => `${words}\n${'='.repeat(widthOf(words))}`,
  section: (words) => `${words}\n${'-'.repeat(widthOf(words))}`,
  paper: (title, url) => [title, url].filter(Boolean).join('\n'),
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

/** Columns of a terminal: letters of Chinese, Japanese and Korean take two. */
function widthOf(words: string): number {
  const wide = words.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  return Math.min(longestRule, Array.from(words).length + (wide?.length ?? 0))
}
