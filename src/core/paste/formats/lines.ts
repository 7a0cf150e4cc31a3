// Text without a syntax of its own: lines with papers in them, and messages of a chat.
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

/** Messages copied from a chat, with names and times above them. */
export const chat: PasteFormat = {
  id: 'chat',
  read({ text }) {
    const all = text.split(/\r?\n/)
    if (!all.some((line) => header.test(line))) return undefined
    const found = findPapers(text)
    if (found.length === 0) return undefined
    const sent = all.filter((line, index) => !header.test(line) && !isPreview(all, index)).join('\n')
    const isWhole = !isRemarkedOn(
      sent,
      findPapers(sent).map(({ at }) => at),
    )
    return { references: found.map(({ reference }) => reference), isWhole }
  },
}

/** Below an address, the chat itself adds the name of the site, and then that of the page. */
function isPreview(all: readonly string[], index: number): boolean {
  const isSite = (line: string | undefined) => line !== undefined && site.test(line)
  return isSite(all[index]) || isSite(all[index - 1])
}

const site = /^\s*(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10}\s*$/i

const time = String.raw`(?:오전|오후|午前|午後|上午|下午)?\s?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?`
const header = new RegExp(String.raw`^\s*(?:[^\s\d[(][^\n]{0,50}?\s{1,3})?(?:\[${time}\]|${time})\s*$`, 'u')
