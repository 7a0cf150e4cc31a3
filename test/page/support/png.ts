// Enough of PNG (https://www.w3.org/TR/png-3/) for pictures that a browser takes and for those that we keep: 8 bits, not interlaced.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Rows of pixels, three bytes each: red, green, blue. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bytes of a pixel by the type of colour: RGB, palette, RGBA. */
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 }
const mostColours = 64

/** @throws {Error} for other kinds of PNG */
export function decodePng(file: Buffer): Picture {
  const chunks = chunksOf(file)
  const head = partsOf(chunks, 'IHDR')
  const [width, height, type] = [head.readUInt32BE(0), head.readUInt32BE(4), head.readUInt8(9)]
  const channels = channelsOf[type]
  if (!channels || head.readUInt8(8) !== 8 || head.readUInt8(12) !== 0)
    throw new Error('This kind of PNG is not read.')
  const samples = unfilter(inflateSync(partsOf(chunks, 'IDAT')), width * channels, channels)
  const palette = partsOf(chunks, 'PLTE')
  const pixels = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour =
      type === 3 ? palette.subarray(3 * (samples[pixel] ?? 0)) : samples.subarray(pixel * channels)
    pixels.set(colour.subarray(0, 3), pixel * 3)
  }
  return { width, height, pixels }
}

/** With a palette of the colours that are met most: a third of the size, and nobody sees the difference in text. */
export function encodePng(picture: Picture): Buffer {
  const { palette, indexesOf } = paletteOf([picture])
  const rows = rowsOf(indexesOf(picture), picture.width, whole(picture))
  return Buffer.concat([
    signature,
    header(picture),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A picture, and how long it is shown. */
export interface Moment {
  readonly picture: Picture
  readonly ms: number
}

/**
 * An animated PNG (https://www.w3.org/TR/png-3/#apng-frame-based-animation) that begins again at its end. All pictures have
 * the size of the first, and of each of the others only the rectangle is kept that has changed.
 */
export function encodeMovingPng(moments: readonly [Moment, ...Moment[]]): Buffer {
  const [{ picture: first }] = moments
  const { palette, indexesOf } = paletteOf(moments.map(({ picture }) => picture))
  const chunks: Buffer[] = []
  let number = 0
  let before: Uint8Array | undefined
  for (const { picture, ms } of moments) {
    const indexes = indexesOf(picture)
    const box = before ? changedBox(before, indexes, picture.width) : whole(picture)
    const rows = deflateSync(rowsOf(indexes, picture.width, box), { level: 9 })
    const place = [number++, box.width, box.height, box.left, box.top].map(fourBytes)
    // In thousandths of a second; the picture stays, and the next is laid over it.
    const timing = Buffer.from([ms >> 8, ms & 255, 1000 >> 8, 1000 & 255, 0, 0])
    chunks.push(chunk('fcTL', Buffer.concat([...place, timing])))
    chunks.push(before ? chunk('fdAT', Buffer.concat([fourBytes(number++), rows])) : chunk('IDAT', rows))
    before = indexes
  }
  const count = chunk('acTL', Buffer.concat([moments.length, 0].map(fourBytes)))
  const end = chunk('IEND', Buffer.alloc(0))
  return Buffer.concat([signature, header(first), count, chunk('PLTE', palette), ...chunks, end])
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function whole({ width, height }: Picture): Box {
  return { left: 0, top: 0, width, height }
}

/** The smallest box around all that differs; a single pixel where nothing does, for a box may not be empty. */
function changedBox(before: Uint8Array, now: Uint8Array, width: number): Box {
  const changed = Array.from(now.keys()).filter((at) => now[at] !== before[at])
  if (changed.length === 0) return { left: 0, top: 0, width: 1, height: 1 }
  let [left, right] = [width, 0]
  for (const at of changed) {
    left = Math.min(left, at % width)
    right = Math.max(right, at % width)
  }
  const top = Math.floor((changed[0] ?? 0) / width)
  const bottom = Math.floor((changed.at(-1) ?? 0) / width)
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The rows of a box as PNG has them; each begins with its filter: none. */
function rowsOf(indexes: Uint8Array, width: number, box: Box): Buffer {
  const rows = Buffer.alloc(box.height * (box.width + 1))
  for (let row = 0; row < box.height; row++) {
    const start = (box.top + row) * width + box.left
    rows.set(indexes.subarray(start, start + box.width), row * (box.width + 1) + 1)
  }
  return rows
}

/** The palette for pictures, and the colours of a picture's pixels as places in it. */
function paletteOf(pictures: readonly Picture[]) {
  const colours = commonColours(pictures)
  const nearest = nearestIn(colours)
  return {
    palette: Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    indexesOf: ({ width, height, pixels }: Picture) =>
      Uint8Array.from({ length: width * height }, (_, pixel) => nearest(colourAt(pixels, pixel * 3))),
  }
}

function header({ width, height }: Picture): Buffer {
  // Eight bits for each pixel, a palette, and nothing unusual.
  return chunk('IHDR', Buffer.concat([fourBytes(width), fourBytes(height), Buffer.from([8, 3, 0, 0, 0])]))
}

function fourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = signature.length; at < file.length; ) {
    const length = file.readUInt32BE(at)
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    })
    at += length + 12
  }
  return chunks
}

function partsOf(chunks: readonly Chunk[], type: string): Buffer {
  return Buffer.concat(chunks.filter((each) => each.type === type).map(({ data }) => data))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([fourBytes(data.length), body, fourBytes(crc32(body))])
}

/** Rows without their filters, by section 9 of the specification. */
function unfilter(rows: Buffer, rowLength: number, channels: number): Uint8Array {
  const height = rows.length / (rowLength + 1)
  const samples = new Uint8Array(height * rowLength)
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (rowLength + 1)] ?? 0
    const start = row * rowLength
    for (let column = 0; column < rowLength; column++) {
      const left = column < channels ? 0 : (samples[start + column - channels] ?? 0)
      const above = row === 0 ? 0 : (samples[start + column - rowLength] ?? 0)
      const corner =
        row === 0 || column < channels ? 0 : (samples[start + column - rowLength - channels] ?? 0)
      const raw = rows[row * (rowLength + 1) + 1 + column] ?? 0
      samples[start + column] = raw + predicted(filter, left, above, corner)
    }
  }
  return samples
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4: {
      const [a, b, c] = [
        Math.abs(above - corner),
        Math.abs(left - corner),
        Math.abs(left + above - 2 * corner),
      ]
      return a <= b && a <= c ? left : b <= c ? above : corner
    }
    default:
      return 0
  }
}

function colourAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
}

/** Of colours that are hardly told apart the one that is met most, so that grounds keep theirs exactly. */
function commonColours(pictures: readonly Picture[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const { pixels } of pictures) {
    for (let at = 0; at < pixels.length; at += 3) {
      const colour = colourAt(pixels, at)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a)
  const alike = new Set<number>()
  const common = byCount.flatMap(([colour]) => {
    const kind = colour & 0xf0f0f0
    if (alike.has(kind)) return []
    alike.add(kind)
    return colour
  })
  return common.slice(0, mostColours)
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return (colour) => {
    let nearest = known.get(colour)
    if (nearest === undefined) {
      const distances = palette.map((each) => distance(each, colour))
      nearest = distances.indexOf(Math.min(...distances))
      known.set(colour, nearest)
    }
    return nearest
  }
}

function distance(a: number, b: number): number {
  const part = (shift: number) => (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2
  return part(16) + part(8) + part(0)
}
