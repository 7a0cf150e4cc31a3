import type { Doi } from '../../paper/doi.ts'
import { dataCiteDoiSource } from '../dataCite.ts'
import type { RecordSource } from '../source.ts'
import { crossrefSource } from './crossref.ts'

/** A registry without an address is not asked. */
export interface DoiSourceSettings {
  /** Full address of Crossref's works. */
  readonly crossrefApiUrl?: string | undefined
  /** Full address of DataCite's DOIs. */
  readonly dataCiteApiUrl?: string | undefined
}

/** The DOI registries, in order; neither has the DOIs of the other. */
export function doiSources({
  crossrefApiUrl,
  dataCiteApiUrl,
}: DoiSourceSettings): readonly RecordSource<Doi>[] {
  const all = [
    { url: crossrefApiUrl, make: crossrefSource },
    { url: dataCiteApiUrl, make: dataCiteDoiSource },
  ]
  return all.flatMap(({ url, make }) => (url !== undefined && URL.canParse(url) ? [make(url)] : []))
}
