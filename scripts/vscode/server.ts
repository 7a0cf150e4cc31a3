import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { pathWithTools, runOrThrow } from '../support/run.ts'
import { type InstalledServer, installServer } from './installServer.ts'

export interface ServerOptions {
  /** The settings of every window, as in settings.json; they are added to quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Packaged extensions to install first, as a person would. */
  readonly vsixFiles?: readonly string[]
  /** The source folder of an extension that all windows have as if it were installed; nothing is copied. */
  readonly extensionFolder?: string
  /** The language of all windows, such as `ko`; English when it is missing. What is VS Code's own stays English. */
  readonly language?: string
  /** Whether folders are untrusted until a person trusts them, as on the desktop; all are trusted otherwise. */
  readonly asksForTrust?: boolean
  /** Whether windows may load an extension from its source folder, for tests; see `WindowOptions`. */
  readonly acceptsDevelopment?: boolean
  /** The port to listen on; any free one when it is missing. */
  readonly port?: number
  /** Called with each line that the server prints. */
  readonly onOutput?: (line: string) => void
  /** Gives up starting; a running server is ended by `dispose`. */
  readonly signal?: AbortSignal
}

/** What a window loads besides its folder; heeded only when the server `acceptsDevelopment`. All paths are absolute. */
export interface WindowOptions {
  readonly extensionDevelopmentPath?: string
  readonly extensionTestsPath?: string
  readonly openFile?: string
}

export interface VsCodeServer {
  readonly port: number
  /** Holds the settings, the state of all windows and, under `data/logs`, their logs. */
  readonly dataFolder: string
  /** The address of a window on the folder, or on a `.code-workspace` file. */
  url(folder: string, options?: WindowOptions): string
  /** Ends the server with all its processes and removes its data. May be called more than once. */
  dispose(): Promise<void>
}

/** Switch off what distracts a test or a trial, and the saving that the web form does by itself. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
}

/** VS Code heeds these only where a person sets them, not in the settings of a machine. */
const personalSettings = {
  'telemetry.telemetryLevel': 'off',
  // Folders stay untrusted until a person says otherwise.
  'security.workspace.trust.startupPrompt': 'never',
}

const startDeadlineMs = 60_000
const exitWithParent = new URL('../support/exitWithParent.mjs', import.meta.url).href

/**
 * Starts VS Code's server on loopback with data of its own, fetching it first where it is missing.
 * @throws when it cannot be fetched or does not start (its output is in the message), or with the signal's reason.
 */
export async function startServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const program = programOf(await installServer(options.signal))
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'research-digest-vscode-'))
  let child: ChildProcess | undefined
  const dispose = async () => {
    if (child) await end(child)
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await writeSettings(dataFolder, options.settings)
    if (options.language) await addLanguage(dataFolder, options.language)
    await installExtensions(program, dataFolder, options)
    child = spawnServer(program, dataFolder, options)
    const port = await listeningPort(child, options)
    return { port, dataFolder, url: (folder, window) => windowUrl(port, folder, window), dispose }
  } catch (error) {
    await dispose()
    throw options.signal?.aborted ? options.signal.reason : error
  }
}

/** A program and the arguments before all others. */
type Program = readonly [string, ...string[]]

function programOf({ node, folder }: InstalledServer): Program {
  // Also when this process is killed, and can end nothing any more.
  return [node, '--import', exitWithParent, path.join(folder, 'out', 'server-main.js')]
}

async function writeSettings(dataFolder: string, settings: ServerOptions['settings']): Promise<void> {
  const files = { Machine: { ...quietSettings, ...settings }, User: personalSettings }
  for (const [name, content] of Object.entries(files)) {
    const folder = path.join(dataFolder, 'data', name)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(content, undefined, 2))
  }
}

/** A language pack without texts, which is enough for extensions to be asked for theirs. */
async function addLanguage(dataFolder: string, language: string): Promise<void> {
  const texts = path.join(dataFolder, 'texts.i18n.json')
  await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }))
  const extensions = [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }]
  const pack = { hash: 'empty', label: language, extensions, translations: { vscode: texts } }
  await writeFile(path.join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify({ [language]: pack }))
}

async function installExtensions(
  [node, ...first]: Program,
  dataFolder: string,
  options: ServerOptions,
): Promise<void> {
  if (options.extensionFolder) await listExtension(dataFolder, options.extensionFolder)
  for (const vsix of options.vsixFiles ?? []) {
    const args = [...first, ...folderArguments(dataFolder), '--install-extension', vsix]
    const output = await runOrThrow(node, args, {
      quiet: true,
      ...(options.signal && { signal: options.signal }),
    })
    // The exit code is 0 even for a file that is no extension.
    if (!output.includes('successfully installed')) throw new Error(`${vsix} was not installed:\n${output}`)
  }
}

/** Begins VS Code's list of the extensions that are installed. */
async function listExtension(dataFolder: string, folder: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const location = { $mid: 1, scheme: 'file', path: pathToFileURL(folder).pathname }
  const list = path.join(dataFolder, 'extensions', 'extensions.json')
  await mkdir(path.dirname(list), { recursive: true })
  await writeFile(list, JSON.stringify([{ identifier: { id: `${publisher}.${name}` }, version, location }]))
}

function spawnServer([node, ...first]: Program, dataFolder: string, options: ServerOptions): ChildProcess {
  return spawn(
    node,
    [
      ...first,
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      ...folderArguments(dataFolder),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
      ...(options.language ? ['--locale', options.language] : []),
      ...(options.acceptsDevelopment ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: inheritedEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
  )
}

function folderArguments(dataFolder: string): string[] {
  return ['--server-data-dir', dataFolder, '--extensions-dir', path.join(dataFolder, 'extensions')]
}

/** Leaves out what a terminal inside VS Code sets: it would tie our server to the one that runs the terminal. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  )
  // No gallery: a trial or a test of one extension asks no shop on the network about it.
  return { ...Object.fromEntries(kept), PATH: pathWithTools(), EXTENSIONS_GALLERY: '{}' }
}

/** Waits until the server listens; then goes on to hand its output, line by line, to the caller. */
function listeningPort(child: ChildProcess, { onOutput, signal }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    const fail = (reason: string) => reject(new Error([reason, ...lines].join('\n')))
    const timer = setTimeout(() => fail('VS Code server did not start in time:'), startDeadlineMs)
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        onOutput?.(line)
        if (child.exitCode === null && lines.length < 200) lines.push(line)
        const port = /Extension host agent listening on (\d+)/.exec(line)?.[1]
        if (port) resolve(Number(port))
      })
    }
    child.on('error', reject)
    child.on('close', () => fail('VS Code server ended before it listened:'))
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    child.on('close', () => clearTimeout(timer))
    if (signal?.aborted) reject(signal.reason)
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000)
  child.kill('SIGTERM')
  await ended
  clearTimeout(impatience)
}

function windowUrl(port: number, folder: string, window: WindowOptions = {}): string {
  const address = new URL(`http://127.0.0.1:${port}/`)
  const opened = folder.endsWith('.code-workspace') ? 'workspace' : 'folder'
  address.searchParams.set(opened, decodeURIComponent(pathToFileURL(folder).pathname))
  const remote = Object.entries(window).map(([key, file]) => [key, remoteUri(port, file)])
  if (remote.length > 0)
    address.searchParams.set('payload', JSON.stringify([...remote, ['skipWelcome', 'true']]))
  return address.href
}

function remoteUri(port: number, file: string): string {
  return `vscode-remote://127.0.0.1:${port}${pathToFileURL(file).pathname}`
}
