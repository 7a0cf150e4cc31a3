import { hostOf } from '../../http/httpClient.ts'
import type { Doi } from '../../paper/doi.ts'
import { askDataCite, dataCite } from '../dataCiteRecords.ts'
import type { RecordSource } from '../source.ts'

/** The registry of DOIs of data, software, and preprint servers; `apiUrl` is the address of the collection. */
export function dataCiteDoiSource(apiUrl: string): RecordSource<Doi> {
  return {
    ...dataCite,
    host: hostOf(apiUrl),
    isAuthoritative: false,
    isRegistry: true,
    async lookUp(dois, http, signal) {
      const asked = new Set(dois)
      const records = await askDataCite(apiUrl, dois, { http, signal })
      return new Map(records.filter(({ id }) => asked.has(id)).map((record) => [record.id, record]))
    },
  }
}
