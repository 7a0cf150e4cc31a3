// Times our parser beside others in one process, on the same texts. `--rounds N` measures N times (15), `--json` prints
// one JSON object.
import { parseArgs } from 'node:util'
import { figure } from '../support/figure.ts'
import { measureArchive } from './parse/archive.ts'
import { type BenchDocument, benchDocuments } from './parse/documents.ts'
import { reference, type Subject, subjects } from './parse/subjects.ts'
import { measureTyping, type Percentiles } from './parse/typing.ts'

interface Timing {
  readonly name: string
  readonly medianMs: number
  /** The median as a part of the reference's. */
  readonly ratio: number
  readonly rounds: number
}

/** What takes long is measured fewer times: it stops once it has taken this long on one document. */
const budgetMs = 8_000

/** Code is compiled for what it does only after some runs; short texts need more of them. */
const warmUpMs = 300

async function measure({ name, text }: BenchDocument, rounds: number) {
  const all = []
  // Each by itself, so that none works in the caches and for the garbage of another.
  for (const subject of subjects) all.push({ subject, times: await timesOf(subject, text, rounds) })
  const referenceMs = median(all.find(({ subject }) => subject.name === reference)?.times ?? [])
  const timings = all.map(({ subject, times }): Timing => {
    const medianMs = median(times)
    return { name: subject.name, medianMs, ratio: medianMs / referenceMs, rounds: times.length }
  })
  return { document: name, characters: text.length, timings }
}

async function timesOf(subject: Subject, text: string, rounds: number): Promise<readonly number[]> {
  await warmUp(subject, text)
  const times: number[] = []
  while (times.length < rounds && sum(times) < budgetMs) times.push(await time(subject, text))
  return times
}

async function warmUp(subject: Subject, text: string): Promise<void> {
  for (let spent = 0; spent < warmUpMs; ) spent += await time(subject, text)
}

async function time(subject: Subject, text: string): Promise<number> {
  const start = performance.now()
  await subject.run(text)
  return performance.now() - start
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function describe({ medianMs, p99Ms }: Percentiles): string {
  return `${figure(medianMs, 3)} ms, ${figure(p99Ms, 3)} ms`
}

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '15' } },
})
const documents = []
for (const document of benchDocuments()) {
  documents.push(await measure(document, Number(values.rounds)))
}

const typing = measureTyping()
const archive = measureArchive()

if (values.json) {
  console.log(JSON.stringify({ bench: 'parse', reference, documents, typing, archive }))
} else {
  for (const { document, characters, timings } of documents) {
    console.log(`${document} (${characters} characters), medians and parts of ${reference}:`)
    for (const { name, medianMs, ratio, rounds } of timings) {
      console.log(
        `  ${name.padEnd(34)} ${figure(medianMs, 3).padStart(10)} ms  ${figure(ratio, 3)}  (${rounds} rounds)`,
      )
    }
  }
  console.log('One typed character, read and checked (median, 99th percentile), beside @lezer/markdown:')
  for (const { entries, ours, lezer } of typing) {
    console.log(
      `  ${String(entries).padStart(6)} entries  ${describe(ours)}  beside ${describe(lezer)}  ${figure(ours.medianMs / lezer.medianMs, 3)}`,
    )
  }
  console.log(
    `An archive of ${archive.files} notes (${figure(archive.megabytes, 1)} MB): ${figure(archive.ours, 0)} MB/s beside ${figure(archive.markdownIt, 0)} MB/s of ${reference}`,
  )
  const [, thousand, tenThousand] = typing
  if (thousand && tenThousand) {
    const growth = tenThousand.ours.medianMs / thousand.ours.medianMs
    console.log(`  10,000 entries against 1,000: ${figure(growth, 2)} times`)
  }
}
