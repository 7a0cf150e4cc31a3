// A trial of the extension: VS Code in the browser on a sample, with the packaged extension installed as people do it.
// `--offline` never asks arXiv, `--port N` chooses the port, `--smoke` looks at it in a headless browser and ends.
import { cp, mkdir, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type LocalArxiv, startLocalArxiv } from '../test/localArxiv/server.ts'
import { localArxivSettings } from '../test/localArxiv/settings.ts'
import { interruptSignal } from './support/interrupt.ts'
import { packageExtension } from './support/packageExtension.ts'
import { artefactsFolder, extensionId, fetchedFolder, projectRoot, readManifest } from './support/project.ts'
import { packageSmallExtension } from './support/smallExtension.ts'
import { launchChromium } from './vscode/chromium.ts'
import { readRunningExtensions } from './vscode/runningExtensions.ts'
import { startServer, type VsCodeServer } from './vscode/server.ts'
import { openFile, openWorkbench } from './vscode/workbench.ts'

const usualPort = 8765
const reachDeadlineMs = 5_000

/** Kept from one trial to the next, so that nobody loses what they wrote. */
const folder = path.join(fetchedFolder, 'sample')

const { values } = parseArgs({
  options: { offline: { type: 'boolean' }, port: { type: 'string' }, smoke: { type: 'boolean' } },
})

async function main(signal: AbortSignal): Promise<void> {
  console.log('Building and packaging the extension ...')
  const vsix = path.join(fetchedFolder, 'trial.vsix')
  await mkdir(fetchedFolder, { recursive: true })
  await packageExtension(vsix, signal)
  const guide = await packageGuide()
  await cp(path.join(projectRoot, 'sample'), folder, { recursive: true, force: false })
  const standIn = await startStandIn(signal)
  try {
    const server = await startServer({
      settings: {
        'files.autoSave': 'afterDelay',
        ...(standIn && localArxivSettings(standIn)),
      },
      vsixFiles: [vsix, guide],
      port: values.port ? Number(values.port) : await freePort(),
      signal,
    })
    try {
      await (values.smoke ? look(server, signal) : serve(server, signal))
    } finally {
      await server.dispose()
    }
  } finally {
    await standIn?.close()
  }
}

/**
 * An extension that opens our walkthrough in a window without tabs. VS Code does so by itself only when an extension is
 * installed while a window is open.
 */
async function packageGuide(): Promise<string> {
  const vsix = path.join(fetchedFolder, 'guide.vsix')
  const walkthrough = `${extensionId()}#firstDigest`
  const code = `const { commands, window } = require('vscode')
exports.activate = () => {
  if (window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return
  return commands.executeCommand('workbench.action.openWalkthrough', '${walkthrough}', false)
}
`
  const guide = { name: 'guide', activationEvents: ['onStartupFinished'], code }
  await packageSmallExtension(guide, path.join(fetchedFolder, 'guide'), vsix)
  return vsix
}

/** A stand-in for arXiv on this machine, where arXiv itself cannot or shall not be asked. */
async function startStandIn(signal: AbortSignal): Promise<LocalArxiv | undefined> {
  if (!values.offline && (await canReachArxiv(signal))) return undefined
  const reason = values.offline ? 'arXiv is not asked (--offline)' : 'arXiv cannot be reached'
  console.log(`${reason}: the sample's papers come from a stand-in on this machine, marked as such.`)
  return startLocalArxiv()
}

async function canReachArxiv(signal: AbortSignal): Promise<boolean> {
  const { name, version } = readManifest()
  try {
    const answer = await fetch('https://export.arxiv.org/api/query?id_list=2011.10566&max_results=1', {
      headers: { 'user-agent': `${name}/${version} (VS Code extension)`, accept: 'application/atom+xml' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(reachDeadlineMs)]),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    signal.throwIfAborted()
    return false
  }
}

/** The usual port, so that the address and what the browser remembers of it last; or 0, any, where it is taken. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(usualPort, '127.0.0.1', () => probe.close(() => resolve(usualPort)))
  })
}

async function serve(server: VsCodeServer, signal: AbortSignal): Promise<void> {
  const { name, version } = readManifest()
  console.log(`
VS Code with Research Digest runs at

    ${server.url(folder)}

Open this address in a browser. A walkthrough opens there; what to try, in a file of the sample:

  1. Type 1412.6980 on an empty line and accept the suggestion.
  2. Paste https://arxiv.org/abs/1810.04805 on another one.
  3. Press Ctrl+K V for the preview.
  4. Press F1 and run "Research Digest: Export Digest…".

Ctrl+C here ends it; your changes stay in ${path.relative(process.cwd(), folder)}.
For a desktop VS Code: npm run package, then code --install-extension ${name}-${version}.vsix
`)
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  console.log('Ending VS Code ...')
}

/** Waits for the walkthrough, opens a file of the sample and ends once the extension is active there. */
async function look(server: VsCodeServer, signal: AbortSignal): Promise<void> {
  const digest = (await readdir(folder)).filter((file) => /\.(digest|md)$/.test(file)).sort()[0]
  if (!digest) throw new Error(`There is no digest in ${folder}.`)
  const browser = await launchChromium(signal)
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await openWorkbench(page, server.url(folder))
    await page.locator('.gettingStartedContainer').getByText('Open a digest').first().waitFor()
    await page.screenshot({ path: path.join(artefactsFolder, 'start walkthrough.png') })
    await openFile(page, digest)
    await readRunningExtensions(page, readManifest().name)
    await page.screenshot({ path: path.join(artefactsFolder, 'start.png') })
    console.log(`The extension is active in ${digest}; see ${path.join('artefacts', 'start.png')}.`)
  } finally {
    await browser.close()
  }
}

const signal = interruptSignal()
try {
  await main(signal)
} catch (error) {
  if (!signal.aborted) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
