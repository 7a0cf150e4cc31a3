import { deflateSync } from 'node:zlib'

/** A PDF of one page with these lines, as small as one can be. */
export function pdfOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`).join(' ')
  return pdfAround(Buffer.from(`BT /F1 12 Tf 72 720 Td ${shown} ET`))
}

/** Half a megabyte that becomes 230 million bytes of text, which take a reader half a minute or more. */
export function bombPdf(): Uint8Array<ArrayBuffer> {
  const text = Buffer.alloc(230_000_000, 'BT /F1 12 Tf (x) Tj ET ')
  return pdfAround(deflateSync(text), { filter: '/Filter /FlateDecode' })
}

/** A PDF whose words `First`, `inner`, `ab` and `Last` stand among what is drawn: colours, images, patterns, letters that are drawings. */
export function drawnPdf(): Uint8Array<ArrayBuffer> {
  const words = (font: string, text: string) => `BT /${font} 12 Tf 72 700 Td (${text}) Tj ET`
  const content = [
    ...['/C1 cs 1 scn 0.5 g 1 0 0 rg 0 0 0 1 k /G1 gs', words('F1', 'First')],
    ...['BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI /I1 Do /X1 Do /Pattern cs /P1 scn 0 0 9 9 re f /S1 sh'],
    ...[words('F2', 'ab'), words('F3', 'Last')],
  ].join(' ')
  const resources = [
    ...[
      '/Font << /F1 5 0 R /F2 6 0 R /F3 12 0 R >>',
      '/ColorSpace << /C1 [/Separation /Spot /DeviceRGB 7 0 R] >>',
    ],
    ...['/XObject << /I1 8 0 R /X1 9 0 R >>', '/Pattern << /P1 10 0 R >>', '/Shading << /S1 11 0 R >>'],
    '/ExtGState << /G1 << /TR 7 0 R /SMask << /S /Luminosity /G 9 0 R >> >> >>',
  ].join(' ')
  return pdfAround(Buffer.from(content), {
    resources,
    more: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << /a 10 0 R /b 10 0 R >> /Encoding << /Differences [97 /a /b] >> /FirstChar 97 /LastChar 98 /Widths [10 10] /Resources << >> >>',
      stream('/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]', '{dup dup}'),
      stream('/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray', '0'),
      stream(
        '/Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /CS /DeviceRGB >> /Resources << /Font << /F1 5 0 R >> >>',
        words('F1', 'inner'),
      ),
      stream(
        '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources << >>',
        '0 0 1 1 re f',
      ),
      '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function 7 0 R >>',
      '<< /Type /Font /Subtype /TrueType /BaseFont /Garamond /Encoding /WinAnsiEncoding >>',
    ],
  })
}

interface Surroundings {
  /** The entries of the content's dictionary that say how it is compressed. */
  readonly filter?: string
  /** What the page names; by default one font, the fifth object. */
  readonly resources?: string
  /** Objects from the sixth on. */
  readonly more?: readonly string[]
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function pdfAround(
  content: Buffer,
  { filter = '', resources = '/Font << /F1 5 0 R >>', more = [] }: Surroundings = {},
): Uint8Array<ArrayBuffer> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ${resources} >> >>`,
    stream(filter, content.toString('latin1')),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  ]
  let file = '%PDF-1.4\n'
  const places: string[] = []
  for (const [index, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file + table + trailer, 'latin1'))
}
