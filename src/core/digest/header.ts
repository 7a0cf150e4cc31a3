import { withoutComments } from '../base/comments.ts'
import { type Span, shifted, slice, span } from '../base/span.ts'
import {
  isMap,
  isScalar,
  isSeq,
  parseHeaderYaml,
  parseToml,
  type Scalar,
  type SettingsError,
  type SettingsTree,
} from './conventions/yaml.ts'
import { type DigestDate, dateIn } from './date.ts'
import {
  isClaim,
  isDenial,
  isSetting,
  isTelling,
  mayClaimDraft,
  no,
  publicationTime,
  tagKey,
} from './draftClaims.ts'
import type { Label, Tag } from './model.ts'

// What the header of a document says: its keys as generators understand them, and whether any of them keeps it a draft.

export type FrontMatterFormat = 'yaml' | 'toml' | 'json'

export interface FrontMatterPlace {
  readonly format: FrontMatterFormat
  /** What stands between the two marks, the last line end included; in JSON the object with its braces. */
  readonly content: Span
  /** Where the document goes on after the closing mark's line. */
  readonly bodyStart: number
}

export interface FrontMatter extends FrontMatterPlace {
  readonly tree: SettingsTree
  readonly data: SettingsTree['data']
  /** In one line. The span is that of its words, without quotes. */
  readonly title: Label | undefined
  readonly date: DigestDate | undefined
  /** Unlike those of the text, their spans have no `#`. */
  readonly tags: readonly Tag[]
  /** As it is written; a tag such as `de` or `pt-BR` in most headers. */
  readonly language: string | undefined
  /** It is for the writer alone, as Hugo, Jekyll, Obsidian and others say it. */
  readonly draft: boolean
  /** It says explicitly that the digest is no draft, which overrules guesses from the title and the file name. */
  readonly isNoDraft: boolean
  /** Before this time it is for the writer alone, too, in milliseconds since 1970; 0 where it says none. */
  readonly publishedFrom: number
  /** What the digest key says; `undefined` without one. */
  readonly isDigest: boolean | undefined
  /** Spans count from the start of the document. */
  readonly errors: readonly SettingsError[]
}

/**
 * The front-matter key that makes a document a digest: `true`, or a mapping of what is true of this digest alone; `false` makes
 * it none. Other front matter belongs to other tools and is left alone.
 */
export const digestKey = 'digest'

interface HeaderPair {
  readonly key: string
  /** Never an alias. */
  readonly value: unknown
}

/** A header as generators understand it: its aliases stand for what they name, and mappings hold what is merged into them. */
class HeaderTree {
  readonly root: unknown
  readonly #tree: SettingsTree

  constructor(tree: SettingsTree) {
    this.#tree = tree
    this.root = tree.root
  }

  resolve(node: unknown): unknown {
    return this.#tree.resolve(node)
  }

  /** What a mapping holds, its own first; of anything else nothing. */
  pairsOf(node: unknown): readonly HeaderPair[] {
    const pairs: HeaderPair[] = []
    // A mapping may be merged into itself.
    const seen = new Set<unknown>()
    const waiting = [node]
    for (let map = waiting.shift(); map !== undefined; map = waiting.shift()) {
      if (!isMap(map) || seen.has(map)) continue
      seen.add(map)
      for (const pair of map.items) {
        const [key, value] = [this.resolve(pair.key), this.resolve(pair.value)]
        if (!isScalar(key)) continue
        pairs.push({ key: writtenIn(key), value })
        if (key.value === '<<')
          waiting.push(...(isSeq(value) ? value.items : [value]).map((each) => this.resolve(each)))
      }
    }
    return pairs
  }

  has(node: unknown, key: string): boolean {
    return this.#pair(node, key) !== undefined
  }

  get(node: unknown, key: string): unknown {
    return this.#pair(node, key)?.value
  }

  /** Some generators write `Title:`. */
  #pair(node: unknown, key: string): HeaderPair | undefined {
    const pairs = this.pairsOf(node).filter((pair) => pair.key.toLowerCase() === key)
    return pairs.find((pair) => pair.key === key) ?? pairs[0]
  }
}

/** Numbers, too, as they are written. */
function writtenIn({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value))
}

/** A key in lower case, and the words of its value. */
type Said = readonly [key: string, words: readonly string[]]

/**
 * All that a header says, in a mapping below others too, as Hugo's `params`. What stands below our own key goes before the same
 * beside it.
 */
function allSaid(header: HeaderTree): readonly Said[] {
  const own = header.get(header.root, digestKey)
  const isOverruled = (key: string) => header.has(own, key)
  return [...saidIn(header, own, () => false), ...saidIn(header, header.root, isOverruled)]
}

function saidIn(header: HeaderTree, top: unknown, isOverruled: (key: string) => boolean): readonly Said[] {
  const said: Said[] = []
  // A mapping may hold itself, or stand in more places than can be counted.
  const seen = new Set<unknown>()
  const waiting = [top]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    for (const { key, value } of header.pairsOf(node)) {
      const name = key.toLowerCase()
      if (node === top && (name === digestKey || isOverruled(name))) continue
      if (isMap(value)) waiting.push(value)
      if (!isTelling(name)) continue
      const words = wordsOf(header, value).map((word) => word.trim())
      // What stands in a list by itself is one tag, whatever spaces it has.
      const isListed = isSeq(value) && tagKey.test(name)
      const own = node === top ? words : words.filter((word) => !isSetting(name, word))
      said.push([name, isListed ? own.map((word) => word.replace(/\s+/g, '-')) : own])
    }
  }
  return said
}

