import { readIdentifier } from '../arxiv/identifier.ts'
import type { PastedReference } from './references.ts'

/** A file that is pasted or dropped. */
export interface PastedFile {
  readonly name: string
  /** Read when the name does not tell the paper. */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name)
}

const idInName =
  /(?<![\d.])(\d{4}\.\d{4,5}(?:v\d{1,3})?)(?![\d])|(?<![a-z])([a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z-]{2,6})?[_/:.-](\d{7})(?!\d)/i

/** The paper of a file that is named as arXiv names it, or as people keep it: `2011.10650v2.pdf`, `math.GT_0309136.pdf`. */
export function paperOfFileName(name: string): PastedReference | undefined {
  const [, modern, archive, number] = idInName.exec(name) ?? []
  const reading = readIdentifier(modern ?? `${archive}/${number}`)
  return reading?.ok ? { id: reading.reference.id } : undefined
}

/** The stamp that arXiv prints beside the first page, or the first DOI of arXiv's that the page names. */
export function paperOfFirstPage(text: string): PastedReference | undefined {
  const words = text.replace(/\s+/g, ' ')
  const found = stamp.exec(words) ?? turned.exec(words.replaceAll(' ', ''))
  const reading = readIdentifier(found?.[1] ?? '')
  return reading?.ok ? { id: reading.reference.id } : undefined
}

const id = String.raw`(\d{4}\.\d{4,5}v\d{1,3}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7}v\d{1,3})`
const stamp = new RegExp(String.raw`arXiv: ?${id} ?\[`, 'i')
/** Letters of a turned line may come one by one. */
const turned = new RegExp(String.raw`arXiv:${id}\[`, 'i')
