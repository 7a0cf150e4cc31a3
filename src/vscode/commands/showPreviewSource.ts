import type { Command } from './command.ts'

/** The text of the active preview's digest. */
export const showPreviewSource: Command = {
  id: 'researchDigest.showPreviewSource',
  run: ({ previews }) => previews.active?.showSource(),
}
