/*
 * Finds the papers in a pasted text.
 *
 * Each format says what it reads in the text, and whether it leaves anything unread that somebody has written. The
 * first that leaves nothing is used: an address within a sentence must stay in the sentence. If there is none, the
 * format with the most papers is used, and the caller offers the result rather than applying it.
 */
import { cleanLine } from '../../paper/text.ts'
import {
  distinct,
  longestPasted,
  type Pasted,
  type PastedPapers,
  type PastedReading,
  type PastedReference,
  type PasteFormat,
} from '../references.ts'
import { withoutLinks } from '../words.ts'
import { bibtex } from './bibtex.ts'
import { chat } from './chat.ts'
import { csl } from './csl.ts'
import { digest } from './digest.ts'
import { html } from './html.ts'
import { lines } from './lines.ts'
import { listing } from './listing.ts'
import { ris } from './ris.ts'

/** Formats with distinctive syntax first; of the others, the one that leaves nothing or the least unread is used. */
export const pasteFormats: readonly PasteFormat[] = [bibtex, ris, csl, listing, chat, lines, digest, html]

/** The papers in a pasted text; `undefined` if there are none. */
export function readPasted(pasted: Pasted): PastedPapers | undefined {
  if (pasted.text.length > longestPasted) return undefined
  let best: { readonly format: PasteFormat; readonly reading: PastedReading } | undefined
  for (const format of pasteFormats) {
    const reading = format.read(pasted)
    if (!reading) continue
    if (reading.isWhole) return toPapers(format, reading)
    if (!best || tellsMore(reading, best.reading)) best = { format, reading }
  }
  return best && toPapers(best.format, best.reading)
}

/** More papers, or more of their titles. */
function tellsMore({ references }: PastedReading, { references: known }: PastedReading): boolean {
  if (references.length !== known.length) return references.length > known.length
  const titled = (all: readonly PastedReference[]) => all.filter(({ said }) => said).length
  return titled(references) > titled(known)
}

function toPapers(
  { id: format, mayMisname }: PasteFormat,
  { references, isWhole }: PastedReading,
): PastedPapers {
  const papers = distinct(references).map((reference) => {
    const { said } = reference
    if (!said) return reference
    const authors = said.authors && { authors: said.authors.map(cleanLine) }
    return { ...reference, said: { ...said, title: cleanLine(withoutLinks(said.title)), ...authors } }
  })
  return {
    format,
    references: papers,
    isWhole,
    repeats: references.length - papers.length,
    ...(mayMisname && { mayMisname }),
  }
}
