// What happens between a key and what shows, without the editor's own part: the request is read, papers are searched in the
// thread of the catalogue, and all rows are written, before the first can show.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createWorkerCatalogue } from '../../../src/catalogue/workerCatalogue.ts'
import { Archive } from '../../../src/core/archive/archive.ts'
import { recordDigest } from '../../../src/core/archive/digestRecord.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { span } from '../../../src/core/base/span.ts'
import { type Digest, papersOf } from '../../../src/core/digest/model.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import { DigestTokens, tokenEdit } from '../../../src/core/language/annotations.ts'
import { paperChoices } from '../../../src/core/language/completion.ts'
import { readRequest } from '../../../src/core/language/completionRequest.ts'
import { describeCoverage, describePaper } from '../../../src/core/language/describePaper.ts'
import { paperAt } from '../../../src/core/language/references.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'
import { projectRoot } from '../../support/project.ts'
import { filesBelow } from '../archive/files.ts'
import { Random } from '../catalogue/random.ts'
import { summarise } from '../catalogue/timings.ts'

export interface TypingTiming {
  readonly what: string
  readonly kind: 'list' | 'hover' | 'colours'
  readonly p50Ms: number
  readonly p95Ms: number
  readonly maxMs: number
}

/** As many as a list has where it is of entries, and elsewhere. */
const rowsOf = { entry: 5, mention: 25 } as const
const rounds = 200
const warmUpRounds = 50
const entryCount = 1_000
const facts = { paper: () => undefined }

/** The forms of digests in which entries are written, each with a thousand. */
const forms: readonly { readonly name: string; readonly head: string; entry(index: number): string }[] = [
  {
    name: 'titles above links',
    head: '',
    entry: (index) =>
      `Study ${index} of Trees and Forests\nhttps://arxiv.org/abs/2301.${10_000 + index}\nIt is fine.\n\n`,
  },
  {
    name: 'a list',
    head: '',
    entry: (index) =>
      `- [Study ${index} of Trees](https://arxiv.org/abs/2301.${10_000 + index}): it is fine.\n`,
  },
  {
    name: 'a table',
    head: '| # | Paper | Said |\n|---|---|---|\n',
    entry: (index) =>
      `| ${index + 1} | [Study ${index} of Trees](https://arxiv.org/abs/2301.${10_000 + index}) | fine |\n`,
  },
]

function textOf({ head, entry }: (typeof forms)[number]): string {
  return head + Array.from({ length: entryCount }, (_, index) => entry(index)).join('')
}

export async function measureLists(cataloguePath: string): Promise<readonly TypingTiming[]> {
  const catalogue = createWorkerCatalogue({
    workerPath: path.join(projectRoot, 'dist', 'catalogue.cjs'),
    options: { path: cataloguePath },
    log: silentLog,
  })
  const timings: TypingTiming[] = []
  try {
    const signal = new AbortController().signal
    const titles = (await catalogue.search('model', 50, signal)).map(({ title }) => title)
    for (const form of forms) {
      const before = parseDigest(textOf(form))
      for (const place of ['entry', 'mention'] as const) {
        const times = await timesOf(async (round) => {
          const words = halfTyped(titles[round % titles.length] ?? 'model', round)
          const { digest, length } = typedAfter(before, `${place === 'entry' ? '' : 'As in '}@${words}`)
          return async () => {
            const request = readRequest(digest, length)
            const papers = await catalogue.search(words, rowsOf[place], signal)
            if (request) paperChoices(papers, request, { digest, facts })
          }
        })
        timings.push({
          what: `list of ${place === 'entry' ? 'entries' : 'mentions'}, ${form.name}`,
          kind: 'list',
          ...times,
        })
      }
    }
  } finally {
    await catalogue.close()
  }
  return timings
}

/** As an open document is read when something has been typed at its end. */
function typedAfter(before: Digest, typed: string): DigestSession {
  const session = new DigestSession(before)
  session.edit({ span: span(session.length, session.length), newText: typed })
  return session
}

/** Two words and a half. */
function halfTyped(title: string, round: number): string {
  const words = title.split(/\s+/)
  const from = round % Math.max(1, words.length - 2)
  return words
    .slice(from, from + 2)
    .join(' ')
    .slice(0, -1)
}

/** With its record and the archive at hand. */
export function measureHover(archiveFolder: string): TypingTiming {
  const texts = filesBelow(archiveFolder).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const archive = new Archive()
  archive.update(texts.map(({ file, text }) => ({ file, record: recordDigest(parseDigest(text), { file }) })))
  const ids = archive.digests().flatMap((digest) => [...digest.papers])
  const random = new Random(3)
  const text = Array.from(
    { length: entryCount },
    () => `Some Study\nhttps://arxiv.org/abs/${random.pick(ids)}\nFine.\n\n`,
  ).join('')
  const digest = parseDigest(text)
  const papers = papersOf(digest)
  const places = papers.map((id) => text.indexOf(id))
  const record = (id: Paper['id']): Paper => ({
    id,
    title: 'A Study of $n$ Trees',
    authors: ['Ann Author', 'Bo Weaver'],
    abstract: 'We study $\\alpha$-trees, and how they grow. '.repeat(40),
    ...{ publishedAt: '2024-01-01', updatedAt: '2024-02-01', version: 2, categories: ['cs.LG'] },
    ...{ comment: '15 pages', journalReference: undefined, doi: undefined, source: 'bench' },
  })
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now()
    const found = paperAt(digest, places[round % places.length] ?? 0)
    if (found?.named.kind === 'arxiv')
      describePaper(record(found.named.id), {
        coverage: describeCoverage(archive.coverage(found.named.id), 'here.md'),
      })
    return performance.now() - start
  })
  return { what: 'hover, record and archive at hand', kind: 'hover', ...summarise('', times) }
}

/** After a letter that was typed anywhere among a thousand entries. */
export function measureColours(): readonly TypingTiming[] {
  return forms.map((form) => {
    const text = textOf(form)
    const session = new DigestSession(text)
    const tokens = new DigestTokens()
    const random = new Random(5)
    let before = tokens.of(session.digest, { headings: false })
    const times = Array.from({ length: rounds }, () => {
      const at = random.below(text.length)
      const digest = session.edit({ span: span(at, at), newText: 'x' })
      const start = performance.now()
      const after = tokens.of(digest, { headings: false })
      tokenEdit(before, after)
      before = after
      return performance.now() - start
    })
    return { what: `colours after a letter, ${form.name}`, kind: 'colours', ...summarise('', times) }
  })
}

/** By the processor's time of all threads, since one works after the other and the machine may have other work. */
async function timesOf(prepare: (round: number) => Promise<() => Promise<void>>) {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const run = await prepare(round)
    const before = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  // The first compile what the others run.
  return summarise('', times.slice(warmUpRounds))
}
