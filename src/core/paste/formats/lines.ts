import { findPapers, type PasteFormat } from '../references.ts'
import { isRemarkedOn, withEnclosure } from '../words.ts'

/** Addresses, identifiers, citations and DOIs, one or more, whatever is between them. */
export const lines: PasteFormat = {
  id: 'lines',
  read({ text }) {
    const found = findPapers(text)
    if (found.length === 0) return undefined
    const spans = found.map(({ at }) => withEnclosure(text, at))
    return { references: found.map(({ reference }) => reference), isWhole: !isRemarkedOn(text, spans) }
  },
}
