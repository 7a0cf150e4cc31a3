import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { openLargestEntry } from './zipFile.ts'

/** A snapshot's text as it is read. */
export interface OpenSnapshot {
  /** The uncompressed bytes from the place asked for. */
  readonly chunks: AsyncIterable<Buffer>
  /** How much of the file has been read, from 0 to 1. */
  fraction(): number
  close(): void
}

const chunkBytes = 1 << 20

/**
 * Opens plain, gzip or zip by what the file begins with. A packed text has no places to jump to: there, what was read
 * before is unpacked again and passed over.
 * @param from where to begin, in uncompressed bytes.
 */
export async function openSnapshot(path: string, from: number): Promise<OpenSnapshot> {
  const { size } = await stat(path)
  const start = await firstBytes(path)
  if (start.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) {
    const { stream, bytes } = await openLargestEntry(path)
    return packed(stream, from, (read) => read / Math.max(1, bytes))
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const stream = file.pipe(createGunzip({ chunkSize: chunkBytes }))
    file.on('error', (error) => stream.destroy(error))
    stream.on('close', () => file.destroy())
    return packed(stream, from, () => file.bytesRead / Math.max(1, size))
  }
  file.destroy()
  const stream = createReadStream(path, { highWaterMark: chunkBytes, start: from })
  return {
    chunks: stream,
    fraction: () => Math.min(1, (from + stream.bytesRead) / Math.max(1, size)),
    close: () => stream.destroy(),
  }
}

function packed(stream: Readable, from: number, fractionAt: (bytes: number) => number): OpenSnapshot {
  let read = 0
  return {
    chunks: behind(stream, from, (bytes) => {
      read += bytes
    }),
    fraction: () => Math.min(1, fractionAt(read)),
    close: () => stream.destroy(),
  }
}

async function* behind(
  stream: Readable,
  from: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let left = from
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onRead(chunk.length)
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
