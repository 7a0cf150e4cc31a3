import * as vscode from 'vscode'
import type { LayoutId } from '../../core/digest/model.ts'
import type { ExportFormat } from '../../core/export/exportFormat.ts'
import { chosenDocument } from '../adapters/documents.ts'
import { pickRow, showError, showInformation, showWarning } from '../adapters/show.ts'
import { activeDigest, exportOptions, saveFile, withRecords } from '../export/saveExport.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

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
    const agreement = { isAgreed: choice.file === undefined, inputs: source ? [source] : [] }
    await save(() => saveFile(file, written?.text ?? '', agreement), file, services)
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
  return vscode.window.showSaveDialog({
    filters: { [format.label()]: [format.fileExtension] },
    saveLabel: vscode.l10n.t('Export'),
    ...(folder.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(folder, '..', offered) }),
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
