// Measures the site of a large archive: how long it takes to write, the memory that this takes, what a page loads, and how long
// a search takes from a keystroke to its first result. `--entries N` (20,000), `--json` prints one JSON object.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { parseDigest } from '../../src/core/digest/session.ts'
import { publicDigest } from '../../src/core/export/exportDigests.ts'
import type { DigestWithPapers } from '../../src/core/export/exportFormat.ts'
import { site } from '../../src/core/export/formats/site.ts'
import { readPageAssets } from '../../src/files/exportFolder.ts'
import { exportOptions } from '../../test/helpers/exportedDigests.ts'
import { factsOf } from '../../test/helpers/papers.ts'
import { toPaper } from '../../test/helpers/standInFacts.ts'
import { buildPageAssets } from '../support/buildPageAssets.ts'
import { figure } from '../support/figure.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { inventedPapers } from './records/papers.ts'

/** Of a weekly digest. */
const entriesOfDigest = 16
const tags = ['weekly', 'vision', 'language', 'theory', '주간', 'systems', 'speech']
const remark =
  'The index is never finished, and that turns out to be a feature: the authors move a small set of anchors and rebuild only what they touch, which costs little and keeps answers to rare questions. The code is short enough to try.'

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, entries: { type: 'string', default: '20000' } },
})
const entries = Number(values.entries)

/** Digests of a week each, the last of which is from the end of 2026. */
function archive(): readonly DigestWithPapers[] {
  const papers = inventedPapers(entries)
  const facts = factsOf(papers.map(toPaper))
  const count = Math.ceil(entries / entriesOfDigest)
  return Array.from({ length: count }, (_, number) => {
    const day = new Date(Date.UTC(2026, 11, 25) - (count - number) * 7 * 86_400_000)
      .toISOString()
      .slice(0, 10)
    const own = papers.slice(number * entriesOfDigest, (number + 1) * entriesOfDigest)
    const texts = own.map(({ title, id }) => `${title}\nhttps://arxiv.org/abs/${id}\n${remark}\n`)
    const text = `# Week ${number + 1}\n\nWhat I read.\n\n${texts.join('\n')}\n#weekly #${tags[number % tags.length]}\n`
    return {
      digest: publicDigest(parseDigest(text)),
      papers: facts,
      path: `${day}.md`,
      changedAt: undefined,
    }
  })
}

async function write(
  folder: string,
): Promise<{ readonly ms: number; readonly files: number; readonly bytes: number }> {
  const own = path.join(folder, 'assets')
  await buildPageAssets(own)
  const assets = await readPageAssets(own)
  const digests = archive()
  const start = performance.now()
  let bytes = 0
  const files = site.write(digests, { ...exportOptions, assets })
  for (const file of files) {
    const name = path.join(folder, 'site', ...file.path.split('/'))
    await mkdir(path.dirname(name), { recursive: true })
    await writeFile(name, file.text)
    bytes += (await stat(name)).size
  }
  return { ms: performance.now() - start, files: files.length, bytes }
}

/** What a page loads from the disk by itself, in bytes. */
async function loadedBy(page: Page, file: string): Promise<number> {
  const files = new Set<string>()
  const hear = (request: { url(): string }) => files.add(request.url())
  page.on('request', hear)
  await page.goto(pathToFileURL(file).href)
  page.off('request', hear)
  const sizes = await Promise.all(
    Array.from(files, async (url) =>
      url.startsWith('file:') ? (await stat(new URL(url.replace(/[?#].*$/, '')))).size : 0,
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** An odd number, whose median is one of them. */
const rounds = 7
const queries = ['networks', 'small networks', 'anchors rare', '2401', 'nothinglikethis']

/** From a keystroke to what it finds, in milliseconds; run in the page, so written in its language. */
const timeInPage = `(query) => {
  const input = document.querySelector('#query')
  input.value = query
  const start = performance.now()
  input.dispatchEvent(new Event('input'))
  document.body.getBoundingClientRect()
  return performance.now() - start
}`

async function search(page: Page): Promise<{ readonly loadMs: number; readonly keyMs: number }> {
  const start = performance.now()
  await page.getByRole('searchbox').fill('zz')
  await page.locator('[role="status"]:not(:empty)').waitFor()
  const loadMs = performance.now() - start
  const medians: number[] = []
  for (const query of queries) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++)
      times.push(await page.evaluate<number>(`(${timeInPage})(${JSON.stringify(query)})`))
    medians.push(times.sort((a, b) => a - b)[rounds >> 1] ?? 0)
  }
  return { loadMs, keyMs: Math.max(...medians) }
}

const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
const browser = await launchChromium()
try {
  const written = await write(folder)
  const memory = process.memoryUsage().rss
  const page = await browser.newPage()
  const indexBytes = await loadedBy(page, path.join(folder, 'site', 'index.html'))
  const { loadMs, keyMs } = await search(page)
  const result = { entries, ...written, memory, indexBytes, loadMs, keyMs }
  if (values.json) console.log(JSON.stringify(result))
  else {
    console.log(`${entries} entries: ${written.files} files, ${figure(written.bytes / 1e6, 0)} MB`)
    console.log(`written in ${figure(written.ms / 1000, 1)} s, with ${figure(memory / 1e6, 0)} MB of memory`)
    console.log(`the index loads ${figure(indexBytes / 1000, 0)} kB before somebody searches (limit 200)`)
    console.log(
      `the whole search is loaded in ${figure(loadMs, 0)} ms; a keystroke takes ${figure(keyMs, 0)} ms, the slowest of ${queries.length} queries (limit 100)`,
    )
  }
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}
