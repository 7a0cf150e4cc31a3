import { moveEntry } from '../../core/language/arrange/moves.ts'
import { arrange, arrangingAtCursor } from '../arrange/arrangeEntries.ts'
import type { Command } from './command.ts'

/** Moves the entry at the cursor past the one below it, or into the section below. */
export const moveEntryDown: Command = {
  id: 'researchDigest.moveEntryDown',
  async run(services) {
    const place = arrangingAtCursor(services)
    if (place) await arrange(place.editor, moveEntry(place.arranging, 'down'))
  },
}
