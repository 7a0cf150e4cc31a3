import type { Command } from './command.ts'

/** Makes the active preview anew. */
export const refreshPreview: Command = {
  id: 'researchDigest.refreshPreview',
  run: ({ previews }) => previews.active?.refresh(),
}
