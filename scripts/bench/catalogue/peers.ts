// The same queries to others: MiniSearch over titles and authors in memory, and LIKE over the catalogue's own rows.
import MiniSearch from 'minisearch'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openCatalogue } from '../../../src/core/catalogue/openCatalogue.ts'
import { wordsOf } from '../../../src/core/catalogue/volumeLists.ts'
import type { DrawnPaper, QueryClass } from './queries.ts'
import { type ClassTiming, timeQueries } from './timings.ts'

const limit = 25

export async function measureMiniSearch(
  papers: readonly DrawnPaper[],
  classes: readonly QueryClass[],
): Promise<{
  readonly buildSeconds: number
  readonly heapBytes: number
  readonly classes: readonly ClassTiming[]
}> {
  const heapBefore = process.memoryUsage().heapUsed
  const start = performance.now()
  const index = new MiniSearch({
    fields: ['title', 'authors'],
    processTerm: (term) => wordsOf(term).join('') || null,
  })
  index.addAll(papers.map(({ id, title, authors }) => ({ id, title, authors: authors.join(' ') })))
  const buildSeconds = (performance.now() - start) / 1000
  const heapBytes = process.memoryUsage().heapUsed - heapBefore
  const timed = []
  for (const one of classes) {
    const isTypo = one.name === 'one wrong letter'
    const options = {
      combineWith: 'AND',
      prefix: (_: string, place: number, terms: string[]) => place === terms.length - 1,
      fuzzy: isTypo ? 1 : false,
    } as const
    const { times: _, ...timing } = await timeQueries(
      one,
      (query) => index.search(query, options).slice(0, limit).length,
    )
    timed.push(timing)
  }
  return { buildSeconds, heapBytes, classes: timed }
}

export async function measureLike(
  path: string,
  classes: readonly QueryClass[],
): Promise<readonly ClassTiming[]> {
  const database = openCatalogue({ path, log: silentLog })
  const timed = []
  for (const one of classes) {
    const { times: _, ...timing } = await timeQueries(one, (query) => {
      const words = wordsOf(query)
      const where = words.map(() => 'record LIKE ?').join(' AND ') || '0'
      const statement = `SELECT number, record FROM papers WHERE ${where} ORDER BY number DESC LIMIT ${limit}`
      return database.prepare(statement).all(...words.map((word) => `%${word}%`)).length
    })
    timed.push(timing)
  }
  database.close()
  return timed
}
