import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import oniguruma from 'vscode-oniguruma'
import textmate, { type IGrammar, type IRawGrammar, type Registry } from 'vscode-textmate'

/** The grammars of an extension as its manifest contributes them. */
interface Contribution {
  readonly scopeName: string
  readonly path: string
  readonly injectTo?: readonly string[]
}

const root = path.resolve(import.meta.dirname, '../../..')
const extensionNames = ['markdown-basics', 'html', 'yaml', 'markdown-math']

/** Gives grammars by scope name, with VS Code's own engine. */
export type LoadGrammar = (scopeName: string) => Promise<IGrammar>

/** Ours on top of a small Markdown grammar with the scopes of the real one: runs everywhere. */
export function loadOnSmallHost(): LoadGrammar {
  const host = path.join(root, 'test/fixtures/syntaxes/host/markdown.tmLanguage.json')
  return loadFrom([...contributionsOf(root), { scopeName: 'text.html.markdown', path: host }])
}

/** Ours on top of the Markdown of an installed VS Code server; `undefined` where none is installed. */
export function loadOnRealMarkdown(): LoadGrammar | undefined {
  const [extensions] = globSync('.vscode-test/*/node_modules/code-server/lib/vscode/extensions', {
    cwd: root,
  })
  if (!extensions) return undefined
  const folders = extensionNames.map((name) => path.join(root, extensions, name))
  return loadFrom([root, ...folders].flatMap(contributionsOf))
}

function contributionsOf(folder: string): Contribution[] {
  const manifest: { contributes: { grammars: Contribution[] } } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  return manifest.contributes.grammars.map((grammar) => ({
    ...grammar,
    path: path.join(folder, grammar.path),
  }))
}

function loadFrom(contributions: readonly Contribution[]): LoadGrammar {
  let registry: Promise<Registry> | undefined
  return async (scopeName) => {
    registry ??= makeRegistry(contributions)
    const grammar = await (await registry).loadGrammar(scopeName)
    if (!grammar) throw new Error(`No grammar has the scope ${scopeName}`)
    return grammar
  }
}

let engine: Promise<void> | undefined

async function makeRegistry(contributions: readonly Contribution[]): Promise<Registry> {
  engine ??= oniguruma.loadWASM(
    readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')),
  )
  await engine
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => readGrammar(contributions, scopeName),
    getInjections: (scopeName) => injectionsInto(contributions, scopeName),
  })
}

function readGrammar(contributions: readonly Contribution[], scopeName: string): IRawGrammar | null {
  const file = contributions.find((grammar) => grammar.scopeName === scopeName)?.path
  return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file)
}

/** As VS Code does it: what is injected into `text.html.markdown` also goes into scopes that begin with it. */
function injectionsInto(contributions: readonly Contribution[], scopeName: string): string[] {
  return contributions
    .filter(({ injectTo }) => injectTo?.some((target) => `${scopeName}.`.startsWith(`${target}.`)))
    .map((grammar) => grammar.scopeName)
}
