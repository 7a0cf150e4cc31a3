import { findPapers } from '../findPapers.ts'
import type { PasteFormat } from '../pasteFormat.ts'

/** Messages copied from a chat: names with the time of day above what was sent. */
export const chat: PasteFormat = {
  id: 'chat',
  read({ text }) {
    if (!text.split(/\r?\n/).some((line) => header.test(line))) return undefined
    const found = findPapers(text)
    // What colleagues wrote is left to the chat, as the plain text is one key away.
    return found.length === 0
      ? undefined
      : { references: found.map(({ reference }) => reference), isWhole: true }
  },
}

const time = String.raw`(?:오전|오후|午前|午後|上午|下午)?\s?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?`
const header = new RegExp(String.raw`^\s*(?:[^\s\d[(][^\n]{0,50}?\s{1,3})?(?:\[${time}\]|${time})\s*$`, 'u')
