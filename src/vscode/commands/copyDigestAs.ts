import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import type { RichText } from '../../core/export/plainHtml.ts'
import { escapeHtml } from '../../core/render/escapeHtml.ts'
import { pickRow, showBriefly, showWarning } from '../adapters/show.ts'
import type { FromCopyPage, ToCopyPage } from '../export/copyMessages.ts'
import { activeDigest, exportOptions, withRecords } from '../export/saveExport.ts'
import type { Command } from './command.ts'

const richTextId = 'rich-text'

/**
 * Puts the active digest on the clipboard. Takes the id of a format, or `rich-text`, as an argument; asks for it if
 * missing.
 */
export const copyDigestAs: Command = {
  id: 'researchDigest.copyDigestAs',
  async run(services, argument) {
    const digest = activeDigest(services)
    const id = digest && (typeof argument === 'string' ? argument : await pickForm())
    if (id === undefined || !digest) return
    const [exported] = await withRecords([digest], services)
    const options = await exportOptions(services)
    if (!exported) return
    if (id === richTextId) {
      const { richText } = await import('../../core/export/plainHtml.ts')
      if (!(await copyRichText(richText(exported, options), services.context.extensionUri))) return
    } else {
      const { exportFormatById } = await import('../../core/export/formats/index.ts')
      const format = exportFormatById(id)
      const [file] = format?.write([exported], options) ?? []
      if (!file) return
      await vscode.env.clipboard.writeText(file.text)
      const remark = format?.remarkOn?.(file)
      if (remark) void showWarning(remark)
    }
    showBriefly(vscode.l10n.t('Digest copied to the clipboard.'))
  },
}

/** Formats that are pasted into something that a person writes. */
const pasted: readonly string[] = ['slack', 'discord', 'text', 'markdown', 'bibtex', 'csl-json', 'email']

async function pickForm(): Promise<string | undefined> {
  const { exportFormats } = await import('../../core/export/formats/index.ts')
  const items = [
    {
      label: vscode.l10n.t('Rich text'),
      description: vscode.l10n.t('for mail and documents, with a plain-text version'),
      id: richTextId,
    },
    ...pasted.flatMap((id) => {
      const format = exportFormats.find((each) => each.id === id)
      const label = id === 'email' ? vscode.l10n.t('HTML source of an e-mail') : format?.label()
      return label === undefined ? [] : [{ label, description: '', id }]
    }),
  ]
  const placeHolder = vscode.l10n.t('Select what to copy')
  return (await pickRow(items, { placeHolder }))?.id
}

/**
 * Puts both forms on the clipboard with a small page, because VS Code itself can only put plain text there. The page
 * closes when it is done; `false` if somebody closes it before.
 */
function copyRichText(content: RichText, extensionUri: vscode.Uri): Promise<boolean> {
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
