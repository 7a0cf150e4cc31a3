// Reads from a real VS Code how long the packaged extension takes to activate, beside extensions that come with VS Code.
// `--windows N` opens N windows (5), `--json` prints one JSON object; ends with 1 over the limit.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { figure } from '../support/figure.ts'
import { packageExtension } from '../support/packageExtension.ts'
import { readManifest } from '../support/project.ts'
import { packageSmallExtension } from '../support/smallExtension.ts'
import { launchChromium } from '../vscode/chromium.ts'
import { type RunningExtension, readRunningExtensions } from '../vscode/runningExtensions.ts'
import { startServer, type VsCodeServer } from '../vscode/server.ts'
import { openWorkbench } from '../vscode/workbench.ts'

/** Does nothing when it is activated: what the editor's own way of counting costs any extension. */
const emptyExtensionName = 'empty-extension'
/** Of what the empty extension takes. */
const mostOfEmpty = 1.5

/** Activated by the same Markdown document in the same window; the first does nothing at all. */
const comparedWith = [
  emptyExtensionName,
  'markdown-language-features',
  'markdown-math',
  'emmet',
  'merge-conflict',
]

const digest = `Small Models for Long Texts
https://arxiv.org/abs/2401.00001
Short and plain.
On Reading Tables
https://arxiv.org/abs/2401.00002
More tables than one expects.
#review
`

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, windows: { type: 'string', default: '5' } },
})

async function measure(windowCount: number): Promise<RunningExtension[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bench-'))
  const file = path.join(folder, 'digest.md')
  await writeFile(file, digest)
  const vsix = path.join(folder, 'measured.vsix')
  await packageExtension(vsix)
  const empty = path.join(folder, 'empty.vsix')
  const { activationEvents } = readManifest()
  const code = 'exports.activate = () => {}\n'
  await packageSmallExtension(
    { name: emptyExtensionName, activationEvents, code },
    path.join(folder, 'empty'),
    empty,
  )
  const server = await startServer({ vsixFiles: [vsix, empty], acceptsDevelopment: true })
  const browser = await launchChromium()
  try {
    const windows: RunningExtension[][] = []
    while (windows.length < windowCount) windows.push(await measureWindow(browser, server, file))
    return windows
  } finally {
    await browser.close()
    await server.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureWindow(
  browser: Browser,
  server: VsCodeServer,
  file: string,
): Promise<RunningExtension[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await openWorkbench(page, server.url(path.dirname(file), { openFile: file }))
  const running = await readRunningExtensions(page, readManifest().name)
  // Leaving the page ends the window's extension host, which would otherwise wait for it and disturb the next.
  await page.goto('about:blank')
  await context.close()
  return running
}

function median(numbers: readonly number[]): number | undefined {
  const ordered = [...numbers].sort((a, b) => a - b)
  return ordered[Math.floor(ordered.length / 2)]
}

function summarise(windows: readonly RunningExtension[][]) {
  const own = readManifest().name
  const medianOf = (name: string) =>
    median(windows.flatMap((all) => all.filter((one) => one.name === name).map((one) => one.activationMs)))
  const ownMs = medianOf(own)
  const others = comparedWith.flatMap((name) => {
    const ms = medianOf(name)
    return ms === undefined || ownMs === undefined ? [] : [{ name, activationMs: ms, ratio: ownMs / ms }]
  })
  const all = windows.flatMap((window) => window.find(({ name }) => name === own)?.activationMs ?? [])
  return { bench: 'start', windows: windows.length, activationMs: ownMs, all, comparedWith: others }
}

const summary = summarise(await measure(Number(values.windows)))
if (values.json) {
  console.log(JSON.stringify(summary))
} else {
  console.log(`Activation in ${summary.windows} windows, medians:`)
  console.log(`  ${readManifest().name}: ${summary.activationMs} ms (each: ${summary.all.join(', ')})`)
  for (const { name, activationMs, ratio } of summary.comparedWith) {
    const limit = name === emptyExtensionName ? ` (at most ${mostOfEmpty})` : ''
    console.log(`  ${name}: ${activationMs} ms; ours takes ${figure(ratio, 2)} of that${limit}`)
  }
}
const besideEmpty = summary.comparedWith.find(({ name }) => name === emptyExtensionName)
// A figure that is missing is none within the limit.
if (!(besideEmpty && besideEmpty.ratio <= mostOfEmpty)) process.exitCode = 1
