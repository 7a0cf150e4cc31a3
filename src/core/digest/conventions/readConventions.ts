// Reads the conventions in a `digest.yaml` file and in a digest's own front matter, and adds to such a file.
import * as l10n from '@vscode/l10n'
import { nearest } from '../../base/difference.ts'
import { type Span, span, type TextEdit } from '../../base/span.ts'
import { frontMatterOf } from '../frontMatter.ts'
import { digestKey } from '../header.ts'
import type { DigestPart, LayoutId } from '../model.ts'
import {
  type Conventions,
  type Feed,
  feedSourceIds,
  type NamedRule,
  type PreferredLink,
  type RuleSettings,
  type ShapeProblem,
} from './conventions.ts'
import {
  type ChoiceShape,
  conventionsShape,
  frontMatterShape,
  type ListShape,
  type MapShape,
  type Shape,
  type TextShape,
} from './shapes.ts'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  parseYaml,
  Scalar,
  type SettingsTree,
  stringify,
  type YAMLSeq,
} from './yaml.ts'

/** Those of a folder without a file of conventions. */
export const noConventions: Conventions = toConventions({}, [], false)

/**
 * Reads a file of conventions. Never fails: what is wrong is a problem, and the rest still counts.
 * @param rules the ids that may be named; without it, any id is accepted
 */
export function readConventions(text: string, rules: readonly NamedRule[] = []): Conventions {
  const tree = parseYaml(text)
  const { value, problems } = readShape(tree, conventionsShape(rules), span(0, text.length))
  return toConventions(value, problems, excludesUnread(tree, problems))
}

/** In doubt it does: what is not excluded is published. */
function excludesUnread({ root, errors, resolve }: SettingsTree, problems: readonly ShapeProblem[]): boolean {
  if (errors.length > 0 || problems.some(({ nearest }) => nearest === 'exclude')) return true
  if (!isMap(root)) return root !== null && problems.length > 0
  if (root.items.some(mayExclude)) return true
  const [start = 0, end = 0] = (resolve(root.get('exclude', true)) as Node | null | undefined)?.range ?? []
  return problems.some(({ span: at }) => at.start >= start && at.start < end)
}

const knownKeys = Object.keys(conventionsShape([]).keys)

/** Whether a key is unknown and not a misspelt other one, or there is `exclude` below it. */
function mayExclude({ key, value }: Pair): boolean {
  const name = String(key)
  return (!knownKeys.includes(name) && nearest(name, knownKeys) === undefined) || holdsExclude(value)
}

function holdsExclude(node: unknown): boolean {
  if (!isMap(node)) return isSeq(node) && node.items.some(holdsExclude)
  return node.items.some(({ key, value }) => /^exclude/i.test(String(key)) || holdsExclude(value))
}

/** What a digest says for itself in its front matter, where it differs from its folder. */
interface OwnConventions {
  readonly rules: RuleSettings
  /** What could not be read; the rest still counts. Spans count from the start of the document. */
  readonly problems: readonly ShapeProblem[]
}

/**
 * Reads what a digest's front matter says of its rules.
 * @param part that begins the digest; others have no front matter
 * @param rules the ids that may be named; without it, any id is accepted
 */
export function readOwnConventions(part: DigestPart, rules: readonly NamedRule[] = []): OwnConventions {
  const header = frontMatterOf(part)
  if (!header) return { rules: {}, problems: [] }
  const { value, problems } = readShape(header.tree, frontMatterShape(rules), header.content)
  const own = value[digestKey]
  return {
    rules: typeof own === 'object' ? (mapAt(own as ShapedMap, 'rules') as RuleSettings) : {},
    problems,
  }
}

// The shape has been checked, and what is wrong left out.
function toConventions(
  read: ShapedMap,
  problems: readonly ShapeProblem[],
  excludesUnread: boolean,
): Conventions {
  const tags = mapAt(read, 'tags')
  const newDigest = mapAt(read, 'newDigest')
  return {
    layout: read.layout as LayoutId | undefined,
    link: read.link as PreferredLink | undefined,
    tags: { required: tagsAt(tags, 'required'), known: tagsAt(tags, 'known') },
    sections: linesAt(read, 'sections'),
    entries: linesAt(read, 'entries'),
    files: linesAt(read, 'files'),
    exclude: linesAt(read, 'exclude'),
    excludesUnread,
    newDigest: {
      file: textAt(newDigest, 'file'),
      title: textAt(newDigest, 'title'),
      template: textAt(newDigest, 'template'),
    },
    rules: mapAt(read, 'rules') as RuleSettings,
    feeds: listAt(read, 'feeds').map((feed) => toFeed(feed as ShapedMap)),
    problems,
  }
}

