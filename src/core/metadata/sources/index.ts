import type { MetadataSource } from '../source.ts'
import { arxivApi } from './arxivApi.ts'

export interface SourceSettings {
  /** Full address of arXiv's query interface. */
  readonly arxivApiUrl: string
}

/** All sources, the first asked first. */
export function metadataSources({ arxivApiUrl }: SourceSettings): readonly MetadataSource[] {
  return [arxivApi(arxivApiUrl)]
}
