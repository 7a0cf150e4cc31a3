#!/usr/bin/env node
// Stands where a VS Code program is expected that runs an extension's tests: takes the arguments that
// `@vscode/test-electron` gives, runs them in VS Code's server with a headless browser, prints what the extension host
// prints, and ends with the run's exit code.
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { format, parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { interruptSignal } from '../support/interrupt.ts'
import { artefactsFolder } from '../support/project.ts'
import { launchChromium } from './chromium.ts'
import { extensionHostErrors, isNoise } from './logs.ts'
import { startServer, type VsCodeServer } from './server.ts'
import { settingsVariable } from './settingsVariable.ts'

const deadlineMs = Number(process.env.RESEARCH_DIGEST_TEST_DEADLINE_MS ?? 600_000)

interface Run {
  readonly folder: string
  readonly extensionDevelopmentPath: string
  readonly extensionTestsPath: string
}

function readArguments(args: string[]): Run {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  })
  const { extensionDevelopmentPath, extensionTestsPath } = values
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    throw new Error('Usage: code.ts [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE')
  }
  return { folder: path.resolve(positionals[0] ?? tmpdir()), extensionDevelopmentPath, extensionTestsPath }
}

async function runTestsInServer(run: Run, signal: AbortSignal): Promise<number> {
  const settings = JSON.parse(process.env[settingsVariable] ?? '{}')
  const server = await startServer({ settings, acceptsDevelopment: true, signal })
  try {
    const browser = await launchChromium(signal)
    try {
      return await runTestsInPage(await browser.newPage(), server, { run, signal })
    } finally {
      await browser.close()
    }
  } finally {
    for (const error of await extensionHostErrors(server.dataFolder))
      console.error(`Extension host: ${error}`)
    await server.dispose()
  }
}

interface Watched {
  readonly run: Run
  readonly signal: AbortSignal
}

async function runTestsInPage(page: Page, server: VsCodeServer, { run, signal }: Watched): Promise<number> {
  const { folder, ...window } = run
  const ended = testsEnd(page, signal)
  try {
    const [code] = await Promise.all([ended, page.goto(server.url(folder, window))])
    return code
  } catch (error) {
    if (!signal.aborted) await keepScreenshot(page)
    throw error
  }
}

/** The exit code, once VS Code tells it. Rejects when the page crashes, the time is over or the signal aborts. */
function testsEnd(page: Page, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`The tests did not end within ${deadlineMs / 1000} s.`))
    }, deadlineMs).unref()
    page.on('crash', () => reject(new Error('The page with VS Code crashed.')))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    page.exposeFunction('codeAutomationLog', printLog).catch(reject)
    page.exposeFunction('codeAutomationExit', resolve).catch(reject)
  })
}

function printLog(type: string, args: readonly unknown[]): void {
  const text = format(...args)
  if (isNoise(text)) return
  if (type === 'error' || type === 'warn') console.error(text)
  else console.log(text)
}

async function keepScreenshot(page: Page): Promise<void> {
  const file = path.join(artefactsFolder, 'integration-failure.png')
  await mkdir(artefactsFolder, { recursive: true })
  const isTaken = await page.screenshot({ path: file, timeout: 10_000 }).then(
    () => true,
    () => false,
  )
  if (isTaken) console.error(`What VS Code showed at that moment: ${path.relative(process.cwd(), file)}`)
}

try {
  process.exitCode = await runTestsInServer(readArguments(process.argv.slice(2)), interruptSignal())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
