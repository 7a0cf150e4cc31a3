import { isArxivId, isPageUrl, type WritablePaper } from '../../core/paper/paper.ts'
import type { PastedReference } from '../../core/paste/reference.ts'
import type { PaperRecords } from '../paperRecords.ts'
import { withoutAbstract } from './questions.ts'

export type RecordsById = ReadonlyMap<string, WritablePaper>

/** The records of papers that are at hand without asking anybody. */
export async function recordsAtHand(
  papers: PaperRecords,
  references: readonly PastedReference[],
): Promise<RecordsById> {
  const found = await papers.findAll(references.flatMap(({ id }) => (isArxivId(id) ? id : [])))
  return new Map(Array.from(found, ([id, paper]) => [id, withoutAbstract(paper)]))
}

/** The records of papers, asked for where they are not at hand: many in one question. */
export async function recordsOf(
  papers: PaperRecords,
  references: readonly PastedReference[],
  signal: AbortSignal,
): Promise<RecordsById> {
  const ids = references.flatMap(({ id }) => (isArxivId(id) ? id : []))
  const dois = references.flatMap(({ id }) => (isArxivId(id) || isPageUrl(id) ? [] : id))
  const [found, others] = await Promise.all([papers.lookUpAll(ids, signal), papers.lookUpDois(dois, signal)])
  const all: readonly WritablePaper[] = [...found.values(), ...others.values()]
  return new Map(all.map((paper) => [paper.id, withoutAbstract(paper)]))
}
