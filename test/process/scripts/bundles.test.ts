import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { buildPageAssets } from '../../../scripts/support/buildPageAssets.ts'
import { buildCommonJsParts } from '../../../scripts/support/commonJsParts.ts'
import { leanBibtex, leanHttp, leanPdf } from '../../../scripts/support/leavingOut.ts'
import { loadLate } from '../../../scripts/support/loadLate.ts'
import { projectRoot, readManifest } from '../../../scripts/support/project.ts'
import { run } from '../../../scripts/support/run.ts'
import { drawnPdf, pdfOf } from '../../helpers/pdfFile.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

const require = createRequire(import.meta.url)

/** A module that has every name: each is a class, and a function that returns such a thing. */
const anyModule = `
  const any = new Proxy(function () {}, {
    get: (itself, name) => (name in itself ? itself[name] : any),
    apply: () => any,
    getPrototypeOf: () => any,
  })
  module.exports = any
`

suite('what is built', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({})
  })
  teardown(() => folder.remove())

  test('shares code between bundles, which load late what they import late', async () => {
    folder.write({
      'src/one.ts':
        "import { count } from './shared.ts'\nexport const late = async () => (await import('./late.ts')).value + count()\n",
      'src/two.ts':
        "import { count } from './shared.ts'\nexport const place = import.meta.url\nexport { count }\n",
      'src/shared.ts': `let calls = 0\nexport const count = () => ++calls\nexport const much = '${'x'.repeat(1_000)}'\nconsole.assert(much)\n`,
      'src/late.ts': 'globalThis.lateCount = (globalThis.lateCount ?? 0) + 1\nexport const value = 10\n',
    })
    const entryPoints = { one: folder.file('src/one.ts'), two: folder.file('src/two.ts') }
    await buildCommonJsParts(folder.file('dist'), { entryPoints, external: [], plugins: [] })
    assert.equal(readdirSync(folder.file('dist')).length, 3)
    const [one, two] = ['one', 'two'].map((name) => require(folder.file(`dist/${name}.cjs`)))
    assert.equal((globalThis as { lateCount?: number }).lateCount, undefined)
    assert.deepEqual([two.count(), await one.late(), await one.late()], [1, 12, 13])
    assert.equal((globalThis as { lateCount?: number }).lateCount, 1)
    assert.match(two.place, /^file:\/\/.*\/dist\/\w[\w-]*\.cjs$/)
  })

  test('has each font that its style sheet for formulas names, and no other', async () => {
    await buildPageAssets(folder.file('site'))
    const css = readFileSync(folder.file('site/katex.css'), 'utf8')
    const named = [...css.matchAll(/KaTeX_[\w-]+\.woff2/g)].map(([name]) => name)
    assert.ok(named.length > 10)
    assert.deepEqual([...new Set(named)].sort(), readdirSync(folder.file('site/fonts')).sort())
  })

  test('loads what it loads late after its start', async () => {
    folder.write({
      'package.json': JSON.stringify(readManifest()),
      'node_modules/vscode/index.js': anyModule,
    })
    const source = (file: string) => path.join(projectRoot, 'src', file)
    const threads = globSync('*/*orker.ts', { cwd: path.join(projectRoot, 'src') })
    assert.ok(threads.length > 3)
    const files = ['vscode/start.ts', 'cli/main.ts', ...threads]
    const entryPoints = Object.fromEntries(files.map((file) => [file.replaceAll(/\W/g, '-'), source(file)]))
    const plugins = [loadLate, leanBibtex, leanHttp]
    await buildCommonJsParts(folder.file('dist'), { entryPoints, external: ['vscode'], plugins })
    // What is loaded late is not built: where it is asked for too early, there is an error.
    for (const name of Object.keys(entryPoints)) {
      const { code, output } = await run(process.execPath, [folder.file(`dist/${name}.cjs`), '--help'], {
        quiet: true,
      })
      assert.equal(code, 0, output)
    }
  })

  test('reads PDF files in half the size', async () => {
    const contents =
      "import 'pdfjs-dist/legacy/build/pdf.worker.mjs'\nexport { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'"
    const outfile = folder.file('pdf.cjs')
    const banner = {
      js: 'globalThis.DOMMatrix ??= class {}; const url = require("node:url").pathToFileURL(__filename).href;',
    }
    await build({
      ...{ bundle: true, minify: true, platform: 'node', outfile, banner, plugins: [leanPdf] },
      define: { 'import.meta.url': 'url' },
      stdin: { contents, resolveDir: projectRoot },
      logLevel: 'silent',
    })
    assert.ok(statSync(outfile).size < 750_000, `${statSync(outfile).size} bytes`)
    const { getDocument } = require(outfile)
    const wordsOf = async (data: Uint8Array) => {
      const loading = getDocument({ data, verbosity: 0 })
      const { items } = await (await (await loading.promise).getPage(1)).getTextContent()
      await loading.destroy()
      return items.map(({ str }: { str: string }) => str).filter((str: string) => str.trim())
    }
    const lines = ['arXiv:2401.00001v2 [cs.CL]', 'A Title']
    assert.deepEqual(await wordsOf(pdfOf(lines)), lines)
    assert.deepEqual(await wordsOf(drawnPdf()), ['First', 'inner', 'ab', 'Last'])
  }).timeout(60_000)
})
