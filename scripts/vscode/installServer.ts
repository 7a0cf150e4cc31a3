import { copyFile, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodePackage, nodeProgram } from '../support/installNode.ts'
import { fetchedFolder } from '../support/project.ts'
import { runOrThrow } from '../support/run.ts'

/** The variable of the environment that chooses the VS Code for tests: `floor`, or the newest if it is missing. */
export const codeVariable = 'RESEARCH_DIGEST_CODE'

interface ServerPackages {
  /** The npm package whose folder `lib/vscode` is VS Code's server with the web workbench. */
  readonly code: string
  /** Programs that it does not bring along. */
  readonly programs?: {
    /** The version of Node.js that runs it, in place of that of this process. */
    readonly node: string
    /** The version of `rg`, which finds files and words; an install script would fetch it. */
    readonly ripgrep: string
  }
}

/** VS Code 1.139.1. */
const newest: ServerPackages = { code: 'code-server@4.139.1' }
/**
 * VS Code 1.103.2, with its Node.js (https://code.visualstudio.com/updates/v1_103#_electron-37-update): npm has no other
 * server of the oldest minor version that package.json allows. The desktop is tested as 1.103.0 itself. The Node.js 22.15
 * of VS Code 1.101 would not do: its SQLite waits for no lock, and has no full-text search.
 */
const floor: ServerPackages = {
  code: 'code-server@4.103.2',
  programs: { node: '22.17.0', ripgrep: '1.18.0' },
}

const insidePackage = path.join('node_modules', 'code-server', 'lib', 'vscode')

/** An installed server: its folder, and the program of the Node.js that runs it. */
export interface InstalledServer {
  readonly folder: string
  readonly node: string
}

/**
 * VS Code's server, fetched first where it is missing.
 * It is put together under a name of this process and renamed when complete: what bears the final name is whole, and of
 * two processes that fetch at once one wins and the other's work is thrown away.
 * @throws when npm fails; the message holds its output.
 */
export async function installServer(signal?: AbortSignal): Promise<InstalledServer> {
  const packages = process.env[codeVariable] === 'floor' ? floor : newest
  const installed = path.join(fetchedFolder, packages.code.replace('@', '-'))
  const server = {
    folder: path.join(installed, insidePackage),
    node: packages.programs
      ? path.join(installed, 'node_modules', nodePackage, nodeProgram)
      : process.execPath,
  }
  if (await exists(server.folder)) return server
  console.log(`Fetching VS Code's server (${packages.code}, about 600 MB on disk) ...`)
  await removeAbandonedWork()
  const workFolder = `${installed}.${process.pid}.part`
  try {
    await fetchServer(packages, workFolder, signal)
    await rename(workFolder, installed).catch(async (error: Error) => {
      if (!(await exists(server.folder))) throw error
    })
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
  return server
}

/** The package with the program for this machine, which others would choose by an install script. */
const ripgrepPackage = `@vscode/ripgrep-${process.platform}-${process.arch}`

async function fetchServer(
  { code, programs }: ServerPackages,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  // Install scripts would compile native modules for minutes; all that is lost without them is replaced below.
  const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { quiet: true, ...(signal && { signal }) }
  const packages = [code]
  if (programs) packages.push(`${nodePackage}@${programs.node}`, `${ripgrepPackage}@${programs.ripgrep}`)
  await runOrThrow('npm', [...npmInstall, '--prefix', folder, ...packages], { ...options, cwd: folder })
  const server = path.join(folder, insidePackage)
  for (const cwd of [server, path.join(server, 'extensions')]) {
    await runOrThrow('npm', [...npmInstall, '--omit=dev'], { ...options, cwd })
  }
  if (programs) {
    const bin = path.join(folder, 'node_modules', ripgrepPackage, 'bin')
    await cp(bin, path.join(server, 'node_modules', '@vscode', 'ripgrep', 'bin'), { recursive: true })
  }
  // Older versions have the watchdog outside the scope.
  for (const name of ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog']) {
    const module = path.join(server, 'node_modules', ...name.split('/'))
    const replacement = new URL(`replacements/${path.basename(name)}.cjs`, import.meta.url)
    if (await exists(module)) await copyFile(fileURLToPath(replacement), path.join(module, 'index.js'))
  }
}

/** Removes what processes left that ended in the middle of fetching. */
async function removeAbandonedWork(): Promise<void> {
  const names = await readdir(fetchedFolder).catch(() => [])
  for (const name of names) {
    const owner = /\.(\d+)\.part$/.exec(name)?.[1]
    if (owner && !isRunning(Number(owner))) await rm(path.join(fetchedFolder, name), { recursive: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // Processes of other people exist, but may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
