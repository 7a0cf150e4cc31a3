import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

/** How long a process writes into a folder, from its first change to its last, until it ends; in milliseconds. */
export async function writingTime(start: () => ChildProcess, folder: string): Promise<number> {
  const changes: number[] = []
  const watcher = watch(folder, () => changes.push(performance.now()))
  try {
    await once(start(), 'exit')
  } finally {
    watcher.close()
  }
  return (changes.at(-1) ?? 0) - (changes[0] ?? 0)
}

/** Kills a process some time after its first change in a folder; gives whether it was still writing. */
export async function killWhileWriting(
  start: () => ChildProcess,
  folder: string,
  afterMs: number,
): Promise<boolean> {
  const watcher = watch(folder)
  try {
    const child = start()
    watcher.once('change', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
    const [, signal] = await once(child, 'exit')
    return signal === 'SIGKILL'
  } finally {
    watcher.close()
  }
}
