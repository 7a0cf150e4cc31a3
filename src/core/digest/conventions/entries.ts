import { type Span, span, type TextEdit } from '../../base/span.ts'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  parseYaml,
  Scalar,
  stringify,
  type YAMLSeq,
} from './yaml.ts'

const key = 'entries'

/** A pattern as it stands in a file of conventions. */
export interface WrittenPattern {
  readonly source: string
  /** Counts from the start of the file. */
  readonly span: Span
}

/** The patterns of entries that a file of conventions holds, valid or not. */
export function writtenEntries(text: string): readonly WrittenPattern[] {
  const { root, resolve } = parseYaml(text)
  const list = isMap(root) ? resolve(root.get(key, true)) : undefined
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
  const list = contents?.get(key, true)
  if (contents?.flow || (isSeq(list) && (list.flow || list.items.length === 0)))
    return rewritten(text, document, pattern)
  if (isSeq(list)) return inFront(text, list, pattern)
  const hasEnd = /^\.\.\./m.test(text)
  if (contents?.has(key) || hasEnd) return rewritten(text, document, pattern)
  const end = text === '' || text.endsWith('\n') ? '' : '\n'
  return { span: span(text.length, text.length), newText: `${end}${key}:\n${itemText(pattern, '  ')}` }
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
  const list = document.get(key, true)
  if (isSeq(list)) list.items.unshift(scalarOf(pattern))
  else document.set(key, [scalarOf(pattern)])
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
