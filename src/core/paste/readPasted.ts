/*
 * Which papers a pasted text names.
 *
 * Each format says what it makes of the text, and whether it leaves anything unread that somebody has written. The first that
 * leaves nothing is taken: an address among the words of a sentence must stay in the sentence. Where none is, the one that
 * names most papers is, and the caller offers it rather than doing it.
 */
import { pasteFormats } from './formats/index.ts'
import {
  distinct,
  longestPasted,
  type Pasted,
  type PastedReading,
  type PastedReference,
} from './references.ts'
import { withoutLinks } from './words.ts'

export interface PastedPapers {
  /** The format that was read. */
  readonly format: string
  /** Each paper once. */
  readonly references: readonly PastedReference[]
  /** See {@link PastedReading.isWhole}. */
  readonly isWhole: boolean
  /** How often a paper was named again. */
  readonly repeats: number
}

/** The papers of a pasted text; `undefined` when it names none. */
export function readPasted(pasted: Pasted): PastedPapers | undefined {
  if (pasted.text.length > longestPasted) return undefined
  let best: { readonly format: string; readonly reading: PastedReading } | undefined
  for (const { id: format, read } of pasteFormats) {
    const reading = read(pasted)
    if (!reading) continue
    if (reading.isWhole) return toPapers(format, reading)
    if (reading.references.length > (best?.reading.references.length ?? 0)) best = { format, reading }
  }
  return best && toPapers(best.format, best.reading)
}

function toPapers(format: string, { references, isWhole }: PastedReading): PastedPapers {
  const papers = distinct(references).map((reference) => {
    const { said } = reference
    return said ? { ...reference, said: { ...said, title: withoutLinks(said.title) } } : reference
  })
  return { format, references: papers, isWhole, repeats: references.length - papers.length }
}
