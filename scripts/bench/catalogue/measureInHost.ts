import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInHost } from '../host/runInHost.ts'
import { type HostMemory, queriesFile } from './hostMemory.ts'

/** The same titles typed in two windows of a real VS Code. */
export interface HostRun {
  readonly withCatalogue: HostMemory
  readonly withEmptyCatalogue: HostMemory
}

/** Has the extension complete the queries with the catalogue, and again in a new window with one that has no papers. */
export async function measureInHost(catalogue: string, queries: readonly string[]): Promise<HostRun> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-search-'))
  const folder = path.join(temporary, 'folder')
  try {
    await mkdir(folder)
    await writeFile(path.join(folder, queriesFile), JSON.stringify(queries))
    return {
      withCatalogue: await run(folder, catalogue),
      withEmptyCatalogue: await run(folder, path.join(temporary, 'empty.sqlite')),
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function run(folder: string, catalogue: string): Promise<HostMemory> {
  const settings = {
    'researchDigest.catalogue.file': catalogue,
    // Nobody is asked about made-up papers: nothing listens there.
    'researchDigest.sources': ['arxiv-api'],
    'researchDigest.arxiv.apiUrl': 'http://127.0.0.1:1/api/query',
  }
  return runInHost({ entry: 'scripts/bench/catalogue/inHost.ts', folder, settings })
}
