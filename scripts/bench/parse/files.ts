// Every digest of the tests, and every real one beside the checkout, which the project does not ship.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../support/project.ts'
import type { BenchText } from './texts.ts'
import { type Timing, timeBoth } from './timing.ts'

export interface FileTiming extends Timing {
  readonly file: string
}

const fixtures = path.join(projectRoot, 'test', 'fixtures', 'digests')
const shared = path.join(projectRoot, '..', 'shared')
const corpora = ['corpus/dev', 'corpus/lists', 'cases/reading']

/** From the one that is read most slowly beside Markdown. */
export function timeFiles(): readonly FileTiming[] {
  const texts = [
    ...textsBelow(fixtures, path.dirname(fixtures)),
    ...corpora.flatMap((folder) => textsBelow(path.join(shared, folder), shared)),
  ]
  // Whichever comes first would compile the code for all.
  for (const { text } of texts) timeBoth(text, { rounds: 2, warmUpMs: 0 })
  return texts
    .map(({ name, text }) => ({ file: name, ...timeBoth(text, { rounds: 1, warmUpMs: 10, roundMs: 60 }) }))
    .sort((a, b) => b.ratio - a.ratio)
}

function textsBelow(folder: string, root: string): readonly BenchText[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|txt|digest)$/.test(file))
    .sort()
    .map((file) => ({
      name: path.relative(root, path.join(folder, file)),
      text: readFileSync(path.join(folder, file), 'utf8').split('\n<!-- expected\n')[0] ?? '',
    }))
}
