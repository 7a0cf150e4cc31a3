// What goes wrong at worst: kills while files are written, texts that cost much, bad records, a damaged library, and processes that ask at once, on real files, processes and
// HTTP on loopback. `--interval MS` is the least gap between requests (500; arXiv's own is 3000), `--json` prints one object.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Figure } from './harm/figure.ts'
import { measureFiles } from './harm/files.ts'
import { measureLibrary } from './harm/library.ts'
import { measurePace } from './harm/pace.ts'
import { measureRecords } from './harm/records.ts'
import { measureTexts } from './harm/texts.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, interval: { type: 'string', default: '500' } },
})
const minIntervalMs = Number(values.interval)

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ what }) => what.length))
  for (const { what, figure, unit, aim } of figures) {
    console.log(`${what.padEnd(width)}  ${String(figure).padStart(7)} ${unit.padEnd(10)} ${aim}`)
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-harm-'))
try {
  const figures = [
    ...(await measureFiles(folder)),
    ...measureTexts(),
    ...(await measureRecords(folder)),
    ...(await measureLibrary(folder)),
    ...(await measurePace(folder, minIntervalMs)),
  ]
  if (values.json) console.log(JSON.stringify({ bench: 'harm', minIntervalMs, figures }))
  else print(figures)
} finally {
  await rm(folder, { recursive: true, force: true })
}
