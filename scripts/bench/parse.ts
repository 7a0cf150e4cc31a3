// Times our parser beside a Markdown parser on the same texts, one typed character, and a cold archive, each with its limit.
// `--rounds N` reads each large text N times (11), `--json` prints one JSON object.
import { parseArgs } from 'node:util'
import { figure } from '../support/figure.ts'
import { measureArchive } from './parse/archive.ts'
import { timeFiles } from './parse/files.ts'
import { measureImport } from './parse/memory.ts'
import { benchTexts } from './parse/texts.ts'
import { timeBoth } from './parse/timing.ts'
import { measureFlips, measureTyping } from './parse/typing.ts'

/** Ratios are those of times in one run, so that they hold on any machine. */
const limits = {
  /** Of what `markdown-it` takes. */
  text: 0.5,
  file: 1,
  typingMs: { median: 1, p99: 3 },
  /** Of a keystroke among 10,000 entries to one among 1,000. */
  growth: 1.5,
  flipMs: 20,
  /** The first reader took 0.95 of what the language service takes; a reader that learns may take 1.3 times as long. */
  archive: 1.25,
  importBytes: 200_000,
} as const

const entryCount = 10_000
const worstShown = 5

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '11' } },
})

interface Row {
  readonly what: string
  readonly seen: string
  /** What is compared with the limit. */
  readonly value: number
  readonly limit: number
}

const importBytes = await measureImport()
const texts = benchTexts(entryCount).map(({ name, text }) => ({
  name,
  characters: text.length,
  ...timeBoth(text, { rounds: Number(values.rounds), warmUpMs: 1_500 }),
}))
const files = timeFiles()
// What is measured first compiles the code; it does not count.
measureTyping(1_000)
const typing = [measureTyping(1_000), measureTyping(entryCount)] as const
const flips = measureFlips(1_000)
const archive = await measureArchive()

const filesOver = files.filter(({ ratio }) => ratio > limits.file)
const growth = typing[1].medianMs / typing[0].medianMs

function rows(): readonly Row[] {
  return [
    ...texts.map(({ name, oursMs, markdownItMs, ratio }) => ({
      what: `${entryCount} entries: ${name}`,
      seen: `${figure(oursMs, 1)} ms, markdown-it ${figure(markdownItMs, 1)} ms`,
      value: ratio,
      limit: limits.text,
    })),
    ...files.slice(0, worstShown).map(({ file, oursMs, markdownItMs, ratio }) => ({
      what: `file: ${file}`,
      seen: `${figure(oursMs, 3)} ms, markdown-it ${figure(markdownItMs, 3)} ms`,
      value: ratio,
      limit: limits.file,
    })),
    ...typing.flatMap(({ entries, medianMs, p99Ms }) => [
      {
        what: `keystroke, ${entries} entries`,
        seen: 'median, ms',
        value: medianMs,
        limit: limits.typingMs.median,
      },
      {
        what: `keystroke, ${entries} entries`,
        seen: '99th percentile, ms',
        value: p99Ms,
        limit: limits.typingMs.p99,
      },
    ]),
    {
      what: 'keystroke, 10,000 entries to 1,000',
      seen: 'ratio of medians',
      value: growth,
      limit: limits.growth,
    },
    {
      what: 'keystroke that flips a frame',
      seen: '1000 entries, median, ms',
      value: flips.medianMs,
      limit: limits.flipMs,
    },
    {
      what: `cold archive of ${archive.files} files`,
      seen: `${figure(archive.msPerFile, 3)} ms a file, language service ${figure(archive.languageServiceMsPerFile, 3)} ms`,
      value: archive.ratio,
      limit: limits.archive,
    },
    {
      what: 'memory allocated on import',
      seen: 'kB',
      value: importBytes / 1000,
      limit: limits.importBytes / 1000,
    },
  ]
}

if (values.json) {
  console.log(
    JSON.stringify({
      bench: 'parse',
      limits,
      texts,
      files,
      filesOver: filesOver.length,
      typing,
      growth,
      flips,
      archive,
      importBytes,
    }),
  )
} else {
  for (const { what, seen, value, limit } of rows()) {
    const mark = value > limit ? '  OVER' : ''
    console.log(`${what.padEnd(64)} ${figure(value, 3).padStart(8)}  of ${limit}  (${seen})${mark}`)
  }
  console.log(`${filesOver.length} of ${files.length} files take more than markdown-it`)
}
