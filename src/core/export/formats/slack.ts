import * as l10n from '@vscode/l10n'
import { type ChatLayout, chatReview } from '../chat.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { eachDigest } from '../review.ts'

/**
 * Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text. Only `&`, `<` and `>` can be escaped, so a
 * text that contains an emphasis marker is shown without that emphasis.
 */
const layout: ChatLayout = {
  dialect: {
    escape: escapeSlack,
    bold: (text) => marked(text, '*'),
    italic: (text) => marked(text, '_'),
    strike: (text) => marked(text, '~'),
    code: (text) => marked(escapeSlack(text), '`'),
    codeBlock: (text) => `\`\`\`\n${escapeSlack(text.replaceAll('```', "'''"))}\n\`\`\``,
    // Slack shows markers literally if a letter is next to them.
    boundary: '\u200b',
    link: slackLink,
  },
  title: (text) => marked(text, '*'),
  section: (text) => marked(text, '*'),
  paper: (title, url) => `• ${url ? slackLink(title, url) : marked(title, '*')}`,
  indent: '  ',
}

export const slack: ExportFormat = {
  id: 'slack',
  label: () => l10n.t('Slack message'),
  fileExtension: 'txt',
  gives: 'each',
  write: eachDigest('slack.txt', (review) => chatReview(review, layout)),
}

function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A marker only works within one line. */
function marked(text: string, mark: string): string {
  if (text.trim() === '' || text.includes(mark) || text.includes('\n')) return text
  return `${mark}${text}${mark}`
}

function slackLink(label: string, url: string): string {
  const address = escapeSlack(url).replaceAll('|', '%7C')
  if (label === escapeSlack(url)) return `<${address}>`
  // A label must be one line and contain no link.
  return /[\n<>]/.test(label) ? `${label} <${address}>` : `<${address}|${label}>`
}
