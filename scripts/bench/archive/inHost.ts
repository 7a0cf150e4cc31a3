// Runs in the extension host: reads the workspace as the extension's own service does, and writes down what that took.
import * as vscode from 'vscode'
import { ArchiveReader } from '../../../src/archive/archiveReader.ts'
import { archiveGlob } from '../../../src/vscode/archive/archiveFiles.ts'
import { WorkspaceArchive } from '../../../src/vscode/archive/workspaceArchive.ts'
import { WorkspaceConventions } from '../../../src/vscode/conventions.ts'
import { writeHostResult } from '../host/hostResult.ts'
import { MemoryWatch } from '../host/memoryWatch.ts'
import { BusyWatch } from '../records/busyWatch.ts'
import type { HostRun } from './measureInHost.ts'

/** Other extensions begin with the window, and are none of this. */
const settleMs = 5_000

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('research-digest.research-digest')
  if (!extension) throw new Error('expected the extension')
  await new Promise((resolve) => setTimeout(resolve, settleMs))
  // VS Code's server searches in the extension host itself; the first search also loads what that needs.
  await vscode.workspace.findFiles(archiveGlob)
  const searchHoldMs = await longestHoldOf(async () => vscode.workspace.findFiles(archiveGlob))
  const log = vscode.window.createOutputChannel('bench', { log: true })
  const reader = new ArchiveReader(vscode.Uri.joinPath(extension.extensionUri, 'dist', 'archive.cjs').fsPath)
  const archive = new WorkspaceArchive(reader, new WorkspaceConventions(log), log)
  const memory = new MemoryWatch()
  const watch = new BusyWatch()
  const start = performance.now()
  const before = process.threadCpuUsage()
  const { fileCount } = await archive.settled()
  const ms = performance.now() - start
  const { user, system } = process.threadCpuUsage(before)
  const longestHoldMs = watch.longestMs()
  const grownMegabytes = memory.grownBytes() / 1e6
  const idleHoldMs = await longestHoldOf(() => new Promise((resolve) => setTimeout(resolve, ms)))
  archive.dispose()
  if (fileCount === 0) throw new Error('expected an archive in the workspace')
  const run: HostRun = {
    files: fileCount,
    ms,
    processorMs: (user + system) / 1000,
    longestHoldMs,
    searchHoldMs,
    idleHoldMs,
    grownMegabytes,
  }
  writeHostResult(run)
}

async function longestHoldOf(work: () => Promise<unknown>): Promise<number> {
  const watch = new BusyWatch()
  await work()
  return watch.longestMs()
}