function toFeed(feed: ShapedMap): Feed {
  return {
    name: textAt(feed, 'name'),
    from: feedSourceIds.find((id) => id === textAt(feed, 'from')) ?? 'arxiv',
    categories: linesAt(feed, 'categories'),
    authors: linesAt(feed, 'authors'),
    keywords: linesAt(feed, 'keywords'),
  }
}

/** People write tags with their signs too; YAML takes an unquoted one for a comment. */
function tagsAt(map: ShapedMap, key: string): readonly string[] {
  return linesAt(map, key).map((tag) => tag.replace(/^#/, ''))
}

function mapAt(map: ShapedMap, key: string): ShapedMap {
  return (map[key] as ShapedMap | undefined) ?? {}
}

function listAt(map: ShapedMap, key: string): readonly ShapedValue[] {
  return (map[key] as readonly ShapedValue[] | undefined) ?? []
}

function linesAt(map: ShapedMap, key: string): readonly string[] {
  return listAt(map, key) as readonly string[]
}

function textAt(map: ShapedMap, key: string): string | undefined {
  return map[key] as string | undefined
}

/** A pattern as it stands in a file of conventions. */
interface WrittenPattern {
  readonly source: string
  /** Counts from the start of the file. */
  readonly span: Span
}

/** The patterns of entries that a file of conventions holds, valid or not. */
export function writtenEntries(text: string): readonly WrittenPattern[] {
  const { root, resolve } = parseYaml(text)
  const list = isMap(root) ? resolve(root.get('entries', true)) : undefined
  if (!isSeq(list)) return []
  return list.items.flatMap((item) => {
    const node = resolve(item)
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return []
    const [start, end] = node.range
    return { source: node.value, span: span(start, end) }
  })
}

/**
 * The text of a file of conventions with one more pattern, in front of its others: what is taught last goes first. Comments
 * and all other lines stay as they are. `undefined` where the file is not YAML that can be added to.
 */
export function withEntry(text: string, pattern: string): TextEdit | undefined {
  const document = parseDocument(text)
  const { contents } = document
  if (document.errors.length > 0 || (contents !== null && !isMap(contents))) return undefined
  const list = contents?.get('entries', true)
  if (contents?.flow || (isSeq(list) && (list.flow || list.items.length === 0)))
    return rewritten(text, document, pattern)
  if (isSeq(list)) return inFront(text, list, pattern)
  const hasEnd = /^\.\.\./m.test(text)
  if (contents?.has('entries') || hasEnd) return rewritten(text, document, pattern)
  const end = text === '' || text.endsWith('\n') ? '' : '\n'
  return { span: span(text.length, text.length), newText: `${end}entries:\n${itemText(pattern, '  ')}` }
}

/** The pattern as the first item of a list whose items have lines of their own. */
function inFront(text: string, list: YAMLSeq, pattern: string): TextEdit | undefined {
  const [first] = list.items
  const start = (first as Node | undefined)?.range?.[0] ?? 0
  const lineStart = text.lastIndexOf('\n', start) + 1
  const indentation = /^[ \t]*(?=-\s)/.exec(text.slice(lineStart, start))?.[0]
  if (indentation === undefined) return undefined
  return { span: span(lineStart, lineStart), newText: itemText(pattern, indentation) }
}

/** All of the file as the package writes it, for the ways to write a list that are rare. */
function rewritten(text: string, document: Document, pattern: string): TextEdit {
  const list = document.get('entries', true)
  if (isSeq(list)) list.items.unshift(scalarOf(pattern))
  else document.set('entries', [scalarOf(pattern)])
  const newText = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  return { span: span(0, text.length), newText }
}

function itemText(pattern: string, indentation: string): string {
  const item = stringify([scalarOf(pattern)], { lineWidth: 0 })
  return item.replace(/^(?=.)/gm, indentation)
}

function scalarOf(pattern: string): Scalar {
  const scalar = new Scalar(pattern)
  scalar.type = pattern.includes('\n') ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_SINGLE
  return scalar
}

type ShapedValue = string | boolean | ShapedMap | readonly ShapedValue[]

interface ShapedMap {
  readonly [key: string]: ShapedValue
}

// Reading settings by their shape.

/** What was read of settings: everything that is right, and what is not at its place. */
interface ShapedText {
  /** As the shape says, with what is wrong left out. */
  readonly value: ShapedMap
  readonly problems: readonly ShapeProblem[]
}

/**
 * Reads settings that should have a shape. Never fails: an error is a problem at its place, and the rest still counts.
 * @param at where they stand in their text; all spans lie in it
 */
function readShape(tree: SettingsTree, shape: MapShape, at: Span): ShapedText {
  const reader = new ShapeReader(tree, at)
  for (const { span: place, message } of tree.errors) reader.report([place.start, place.end], message)
  const value = tree.root === null ? {} : reader.readMap(tree.root, shape)
  return { value: value ?? {}, problems: reader.problems }
}

class ShapeReader {
  readonly problems: ShapeProblem[] = []
  readonly #tree: SettingsTree
  readonly #length: number
  readonly #shift: number

  constructor(tree: SettingsTree, at: Span) {
    this.#tree = tree
    this.#length = at.end - at.start
    this.#shift = at.start
  }

  readMap(written: unknown, shape: MapShape): ShapedMap | undefined {
    const node = this.#tree.resolve(written)
    if (!isMap(node)) {
      const known = Object.keys(shape.keys).join(', ')
      this.#reject(node, l10n.t('Expected a mapping with these keys: {0}.', known))
      return undefined
    }
    const read = node.items.flatMap((pair) => {
      const entry = this.#readPair(pair, shape)
      return entry ? [entry] : []
    })
    return Object.fromEntries(read)
  }

  report([from, to]: readonly [number, number], message: string, meant?: string): void {
    // A span stays inside the text, and shows something wherever there is something.
    const start = Math.min(from, this.#length)
    const end = Math.min(Math.max(to, start + 1), this.#length)
    this.problems.push({ span: span(start + this.#shift, end + this.#shift), message, nearest: meant })
  }

  #readPair({ key, value }: Pair, shape: MapShape): readonly [string, ShapedValue] | undefined {
    const name = isScalar(key) ? String(key.value) : ''
    const of = Object.hasOwn(shape.keys, name) ? shape.keys[name] : shape.others
    if (of === 'anything') return undefined
    if (of === undefined) {
      const known = Object.keys(shape.keys)
      const message = l10n.t('"{0}" is not known here; expected one of: {1}.', name, known.join(', '))
      this.#reject(key, message, nearest(name, known))
      return undefined
    }
    const read = this.#read(value, of)
    return read === undefined ? undefined : [name, read]
  }

  /** A key without a value is one whose value is still to be written. */
  #read(written: unknown, shape: Shape): ShapedValue | undefined {
    const node = this.#tree.resolve(written)
    if (node === null || (isScalar(node) && node.value === null)) return undefined
    switch (shape.kind) {
      case 'text':
        return this.#readText(node, shape)
      case 'choice':
        return this.#readChoice(node, shape)
      case 'list':
        return this.#readList(node, shape)
      case 'map':
        return this.readMap(node, shape)
      case 'switch':
        if (isScalar(node) && typeof node.value === 'boolean') return node.value
        return this.readMap(node, shape.map)
    }
  }

  #readText(node: unknown, { flaw, doubt }: TextShape): string | undefined {
    if (!isScalar(node) || typeof node.value === 'boolean') {
      this.#reject(node, l10n.t('Expected text.'))
      return undefined
    }
    // As it is written: 2024.10 is not 2024.1.
    const text = typeof node.value === 'number' ? (node.source ?? String(node.value)) : String(node.value)
    const message = flaw?.(text)
    const remark = message ?? doubt?.(text)
    if (remark !== undefined) this.#reject(node, remark)
    return message === undefined ? text : undefined
  }

  #readChoice(node: unknown, { choices }: ChoiceShape): string | undefined {
    const values = choices.map(({ value }) => value)
    if (isScalar(node)) {
      const written = writtenChoice(node, values)
      if (values.includes(written)) return written
      const message = l10n.t({
        message: '"{0}" is not known here; expected one of: {1}.',
        args: [written, values.join(', ')],
        comment: ['A value'],
      })
      this.#reject(node, message, nearest(written, values))
    } else {
      this.#reject(node, l10n.t('Expected one of: {0}.', values.join(', ')))
    }
    return undefined
  }

  #readList(node: unknown, { of, takesOne }: ListShape): readonly ShapedValue[] | undefined {
    if (isSeq(node)) return node.items.flatMap((item) => this.#readItem(item, of) ?? [])
    if (takesOne && isScalar(node)) return [this.#read(node, of) ?? []].flat()
    this.#reject(node, l10n.t('Expected a list, such as [a, b].'))
    return undefined
  }

  /** Nothing can be meant by an item that is empty. */
  #readItem(item: unknown, of: Shape): ShapedValue | undefined {
    const value = isScalar(item) ? (item.value ?? '') : item
    if (typeof value !== 'string' || /[^\s#]/.test(value)) return this.#read(item, of)
    this.#reject(item, l10n.t('Expected a value.'))
    return undefined
  }

  #reject(node: unknown, message: string, meant?: string): void {
    const [from = 0, to = this.#length] = (node as { range?: readonly number[] | null } | null)?.range ?? []
    this.report([from, to], message, meant)
  }
}

/** YAML 1.1 tools write an unquoted `off` as false. */
function writtenChoice({ value }: Scalar, values: readonly string[]): string {
  return value === false && values.includes('off') ? 'off' : String(value)
}
