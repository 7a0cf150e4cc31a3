// The files of the source and what they take of each other, read by regular expressions: the formatter leaves only a few
// ways to write an import or an export.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Text by path below the root, such as `src/core/base/span.ts`. */
export type SourceTexts = ReadonlyMap<string, string>

export interface Import {
  readonly from: string
  /** A path below the root, or a package. */
  readonly to: string
  readonly isTypeOnly: boolean
  /** The exports that are taken; `undefined` for all of them. */
  readonly names: readonly string[] | undefined
}

/** The TypeScript files of some folders below the root. */
export function readSources(root: string, ...folders: readonly string[]): SourceTexts {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
  )
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}

export function importsOf(sources: SourceTexts): readonly Import[] {
  return [...sources].flatMap(([file, text]) => [...fixedImports(file, text), ...lateImports(file, text)])
}

function fixedImports(from: string, text: string): readonly Import[] {
  const statement = /^(?:import|export) (type )?(?:([^'"\n=(]*(?:\{[^}]*\})?) from )?'([^']+)'/gm
  return Array.from(text.matchAll(statement), ([, type, clause = '', to = '']) => ({
    from,
    to: resolve(from, to),
    isTypeOnly: type !== undefined,
    names: namesIn(clause),
  }))
}

/** `const { a } = await import('…')`, `(await import('…')).a`, or all of the module. */
function lateImports(from: string, text: string): readonly Import[] {
  const late = /(?:\bconst (\{[^}]*\}) = await )?\bimport\(\s*'([^']+)'\s*\)(?:\)\.(\w+))?/g
  return Array.from(text.matchAll(late), ([, clause, to = '', member]) => ({
    from,
    to: resolve(from, to),
    isTypeOnly: false,
    names: member === undefined ? namesIn(clause ?? '') : [member],
  }))
}

function namesIn(clause: string): readonly string[] | undefined {
  const list = /\{([^}]*)\}/.exec(clause)?.[1]
  return list
    ?.match(/(?:type )?\w+(?: (?:as|: ) ?\w+)?/g)
    ?.map((name) => /^(?:type )?(\w+)/.exec(name)?.[1] ?? '')
}

/** Names that a file exports, in its order. */
export function exportsOf(text: string): readonly string[] {
  const declaration =
    /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm
  const list = /^export (?:type )?\{([^}]*)\}/gm
  return [
    ...Array.from(text.matchAll(declaration), ([, name = '']) => name),
    ...Array.from(text.matchAll(list), ([, names = '']) => names.match(/\w+(?=,|\s*$)/g) ?? []).flat(),
  ]
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return path.posix.join(path.posix.dirname(from), specifier)
}

/** Who imports whom, for each file; packages and what is no file of the graph are left out. */
export function graphOf(
  sources: SourceTexts,
  imports: readonly Import[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map([...sources.keys()].map((file) => [file, new Set<string>()]))
  for (const { from, to } of imports) {
    if (sources.has(to) && from !== to) graph.get(from)?.add(to)
  }
  return graph
}

/** Files that import each other, directly or by way of others: each circle with its files sorted. */
export function circlesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  return componentsOf(graph).filter((files) => files.length > 1)
}

/** The most files that import one another in a row. */
export function longestChain(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const chains = new Map<string, readonly string[]>()
  // What a component imports comes before it. Files of a circle count all.
  for (const component of componentsOf(graph)) {
    const next = component
      .flatMap((file) => [...(graph.get(file) ?? [])])
      .filter((file) => !component.includes(file))
      .map((file) => chains.get(file) ?? [])
    const longest = next.reduce<readonly string[]>((best, one) => (one.length > best.length ? one : best), [])
    for (const file of component) chains.set(file, [...component, ...longest])
  }
  return [...chains.values()].reduce((best, one) => (one.length > best.length ? one : best), [])
}

/** Strongly connected components after Tarjan: each stands after those that it imports. */
function componentsOf(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const components: (readonly string[])[] = []
  const order = new Map<string, number>()
  const open: string[] = []
  const visit = (file: string): number => {
    const own = order.size
    order.set(file, own)
    open.push(file)
    let lowest = own
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next))
      else if (open.includes(next)) lowest = Math.min(lowest, order.get(next) ?? own)
    }
    if (lowest === own) components.push(open.splice(open.indexOf(file)).sort())
    return lowest
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return components
}
