// Times our preview beside the built-in Markdown preview in a real VS Code: from the command to the first paint, and from
// a keystroke to the frame that shows it. `--keys N` types N letters (9), `--entries 16,200` chooses the digests, `--json`
// prints one JSON object.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Frame, Page } from 'playwright-core'
import { silentLog } from '../../src/core/base/errors.ts'
import { Library } from '../../src/core/library/library.ts'
import { toPaper } from '../../test/helpers/standInFacts.ts'
import { localArxivSettings } from '../../test/localArxiv/settings.ts'
import type { StandInPaper } from '../../test/localArxiv/standInPapers.ts'
import { figure } from '../support/figure.ts'
import { packageExtension } from '../support/packageExtension.ts'
import { extensionId } from '../support/project.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { startServer, type VsCodeServer } from '../vscode/server.ts'
import { openFile, openWorkbench, runCommand } from '../vscode/workbench.ts'
import { type BenchDigest, benchDigest } from './preview/digestFile.ts'
import { firstPaint, timeKey, watchDocuments, whenIdle } from './preview/watch.ts'
import { inventedPapers } from './records/papers.ts'

interface Subject {
  readonly name: string
  readonly command: string
}

const subjects: readonly [Subject, Subject] = [
  { name: 'ours', command: 'Research Digest: Open Preview to the Side' },
  { name: 'built-in', command: 'Markdown: Open Preview to the Side' },
]

interface Measured {
  readonly subject: string
  readonly firstPaintMs: number
  readonly wholeMs: number
  readonly keyMs: readonly number[]
}

/**
 * A keystroke comes when the preview has come to rest after the one before, in milliseconds. The extension host of the
 * built-in one is still busy with a long text when the page shows the word; a key in that time is shown with the one before.
 */
const pauseMs = (entries: number) => 700 + 2 * entries
/** What an editor does when something was just opened is no preview's fault, in milliseconds. */
const settleMs = 4_000

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    keys: { type: 'string', default: '9' },
    entries: { type: 'string', default: '16,200,2000' },
  },
})
const counts = values.entries.split(',').map(Number)

async function measure(): Promise<{ entries: number; measured: Measured[] }[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
  const papers = inventedPapers(Math.max(...counts))
  const digests = counts.map((count) => benchDigest(papers.slice(0, count)))
  const vsix = path.join(tmpdir(), `${path.basename(folder)}.vsix`)
  await packageExtension(vsix)
  const server = await startServer({
    vsixFiles: [vsix],
    // Nobody is asked: the records are in the library. The built-in preview is measured as it comes.
    settings: {
      ...localArxivSettings({ url: 'http://127.0.0.1:1/' }),
      'researchDigest.markdownPreview.cards': false,
    },
  })
  const browser = await launchChromium()
  try {
    await fillLibrary(server, papers)
    const place = { browser, server, folder }
    // The first window of a server finds nothing in any cache.
    for (const digest of digests.slice(0, 1)) await measureWindow(place, subjects[0], digest)
    const results = []
    for (const digest of digests) {
      const measured = []
      for (const subject of subjects) {
        const one = await measureWindow(place, subject, digest)
        console.error(
          `${subject.name}, ${digest.entries} entries: ${one.keyMs.map(Math.round).join(', ')} ms`,
        )
        measured.push(one)
      }
      results.push({ entries: digest.entries, measured })
    }
    return results
  } finally {
    await browser.close()
    await server.dispose()
    await rm(vsix, { force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

/** So that our preview shows each paper's record, abstract included, as it does for papers that were seen before. */
async function fillLibrary({ dataFolder }: VsCodeServer, papers: readonly StandInPaper[]): Promise<void> {
  const folder = path.join(dataFolder, 'data', 'User', 'globalStorage', extensionId())
  await mkdir(folder, { recursive: true })
  const library = new Library({ path: path.join(folder, 'library.sqlite'), log: silentLog })
  await library.papers.save(papers.map(toPaper))
  library.close()
}

interface Place {
  readonly browser: Browser
  readonly server: VsCodeServer
  readonly folder: string
}

/** Each in a window of its own, so that none waits for another. */
async function measureWindow(
  { browser, server, folder }: Place,
  { name, command }: Subject,
  digest: BenchDigest,
): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  try {
    // The editor saves what is typed: what another window has typed must not be there already.
    await writeFile(path.join(folder, digest.file), digest.text)
    await watchDocuments(page)
    await openWorkbench(page, server.url(folder))
    await openFile(page, digest.file)
    await page.waitForTimeout(settleMs)
    const openedAt = await runCommand(page, command)
    const { frame, firstSeenAt, lastSeenAt } = await firstPaint(page)
    await page.waitForTimeout(settleMs)
    await goToEndOf(page, digest.middleLine)
    const keyMs = await timeKeys(page, frame, pauseMs(digest.entries))
    return { subject: name, firstPaintMs: firstSeenAt - openedAt, wholeMs: lastSeenAt - openedAt, keyMs }
  } finally {
    // Leaving the page ends the window's extension host, which would otherwise disturb the next.
    await page.goto('about:blank')
    await context.close()
  }
}

async function goToEndOf(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+1')
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor()
  await page.keyboard.press('Control+G')
  await page.locator('.quick-input-widget input[type="text"]').fill(`:${line}`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
}

let words = 0

/** One word that grows by a letter each time, and is another one in each window: what one has typed may stay. */
async function timeKeys(page: Page, frame: Frame, pause: number): Promise<readonly number[]> {
  let word = `q${String.fromCharCode('a'.charCodeAt(0) + words++)}z`
  await page.keyboard.type(` ${word}`)
  const times = []
  for (let key = 0; key <= Number(values.keys); key++) {
    await page.waitForTimeout(pause)
    await whenIdle(page, frame)
    const letter = String.fromCharCode('a'.charCodeAt(0) + (key % 26))
    word += letter
    times.push(await timeKey(page, frame, letter, word))
  }
  // The first keystroke warms up what the others use.
  return times.slice(1)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function summarise({ entries, measured }: { entries: number; measured: readonly Measured[] }) {
  const medians = measured.map(({ subject, firstPaintMs, wholeMs, keyMs }) => {
    return { subject, firstPaintMs, wholeMs, keyMs: median(keyMs), keys: keyMs }
  })
  const [ours, builtIn] = medians
  const ratio = (read: (one: (typeof medians)[number]) => number) =>
    ours && builtIn ? read(ours) / read(builtIn) : Number.NaN
  return {
    entries,
    medians,
    ratios: {
      firstPaint: ratio(({ firstPaintMs }) => firstPaintMs),
      whole: ratio(({ wholeMs }) => wholeMs),
      key: ratio(({ keyMs }) => keyMs),
    },
  }
}

const results = (await measure()).map(summarise)
if (values.json) {
  console.log(JSON.stringify({ bench: 'preview', results }))
} else {
  for (const { entries, medians, ratios } of results) {
    console.log(`${entries} entries: first paint, whole page, keystroke to the word seen (median)`)
    for (const { subject, firstPaintMs, wholeMs, keyMs } of medians) {
      const shown = [firstPaintMs, wholeMs, keyMs].map((ms) => `${figure(ms, 0).padStart(6)} ms`)
      console.log(`  ${subject.padEnd(9)} ${shown.join(' ')}`)
    }
    const shown = [ratios.firstPaint, ratios.whole, ratios.key].map((ratio) => figure(ratio, 2).padStart(9))
    console.log(`  ratio     ${shown.join(' ')}`)
  }
}
