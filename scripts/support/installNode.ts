import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fetchedFolder } from './project.ts'
import { runOrThrow } from './run.ts'

// The package with the program for this machine, which `node` would choose by an install script.
const onWindows = process.platform === 'win32'
export const nodePackage = `node-${onWindows ? 'win' : process.platform}-${process.arch}`
/** Its program, by its path in it. */
export const nodeProgram = path.join('bin', onWindows ? 'node.exe' : 'node')

/**
 * The program of a version of Node.js, fetched first where it is missing.
 * @throws when npm fails; the message holds its output.
 */
export async function installNode(version: string): Promise<string> {
  const folder = path.join(fetchedFolder, `node-${version}`)
  const program = path.join(folder, 'node_modules', nodePackage, nodeProgram)
  if (await stat(program).catch(() => undefined)) return program
  const work = `${folder}.${process.pid}.part`
  try {
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', work]
    await runOrThrow('npm', [...args, `${nodePackage}@${version}`], { quiet: true })
    await rename(work, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return program
}
