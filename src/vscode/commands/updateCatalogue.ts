import * as vscode from 'vscode'
import { withCatalogueProgress } from '../adapters/catalogueProgress.ts'
import { formatCount } from '../adapters/counts.ts'
import { readProxySettings } from '../adapters/proxySettings.ts'
import { readSettings } from '../adapters/settings.ts'
import { showInformation } from '../adapters/show.ts'
import { serviceOptions } from '../serviceOptions.ts'
import type { Command } from './command.ts'

export const updateCatalogue: Command = {
  id: 'researchDigest.updateCatalogue',
  async run({ catalogueUpdates, context, log }) {
    const { oaiUrl, catalogueSets: sets } = readSettings()
    const { userAgent } = serviceOptions(context.extension.packageJSON.version, undefined)
    const title = vscode.l10n.t('Updating the catalogue')
    const result = await withCatalogueProgress(title, { catalogueUpdates, log }, (signal) =>
      catalogueUpdates.update({ oaiUrl, sets, userAgent, proxy: readProxySettings() }, signal),
    )
    if (!result) return
    void showInformation(
      vscode.l10n.t(
        'The catalogue is up to date: {0} papers are new or have changed.',
        formatCount(result.papers),
      ),
    )
  },
}
