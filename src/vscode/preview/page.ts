import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { escapeHtml } from '../../core/render/escapeHtml.ts'

interface PageOptions {
  /** Whether pictures may come from other computers. */
  readonly allowsRemotePictures: boolean
}

/** The page around the review: our script and styles only, and nothing from elsewhere that the reader did not allow. */
export function pageShell(
  webview: vscode.Webview,
  distFolder: vscode.Uri,
  { allowsRemotePictures }: PageOptions,
): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy({ ownSource: webview.cspSource, nonce, allowsRemotePictures })
  const address = (file: string) =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(distFolder, file)).toString())
  const text = (words: string) => escapeHtml(words)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${address('site/katex.css')}">
<link rel="stylesheet" href="${address('webview/preview.css')}">
<title>${text(vscode.l10n.t('Review'))}</title>
</head>
<body>
<div id="notices">
<p id="notice" role="status"></p>
<p id="pictures" hidden>${text(vscode.l10n.t('Pictures from elsewhere are not shown.'))}
<button type="button">${text(vscode.l10n.t('Show pictures'))}</button></p>
<p id="failure" role="alert" hidden><span></span>
<button type="button">${text(vscode.l10n.t('Try again'))}</button></p>
</div>
<main id="review" class="review" aria-busy="true"></main>
<p id="empty">${text(vscode.l10n.t('No paper is named here yet. A title with its link below becomes a card.'))}</p>
<script nonce="${nonce}" src="${address('webview/main.js')}"></script>
</body>
</html>`
}

interface ContentPolicyOptions {
  /** Where our own files come from, as `webview.cspSource` says. */
  readonly ownSource: string
  readonly nonce: string
  readonly allowsRemotePictures: boolean
}

/**
 * What the preview's page may do: run our script, use our styles and fonts, show pictures beside the document. Formulas need
 * style attributes; nothing of a document or a record becomes one.
 */
export function contentPolicy({ ownSource, nonce, allowsRemotePictures }: ContentPolicyOptions): string {
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
