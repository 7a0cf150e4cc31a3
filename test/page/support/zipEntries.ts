import { inflateRawSync } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50

interface ZipEntry {
  readonly name: string
  readonly isDeflated: boolean
  /** How many bytes of the archive its content takes. */
  readonly size: number
  readonly headerOffset: number
}

/** The names of the files in a ZIP archive. */
export function zipEntries(archive: Buffer): string[] {
  return readDirectory(archive).map(({ name }) => name)
}

/** The content of a file in a ZIP archive; undefined if there is no file of that name. See APPNOTE.TXT 4.3.7. */
export function zipContent(archive: Buffer, name: string): Buffer | undefined {
  const entry = readDirectory(archive).find((each) => each.name === name)
  if (!entry) return undefined
  const { headerOffset: at, size, isDeflated } = entry
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const stored = archive.subarray(start, start + size)
  return isDeflated ? inflateRawSync(stored) : stored
}

/** The files as the central directory names them. See APPNOTE.TXT 4.3.12 and 4.3.16. */
function readDirectory(archive: Buffer): readonly ZipEntry[] {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(endSignature)
  const end = archive.lastIndexOf(signature)
  if (end < 0) throw new Error('This is no ZIP archive.')
  const entries: ZipEntry[] = []
  let offset = archive.readUInt32LE(end + 16)
  for (let rest = archive.readUInt16LE(end + 10); rest > 0; rest--) {
    if (archive.readUInt32LE(offset) !== entrySignature) throw new Error('The archive is damaged.')
    const nameLength = archive.readUInt16LE(offset + 28)
    entries.push({
      name: archive.toString('utf8', offset + 46, offset + 46 + nameLength),
      isDeflated: archive.readUInt16LE(offset + 10) === 8,
      size: archive.readUInt32LE(offset + 20),
      headerOffset: archive.readUInt32LE(offset + 42),
    })
    offset += 46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32)
  }
  return entries
}
