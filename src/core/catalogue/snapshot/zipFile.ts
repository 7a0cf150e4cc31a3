import type { Readable } from 'node:stream'
import { type Entry, open, type ZipFile } from 'yauzl'

/** The text of the largest file in a zip archive, as a stream, and its uncompressed size. */
export async function openLargestEntry(
  path: string,
): Promise<{ readonly stream: Readable; readonly bytes: number }> {
  const archive = await openArchive(path)
  try {
    const entry = (await entriesOf(archive)).toSorted((a, b) => b.uncompressedSize - a.uncompressedSize)[0]
    if (!entry) throw new Error('the archive is empty')
    const stream = await streamOf(archive, entry)
    stream.on('close', () => archive.close())
    return { stream, bytes: entry.uncompressedSize }
  } catch (error) {
    archive.close()
    throw error
  }
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, archive) =>
      archive ? resolve(archive) : reject(error),
    )
  })
}

function entriesOf(archive: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    archive.on('error', reject)
    archive.on('end', () => resolve(entries))
    archive.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry)
      archive.readEntry()
    })
    archive.readEntry()
  })
}

function streamOf(archive: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)))
  })
}
