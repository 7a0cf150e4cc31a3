import { runInHost } from '../host/runInHost.ts'

export interface HostRun {
  readonly files: number
  /** From the first question to the index. */
  readonly ms: number
  /** Of the host's thread in that time. */
  readonly processorMs: number
  /** The longest that the thread was held at a time, in processor time. */
  readonly longestHoldMs: number
  /** The same for a search for the files alone, which VS Code does. */
  readonly searchHoldMs: number
  /** The same for as long a time in which the archive did nothing. */
  readonly idleHoldMs: number
  /** By how much the host's resident memory grows at its largest, the thread that reads included. */
  readonly grownMegabytes: number
}

/** Has the extension host of a real VS Code read an archive, by the same service as the extension. */
export function measureInHost(archive: string): Promise<HostRun> {
  return runInHost({ entry: 'scripts/bench/archive/inHost.ts', folder: archive })
}
