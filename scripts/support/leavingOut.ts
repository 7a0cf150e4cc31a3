// What packages carry and we never call: without it the extension is downloaded in half the time. esbuild finds out by itself
// what no code names; here stands what is named by code that never runs.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'esbuild'

/**
 * undici with what asks through proxies, and no more: no `fetch`, web sockets, caches, interceptors and stand-ins, no streams and
 * pipelines, and no HTTP/2, which it offers to servers only where it is told to.
 */
export const leanHttp: Plugin = {
  name: 'lean-http',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]undici[\\/]index\.js$/ }, () => ({ contents: requests }))
    // Its parser comes compiled twice; for as few responses as ours, the one that runs on all processors is fast enough.
    onLoad({ filter: /[\\/]llhttp_simd-wasm\.js$/ }, () => ({
      contents: "module.exports = require('./llhttp-wasm.js')",
    }))
    onLoad({ filter: /[\\/]llhttp-wasm\.js$/ }, ({ path: file }) => ({ contents: compressedParser(file) }))
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]dispatcher[\\/]client-h2\.js$/ }, () => ({
      contents: "module.exports = () => { throw new Error('HTTP/2 is left out') }",
    }))
    // Bodies of forms are made with it.
    onLoad({ filter: /[\\/]undici[\\/]lib[\\/]web[\\/]/ }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** As undici's own index has it; proxies are asked to connect. */
const requests = `
  Object.assign(require('./lib/dispatcher/dispatcher').prototype, {
    request: require('./lib/api/api-request'),
    connect: require('./lib/api/api-connect'),
  })
  exports.EnvHttpProxyAgent = require('./lib/dispatcher/env-http-proxy-agent')
  exports.errors = require('./lib/core/errors')
`

/** The parser as it is loaded by undici, but compressed: in base64, an archive makes it little smaller. */
function compressedParser(file: string): string {
  const parser: Buffer = createRequire(import.meta.url)(file)
  return `
    const { Buffer } = require('node:buffer')
    const { brotliDecompressSync } = require('node:zlib')
    let parser
    Object.defineProperty(module, 'exports', {
      get: () => (parser ??= brotliDecompressSync(Buffer.from('${brotliCompressSync(parser).toString('base64')}', 'base64'))),
    })
  `
}

/** markdown-it without what finds addresses in text, which is off: ours are found by the parser of digests. */
export const leanMarkdown: Plugin = {
  name: 'lean-markdown',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]linkify-it[\\/]/ }, () => ({ contents: 'exports.LinkifyIt = class {}' }))
  },
}

/** What reads BibTeX, without its fetching of what an entry links to: it would stop the thread and ask any server. */
export const leanBibtex: Plugin = {
  name: 'lean-bibtex',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]sync-fetch-undici[\\/]index\.js$/ }, () => ({ contents: 'module.exports = {}' }))
  },
}

/**
 * pdf.js without what does more than read words: forms, annotations, editing, pictures, drawing. It comes as two files, whose
 * modules begin with a line each. Names of those that go become functions that do nothing. Fails where there is no such module.
 */
export const leanPdf: Plugin = {
  name: 'lean-pdf',
  setup({ onLoad, onEnd }) {
    const left = new Set([...unusedModules, ...standIns.keys()])
    onLoad(
      { filter: /[\\/]pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf(?:\.worker)?\.mjs$/ },
      async ({ path: file }) => {
        const [, ...parts] = (await readFile(file, 'utf8')).split(/^(?=;\/\/ \.\/)/m)
        const needed = parts.filter((part) => !polyfill.test(part))
        // The worker is loaded first.
        const missing = file.endsWith('worker.mjs') ? missingFunctions : ''
        return { contents: missing + needed.map((part) => leanPart(part, left)).join('') }
      },
    )
    onEnd(() => ({
      errors: Array.from(left, (glob) => ({ text: `pdf.js has no module ${glob} any more.` })),
    }))
  },
}

