import type { Doi } from '../../paper/doi.ts'
import type { MetadataSource, RecordSource } from '../source.ts'
import { arxivApi } from './arxivApi.ts'
import { crossrefSource } from './crossref.ts'
import { dataCiteDoiSource, dataCiteSource } from './dataCite.ts'
import { openAlexCiting, openAlexSource } from './openAlex.ts'
import { semanticScholarCiting, semanticScholarSource } from './semanticScholar.ts'

/** A service without an address is not asked. */
export interface SourceSettings {
  /** Ids of the sources to ask, in order; if missing, all of them in their default order. */
  readonly sources?: readonly string[] | undefined
  /** Full address of arXiv's query API. */
  readonly arxivApiUrl: string
  /** Full address of DataCite's DOIs. */
  readonly dataCiteApiUrl?: string | undefined
  /** Base address of Semantic Scholar's Academic Graph. */
  readonly semanticScholarApiUrl?: string | undefined
  /** Full address of OpenAlex's works. */
  readonly openAlexApiUrl?: string | undefined
  /** OpenAlex is not asked without a key. */
  readonly openAlexKey?: string | undefined
  /** Full address of Crossref's works. */
  readonly crossrefApiUrl?: string | undefined
}

/** Ids of all sources, in their default order. */
const sourceIds: readonly string[] = ['arxiv-api', 'datacite', 'semantic-scholar', 'openalex']

/** The configured sources, in order. Unknown ids and sources with invalid addresses are skipped. */
export function metadataSources(settings: SourceSettings): readonly MetadataSource[] {
  const { openAlexKey } = settings
  return chosen(settings, [
    { id: 'arxiv-api', url: settings.arxivApiUrl, make: arxivApi },
    { id: 'datacite', url: settings.dataCiteApiUrl, make: dataCiteSource },
    { id: 'semantic-scholar', url: settings.semanticScholarApiUrl, make: semanticScholarSource },
    {
      id: 'openalex',
      url: openAlexKey ? settings.openAlexApiUrl : undefined,
      make: (url: string) => openAlexSource(url, openAlexKey ?? ''),
    },
  ])
}

/** Those of the configured sources, in order, that know what papers cite. */
export function citingSources(settings: SourceSettings): readonly MetadataSource[] {
  const { openAlexKey } = settings
  return chosen(settings, [
    { id: 'semantic-scholar', url: settings.semanticScholarApiUrl, make: semanticScholarCiting },
    {
      id: 'openalex',
      url: openAlexKey ? settings.openAlexApiUrl : undefined,
      make: (url: string) => openAlexCiting(url, openAlexKey ?? ''),
    },
  ])
}

interface Choice {
  readonly id: string
  readonly url: string | undefined
  readonly make: (url: string) => MetadataSource
}

function chosen({ sources = sourceIds }: SourceSettings, all: readonly Choice[]): readonly MetadataSource[] {
  return sources.flatMap((id) => {
    const { url, make } = all.find((source) => source.id === id) ?? {}
    return url !== undefined && make && URL.canParse(url) ? [make(url)] : []
  })
}

/** The DOI registries, in order; neither has the DOIs of the other. */
export function doiSources({
  crossrefApiUrl,
  dataCiteApiUrl,
}: Pick<SourceSettings, 'crossrefApiUrl' | 'dataCiteApiUrl'>): readonly RecordSource<Doi>[] {
  const all = [
    { url: crossrefApiUrl, make: crossrefSource },
    { url: dataCiteApiUrl, make: dataCiteDoiSource },
  ]
  return all.flatMap(({ url, make }) => (url !== undefined && URL.canParse(url) ? [make(url)] : []))
}
