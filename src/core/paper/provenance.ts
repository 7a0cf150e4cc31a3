import type { Origins, PaperField, PaperRecord } from './paper.ts'

export const paperFields: readonly PaperField[] = [
  ...(['title', 'authors', 'abstract', 'publishedAt', 'updatedAt', 'version'] as const),
  ...(['categories', 'comment', 'journalReference', 'doi'] as const),
]

/** Whether arXiv itself gave the record, by whichever of its services; others know less, and later. */
export function isFirstHand({ source }: { readonly source: string }): boolean {
  return source.startsWith('arxiv')
}

/** Id of the source that gave a field; `undefined` when the record lacks it. */
export function originOf(paper: PaperRecord<string>, field: PaperField): string | undefined {
  return isLacking(paper, field) ? undefined : (paper.origins?.[field] ?? paper.source)
}

/**
 * One record of two of the same paper: a first-hand one before others, otherwise the newer one; what it lacks comes from
 * the other, and the record says so.
 */
export function mergeRecords<Id extends string>(
  known: PaperRecord<Id>,
  fresh: PaperRecord<Id>,
): PaperRecord<Id> {
  const isKnownBetter = isFirstHand(known) && !isFirstHand(fresh)
  const [base, other] = isKnownBetter ? [known, fresh] : [fresh, known]
  const filled = paperFields.filter((field) => isLacking(base, field) && !isLacking(other, field))
  const origins: Origins = {
    ...base.origins,
    ...Object.fromEntries(filled.map((field) => [field, originOf(other, field)])),
  }
  const fields = Object.fromEntries(filled.map((field) => [field, other[field]]))
  const { origins: _, ...rest } = { ...base, ...fields }
  return Object.keys(origins).length === 0 ? rest : { ...rest, origins }
}

function isLacking(paper: PaperRecord<string>, field: PaperField): boolean {
  const value = paper[field]
  return value === undefined || value.valueOf() === '' || (Array.isArray(value) && value.length === 0)
}
