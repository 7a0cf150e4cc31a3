// A file of its own: a bundle loads our files late where they are imported by a call, and packages with the file that needs them.

import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of the first page of a PDF, one piece per line; empty if it has none or cannot be read. */
export async function firstPageText(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  })
  try {
    const page = await (await loading.promise).getPage(1)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('\n')
  } catch {
    // Encrypted or damaged: the caller has the file's name.
    return ''
  } finally {
    await loading.destroy()
  }
}
