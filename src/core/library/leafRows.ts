import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** The first byte of a leaf page of a table with row numbers. */
const tableLeaf = 0x0d
const databaseHeaderBytes = 100
const walHeaderBytes = 32
const frameHeaderBytes = 24
const pagesAtOnce = 256

/**
 * The numbers of all rows that any leaf page of any table names, in ascending order, for a database that is too damaged to
 * be asked: some of them belong to other tables, or to rows that were deleted. Pages are found in the file and in its
 * write-ahead log (https://www.sqlite.org/fileformat2.html, sections 1.6 and 4.1), not by way of other pages.
 */
export function rowNumbersIn(path: string): readonly number[] {
  const numbers = new Set<number>()
  const pageSize = pageSizeOf(path)
  const note = (page: Buffer, start: number) => {
    for (const number of rowsOfPage(page, start)) numbers.add(number)
  }
  forEachBlock(path, { from: 0, size: pageSize }, (page, index) => {
    note(page, index === 0 ? databaseHeaderBytes : 0)
  })
  const wal = `${path}-wal`
  if (existsSync(wal)) {
    const frames = { from: walHeaderBytes, size: frameHeaderBytes + pageSize }
    forEachBlock(wal, frames, (frame) => note(frame.subarray(frameHeaderBytes), 0))
  }
  return [...numbers].sort((a, b) => a - b)
}

function pageSizeOf(path: string): number {
  let size = 0
  forEachBlock(path, { from: 0, size: databaseHeaderBytes }, (header, index) => {
    if (index === 0) size = header.readUInt16BE(16)
  })
  // 1 stands for 65536, which does not fit; a damaged header has most probably had SQLite's own size.
  if (size === 1) return 65_536
  return size >= 512 && Number.isInteger(Math.log2(size)) ? size : 4096
}

function* rowsOfPage(page: Buffer, start: number): Generator<number> {
  if (page[start] !== tableLeaf) return
  const count = page.readUInt16BE(start + 3)
  for (let cell = 0; cell < count; cell += 1) {
    const pointer = start + 8 + 2 * cell
    if (pointer + 2 > page.length) return
    const size = varintAt(page, page.readUInt16BE(pointer))
    const number = size && varintAt(page, size.end)?.value
    if (number !== undefined && Number.isSafeInteger(number)) yield number
  }
}

/** Seven bits a byte, the highest first, as long as a byte has its eighth bit; `undefined` beyond the page. */
function varintAt(page: Buffer, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0
  for (let at = start; at < Math.min(start + 8, page.length); at += 1) {
    const byte = page[at] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}

/** Blocks of one size, the last one only where it is whole. The buffer is used again. */
function forEachBlock(
  path: string,
  { from, size }: { readonly from: number; readonly size: number },
  visit: (block: Buffer, index: number) => void,
): void {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(size * pagesAtOnce)
    for (let index = 0; ; ) {
      const read = readSync(file, buffer, 0, buffer.length, from + index * size)
      const whole = Math.floor(read / size)
      for (let block = 0; block < whole; block += 1) {
        visit(buffer.subarray(block * size, (block + 1) * size), index + block)
      }
      if (whole < pagesAtOnce) return
      index += whole
    }
  } finally {
    closeSync(file)
  }
}
