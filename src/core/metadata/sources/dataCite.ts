import type { ArxivId } from '../../arxiv/identifier.ts'
import { hostOf } from '../../http/httpClient.ts'
import { arxivIdOfDoi, doiOfArxivId } from '../../paper/doi.ts'
import type { Paper } from '../../paper/paper.ts'
import { askDataCite, dataCite } from '../dataCiteRecords.ts'
import type { Asking, MetadataSource } from '../source.ts'

/**
 * The registry of arXiv's DOIs (`10.48550/arXiv.…`), to which arXiv sends the metadata of each paper; new papers arrive
 * late. `apiUrl` is the address of the collection.
 */
export function dataCiteSource(apiUrl: string): MetadataSource {
  return {
    ...dataCite,
    host: hostOf(apiUrl),
    isAuthoritative: false,
    lookUp: (ids, http, signal) => lookUp(apiUrl, ids, { http, signal }),
  }
}

async function lookUp(
  apiUrl: string,
  ids: readonly ArxivId[],
  asking: Asking,
): Promise<ReadonlyMap<ArxivId, Paper>> {
  const asked = new Set(ids)
  const records = await askDataCite(apiUrl, ids.map(doiOfArxivId), asking)
  return new Map(
    records.flatMap((record) => {
      const id = arxivIdOfDoi(record.id)
      return id && asked.has(id) ? [[id, { ...record, id }] as const] : []
    }),
  )
}
