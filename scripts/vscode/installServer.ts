import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchedFolder } from '../support/project.ts'
import { runOrThrow } from '../support/run.ts'

/** The npm package whose folder `lib/vscode` is VS Code's server with the web workbench, here VS Code 1.139.1. */
const serverPackage = 'code-server@4.139.1'

const installed = path.join(fetchedFolder, serverPackage.replace('@', '-'))
const insidePackage = path.join('node_modules', 'code-server', 'lib', 'vscode')

/**
 * The folder of VS Code's server, fetched first where it is missing.
 * It is put together under a name of this process and renamed when complete: what bears the final name is whole, and of
 * two processes that fetch at once one wins and the other's work is thrown away.
 * @throws when npm fails; the message holds its output.
 */
export async function installServer(signal?: AbortSignal): Promise<string> {
  const serverFolder = path.join(installed, insidePackage)
  if (await exists(serverFolder)) return serverFolder
  console.log(`Fetching VS Code's server (${serverPackage}, about 600 MB on disk) ...`)
  await removeAbandonedWork()
  const workFolder = `${installed}.${process.pid}.part`
  try {
    await fetchServer(workFolder, signal)
    await rename(workFolder, installed).catch(async (error: Error) => {
      if (!(await exists(serverFolder))) throw error
    })
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
  return serverFolder
}

async function fetchServer(folder: string, signal: AbortSignal | undefined): Promise<void> {
  await mkdir(folder, { recursive: true })
  // Install scripts would compile native modules for minutes; all that is lost without them is replaced below.
  const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { quiet: true, ...(signal && { signal }) }
  await runOrThrow('npm', [...npmInstall, '--prefix', folder, serverPackage], { ...options, cwd: folder })
  const server = path.join(folder, insidePackage)
  for (const cwd of [server, path.join(server, 'extensions')]) {
    await runOrThrow('npm', [...npmInstall, '--omit=dev'], { ...options, cwd })
  }
  for (const name of ['spdlog', 'native-watchdog']) {
    const replacement = fileURLToPath(new URL(`replacements/${name}.cjs`, import.meta.url))
    await copyFile(replacement, path.join(server, 'node_modules', '@vscode', name, 'index.js'))
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
