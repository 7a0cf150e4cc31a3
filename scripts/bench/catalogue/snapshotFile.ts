// A file like arXiv's metadata snapshot: the same fields in the same order, abstracts of realistic length.
import { closeSync, openSync, writeSync } from 'node:fs'
import { Random } from './random.ts'
import { benchPapers } from './titles.ts'

const seed = 20_261_124
const chunkRecords = 5_000

/** Writes so many records; the same for the same number. */
export function writeSnapshotFile(file: string, count: number): void {
  const random = new Random(seed)
  const sentences = Array.from({ length: 2_000 }, () => sentence(random))
  const output = openSync(file, 'w')
  let records: string[] = []
  for (const { id, title, authors } of benchPapers(count, random)) {
    const names = authors.map(([family, given]) => `${given} ${family}`)
    records.push(
      JSON.stringify({
        id,
        submitter: names[0],
        authors: names.join(', '),
        title,
        comments: random.chance(0.6) ? `${10 + random.below(30)} pages, ${random.below(12)} figures` : null,
        'journal-ref': null,
        doi: random.chance(0.4) ? `10.1000/${id}` : null,
        'report-no': null,
        categories: random.pick([
          'cs.LG',
          'cs.CL cs.AI',
          'hep-th',
          'math.AG math.NT',
          'astro-ph.GA',
          'quant-ph',
        ]),
        license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
        abstract: `  ${abstract(sentences, random)}\n`,
        versions: Array.from({ length: 1 + random.below(3) }, (_, index) => ({
          version: `v${index + 1}`,
          created: 'Mon, 2 Apr 2007 19:18:42 GMT',
        })),
        update_date: '2024-11-26',
        authors_parsed: authors.map(([family, given]) => [family, given, '']),
      }),
    )
    if (records.length === chunkRecords) {
      writeSync(output, `${records.join('\n')}\n`)
      records = []
    }
  }
  if (records.length > 0) writeSync(output, `${records.join('\n')}\n`)
  closeSync(output)
}

function sentence(random: Random): string {
  const words = Array.from({ length: 12 + random.below(16) }, () =>
    random.name(1 + random.below(3)).toLowerCase(),
  )
  return `${words.join(' ')}${random.chance(0.2) ? ' with $\\\\alpha = 0.5$' : ''}.\n`
}

/** About a thousand characters, as the average of arXiv. */
function abstract(sentences: readonly string[], random: Random): string {
  const target = 400 + random.below(1_200)
  let text = ''
  while (text.length < target) text += random.pick(sentences)
  return text
}
