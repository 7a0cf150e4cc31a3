import { EventEmitter, once } from 'node:events'
import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import { delay } from '../../core/base/async.ts'
import { isAbort } from '../../core/base/errors.ts'

/** Editors and version control write files in several steps, and several files at once; in milliseconds. */
const settledAfterMs = 150

interface FolderWatch {
  /**
   * Does the work once.
   * @param enter is to be told of each folder before it is read, so that no change is missed
   */
  act(enter: (folder: string) => void): Promise<void>
  /** Files that the work itself writes. */
  isOwn(file: string): boolean
}

/**
 * Does the work at once, and again whenever something in the folders that it has read changes, until the signal aborts.
 * Folders are watched one by one: a watched tree would take in `node_modules` and whatever else nobody reads.
 * @throws what the work throws, and what the system says when it watches no more folders
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
    // It is gone, which its parent's watcher tells too.
    watcher.on('error', () => this.#note())
    this.#watchers.set(own, watcher)
  }

  /** Watches no more what was not entered since the last time. */
  leaveOthers(): void {
    for (const [folder, watcher] of this.#watchers) {
      if (this.#entered.has(folder)) continue
      watcher.close()
      this.#watchers.delete(folder)
    }
    this.#entered.clear()
  }

  /** Resolves when something has changed since this was last asked, and all is quiet again. */
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
