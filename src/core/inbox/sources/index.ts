import type { FeedSource } from '../feed.ts'
import { arxiv } from './arxiv.ts'
import { huggingFace } from './huggingFace.ts'

/** All sources of new papers. */
export const feedSources: readonly FeedSource[] = [arxiv, huggingFace]
