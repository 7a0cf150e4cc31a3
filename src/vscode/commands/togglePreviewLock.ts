import type { Command } from './command.ts'

/** Keeps the active preview with its document, or lets it follow the active one again. */
export const togglePreviewLock: Command = {
  id: 'researchDigest.togglePreviewLock',
  run: ({ previews }) => previews.active?.toggleLock(),
}
