import type { ArxivId } from '../../arxiv/identifier.ts'

/** The month in which a paper came to arXiv, as its identifier says; with its number, so that papers of a month are in order. */
export function publishedOf(id: ArxivId): string {
  const [, yy = '', mm = '', number = ''] = /(\d\d)(\d\d)\.?(\d+)$/.exec(id) ?? []
  const year = Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
  return `${year}-${mm}-00T${number.padStart(5, '0')}`
}
