import * as vscode from 'vscode'
import { chosenDocument } from '../adapters/documents.ts'
import type { Command } from '../services.ts'

/** In place of the editor. */
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

/** Makes the active preview anew. */
export const refreshPreview: Command = {
  id: 'researchDigest.refreshPreview',
  run: ({ previews }) => previews.active?.refresh(),
}

/** The text of the active preview's digest. */
export const showPreviewSource: Command = {
  id: 'researchDigest.showPreviewSource',
  run: ({ previews }) => previews.active?.showSource(),
}

/** Keeps the active preview with its document, or lets it follow the active one again. */
export const togglePreviewLock: Command = {
  id: 'researchDigest.togglePreviewLock',
  run: ({ previews }) => previews.active?.toggleLock(),
}
