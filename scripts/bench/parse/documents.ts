// The texts that parsers are measured on.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../support/project.ts'

export interface BenchDocument {
  readonly name: string
  readonly text: string
}

export function benchDocuments(): readonly BenchDocument[] {
  const seed = seedText()
  return [
    { name: 'seed', text: seed },
    { name: '50 entries', text: repeated(seed, 50) },
    { name: '10,000 entries', text: repeated(seed, 10_000) },
    { name: 'table of 10,000 rows', text: table(10_000) },
  ]
}

/** The digest with n entries, or the least number above it that is a multiple of the seed's. */
export function repeated(seed: string, entryCount: number): string {
  const copies = Math.ceil(entryCount / countEntries(seed))
  return Array.from({ length: copies }, (_, copy) => withOtherIds(seed, copy)).join('\n')
}

/** A real digest from beside the checkout, which the project does not ship, or the sample's. */
export function seedText(): string {
  const real = path.join(projectRoot, '..', 'shared', 'corpus', 'dev', 'seed-digest.txt')
  const sample = path.join(projectRoot, 'sample', '2020-11-generative-models.digest')
  return readFileSync(existsSync(real) ? real : sample, 'utf8')
}

/** A line that is a link and nothing else belongs to an entry in both texts. */
function countEntries(text: string): number {
  return text.match(/^https?:\S+\s*$/gm)?.length ?? 1
}

/** Copies must not name the same papers, or the digest would be one of duplicates. */
function withOtherIds(text: string, copy: number): string {
  const ids = [...new Set(text.match(/\d{4}\.\d{5}/g) ?? [])]
  return text.replace(/\d{4}\.\d{5}/g, (id) => {
    const number = copy * ids.length + ids.indexOf(id) + 1
    return `${id.slice(0, 5)}${String(number).padStart(5, '0')}`
  })
}

function table(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const id = `2401.${String(row + 1).padStart(5, '0')}`
    const paper = `| ${(row % 10) + 1}) **Small Models for Long Texts** - short and plain, with a table of what it costs`
    return `${paper} | [Paper](https://arxiv.org/abs/${id}), [Tweet](https://example.org/status/${row}) |`
  })
  return ['| **Paper** | **Links** |', '| --- | --- |', ...rows, ''].join('\n')
}
