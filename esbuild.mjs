// Builds the extension's bundles into dist/. `--development` keeps source maps and readable code.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

const development = process.argv.includes('--development')

const shared = {
  bundle: true,
  minify: !development,
  sourcemap: development,
  legalComments: 'linked',
  logLevel: 'warning',
}

/** Loaded by VS Code's extension host (its oldest supported Node is 22). */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node22', external: ['vscode'] }

await rm('dist', { recursive: true, force: true })
await Promise.all([
  build({ ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs' }),
  build({ ...node, entryPoints: ['src/records/worker.ts'], outfile: 'dist/records.cjs' }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    entryPoints: ['src/webview/main.ts', 'src/webview/preview.css'],
    outdir: 'dist/webview',
  }),
])
