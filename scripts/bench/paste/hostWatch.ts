// An extension that does nothing but write down when the thread of its extension host was held, and for how long.
import { appendFileSync } from 'node:fs'
import * as vscode from 'vscode'

/** The setting that names the file to write to. */
export const holdsSetting = 'researchDigestBench.holdsFile'

/** A stretch in which the thread did not let its event loop turn, in milliseconds. */
export interface Hold {
  /** When it ended, since the epoch. */
  readonly at: number
  readonly processorMs: number
  readonly clockMs: number
}

/** Shorter ones are not worth writing down, which takes time itself. */
const shortestMs = 1

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const file = vscode.workspace.getConfiguration().get<string>(holdsSetting)
  if (file === undefined) throw new Error('expected a file for what was seen')
  let before = now()
  const timer = setInterval(() => {
    const { processorMs, clockMs } = now()
    const hold = { processorMs: processorMs - before.processorMs, clockMs: clockMs - before.clockMs }
    if (hold.processorMs >= shortestMs)
      appendFileSync(file, `${JSON.stringify({ at: Date.now(), ...hold })}\n`)
    before = now()
  }, 1)
  subscriptions.push({ dispose: () => clearInterval(timer) })
}

/** By the processor, too: on a busy machine, the clock tells more of other programs. */
function now(): { readonly processorMs: number; readonly clockMs: number } {
  const { user, system } = process.threadCpuUsage()
  return { processorMs: (user + system) / 1000, clockMs: performance.now() }
}
