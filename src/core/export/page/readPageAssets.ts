import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PageAssets } from '../exportFormat.ts'

/**
 * Reads the page assets from their folder in the package.
 * @throws errors of the file system
 */
export async function readPageAssets(folder: string): Promise<PageAssets> {
  const text = async (file: string) => (await readFile(path.join(folder, file), 'utf8')).trimEnd()
  const fonts = path.join(folder, 'fonts')
  const names = await readdir(fonts)
  const [style, searchScript, mathStyle, ...data] = await Promise.all([
    text('page.css'),
    text('search.js'),
    text('katex.css'),
    ...names.map((name) => readFile(path.join(fonts, name))),
  ])
  return {
    style,
    searchScript,
    mathStyle,
    mathFonts: new Map(names.map((name, index) => [name, data[index] ?? new Uint8Array()])),
  }
}
