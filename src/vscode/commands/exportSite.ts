import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import { showError, showInformation, showWarning } from '../adapters/show.ts'
import { archiveDigests, pickArchive } from '../export/archiveDigests.ts'
import { exportOptions, saveSite, withRecords } from '../export/saveExport.ts'
import type { Command } from './command.ts'

/** Exports all digests of a workspace folder as a site. Takes the folder to write to as an argument; without one it asks. */
export const exportSite: Command = {
  id: 'researchDigest.exportSite',
  async run(services, argument) {
    const archive = await pickArchive(vscode.l10n.t('The archive to export'))
    const target = archive && (argument instanceof vscode.Uri ? argument : await askForFolder(archive))
    if (!archive || !target) return
    const { digests, withheld } = await archiveDigests(archive, { except: target }, services)
    tellWithheld(withheld)
    if (digests.length === 0) {
      void showInformation(vscode.l10n.t('There is no digest in {0}.', archive.name))
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

async function askForFolder({ uri }: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.joinPath(uri, '..'),
    openLabel: vscode.l10n.t('Export Here'),
    title: vscode.l10n.t('The folder of the site'),
  })
  return chosen?.[0]
}

const mostNamed = 5

function tellWithheld(places: readonly string[]): void {
  if (places.length === 0) return
  const named = places.slice(0, mostNamed).join(', ')
  const shown =
    places.length > mostNamed ? vscode.l10n.t('{0} and {1} more', named, places.length - mostNamed) : named
  void showWarning(vscode.l10n.t('Not exported, as it may be private: {0}. The log says why.', shown))
}

function tellDone(count: number, target: vscode.Uri): void {
  const open = vscode.l10n.t('Open')
  const message = vscode.l10n.t('{0} digests were exported as a site.', count)
  void showInformation(message, open).then((chosen) => {
    if (chosen !== open) return undefined
    return vscode.env.openExternal(vscode.Uri.joinPath(target, 'index.html'))
  })
}
