// Bundles that share their code, as CommonJS, which the editor and its threads load at once. esbuild cuts only ES modules into
// parts: each part is made CommonJS afterwards.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin, transform } from 'esbuild'

/** Takes the place of `import.meta.url`, which CommonJS lacks. */
const moduleUrl = 'moduleUrl'
const moduleUrlLine = `const ${moduleUrl} = require('node:url').pathToFileURL(__filename).href;`

interface PartsOptions
  extends Pick<BuildOptions, 'minify' | 'sourcemap' | 'legalComments' | 'logLevel' | 'target'> {
  readonly entryPoints: Readonly<Record<string, string>>
  readonly external: string[]
  readonly plugins: readonly Plugin[]
}

/**
 * Builds each entry point as NAME.cjs in the folder, with what several of them need in parts beside them, each once.
 * @returns what they are made of
 */
export async function buildCommonJsParts(folder: string, options: PartsOptions): Promise<Metafile> {
  const { outputFiles, metafile } = await build({
    ...options,
    plugins: [...options.plugins, evaluateLate],
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    outdir: folder,
    chunkNames: 'part-[hash]',
    define: { 'import.meta.url': moduleUrl },
    sourcemap: options.sourcemap ? 'inline' : false,
    metafile: true,
    write: false,
  })
  await mkdir(folder, { recursive: true })
  for (const { path: file, text } of outputFiles) {
    const isCode = file.endsWith('.js')
    const content = isCode ? await toCommonJs(text, options) : text
    await writeFile(isCode ? file.replace(/\.js$/, '.cjs') : file, content)
  }
  return metafile
}

/**
 * Has modules that are imported by a call evaluated by that call, as in a bundle of its own. esbuild would make a part of each and
 * of whatever it shares with others: a hundred files.
 */
const evaluateLate: Plugin = {
  name: 'evaluate-late',
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`\\${path.sep}src\\${path.sep}.*\\.ts$`) }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      return {
        contents: source.replace(lateImport, 'Promise.resolve().then(() => require($1))'),
        loader: 'ts',
      }
    })
  },
}

const lateImport = /(?<!typeof )\bimport\(\s*((['"])\.[^'"]+\2)\s*\)/g

async function toCommonJs(code: string, { minify, sourcemap, target }: PartsOptions): Promise<string> {
  const named = code.replaceAll(/((?:\bfrom|\bimport)\s*"\.\/[\w-]+)\.js"/g, '$1.cjs"')
  const result = await transform(named, {
    format: 'cjs',
    platform: 'node',
    minify: minify ?? false,
    // Escapes would make the words of many languages larger, also when compressed.
    charset: 'utf8',
    sourcemap: sourcemap ? 'inline' : false,
    ...(target && { target }),
    ...(named.includes(moduleUrl) && { banner: moduleUrlLine }),
  })
  return result.code
}
