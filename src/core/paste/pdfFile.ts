import { readIdentifier } from '../arxiv/identifier.ts'
import type { PastedReference } from './reference.ts'

/** A pasted or dropped file. */
export interface PastedFile {
  readonly name: string
  /** Read if the name does not identify the paper. */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name)
}

const idInName =
  /(?<![\d.])(\d{4}\.\d{4,5}(?:v\d{1,3})?)(?![\d])|(?<![a-z])([a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z-]{2,6})?[_/:.-](\d{7})(?!\d)/i

/** The paper of a file with a name from arXiv, or as people store it: `2011.10650v2.pdf`, `math.GT_0309136.pdf`. */
export function paperOfFileName(name: string): PastedReference | undefined {
  const [, modern, archive, number] = idInName.exec(name) ?? []
  const reading = readIdentifier(modern ?? `${archive}/${number}`)
  return reading?.ok ? { id: reading.reference.id } : undefined
}

/** The paper in the stamp that arXiv prints beside the first page, or the first arXiv DOI on that page. */
export function paperOfFirstPage(text: string): PastedReference | undefined {
  const words = text.replace(/\s+/g, ' ')
  const found = stamp.exec(words) ?? turned.exec(words.replaceAll(' ', ''))
  const reading = readIdentifier(found?.[1] ?? '')
  return reading?.ok ? { id: reading.reference.id } : undefined
}

const id = String.raw`(\d{4}\.\d{4,5}v\d{1,3}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7}v\d{1,3})`
const stamp = new RegExp(String.raw`arXiv: ?${id} ?\[`, 'i')
/** The letters of a rotated line may come one by one. */
const turned = new RegExp(String.raw`arXiv:${id}\[`, 'i')
