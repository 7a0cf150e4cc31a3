// Digests as their readers see them: previews, and exports to a file, to the clipboard, or of a folder as a site.

import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import type { LayoutId } from '../../core/digest/model.ts'
import type { ExportFormat } from '../../core/export/exportFormat.ts'
import type { RichText } from '../../core/export/plainHtml.ts'
import { escapeHtml } from '../../core/render/html.ts'
import { wouldLeaveOut } from '../../files/exportFolder.ts'
import { chosenDocument } from '../adapters/documents.ts'
import { pickRow, showBriefly, showError, showInformation, showWarning } from '../adapters/show.ts'
import { problemOfExclusions } from '../archive/archiveFiles.ts'
import {
  activeDigest,
  archiveDigests,
  exportOptions,
  pickArchive,
  saveFile,
  saveSite,
  withRecords,
} from '../export/saveExport.ts'
import type { FromCopyPage, ToCopyPage } from '../preview/messages.ts'
import type { Command, Services } from '../services.ts'

/** Chosen by a program; a person is asked. */
interface Choice {
  readonly format: ExportFormat
  readonly layout: LayoutId | undefined
  readonly file: vscode.Uri | undefined
}

/**
 * Exports the active digest, or that of a file chosen in the explorer. Takes `{ format, layout, file }` as an argument;
 * asks for what is missing.
 */
export const exportDigest: Command = {
  id: 'researchDigest.exportDigest',
  async run(services, argument) {
    const document = await chosenDocument(argument)
    const source = document?.uri
    const digest = activeDigest(services, document)
    const choice = digest && (await choose(argument))
    const file = choice && (choice.file ?? (await askForFile(choice.format, digest.path, source)))
    if (!file) return
    const options = { ...(await exportOptions(services)), layout: choice.layout }
    const [written] = choice.format.write(await withRecords([digest], services), options)
    const how = {
      isAgreed: choice.file === undefined,
      inputs: source ? [source] : [],
      format: choice.format.id,
    }
    await save(() => saveFile(file, written?.text ?? '', how), file, services)
    const remark = written && choice.format.remarkOn?.(written)
    if (remark) void showWarning(remark)
  },
}

async function choose(argument: unknown): Promise<Choice | undefined> {
  const { exportFormats } = await import('../../core/export/formats/index.ts')
  const given = (argument ?? {}) as { format?: unknown; layout?: LayoutId; file?: unknown }
  const formats = exportFormats.filter(({ gives }) => gives !== 'folder')
  const format = formats.find(({ id }) => id === given.format) ?? (await pickFormat(formats))
  if (!format) return undefined
  const asksForLayout = format.id === 'markdown' && given.format === undefined
  const layout = asksForLayout ? await pickLayout() : { layout: given.layout }
  return layout && { format, ...layout, file: given.file instanceof vscode.Uri ? given.file : undefined }
}

async function pickFormat(formats: readonly ExportFormat[]): Promise<ExportFormat | undefined> {
  const items = formats.map((format) => ({
    label: format.label(),
    description: `.${format.fileExtension}`,
    format,
  }))
  const placeHolder = vscode.l10n.t('Select the export format')
  return (await pickRow(items, { placeHolder }))?.format
}

async function pickLayout(): Promise<{ readonly layout: LayoutId | undefined } | undefined> {
  const { layouts } = await import('../../core/digest/layouts/index.ts')
  const example = { title: vscode.l10n.t('Title'), url: 'https://arxiv.org/abs/…' }
  const items = [
    { label: vscode.l10n.t('As in the digest'), detail: '', layout: undefined },
    ...layouts
      .filter(({ id }) => id !== 'title-alone')
      .map(({ id, write }) => ({ label: id, detail: write(example).replace(/\n+/g, ' ⏎ '), layout: id })),
  ]
  return pickRow(items, { placeHolder: vscode.l10n.t('Select the entry layout') })
}

function askForFile(
  format: ExportFormat,
  path: string,
  folder = vscode.Uri.file('/'),
): Thenable<vscode.Uri | undefined> {
  const name = `${path.replace(/\.[^.]*$/, '')}.${format.fileExtension}`
  // For a Markdown export, do not suggest the digest's own file.
  const isOwn = vscode.Uri.joinPath(folder, '..', name).toString() === folder.toString()
  const offered = isOwn ? name.replace(/(\.[^.]*)$/, '-export$1') : name
  const isUnsaved = folder.scheme === 'untitled'
  const home = isUnsaved ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(folder, '..')
  return vscode.window.showSaveDialog({
    filters: { [format.label()]: [format.fileExtension] },
    saveLabel: vscode.l10n.t('Export'),
    ...(home && { defaultUri: vscode.Uri.joinPath(home, offered) }),
  })
}