/** A value that is no word, such as a mapping, says something all the same. What stands in a list many times is read once. */
function wordsOf(header: HeaderTree, value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (isSeq(value)) {
    if (seen.has(value)) return []
    seen.add(value)
    return value.items.flatMap((item) => wordsOf(header, header.resolve(item), seen))
  }
  // Not even a null that is written keeps a page shown in Jekyll; a blank is nothing yet.
  if (isScalar(value)) return value.value === null && !value.source ? [] : [writtenIn(value)]
  if (!isMap(value)) return []
  const named = ['name', 'value', 'label'].map((key) => header.get(value, key)).filter(isScalar)
  return ['{}', ...named.map(writtenIn)]
}

/** What the header of a document says, which was found at that place. */
export function readHeader(header: string, place: FrontMatterPlace): FrontMatter {
  const { content, format } = place
  const source = slice(header, content)
  const tree = format === 'toml' ? parseToml(source) : parseHeaderYaml(source)
  const reader = new HeaderReader(header, content, tree)
  const said = allSaid(reader.tree)
  const times = said.flatMap(([key, words]) => words.map((word) => publicationTime(key, word)))
  return {
    ...place,
    tree,
    data: tree.data,
    title: reader.title(),
    date: dateIn(reader.scalar('date')?.text),
    tags: reader.tags(),
    language: reader.scalar('lang')?.text ?? reader.scalar('language')?.text,
    draft:
      said.some(([key, words]) => words.some((word) => isClaim(key, word))) ||
      (tree.errors.length > 0 && mayClaimDraft(source)),
    isNoDraft:
      tree.errors.length === 0 && said.some(([key, words]) => words.some((word) => isDenial(key, word))),
    publishedFrom: times.reduce((latest, time) => Math.max(latest, time), 0),
    isDigest: reader.isDigest(),
    errors: tree.errors.map(({ span: at, message }) => ({ span: shifted(at, content.start), message })),
  }
}

class HeaderReader {
  readonly #header: string
  readonly #content: Span
  readonly tree: HeaderTree

  constructor(header: string, content: Span, tree: SettingsTree) {
    this.#header = header
    this.#content = content
    this.tree = new HeaderTree(tree)
  }

  title(): Label | undefined {
    const title = this.scalar('title')
    const text = title && oneLine(title.text)
    return text ? { text, span: title.span } : undefined
  }

  /** A list, or words with commas or blanks between them. */
  tags(): readonly Tag[] {
    // Quarto calls them so.
    const node = this.#valueOf('tags') ?? this.#valueOf('categories')
    if (!isSeq(node)) return this.#labels(node).flatMap((label) => words(label).flatMap(toTag))
    return node.items.flatMap((item) => this.#labels(this.tree.resolve(item)).flatMap(toTag))
  }

  isDigest(): boolean | undefined {
    if (!this.tree.has(this.tree.root, digestKey)) return undefined
    const own = this.tree.get(this.tree.root, digestKey)
    return !(isScalar(own) && no.test(writtenIn(own)))
  }

  scalar(key: string): Label | undefined {
    return this.#labels(this.#valueOf(key))[0]
  }

  /** Below our own key, else beside it. */
  #valueOf(key: string): unknown {
    const { root } = this.tree
    const own = this.tree.get(root, digestKey)
    return this.tree.has(own, key) ? this.tree.get(own, key) : this.tree.get(root, key)
  }

  /** None for a missing or empty value and for what is no scalar. Values are shown as words, so comments in them are left out. */
  #labels(node: unknown): readonly Label[] {
    if (!isScalar(node) || node.value === null) return []
    return [{ text: withoutComments(writtenIn(node)), span: this.#spanOf(node) }]
  }

  /** The words of the value, without its quotes. */
  #spanOf({ range, type }: Scalar): Span {
    const [from, to] = range ?? [0, this.#content.end - this.#content.start]
    const at = shifted(span(from, to), this.#content.start)
    const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'
    const inner = isQuoted && at.end - at.start >= 2 ? span(at.start + 1, at.end - 1) : at
    return span(inner.start, inner.start + slice(this.#header, inner).trimEnd().length)
  }
}

function words({ text, span: at }: Label): readonly Label[] {
  const pattern = text.includes(',') ? /[^,\s](?:[^,]*[^,\s])?/g : /\S+/g
  const isPlain = at.end - at.start === text.length
  return Array.from(text.matchAll(pattern), ({ index, 0: word }) => {
    return { text: word, span: isPlain ? span(at.start + index, at.start + index + word.length) : at }
  })
}

function oneLine(text: string): string {
  return text.replace(/(?<!\s)\s*[\n\r\u0085\u2028\u2029]\s*/g, ' ').trim()
}

/** People write tags with their `#` here too. */
function toTag({ text, span: at }: Label): readonly Tag[] {
  const name = oneLine(text).replace(/^#+/, '').normalize('NFC')
  const sign = text.search(/[^#]|$/)
  return name === '' ? [] : [{ name, span: span(Math.min(at.start + sign, at.end), at.end) }]
}
