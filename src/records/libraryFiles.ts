import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportLines, type ImportCount, importLines } from '../core/library/jsonLines.ts'
import type { Library } from '../core/library/library.ts'

/**
 * Writes the library as JSON Lines and gives the number of records. The file is there when it is complete, or not at
 * all.
 * @throws what the file system says; the signal's reason, when it aborts.
 */
export async function exportLibrary(library: Library, file: string, signal?: AbortSignal): Promise<number> {
  const unfinished = `${file}.unfinished`
  let count = 0
  const lines = function* () {
    for (const line of exportLines(library)) {
      count += 1
      yield `${line}\n`
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(unfinished), { ...(signal && { signal }) })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw signal?.aborted ? signal.reason : error
  }
  return count
}

/**
 * Takes over the records of a file of JSON Lines.
 * @throws what the file system says; the signal's reason, when it aborts.
 */
export async function importLibrary(
  library: Library,
  file: string,
  signal?: AbortSignal,
): Promise<ImportCount> {
  const input = createReadStream(file)
  try {
    return await importLines(library, input, signal)
  } finally {
    input.destroy()
  }
}
