import path from 'node:path'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openRecords } from '../../../src/records/localRecords.ts'
import { type LocalArxiv, startLocalArxiv } from '../../../test/localArxiv/server.ts'
import { idAt, inventedPapers } from '../records/papers.ts'
import type { Figure } from './figure.ts'

/** How many papers are found, and with how many requests, where records are heavy or bad. */
export async function measureRecords(folder: string): Promise<readonly Figure[]> {
  const authors = Array.from({ length: 2900 }, (_, index) => `Author ${index}`)
  const heavy = inventedPapers(40).map((paper) => ({ ...paper, authors }))
  const large = await lookUp(path.join(folder, 'heavy'), heavy, () => {})
  const bad = await lookUp(path.join(folder, 'bad'), inventedPapers(50), (arxiv) =>
    arxiv.spoil([idAt(20)], '&nbsp;'),
  )
  const odd = await lookUp(path.join(folder, 'odd'), inventedPapers(50), (arxiv) =>
    arxiv.spoil([idAt(20)], '&#x1b;'),
  )
  return [
    { what: 'papers of 2,900 authors found, of 40', figure: large.found, unit: 'papers', aim: 'all' },
    { what: '  requests for them', figure: large.requests, unit: 'requests', aim: 'few' },
    { what: 'papers found of 50, one of them not XML', figure: bad.found, unit: 'papers', aim: '49' },
    { what: '  requests for them', figure: bad.requests, unit: 'requests', aim: 'a dozen at most' },
    {
      what: 'papers found of 50, a forbidden character in one',
      figure: odd.found,
      unit: 'papers',
      aim: 'all',
    },
    { what: '  requests for them', figure: odd.requests, unit: 'requests', aim: '1' },
  ]
}

async function lookUp(
  folder: string,
  papers: ReturnType<typeof inventedPapers>,
  spoil: (arxiv: LocalArxiv) => void,
): Promise<{ readonly found: number; readonly requests: number }> {
  const arxiv = await startLocalArxiv({ papers })
  spoil(arxiv)
  const options = {
    libraryPath: path.join(folder, 'library.sqlite'),
    stateFolder: path.join(folder, 'state'),
    arxivApiUrl: arxiv.url,
    userAgent: 'research-digest/bench',
    minIntervalMs: 0,
  }
  const records = await openRecords(options, silentLog)
  try {
    const outcomes = await records.lookUp(papers.map((_, index) => idAt(index)))
    const found = [...outcomes.values()].filter(({ kind }) => kind === 'found').length
    return { found, requests: arxiv.requests.length }
  } finally {
    await records.close()
    await arxiv.close()
  }
}
