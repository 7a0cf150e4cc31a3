import { randomBytes } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { escapeHtml } from '../../core/render/html.ts'

interface PageOptions {
  /** The source of our own files, `webview.cspSource`. */
  readonly ownSource: string
  /** The editor's display language. */
  readonly language: string
  /** Whether images may come from other servers. */
  readonly allowsRemotePictures: boolean
  /** The address of a file of the package, by its path in `dist`. */
  address(file: string): string
}

/** The page around the review: our script and styles only, and nothing from elsewhere that the reader did not allow. */
export function pageShell({
  ownSource,
  language,
  allowsRemotePictures,
  address: addressOf,
}: PageOptions): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy({ ownSource, nonce, allowsRemotePictures })
  const address = (file: string) => escapeHtml(addressOf(file))
  const text = (words: string) => escapeHtml(words)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${address('site/katex.css')}">
<link rel="stylesheet" href="${address('webview/preview.css')}">
<title>${text(l10n.t('Review'))}</title>
</head>
<body>
<div id="notices">
<p id="notice" class="nothing"><span role="status"></span>
<button type="button" hidden>${text(l10n.t('Try again'))}</button></p>
<p id="other" hidden>${text(l10n.t('Not a digest: this text is shown as it would be read, but nothing is checked. To make it a digest, set its language to Research Digest.'))}</p>
<p id="pictures" hidden><span>${text(l10n.t('Remote images are not shown.'))}</span>
<button type="button">${text(l10n.t('Show images'))}</button></p>
<p id="failure" role="alert" hidden><span></span>
<button type="button">${text(l10n.t('Try again'))}</button></p>
</div>
<main id="review" class="review" aria-busy="true"></main>
<section id="empty" aria-labelledby="empty-title">
<h2 id="empty-title">${text(l10n.t('No papers here yet'))}</h2>
<p>${text(l10n.t('Write the title of a paper, its link below, and what you think of it, like this:'))}</p>
<pre>Attention Is All You Need
https://arxiv.org/abs/1706.03762
${text(l10n.t('What you think of it.'))}</pre>
<p><button type="button">${text(l10n.t('Insert Paper…'))}</button></p>
</section>
<script nonce="${nonce}" src="${address('webview/main.js')}"></script>
</body>
</html>`
}

/**
 * The content security policy of the preview: run our script, use our styles and fonts, show images beside the
 * document. Formulas need style attributes; no text from a document or a record becomes one.
 */
function contentPolicy({
  ownSource,
  nonce,
  allowsRemotePictures,
}: Pick<PageOptions, 'ownSource' | 'allowsRemotePictures'> & { readonly nonce: string }): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${ownSource}`,
    `style-src-attr 'unsafe-inline'`,
    `font-src ${ownSource}`,
    `img-src ${ownSource}${allowsRemotePictures ? ' https: http:' : ''}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}
