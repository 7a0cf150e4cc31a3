import type { LinkForm } from '../../arxiv/links.ts'
import { type Span, span, type TextEdit } from '../../base/span.ts'
import type { NewDigest } from '../date.ts'
import { frontMatterOf } from '../frontMatter.ts'
import { digestKey } from '../header.ts'
import type { DigestPart, LayoutId } from '../model.ts'
import {
  type NamedRule,
  type RuleSettings,
  readShape,
  type ShapedMap,
  type ShapedValue,
  type ShapeProblem,
} from './shape.ts'
import { conventionsShape, frontMatterShape } from './shapes.ts'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  parseYaml,
  Scalar,
  type SettingsTree,
  stringify,
  type YAMLSeq,
} from './yaml.ts'

/** The name of the file in which a group says how its digests are written, at the root of their folder. */
export const conventionsFileName = 'digest.yaml'

/** What digests of one folder have in common. */
export interface Conventions {
  /** How entries are written; `undefined` when each digest follows its own habit. */
  readonly layout: LayoutId | undefined
  /** The form of links to arXiv; `undefined` when each digest follows its own habit. */
  readonly link: PreferredLink | undefined
  readonly tags: TagConventions
  /** Lines that introduce the entries below them, besides those that are known to do so by their words. */
  readonly sections: readonly string[]
  /** How entries are written, in the language of `frames/pattern.ts`; they go before all other ways to read them. */
  readonly entries: readonly string[]
  /** Globs of documents that are digests whatever they say, relative to the file's folder. */
  readonly files: readonly string[]
  /** Globs of documents that are no digests whatever they say, relative to the file's folder; they go before the others. */
  readonly exclude: readonly string[]
  /** There may be more to exclude than could be read. */
  readonly excludesUnread: boolean
  readonly newDigest: NewDigest
  readonly rules: RuleSettings
  readonly feeds: readonly Feed[]
  /** What could not be read; the rest still counts. Spans count from the start of the file. */
  readonly problems: readonly ShapeProblem[]
}

export type PreferredLink = Extract<LinkForm, 'abs' | 'pdf' | 'html' | 'doi'>

/** Tags without their signs. */
export interface TagConventions {
  readonly required: readonly string[]
  /** When there are any, no others are expected, except those that are required. */
  readonly known: readonly string[]
}

/** Who tells of new papers: arXiv of those of its categories, Hugging Face of those that people pick there. */
export const feedSourceIds = ['arxiv', 'hugging-face'] as const

export type FeedSourceId = (typeof feedSourceIds)[number]

/** Where new papers come from. */
export interface Feed {
  readonly name: string | undefined
  readonly from: FeedSourceId
  /** Codes such as `cs.LG`. */
  readonly categories: readonly string[]
  /** A paper is wanted when it is by one of them or holds one of the keywords; any paper when there are neither. */
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
}

export const noConventions: Conventions = toConventions({}, [], false)

/**
 * Reads a file of conventions. Never fails: what is wrong is a problem, and the rest still counts.
 * @param rules those that may be named; without any, each id will do
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
  const [start = 0, end = 0] = (resolve(root.get('exclude', true)) as Node | null | undefined)?.range ?? []
  return problems.some(({ span: at }) => at.start >= start && at.start < end)
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
 * @param rules those that may be named; without any, each id will do
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
