import { EventEmitter, once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import { delay } from '../../core/base/abort.ts'
import { isAbort } from '../../core/base/errors.ts'

/** Editors and version control write files in several steps, and several files at once. In milliseconds. */
const settledAfterMs = 150

interface FolderWatch {
  /**
   * Does the work once.
   * @param enter must be called for each folder before it is read, so that no change is missed
   */
  act(enter: (folder: string) => void): Promise<void>
  /** Files that the work itself writes. */
  isOwn(file: string): boolean
}

/**
 * Does the work at once, and again whenever something changes in the folders that it has read, until the signal aborts.
 * Folders are watched one by one: watching a tree would include `node_modules` and other folders that nobody reads.
 * @throws what the work throws, and an error when the system refuses to watch more folders
 */
export async function watchFolders({ act, isOwn }: FolderWatch, signal: AbortSignal): Promise<void> {
  const folders = new WatchedFolders(isOwn)
  try {
    for (;;) {
      await act((folder) => folders.enter(folder))
      folders.leaveOthers()
      await folders.change(signal)
    }
  } catch (error) {
    if (!signal.aborted || !isAbort(error)) throw error
  } finally {
    folders.close()
  }
}

class WatchedFolders {
  readonly #isOwn: (file: string) => boolean
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #entered = new Set<string>()
  readonly #events = new EventEmitter()
  #hasChanged = false

  constructor(isOwn: (file: string) => boolean) {
    this.#isOwn = isOwn
  }

  enter(folder: string): void {
    const own = path.resolve(folder)
    this.#entered.add(own)
    if (this.#watchers.has(own)) return
    const watcher = watch(own, (_, name) => {
      if (name === null || !this.#isOwn(path.join(own, name))) this.#note()
    })
    // The folder is gone, which the watcher of its parent also reports.
    watcher.on('error', () => this.#note())
    this.#watchers.set(own, watcher)
  }

  /** Stops watching the folders that were not entered since the last time. */
  leaveOthers(): void {
    for (const [folder, watcher] of this.#watchers) {
      if (this.#entered.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    this.#entered.clear()
  }

  /** Resolves when something has changed since the last call, and everything is quiet again. */
  async change(signal: AbortSignal): Promise<void> {
    if (!this.#hasChanged) await once(this.#events, 'change', { signal })
    while (this.#hasChanged) {
      this.#hasChanged = false
      await delay(settledAfterMs, signal)
    }
  }

  #note(): void {
    this.#hasChanged = true
    this.#events.emit('change')
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }
}
