// The one importer of both packages: TOML becomes the same tree of nodes, so that whoever reads settings knows one kind.

import * as l10n from '@vscode/l10n'
import { parse as parseTomlData, TomlDate, TomlError } from 'smol-toml'
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Document as Tree,
  visit,
  YAMLParseError,
} from 'yaml'
import { type Span, span } from '../../base/span.ts'

export {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLSeq,
} from 'yaml'

/** Settings as they stand in a text. Never fails: what cannot be read is an error at its place, and the rest counts. */
export interface SettingsTree {
  /** A node of the YAML package, whose `range` counts from the start of the text; `null` where nothing is written. */
  readonly root: unknown
  /** The same as plain values; empty when it is no mapping. */
  readonly data: Readonly<Record<string, unknown>>
  readonly errors: readonly SettingsError[]
  /** The node that an alias stands for; any other node is its own. */
  resolve(node: unknown): unknown
}

export interface SettingsError {
  readonly span: Span
  /** As the package words it. */
  readonly message: string
}

/** One bracket too many makes an error of each line, or each bracket, after it. */
const mostErrors = 20

/** Reads YAML 1.2, of which JSON is a part. */
export function parseYaml(text: string): SettingsTree {
  try {
    // A lower level would hide that there is a second document.
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false })
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError()
    const errors = [...document.errors, ...doubleKeys(document)]
      .sort((one, other) => one.pos[0] - other.pos[0])
      .filter(
        ({ code, pos: [start] }) =>
          code !== 'MULTIPLE_DOCS' || /^(?!---|\.\.\.)[ \t]*[^\s#]/m.test(text.slice(start)),
      )
      .slice(0, mostErrors)
      .map(({ code, pos: [start, end], message }) => ({
        span: span(Math.min(start, text.length), Math.min(end, text.length)),
        message: code === 'MULTIPLE_DOCS' ? l10n.t('Expected no second document.') : message,
      }))
    return toTree(document, errors, text)
  } catch (error) {
    // Nesting without end.
    if (error instanceof RangeError) return toTree(new Tree(null), [wholeError(text, error)], text)
    throw error
  }
}

/** Keys that their mapping has already; the package compares each with all before it. */
function doubleKeys(document: Document): readonly YAMLParseError[] {
  const found: YAMLParseError[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const start = key.range?.[0] ?? 0
        if (known.has(key.value))
          found.push(new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique'))
        known.add(key.value)
      }
    },
  })
  return found
}

/** Stands for a colon that YAML would not have in a plain value: a private character that headers do not have. */
const colon = '\uE03A'
const plainValue = /^([\w.-]+:[ \t]+)(?=[^\s"'[{|>&*!%@`#])(.+)$/gm

/**
 * Reads the YAML of a header. "title: Volume 23: March" is an error, and what people write all the same: the colon is read as it
 * is meant, and the error stays.
 */
export function parseHeaderYaml(text: string): SettingsTree {
  const tree = parseYaml(text)
  if (tree.errors.length === 0) return tree
  const mended = text.replaceAll(
    plainValue,
    (_, key: string, value: string) => key + value.replaceAll(/:(?=\s|$)/g, colon),
  )
  const found = mended === text ? tree : parseYaml(mended)
  if (found === tree || found.errors.length > 0) return tree
  visit(found.root as Node, {
    Scalar(_, node) {
      if (typeof node.value === 'string') node.value = node.value.replaceAll(colon, ':')
    },
  })
  const data = JSON.parse(JSON.stringify(found.data).replaceAll(colon, ':')) as SettingsTree['data']
  return { ...found, data, errors: tree.errors }
}

/** Reads TOML 1.0. The package tells no places; they are looked for. */
export function parseToml(text: string): SettingsTree {
  try {
    const document = new Tree(
      withoutDates(parseTomlData(text, { maxDepth: 100, unsafeKeyBehaviour: 'drop' })),
    )
    placeNodes(document.contents, text, 0)
    return toTree(document, [], text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    const lines = text.split('\n').slice(0, error.line - 1)
    const at = Math.min(lines.join('\n').length + Math.min(1, lines.length) + error.column - 1, text.length)
    return toTree(new Tree(null), [{ span: span(at, Math.min(at + 1, text.length)), message }], text)
  }
}

function toTree(document: Document, errors: readonly SettingsError[], text: string): SettingsTree {
  const { data, bomb } = plainData(document)
  return {
    root: document.contents,
    data,
    errors: bomb ? [...errors, wholeError(text, bomb)] : errors,
    resolve: (node) => (isAlias(node) ? node.resolve(document) : node),
  }
}

/** A few aliases of aliases stand for millions of values; the package stops at a hundred. */
function plainData(document: Document): { readonly data: SettingsTree['data']; readonly bomb?: Error } {
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 })
    return { data: isMap(document.contents) ? (data as SettingsTree['data']) : {} }
  } catch (error) {
    return { data: {}, bomb: error as Error }
  }
}

function wholeError(text: string, error: Error): SettingsError {
  const isTooDeep = error instanceof RangeError
  const message = isTooDeep ? l10n.t('Expected values that are nested less deeply.') : error.message
  return { span: span(0, text.length), message }
}

function withoutDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(withoutDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withoutDates(held)]))
}

/** Gives keys and values the place of their first words from the offset on; what is written otherwise stays without one. */
function placeNodes(node: Node | null, text: string, from: number): number {
  if (isMap(node)) {
    let at = from
    for (const { key, value } of node.items) {
      const start = isScalar(key) ? keyStart(text, String(key.value)) : undefined
      if (start !== undefined && isScalar(key)) {
        key.range = [start, start + String(key.value).length, start + String(key.value).length]
      }
      at = placeNodes(value as Node, text, start ?? at)
    }
    return at
  }
  if (isSeq(node)) return node.items.reduce((at: number, item) => placeNodes(item as Node, text, at), from)
  if (!isScalar(node)) return from
  const words = String(node.value)
  const start = text.indexOf(words, from)
  if (start < 0 || words === '') return from
  node.range = [start, start + words.length, start + words.length]
  return start + words.length
}

function keyStart(text: string, key: string): number | undefined {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`^([ \\t]*\\[?["']?)${name}["']?[ \\t]*[=\\]]`, 'm').exec(text)
  return found ? found.index + (found[1]?.length ?? 0) : undefined
}
