// Builds the extension's bundles into dist/. `--development` keeps source maps and readable code.
import { rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { buildPageAssets } from './scripts/support/buildPageAssets.ts'
import { buildCommonJsParts } from './scripts/support/commonJsParts.ts'
import { leanBibtex, leanHttp, leanMarkdown, leanPdf } from './scripts/support/leavingOut.ts'
import { lateNames, latePackages, loadLate } from './scripts/support/loadLate.ts'
import { describeThirdParties, filesWithin } from './scripts/support/thirdParties.ts'

const development = process.argv.includes('--development')

const shared = {
  bundle: true,
  minify: !development,
  sourcemap: development,
  // THIRD-PARTY-NOTICES.txt has the licences of all packages in full.
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
}

/** Loaded by VS Code's extension host (its oldest supported Node is 22). */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node22', external: ['vscode'] }

/** What the editor loads with its window names the rest, which is loaded by the first use of that name. */
const loadRest = {
  name: 'load-rest',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/vscode\/start\.ts$/ }, () => ({ path: 'start', namespace: 'rest' }))
    onLoad({ filter: /./, namespace: 'rest' }, () => ({
      contents: "module.exports = { get start() { return require('./start.cjs').start } }",
    }))
    onResolve({ filter: /./, namespace: 'rest' }, ({ path }) => ({ path, external: true }))
  },
}

await rm('dist', { recursive: true, force: true })
const [pageFiles, ...bundles] = await Promise.all([
  buildPageAssets('dist/site'),
  build({ ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs', plugins: [loadRest] }),
  ...[...latePackages, ...lateNames].map((name) =>
    build({
      ...node,
      stdin: { contents: `module.exports = require('${name}')`, resolveDir: import.meta.dirname },
      plugins: [leanMarkdown],
      outfile: `dist/${name}.cjs`,
    }),
  ),
  build({
    ...node,
    // Pages are read, not drawn: what would draw them is asked for when the package is loaded, and may be missing.
    banner: {
      js: [
        'globalThis.DOMMatrix ??= class {}; globalThis.Path2D ??= class {}; globalThis.ImageData ??= class {};',
        'const pdfFileUrl = require("node:url").pathToFileURL(__filename).href;',
      ].join('\n'),
    },
    define: { 'import.meta.url': 'pdfFileUrl' },
    stdin: {
      contents: [
        "import 'pdfjs-dist/legacy/build/pdf.worker.mjs'",
        "export { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'",
      ].join('\n'),
      resolveDir: import.meta.dirname,
    },
    plugins: [leanPdf],
    outfile: 'dist/pdf.cjs',
  }),
  buildCommonJsParts('dist', {
    ...node,
    entryPoints: {
      start: 'src/vscode/start.ts',
      records: 'src/records/worker.ts',
      archive: 'src/archive/worker.ts',
      paste: 'src/paste/worker.ts',
      catalogue: 'src/catalogue/worker.ts',
      catalogueIndex: 'src/catalogue/indexWorker.ts',
      related: 'src/related/worker.ts',
      cli: 'src/cli/main.ts',
    },
    plugins: [loadLate, leanBibtex, leanHttp],
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    entryPoints: {
      main: 'src/webview/main.ts',
      copy: 'src/webview/copy.ts',
      preview: 'src/webview/preview.css',
      year: 'src/webview/year.css',
      markdownPreview: 'src/webview/markdownPreview.css',
    },
    outdir: 'dist/webview',
  }),
])
const files = bundles.flatMap((bundle) => filesWithin(bundle.metafile ?? bundle))
await writeFile('dist/THIRD-PARTY-NOTICES.txt', describeThirdParties([...pageFiles, ...files]))
