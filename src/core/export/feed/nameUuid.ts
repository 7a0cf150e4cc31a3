import { createHash } from 'node:crypto'

/** The name space of ours, a random one. */
const nameSpace = Buffer.from('6f1d6e0c7b0e4c0f9a572d0b8f4f1c35', 'hex')

/** A URN that is always the same for a name: a UUID of version 5 (RFC 9562, section 5.5). */
export function nameUuid(name: string): string {
  const bytes = createHash('sha1').update(nameSpace).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${parts.join('-')}`
}
