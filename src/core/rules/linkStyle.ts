import { type Address, type ArxivTarget, type DigestPart, lineAt } from '../digest/model.ts'

/**
 * How an address of arXiv is written, apart from the paper: "http arxiv.org pdf .pdf". A digest may have a form of its own, which is
 * no mistake in each of its links.
 */
export function styleOf(
  part: DigestPart,
  { span: at }: Pick<Address, 'span'>,
  { form, host, idSpan }: ArxivTarget,
): string {
  const before = part.text.slice(Math.max(at.start, lineAt(part, at.start).start), idSpan.start)
  const [, scheme = ''] = /^(https?):/i.exec(before) ?? []
  const [ending = ''] = /^\.pdf/i.exec(part.text.slice(idSpan.end, at.end)) ?? []
  return [scheme, host, form, ending].join(' ').toLowerCase()
}
