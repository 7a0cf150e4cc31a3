// Compares what two checkouts make of the same digests, byte for byte: `parse --json`, each report of `check`, and each format
// of `export`, with records and without. For changes that must leave the behaviour as it is.
// `node scripts/compare.ts CHECKOUT [FILE|FOLDER…]`; by default the fixtures, and the corpora beside the checkout. With
// `--keep FOLDER` it writes what this checkout makes into a folder that is not there yet, and compares nothing; such a folder
// may stand in the place of a checkout.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { reports } from '../src/cli/check/reports.ts'
import { exportFormats } from '../src/core/export/formats/index.ts'
import { corpora } from '../test/helpers/corpus.ts'
import { differencesBetween } from './support/differences.ts'
import { projectRoot } from './support/project.ts'

const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true })
const other = values.keep === undefined ? positionals[0] : undefined
const named = values.keep === undefined ? positionals.slice(1) : positionals

const inputs =
  named.length > 0
    ? named.map((name) => path.resolve(name))
    : [path.join(projectRoot, 'test', 'fixtures'), ...corpora().map(({ folder }) => fileURLToPath(folder))]

/** The first differences show what has changed; the others are counted. */
const mostNamed = 20

/** Runs one program of a checkout, and writes what it says and how it ended into a file. */
async function runInto(file: string, cli: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: 'UTC' },
  })
  await writeFile(file, `${stdout}\n== said\n${stderr}\n== ended with ${status}\n`)
  return stdout
}

/**
 * Writes into a new folder what a checkout makes of the inputs. All files are named relative to it, so that messages are the
 * same for both checkouts.
 */
async function runAll(checkout: string, folder: string): Promise<void> {
  spawnSync(process.execPath, ['esbuild.mjs'], { cwd: checkout, stdio: 'inherit' })
  const manifest = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8'))
  const cli = path.join(checkout, manifest.bin['research-digest'])
  await mkdir(folder)
  process.chdir(folder)
  const parsed = await runInto('parse.jsonl', cli, ['parse', '--json', ...inputs])
  await writeFile('records.jsonl', recordsFor(parsed))
  await runInto('library.txt', cli, ['library', 'import', 'records.jsonl', '--library', 'library.sqlite'])
  for (const { id } of reports) {
    for (const library of ['none.sqlite', 'library.sqlite']) {
      const args = ['check', '--format', id, '--library', library, ...inputs]
      await runInto(`check-${id}-${library}.txt`, cli, args)
    }
  }
  for (const { id, uses } of exportFormats) {
    for (const library of ['none.sqlite', 'library.sqlite']) {
      const output = `export-${id}-${library}`
      const title = uses?.includes('title') ? ['--title', 'Digests'] : []
      const options = ['--format', id, '--output', output, '--library', library, ...title]
      await runInto(`${output}.txt`, cli, ['export', ...options, ...inputs])
    }
  }
  await rm('library.sqlite', { force: true })
}

/** A record for each paper that is named, made up from its identifier. */
function recordsFor(parsed: string): string {
  const files = parsed.split('\n').filter((line) => line.startsWith('{'))
  const ids = files.flatMap((line) => {
    const { entries, mentions } = JSON.parse(line) as Record<
      string,
      readonly { readonly id: string | null }[]
    >
    return [...(entries ?? []), ...(mentions ?? [])].flatMap(({ id }) => id ?? [])
  })
  const records = [...new Set(ids)].map((id) => JSON.stringify(inventedRecord(id)))
  return `${records.join('\n')}\n`
}

function inventedRecord(id: string) {
  const number = Number(id.replace(/\D/g, '')) % 1000
  return {
    id,
    title: `On $x^{${number}}$ & other <b>things</b> of ${id}`,
    authors: Array.from({ length: 1 + (number % 7) }, (_, index) => `Ada Q. Author${index}`),
    abstract: `We study ${id}.\n\nIt costs $O(n^2)$, 50% less than _before_.`,
    categories: ['cs.LG', 'stat.ML'],
    publishedAt: '2020-01-02T03:04:05Z',
    updatedAt: '2021-01-02T03:04:05Z',
    version: 1 + (number % 3),
    ...(number % 11 === 0 && { comment: 'This paper has been withdrawn by the authors' }),
    ...(number % 5 === 0 && { journalReference: 'J. Invented 3 (2021) 1-9', doi: `10.1000/xyz.${number}` }),
    source: 'arxiv-api',
  }
}

async function compareWith(before: string, after: string): Promise<void> {
  const { files, differences } = await differencesBetween(before, after)
  for (const { file, problem } of differences.slice(0, mostNamed))
    console.log(`${file}: ${problem.slice(0, 400)}`)
  if (differences.length > mostNamed) console.log('…')
  console.log(`${files} files, ${differences.length} of them different`)
  process.exitCode = differences.length > 0 ? 1 : 0
}

async function compare(checkout: string): Promise<void> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'research-digest-compare-'))
  try {
    const isKept = existsSync(path.join(checkout, 'parse.jsonl'))
    const before = isKept ? checkout : path.join(temporary, 'before')
    if (!isKept) await runAll(checkout, before)
    await runAll(projectRoot, path.join(temporary, 'after'))
    await compareWith(before, path.join(temporary, 'after'))
  } finally {
    process.chdir(projectRoot)
    await rm(temporary, { recursive: true, force: true })
  }
}

if (values.keep !== undefined) await runAll(projectRoot, path.resolve(values.keep))
else if (other !== undefined) await compare(path.resolve(other))
else
  throw new Error(
    'Usage: node scripts/compare.ts CHECKOUT|FOLDER [FILE|FOLDER…], or --keep FOLDER [FILE|FOLDER…]',
  )
