import type { ArxivId } from '../../../src/core/arxiv/identifier.ts'
import type { StandInPaper } from '../../../test/localArxiv/standInPapers.ts'

/** Papers that do not exist, with texts as long as those of real ones. */
export function inventedPapers(count: number): readonly StandInPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: idAt(index),
    title: `An Invented Paper on the Subject of Number ${index}`,
    authors: ['Ann Author', 'Bo Author', 'Cy Author', 'Di Author'],
    published: '2021-01-01',
    updated: '2021-01-02',
    version: 2,
    categories: ['cs.LG', 'stat.ML'],
    abstract: 'A sentence that says nothing at all but has the length of one. '.repeat(18),
    comment: '12 pages, 5 figures',
    invented: true,
  }))
}

export function idAt(index: number): ArxivId {
  return `2101.${String(index + 1).padStart(5, '0')}` as ArxivId
}
