import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import type { RichText } from '../../core/export/plainHtml.ts'
import { escapeHtml } from '../../core/render/escapeHtml.ts'
import type { FromCopyPage, ToCopyPage } from './copyMessages.ts'

/**
 * Puts both forms on the clipboard by a small page, for VS Code itself can put plain text there only. The page closes when
 * it is done; `false` when somebody closes it before.
 */
export function copyRichText(content: RichText, extensionUri: vscode.Uri): Promise<boolean> {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview')
  const panel = vscode.window.createWebviewPanel(
    'researchDigest.copy',
    vscode.l10n.t('Copying the Digest'),
    vscode.ViewColumn.Active,
    { enableScripts: true, localResourceRoots: [folder] },
  )
  return new Promise((resolve) => {
    panel.webview.onDidReceiveMessage((message: FromCopyPage) => {
      if (message.type === 'ready') void panel.webview.postMessage(copyMessage(content))
      if (message.type !== 'copied') return
      resolve(true)
      panel.dispose()
    })
    panel.onDidDispose(() => resolve(false))
    panel.webview.html = copyPage(panel.webview, vscode.Uri.joinPath(folder, 'copy.js'))
  })
}

function copyMessage({ html, plain }: RichText): ToCopyPage {
  return { type: 'copy', html, plain }
}

function copyPage(webview: vscode.Webview, script: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64')
  const source = escapeHtml(webview.asWebviewUri(script).toString())
  const label = escapeHtml(vscode.l10n.t('Copy as rich text'))
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'">
<title>${label}</title>
<style nonce="${nonce}">
button { margin: 2rem; padding: .6rem 1.2rem; border: 0; font: inherit; color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
button:hover { background: var(--vscode-button-hoverBackground); }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
</style>
</head>
<body>
<main><button type="button">${label}</button></main>
<script nonce="${nonce}" src="${source}"></script>
</body>
</html>`
}