const unusedModules: readonly string[] = [
  ...['brotli/decode', 'jbig2/jbig2', 'openjpeg/openjpeg', 'qcms/qcms'].map((name) => `external/${name}.js`),
  ...[
    'xfa/*',
    'xfa_fonts',
    '*_factors',
    '*_widths',
    'annotation',
    'dataset_reader',
    'default_appearance',
    'editor/*',
    'font_renderer',
    'image',
    'jpg',
    'metadata_parser',
    'sound',
    'writer',
    'xml_parser',
    'pattern',
    'struct_tree',
    'postscript/*',
    'colorspace',
    'font_substitutions',
    'function',
    'icc_colorspace',
    'image_resizer',
    'obj_bin_transform_core',
    'intersector',
    'chunked_stream',
  ].map((name) => `src/core/${name}.js`),
  ...['annotation_layer', 'canvas', 'canvas_dependency_tracker', 'dom_filter_factory', 'draw_layer'].map(
    (name) => `src/display/${name}.js`,
  ),
  ...[
    'content_disposition',
    'dom_utils',
    'editor/**/*',
    'fetch_stream',
    'network',
    'pattern_helper',
    'renderer_worker_proxy',
    'svg_factory',
    'text_layer_images',
    'touch_manager',
    'transport_stream',
    'network_utils',
    'node_stream',
    'obj_bin_transform_display',
    'optional_content_config',
    'annotation_storage',
    'xfa_text',
    'webgpu',
    'xfa_layer',
  ].map((name) => `src/display/${name}.js`),
  ...['image_utils', 'scripting_utils'].map((name) => `src/shared/${name}.js`),
]

/** What stands for modules of which something is called when a file is opened and closed. */
const standIns: ReadonlyMap<string, string> = new Map([
  ['src/display/text_layer.js', 'var TextLayer = { cleanup() {} };\n'],
  [
    'src/display/font_loader.js',
    'class FontLoader { async bind() {} clear() {} }\nvar FontFaceObject = function () {};\n',
  ],
])

/** Polyfills, and before the first module what they are made of. */
const polyfill = /^;\/\/ \.\/node_modules\/core-js\//

/** What pdf.js calls and Node 22 lacks, as far as reading words needs it: sums are not exact to the last bit. */
const missingFunctions = `
  for (const { prototype } of [Map, WeakMap]) {
    prototype.getOrInsert ??= function (key, value) {
      return this.getOrInsertComputed(key, () => value)
    }
    prototype.getOrInsertComputed ??= function (key, make) {
      if (!this.has(key)) this.set(key, make(key))
      return this.get(key)
    }
  }
  Math.sumPrecise ??= (numbers) => Array.from(numbers).reduce((sum, each) => sum + each, 0)
  Promise.try ??= (call, ...values) => new Promise((resolve) => resolve(call(...values)))
  Uint8Array.prototype.toHex ??= function () {
    return Buffer.from(this).toString('hex')
  }
`

/** @param left those that no module has matched yet */
function leanPart(part: string, left: Set<string>): string {
  const [, module = ''] = /^;\/\/ \.\/(.*)\n/.exec(part) ?? []
  // It puts all there is into a global variable.
  if (module === 'src/pdf.js') return 'export { getDocument, VerbosityLevel }'
  const standIn = standIns.get(module)
  if (standIn !== undefined) {
    left.delete(module)
    return standIn
  }
  const glob = unusedModules.find((each) => path.matchesGlob(module, each))
  if (glob === undefined) return part
  left.delete(glob)
  const names = part.matchAll(/^(?:class|(?:async )?function\*?|const|let|var) (\w+)/gm)
  // The worker hands its options to classes that it never uses.
  const takesOptions = part.includes('static setOptions(')
  const options = (name: string) => (takesOptions ? `${name}.setOptions = ${name};\n` : '')
  return Array.from(names, ([, name = '']) => `var ${name} = function () {};\n${options(name)}`).join('')
}
