import * as vscode from 'vscode'
import { pickRow, showBriefly, showWarning } from '../adapters/show.ts'
import { copyRichText } from '../export/copyRichText.ts'
import { activeDigest, exportOptions, withRecords } from '../export/exporting.ts'
import type { Command } from './command.ts'

const richTextId = 'rich-text'

/** Puts the active digest on the clipboard. Takes the id of a format, or `rich-text`, as an argument; without one it asks. */
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
    showBriefly(vscode.l10n.t('The digest is on the clipboard.'))
  },
}

/** What is pasted into something that a person writes. */
const pasted: readonly string[] = ['slack', 'text', 'markdown', 'bibtex', 'csl-json', 'email']

async function pickForm(): Promise<string | undefined> {
  const { exportFormats } = await import('../../core/export/formats/index.ts')
  const items = [
    {
      label: vscode.l10n.t('Rich text'),
      description: vscode.l10n.t('for mail and documents, with plain text beside it'),
      id: richTextId,
    },
    ...pasted.flatMap((id) => {
      const format = exportFormats.find((each) => each.id === id)
      const label = id === 'email' ? vscode.l10n.t('HTML source of a mail') : format?.label()
      return label === undefined ? [] : [{ label, description: '', id }]
    }),
  ]
  const placeHolder = vscode.l10n.t('What the clipboard shall hold')
  return (await pickRow(items, { placeHolder }))?.id
}
