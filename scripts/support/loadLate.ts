import type { Plugin } from 'esbuild'

/**
 * Packages that run on first use only; in files of their own, activation does not even read them. The importers of the first
 * are loaded late themselves. The others are imported from all over by their names: each becomes a getter, which loads the
 * package when it is first asked for.
 */
export const latePackages = ['katex', 'markdown-it']
export const lateNames = ['yaml', 'smol-toml']
/** Of no package is more needed than one of its files. */
const lateFiles: Readonly<Record<string, string>> = { 'pdfjs-dist/legacy/build/pdf.mjs': 'pdf' }

/**
 * Has them loaded by what uses them. Imports of files outside a bundle are moved to its top, whichever module they are in: so
 * these files are named by a module within the bundle, which is evaluated with its importer.
 */
export const loadLate: Plugin = {
  name: 'load-late',
  setup({ onResolve, onLoad }) {
    const late = new RegExp(`^(?:${[...latePackages, ...lateNames, ...Object.keys(lateFiles)].join('|')})$`)
    onResolve({ filter: late }, ({ path }) => ({ path: lateFiles[path] ?? path, namespace: 'late' }))
    onResolve({ filter: /./, namespace: 'late' }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /./, namespace: 'late' }, async ({ path }) => {
      const file = `require('./${path}.cjs')`
      if (!lateNames.includes(path)) return { contents: `module.exports = ${file}` }
      const names = Object.keys(await import(path)).filter((name) => /^(?!default$)\w+$/.test(name))
      const getters = names.map((name) => `get ${name}() { return ${file}.${name} }`)
      return { contents: `module.exports = { ${getters.join(', ')} }` }
    })
  },
}
