import * as vscode from 'vscode'
import { chosenDocument } from '../adapters/documents.ts'
import type { Command } from '../services.ts'

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
