const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/** The names of the files in a ZIP archive, from its central directory. See APPNOTE.TXT 4.3.12 and 4.3.16. */
export function zipEntries(archive: Buffer): string[] {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(endSignature)
  const end = archive.lastIndexOf(signature)
  if (end < 0) throw new Error('This is no ZIP archive.')
  const names: string[] = []
  let offset = archive.readUInt32LE(end + 16)
  for (let rest = archive.readUInt16LE(end + 10); rest > 0; rest--) {
    if (archive.readUInt32LE(offset) !== entrySignature) throw new Error('The archive is damaged.')
    const nameLength = archive.readUInt16LE(offset + 28)
    names.push(archive.toString('utf8', offset + 46, offset + 46 + nameLength))
    offset += 46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32)
  }
  return names
}
