// How well the model of related papers knows a writer, beside simpler ones, and what it takes. Needs the digests of a writer and
// titles beside the checkout, which the project does not ship. `--entries N` sets the size (20,000), `--json` prints one object.
import { parseArgs } from 'node:util'
import { figure } from '../support/figure.ts'
import { type MentionRecall, measureMentions } from './related/mentions.ts'
import { type Areas, measureTaken, type TakenMeasure } from './related/taken.ts'
import { measureTimes, type RelatedTimes } from './related/times.ts'
import { readWriter } from './related/writer.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, entries: { type: 'string', default: '20000' } },
})

const columns = ['ours', 'keywords', 'keywordShare', 'chance'] as const

function printTaken({ days, mean, errors, leadErrors }: TakenMeasure): void {
  console.log('Papers taken later before others of the same years, by titles: area under the ROC curve')
  for (const kind of ['pooled', 'withinYear'] as const) {
    const head = columns.map((column) => column.padStart(14)).join('')
    console.log(`  ${kind.padEnd(12)}learned  taken  others${head}`)
    for (const { until, learned, taken: later, others, [kind]: areas } of days) {
      const counts = `${String(learned).padStart(9)}${String(later).padStart(7)}${String(others).padStart(8)}`
      console.log(`  ${until}${counts}${cellsOf((column) => areas[column])}`)
    }
    const line = (name: string, { [kind]: areas }: typeof mean) =>
      `  ${name.padEnd(34)}${cellsOf((column) => areas[column])}`
    console.log(`${line('mean', mean)}   aim: 0.68, and 0.05 above keywords`)
    console.log(line('standard error', errors))
    console.log(line('standard error of the lead of ours', leadErrors))
  }
}

function cellsOf(value: (column: keyof Areas) => number): string {
  return columns.map((column) => figure(value(column), 3).padStart(14)).join('')
}

function printMentions({ mentions, papers, ours, oursByTitle, random, sameDigest }: MentionRecall): void {
  console.log(
    `Mentions in the commentary on another paper, recall at 10: ${mentions} mentions, ${papers} papers`,
  )
  const [said, title, byChance, same] = [ours, oursByTitle, random, sameDigest].map((share) =>
    figure(share, 3),
  )
  console.log(`  ours ${said}   by the title alone ${title}   random ${byChance}   same digest ${same}`)
  console.log('  aim: twice the better of the last two')
}

function printTimes(times: RelatedTimes): void {
  const { entries, indexMs, saveMs, queryMs, slowQueryMs, candidates, rankMs, megabytes } = times
  console.log(`${entries} entries`)
  console.log(`  index ${figure(indexMs, 0)} ms, at most 3000; after a save ${figure(saveMs, 0)} ms`)
  console.log(`  query ${figure(queryMs, 1)} ms, 95th percentile ${figure(slowQueryMs, 1)} ms, at most 20`)
  console.log(`  ranking ${candidates} candidates ${figure(rankMs, 0)} ms`)
  const { threadMs, heldMs, idleHeldMs } = times
  const held = `this one held for ${figure(heldMs, 1)} ms, at most 10; ${figure(idleHeldMs, 1)} ms while idle`
  console.log(`  by the thread ${figure(threadMs, 0)} ms, ${held}`)
  console.log(`  memory ${figure(megabytes, 0)} MB, at most 60`)
}

const writer = readWriter()
if (!writer) {
  if (values.json) console.log(JSON.stringify({ bench: 'related', skipped: true }))
  else console.log('Skipped: the digests to measure with are not beside the checkout.')
} else {
  const taken = measureTaken(writer)
  const mentions = measureMentions(writer)
  const times = await measureTimes(writer, Number(values.entries))
  if (values.json) console.log(JSON.stringify({ bench: 'related', taken, mentions, times }))
  else {
    printTaken(taken)
    printMentions(mentions)
    printTimes(times)
  }
}