async function save(write: () => Promise<boolean>, file: vscode.Uri, { log }: Services): Promise<void> {
  try {
    if (!(await write())) return
  } catch (error) {
    log.error(`Exporting to ${file}: ${error}`)
    void showError(vscode.l10n.t('The digest could not be written to {0}: {1}', file.path, String(error)))
    return
  }
  const open = vscode.l10n.t('Open')
  const message = vscode.l10n.t('The digest was exported to {0}.', file.path.split('/').at(-1) ?? '')
  void showInformation(message, open).then((chosen) => {
    if (chosen === open) return vscode.env.openExternal(file)
    return undefined
  })
}

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
      if (!(await copyRichText(richText(exported), services.context.extensionUri))) return
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

/**
 * Exports all digests of a workspace folder as a site. Takes the target folder as an argument; asks for it if missing.
 */
export const exportSite: Command = {
  id: 'researchDigest.exportSite',
  async run(services, argument) {
    const archive = await pickArchive(vscode.l10n.t('Select the archive to export'))
    const problem = archive && (await problemOfExclusions(archive.uri, services.conventions))
    if (problem !== undefined) return void showError(problem)
    const target = archive && (argument instanceof vscode.Uri ? argument : await askForFolder(archive))
    if (!archive || !target) return
    const { digests, withheld, unread } = await archiveDigests(archive, { except: target }, services)
    tellWithheld(withheld)
    if (unread.length > 0)
      return void showError(`${unread.slice(0, mostNamed).join(', ')}: ${wouldLeaveOut()}`)
    if (digests.length === 0) {
      void showInformation(vscode.l10n.t('There are no digests in {0}.', archive.name))
      return
    }
    const { site } = await import('../../core/export/formats/site.ts')
    const options = await exportOptions(services, archive)
    const files = site.write(await withRecords(digests, services), options)
    try {
      const inputs = digests.map(({ path }) => vscode.Uri.joinPath(archive.uri, path))
      if (!(await saveSite(files, target, inputs))) return
    } catch (error) {
      services.log.error(`Exporting the site to ${target}: ${describeError(error)}`)
      void showError(vscode.l10n.t('The site could not be written to {0}: {1}', target.path, String(error)))
      return
    }
    tellDone(digests.length, target)
  },
}

/** Offers a folder of its own beside the archive: a site has hundreds of files, which belong among no others. */
async function askForFolder({ name, uri }: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.joinPath(uri, '..', `${name}-site`),
    openLabel: vscode.l10n.t('Export Here'),
    title: vscode.l10n.t('Select a folder for the site'),
  })
  return chosen?.[0]
}

const mostNamed = 5

function tellWithheld(places: readonly string[]): void {
  if (places.length === 0) return
  const named = places.slice(0, mostNamed).join(', ')
  const shown =
    places.length > mostNamed ? vscode.l10n.t('{0} and {1} more', named, places.length - mostNamed) : named
  void showWarning(
    vscode.l10n.t('Not exported because they may be private: {0}. The log has the reasons.', shown),
  )
}

function tellDone(count: number, target: vscode.Uri): void {
  const open = vscode.l10n.t('Open')
  const message =
    count === 1
      ? vscode.l10n.t('Exported one digest as a site.')
      : vscode.l10n.t('Exported {0} digests as a site.', count)
  void showInformation(message, open).then((chosen) => {
    if (chosen !== open) return undefined
    return vscode.env.openExternal(vscode.Uri.joinPath(target, 'index.html'))
  })
}

/** Opens the preview in place of the editor. */
export const openPreview: Command = {
  id: 'researchDigest.openPreview',
  run: async ({ previews }, argument) =>
    previews.open(await chosenDocument(argument), vscode.ViewColumn.Active),
}

export const openPreviewToSide: Command = {
  id: 'researchDigest.openPreviewToSide',
  run: async ({ previews }, argument) =>
    previews.open(await chosenDocument(argument), vscode.ViewColumn.Beside),
}

/** Renders the active preview again. */
export const refreshPreview: Command = {
  id: 'researchDigest.refreshPreview',
  run: ({ previews }) => previews.active?.refresh(),
}

/** Shows the source of the active preview. */
export const showPreviewSource: Command = {
  id: 'researchDigest.showPreviewSource',
  run: ({ previews }) => previews.active?.showSource(),
}

/** Locks the active preview to its document, or lets it follow the active one again. */
export const togglePreviewLock: Command = {
  id: 'researchDigest.togglePreviewLock',
  run: ({ previews }) => previews.active?.toggleLock(),
}
