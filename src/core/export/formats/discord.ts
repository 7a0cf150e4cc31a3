import * as l10n from '@vscode/l10n'
import { type ChatLayout, chatReview } from '../chat.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { eachDigest } from '../review.ts'

/**
 * Discord's Markdown: https://support.discord.com/hc/en-us/articles/210298617. A backslash makes a punctuation mark literal.
 */
const layout: ChatLayout = {
  dialect: {
    escape: escapeDiscord,
    bold: (text) => marked(text, '**'),
    italic: (text) => marked(text, '*'),
    strike: (text) => marked(text, '~~'),
    // Escapes do not work in code.
    code: (text) => (text.includes('`') ? escapeDiscord(text) : marked(text, '`')),
    codeBlock: (text) => `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``,
    link: discordLink,
  },
  title: (text) => marked(text, '**'),
  section: (text) => marked(text, '**'),
  paper: (title, url) => `• ${url ? discordLink(title, url) : marked(title, '**')}`,
  indent: '  ',
}

export const discord: ExportFormat = {
  id: 'discord',
  label: () => l10n.t('Discord message'),
  fileExtension: 'txt',
  gives: 'each',
  write: eachDigest('discord.txt', (review) => chatReview(review, layout)),
}

/**
 * Characters that are special anywhere, those that are special at the start of a line, emoji names, and words that
 * mention everybody.
 */
function escapeDiscord(text: string): string {
  return text
    .replace(/[\\*_~`|<[\]]|:(?=[\p{L}\p{N}_+-]{1,100}:)/gu, '\\$&')
    .replace(/^([^\S\r\n]*)(?=[>#+-])|^([^\S\r\n]*\d+)(?=[.)] )/gm, '$1$2\\')
    .replace(/@(?=everyone|here)/g, '@\u200b')
}

function marked(text: string, mark: string): string {
  return text.trim() === '' || text.includes('\n') ? text : `${mark}${text}${mark}`
}

/** In angle brackets, an address shows no preview of its page; a mention is one in an address, too. */
function discordLink(label: string, url: string): string {
  const address = url
    .replaceAll(' ', '%20')
    .replaceAll('>', '%3E')
    .replace(/@(?=everyone|here)/g, '%40')
  if (label === escapeDiscord(url)) return `<${address}>`
  // A label must be one line.
  return `[${label.replace(/\s*\n\s*/g, ' ')}](<${address}>)`
}
