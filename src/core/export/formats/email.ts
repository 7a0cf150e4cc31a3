import * as l10n from '@vscode/l10n'
import { escapeHtml } from '../../render/escapeHtml.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { languageAttributes } from '../plainHtml/language.ts'
import { reviewHtml, type Styles } from '../plainHtml.ts'
import { eachDigest, type Review } from '../review.ts'

const font = `-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Hiragino Sans', 'Yu Gothic', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK KR', Arial, sans-serif`

/** Mail programs ignore style sheets: each element carries its own. Light, and of a width that fits their windows. */
const styles: Styles = {
  h2: 'margin: 36px 0 4px; padding: 0 0 6px; border-bottom: 1px solid #d8dbe0; font-size: 15px; line-height: 1.5; font-weight: 600; color: #57606a;',
  h3: 'margin: 26px 0 2px; font-size: 18px; line-height: 1.4; font-weight: 600; color: #1b1f24;',
  facts: 'margin: 0 0 8px; font-size: 13px; line-height: 1.5; color: #57606a;',
  p: 'margin: 0 0 10px;',
  a: 'color: #0a58b5; text-decoration: underline;',
  title: 'color: #1b1f24; text-decoration: none;',
  ul: 'margin: 0 0 10px; padding: 0 0 0 24px;',
  ol: 'margin: 0 0 10px; padding: 0 0 0 24px;',
  li: 'margin: 0 0 4px;',
  blockquote: 'margin: 0 0 10px; padding: 0 0 0 14px; border-left: 3px solid #d8dbe0; color: #57606a;',
  pre: 'margin: 0 0 10px; padding: 10px 12px; background: #f4f5f7; font-size: 13px; line-height: 1.5; white-space: pre-wrap; word-break: break-word;',
  code: 'font-family: Consolas, Menlo, monospace; font-size: 13px; background: #f4f5f7;',
  table: 'border-collapse: collapse; margin: 0 0 10px;',
  th: 'padding: 4px 10px; border: 1px solid #d8dbe0; text-align: left;',
  td: 'padding: 4px 10px; border: 1px solid #d8dbe0;',
  hr: 'margin: 24px 0; border: 0; border-top: 1px solid #d8dbe0;',
}

/** A mail's body: tables for the layout and inline styles, as mail programs need them; no script, no picture. */
export const email: ExportFormat = {
  id: 'email',
  label: () => l10n.t('E-mail'),
  fileExtension: 'html',
  gives: 'each',
  write: eachDigest('email.html', mail),
  remarkOn: ({ text }) => remarkOnSize(Buffer.byteLength(text)),
}

/** Gmail shows so much of a mail's HTML, and a link to the rest. */
const mostShownBytes = 102 * 1024

function remarkOnSize(bytes: number): string | undefined {
  if (bytes <= mostShownBytes) return undefined
  return l10n.t(
    'The mail has {0} kB of HTML; Gmail shows the first 102 kB and cuts off the rest.',
    Math.ceil(bytes / 1024),
  )
}

function mail(review: Review): string {
  const title = escapeHtml(review.title)
  const language = languageAttributes(review.language)
  const isDated = review.date !== undefined && !review.title.includes(review.date)
  const date = isDated
    ? `<p style="margin: 0 0 20px; font-size: 13px; color: #57606a;">${review.date}</p>\n`
    : ''
  // Korean words are not parted from their particles.
  const lines = /^ko\b/.test(review.language)
    ? 'line-height: 1.75; word-break: keep-all'
    : 'line-height: 1.65; word-break: break-word'
  const body = `font-family: ${font}; font-size: 16px; ${lines}; color: #24292f; overflow-wrap: anywhere;`
  return `<!DOCTYPE html>
<html${language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
</head>
<body style="margin: 0; padding: 0; background: #f4f5f7;">
<div role="main"${language}>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background: #f4f5f7; table-layout: fixed;">
<tr><td align="center" style="padding: 24px 8px;">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="width: 100%; max-width: 640px; background: #ffffff; table-layout: fixed;">
<tr><td style="padding: 32px 28px; ${escapeHtml(body)}">
<h1 style="margin: 0 0 8px; font-size: 26px; line-height: 1.3; font-weight: 700; color: #1b1f24;">${title}</h1>
${date}${reviewHtml(review, styles)}</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`
}
