import { deflateSync } from 'node:zlib'

/** A PDF of one page with these lines, as small as one can be. */
export function pdfOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`).join(' ')
  return pdfAround(Buffer.from(`BT /F1 12 Tf 72 720 Td ${shown} ET`))
}

/** Half a megabyte that becomes 230 million bytes of text, which take a reader half a minute or more. */
export function bombPdf(): Uint8Array<ArrayBuffer> {
  const text = Buffer.alloc(230_000_000, 'BT /F1 12 Tf (x) Tj ET ')
  return pdfAround(deflateSync(text), '/Filter /FlateDecode')
}

/** @param filter the entries of the content's dictionary that say how it is compressed */
function pdfAround(content: Buffer, filter = ''): Uint8Array<ArrayBuffer> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} ${filter} >>\nstream\n${content.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places: string[] = []
  for (const [index, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = `xref\n0 6\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file + table + trailer, 'latin1'))
}
