// Entry of the thread that compares papers with those of the archive.
import { CoveredPapers } from '../core/related/coveredPapers.ts'
import { serveThread } from '../workers/serveThread.ts'
import type { RelatedService } from './relatedThread.ts'

serveThread<RelatedService>(() => {
  const papers = new CoveredPapers()
  return {
    update: (changes) => papers.update(changes),
    relatedTo: (asked, most) => asked.map((paper) => papers.relatedTo(paper, most)),
    rank: (candidates) => papers.rank(candidates),
  }
})
