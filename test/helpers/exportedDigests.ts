import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parseDigest } from '../../src/core/digest/session.ts'
import { publicDigest } from '../../src/core/export/exportDigests.ts'
import type { DigestWithPapers, ExportOptions } from '../../src/core/export/exportFormat.ts'
import type { Paper } from '../../src/core/paper/paper.ts'
import { factsOf, paper } from './papers.ts'

const folder = new URL('../fixtures/export/', import.meta.url)

/** The digests that have golden files, by the names of their folders. */
export const goldenDigests: ReadonlyMap<string, DigestWithPapers> = new Map(
  readdirSync(folder).map((name) => [name, readGolden(name)]),
)

/** What a test says that does not care. */
export const exportOptions: ExportOptions = {
  title: 'Research Weekly',
  author: 'Ann Author',
  address: undefined,
  layout: undefined,
  linkForm: undefined,
  assets: { style: '/* style */', searchScript: '/* script */', mathStyle: '', mathFonts: new Map() },
}

export function exportedDigest(
  text: string,
  papers: readonly Paper[] = [],
  path = 'digest.md',
): DigestWithPapers {
  return {
    digest: publicDigest(parseDigest(text)),
    papers: factsOf(papers),
    path,
    changedAt: '2024-01-01T00:00:00.000Z',
  }
}

function readGolden(name: string): DigestWithPapers {
  const own = new URL(`${encodeURIComponent(name)}/`, folder)
  const file = readdirSync(own).find((each) => /^digest\./.test(each)) ?? 'digest.md'
  const records = new URL('records.json', own)
  const papers = existsSync(records) ? JSON.parse(readFileSync(records, 'utf8')) : []
  return exportedDigest(readFileSync(new URL(file, own), 'utf8'), papers.map(paper), `${name}/${file}`)
}
