import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { escapeHtml } from '../../core/render/escapeHtml.ts'

/** The page around the review: our script and style only, no address from outside. */
export function pageShell(webview: vscode.Webview, webviewFolder: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64')
  const script = webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder, 'main.js'))
  const style = webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder, 'preview.css'))
  const policy = `default-src 'none'; style-src ${webview.cspSource}; font-src ${webview.cspSource}; script-src 'nonce-${nonce}'`
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${escapeHtml(style.toString())}">
<title>${escapeHtml(vscode.l10n.t('Review'))}</title>
</head>
<body>
<main id="review" aria-busy="true"></main>
<script nonce="${nonce}" src="${escapeHtml(script.toString())}"></script>
</body>
</html>`
}
