/*
 * Finds the papers in a pasted text.
 *
 * Each format says what it reads in the text, and whether it leaves anything unread that somebody has written. The
 * first that leaves nothing is used: an address within a sentence must stay in the sentence. If there is none, each part
 * of the text may be in a format of its own; else the format with the most papers is used, and the caller offers the
 * result rather than applying it.
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
import { csl } from './csl.ts'
import { digest } from './digest.ts'
import { html } from './html.ts'
import { chat, lines } from './lines.ts'
import { listing } from './listing.ts'
import { ris } from './ris.ts'

/** Formats with distinctive syntax first; of the others, the one that leaves nothing or the least unread is used. */
export const pasteFormats: readonly PasteFormat[] = [bibtex, ris, csl, listing, chat, lines, digest, html]

/** The papers in a pasted text; `undefined` if there are none. */
export function readPasted(pasted: Pasted): PastedPapers | undefined {
  if (pasted.text.length > longestPasted) return undefined
  const best = bestReading(pasted)
  if (!best || best.isWhole) return best && toPapers(best)
  return toPapers(readParts(pasted.text) ?? best)
}

interface FormatReading extends PastedReading {
  readonly format: Pick<PasteFormat, 'id' | 'mayMisname'>
}

function bestReading(pasted: Pasted): FormatReading | undefined {
  let best: FormatReading | undefined
  for (const format of pasteFormats) {
    const reading = format.read(pasted)
    if (!reading) continue
    if (reading.isWhole) return { ...reading, format }
    if (!best || tellsMore(reading, best)) best = { ...reading, format }
  }
  return best
}

/** Papers gathered in several formats, one below the other: `undefined` unless every part would be whole by itself. */
function readParts(text: string): FormatReading | undefined {
  const references: PastedReference[] = []
  let mayMisname = false
  for (const part of partsOf(text)) {
    const reading = bestReading({ text: part })
    if (!reading?.isWhole) return undefined
    references.push(...reading.references)
    mayMisname ||= reading.format.mayMisname === true
  }
  return { references, isWhole: true, format: { id: 'parts', ...(mayMisname && { mayMisname }) } }
}

/** Records of BibTeX and RIS, and the other lines. */
function* partsOf(text: string): Generator<string> {
  let part = ''
  let depth = 0
  for (const line of text.split(/\r?\n/)) {
    if (part === '' && line.trim() === '') continue
    part = part === '' ? line : `${part}\n${line}`
    depth += /^\s*@/.test(part)
      ? line.split('{').length - line.split('}').length
      : Number(/^TY {1,2}-/.test(line)) - Number(/^ER {1,2}-/.test(line))
    if (depth > 0) continue
    yield part
    part = ''
    depth = 0
  }
  if (part !== '') yield part
}

/** More papers, or more of their titles. */
function tellsMore({ references }: PastedReading, { references: known }: PastedReading): boolean {
  if (references.length !== known.length) return references.length > known.length
  const titled = (all: readonly PastedReference[]) => all.filter(({ said }) => said).length
  return titled(references) > titled(known)
}

function toPapers({ format: { id: format, mayMisname }, references, isWhole }: FormatReading): PastedPapers {
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
