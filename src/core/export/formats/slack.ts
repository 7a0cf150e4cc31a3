import * as l10n from '@vscode/l10n'
import { type ChatLayout, chatReview } from '../chat.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { eachDigest } from '../review.ts'

/**
 * Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text. It knows escapes for `&`, `<` and `>` alone; other
 * marks and names of emoji that are meant as they are get a {@link joiner}.
 */
const layout: ChatLayout = {
  dialect: {
    escape: literal,
    bold: (text) => marked(text, '*'),
    italic: (text) => marked(text, '_'),
    strike: (text) => marked(text, '~'),
    code: (text) => (text.includes('`') ? literal(text) : marked(escapeSlack(text), '`')),
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

/** Has Slack show the mark after it, and is not seen itself: https://github.com/yhatt/jsx-slack has tried it. */
const joiner = '\u034f'
/** Marks between letters or blanks, which count for nothing, so that `max_norm` is found and copied whole; and those that may count. */
const marks = /(?<=[\p{L}\p{N}])[*_~`](?=[\p{L}\p{N}])|(?<=\s)[*_~`](?=\s)|([*_~`]|^&gt;)/gu

/** The colon before the name of an emoji, which may be a number, but not within a time: "10:30:15". */
const emoji = /:(?=[\p{L}\p{N}+-][\p{L}\p{N}_'+-]{0,100}:)(?!(?<=\d:)\d{1,100}:)/gu

function literal(text: string): string {
  return escapeSlack(text)
    .replace(marks, (mark, counts?: string) => (counts ? joiner + mark : mark))
    .replace(emoji, `:${joiner}`)
    .replace(/@(?=channel|everyone|here)/g, `@${joiner}`)
}

/** A mark counts within one line only, and not for sure where its like stands within. */
function marked(text: string, mark: string): string {
  if (text.trim() === '' || text.includes(mark) || text.includes('\n')) return text
  return `${mark}${text}${mark}`
}

function slackLink(label: string, url: string): string {
  const address = escapeSlack(url)
    .replaceAll('|', '%7C')
    .replace(/@(?=channel|everyone|here)/g, '%40')
  if (label === literal(url)) return `<${address}>`
  // A label must be one line and contain no link.
  return /[\n<>]/.test(label) ? `${label} <${address}>` : `<${address}|${label}>`
}
