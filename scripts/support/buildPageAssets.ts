// What exported pages are made of: our style and script, and the style sheet and fonts of KaTeX, which the previews use as well.
// Every browser of today takes WOFF2, the first format that the style sheet names; the others are not shipped. Neither are two
// bold fonts that hardly a formula needs, which browsers make of the regular ones.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { filesWithin } from './thirdParties.ts'

const root = path.join(import.meta.dirname, '..', '..')

const leftOut = ['KaTeX_Caligraphic-Bold', 'KaTeX_Fraktur-Bold']

/**
 * @param folder where they are written, an absolute path or one below the project
 * @returns what they are made of
 */
export async function buildPageAssets(folder: string): Promise<string[]> {
  const outdir = path.resolve(root, folder)
  const katex = path.dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'))
  await mkdir(path.join(outdir, 'fonts'), { recursive: true })
  const fonts = (await readdir(path.join(katex, 'fonts'))).filter(
    (name) => name.endsWith('.woff2') && !leftOut.some((font) => name.startsWith(font)),
  )
  const copies = fonts.map((name) => ({
    from: path.join(katex, 'fonts', name),
    to: path.join(outdir, 'fonts', name),
  }))
  const styles = path.join(katex, 'katex.min.css')
  const [{ metafile }] = await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: ['src/site/search.ts', 'src/site/page.css'],
      outdir,
      bundle: true,
      minify: true,
      format: 'iife',
      target: ['chrome110', 'firefox115', 'safari16'],
      logLevel: 'warning',
      metafile: true,
    }),
    ...copies.map(({ from, to }) => copyFile(from, to)),
    writeFile(path.join(outdir, 'katex.css'), ofShippedFonts(await readFile(styles, 'utf8'))),
  ])
  return [...filesWithin(metafile), styles, ...copies.map(({ from }) => from)]
}

/** The style sheet without the rules for fonts that are left out. */
function ofShippedFonts(css: string): string {
  return css.replace(/@font-face\{[^{}]*\}/g, (rule) =>
    leftOut.some((font) => rule.includes(font)) ? '' : rule,
  )
}
