import type { FeedSource } from '../feedSource.ts'
import { arxiv } from './arxiv.ts'
import { huggingFace } from './huggingFace.ts'

/** All services that tell of new papers. */
export const feedSources: readonly FeedSource[] = [arxiv, huggingFace]
