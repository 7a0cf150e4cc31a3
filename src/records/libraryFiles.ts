import { createReadStream } from 'node:fs'
import { exportLines, type ImportCount, importLines } from '../core/library/jsonLines.ts'
import type { Library } from '../core/library/library.ts'
import { replaceFile } from '../files/replaceFile.ts'

/**
 * Writes the library as JSON Lines and gives the number of records. The file is there when it is complete, or as it was.
 * @throws what the file system says; the signal's reason, when it aborts.
 */
export async function exportLibrary(library: Library, file: string, signal?: AbortSignal): Promise<number> {
  let count = 0
  const lines = function* () {
    for (const line of exportLines(library)) {
      count += 1
      yield `${line}\n`
    }
  }
  await replaceFile(file, lines(), signal)
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
