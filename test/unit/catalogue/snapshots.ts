import { writeFileSync } from 'node:fs'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** A record with the fields and their order as arXiv's snapshot has them. */
export function snapshotRecord({
  id,
  ...fields
}: Readonly<Record<string, unknown>> & { readonly id: string }): string {
  return JSON.stringify({
    id,
    submitter: 'Ann Author',
    authors: 'Ann Author and Bo Author',
    title: `The Paper\n  ${id}`,
    comments: null,
    'journal-ref': null,
    doi: null,
    'report-no': null,
    categories: 'cs.LG stat.ML',
    license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
    abstract: '  An abstract with "quotes", a\n  \\"abstract\\": and more.\n',
    versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }],
    update_date: '2024-01-02',
    authors_parsed: [
      ['Author', 'Ann', ''],
      ['Author', 'Bo', 'Jr'],
    ],
    ...fields,
  })
}

/** So many records of consecutive papers. */
export function manyRecords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = String(1 + Math.floor(index / 20_000)).padStart(2, '0')
    return snapshotRecord({ id: `24${month}.${String((index % 20_000) + 1).padStart(5, '0')}` })
  })
}

export const packings = {
  plain: (text: string) => Buffer.from(text),
  gzip: (text: string) => gzipSync(text),
  zip: (text: string) => zipOf('arxiv-metadata-oai-snapshot.json', Buffer.from(text)),
}

export function writeSnapshot(
  path: string,
  lines: readonly string[],
  packing: keyof typeof packings = 'plain',
): void {
  writeFileSync(path, packings[packing](`${lines.join('\n')}\n`))
}

/** An archive with one deflated file: local header, data, central directory, its end (APPNOTE.TXT, section 4.3). */
export function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}
