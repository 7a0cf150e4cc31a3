import * as vscode from 'vscode'
import type { YearFigures } from '../core/archive/yearFigures.ts'
import { escapeHtml, languageAttributes } from '../core/render/html.ts'
import { yearFiguresHtml } from '../core/render/yearFiguresHtml.ts'
import { yearLabelsIn } from '../core/render/yearLabels.ts'

/** Opens a page with the figures of a year beside the text. It has no script, and asks for nothing but its style. */
export function showFigures(figures: YearFigures, language: string, extensionUri: vscode.Uri): void {
  const styles = vscode.Uri.joinPath(extensionUri, 'dist', 'webview')
  const title = yearLabelsIn(language).title(figures.year)
  const panel = vscode.window.createWebviewPanel('researchDigest.year', title, vscode.ViewColumn.Beside, {
    enableScripts: false,
    localResourceRoots: [styles],
  })
  const { webview } = panel
  const style = webview.asWebviewUri(vscode.Uri.joinPath(styles, 'year.css')).toString()
  const policy = `default-src 'none'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`
  const links = { paper: () => undefined, tag: () => undefined, subject: () => undefined }
  webview.html = `<!DOCTYPE html>
<html${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
${yearFiguresHtml(figures, { language, links })}
</main>
</body>
</html>`
}
