import { isMap, isScalar, isSeq, type Scalar, type SettingsTree } from './conventions/yaml.ts'
import { plainLines } from './lines/hiding.ts'

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
export class HeaderTree {
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
export function writtenIn({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value))
}

// Whether a header says that its digest is for the writer alone, as Hugo, Jekyll, Obsidian and others have it. In doubt it does:
// a digest that is not published harms less than a draft that is.

/** YAML 1.1, which some generators read, has more words than `false`. */
export const no = /^(?:false|no|off|n|0)$/i
const anything = /^(?!(?:false|no|off|n|0)$)[\s\S]/i

const claimed = '(?:hugo_)?draft|is_?draft|private|unpublished|unlisted|hidden'
const denied = '(?:dg-)?publish|published|public'
const stated = 'status|state|visibility'
const states = 'draft|private|unpublished|unlisted|hidden|embargoed'

/** The keys that say it, and the values with which they do. */
const claims: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [new RegExp(`^(?:${claimed})$`), anything],
  [new RegExp(`^(?:${denied})$`), no],
  [new RegExp(`^(?:${stated})$`), new RegExp(`^(?:${states})$`, 'i')],
]

/**
 * Whether a header that can be read says so, in a mapping below others too, as Hugo's `params`. What stands below our own key goes
 * before the same beside it.
 */
export function saysDraft(header: HeaderTree): boolean {
  const own = header.get(header.root, digestKey)
  const isOverruled = (key: string) => header.has(own, key)
  return claimsIn(header, own, () => false) || claimsIn(header, header.root, isOverruled)
}

function claimsIn(header: HeaderTree, top: unknown, isOverruled: (key: string) => boolean): boolean {
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
      const [, claim] = claims.find(([keys]) => keys.test(name)) ?? []
      if (claim && wordsOf(header, value).some((word) => claim.test(word.trim()))) return true
    }
  }
  return false
}

/** A value that is no word, such as a mapping, says something all the same. */
function wordsOf(header: HeaderTree, value: unknown): readonly string[] {
  if (isSeq(value)) return value.items.flatMap((item) => wordsOf(header, header.resolve(item)))
  if (isScalar(value)) return value.value === null ? [] : [writtenIn(value)]
  return isMap(value) ? ['{}'] : []
}

const before = /(?:^[ \t\-?]*|[{[,.][ \t]*)["']?/
const between = /["']?[ \t]*[:=][ \t]*(?:\n[ \t]+)?["']?/
const noWord = /(?:false|no|off|n|0|null)\b|~/
const claimInText = new RegExp(
  `${before.source}(?:${[
    `(?:${claimed})${between.source}(?!${noWord.source})[^\\s"'#,}\\]]`,
    `(?:${denied})${between.source}(?:false|no|off|n|0)\\b`,
    `(?:${stated})${between.source}(?:${states})\\b`,
  ].join('|')})`,
  'im',
)

/** Whether a header that cannot be read as a whole may say so. */
export function mayClaimDraft(header: string): boolean {
  return claimInText.test(header.replace(/\r\n?/g, '\n'))
}

/** What no reader sees, and what may stand in front of a header by mistake. */
const unseen =
  /^(?:[\s\p{Cf}]+|<!--(?:-?>|[\s\S]*?--!?>)|%%[\s\S]*?%%|\[(?:\/\/|comments?)\]:[^\n]*(?:\n|$))+/iu
/** A quick look, for most texts begin with words. */
const mayOpen =
  /^[\s\p{Cf}]*(?:<!--|%%|\[(?:\/\/|comment)|---|\+\+\+|;;;|\{|=[ \t]|(?:#\+|:)?\p{L}[\p{L}\p{N}_-]{0,40}:)/iu
/** By the mark that opens a header, the line that ends it; an object may end in its first. */
const closings: Readonly<Record<string, RegExp>> = {
  '---': /\n[ \t]*(?:-{3,}|\.{3})[ \t]*(?:\n|$)/,
  '+++': /\n[ \t]*\+{3,}[ \t]*(?:\n|$)/,
  ';;;': /\n[ \t]*;{3,}[ \t]*(?:\n|$)/,
  '{': /^\{.*\}[ \t]*(?:\n|$)|\n\}/,
}

const bareKey = String.raw`\p{L}[\p{L}\p{N}_-]{0,40}`
const itsValue = String.raw`(?:[ \t][^\n]*)?\n`
/** Headers without marks around them: those of Logseq, Org, AsciiDoc and reStructuredText, and of MultiMarkdown and Pelican. */
const bareHeader = new RegExp(
  `^(?:=[ \\t][^\\n]*\\n)?(?:(?:${bareKey}::|(?:#\\+|:)${bareKey}:)${itsValue}){1,100}\\s*?\\n|^(?:${bareKey}:${itsValue}){2,100}\\s*?\\n`,
  'u',
)

/**
 * Whether a text without a header begins with what its writer may take for one that calls it a draft: it is not closed, too long,
 * in one line, after something else, without marks, or its lines end as those of old systems.
 */
export function mayOpenDraft(text: string): boolean {
  if (!mayOpen.test(text)) return false
  const start = text.replace(/\r\n?/g, '\n').replace(unseen, '')
  const [bare] = bareHeader.exec(start) ?? []
  if (bare !== undefined) return mayClaimDraft(bare.replace(/^(?:#\+|:)/gm, '').replaceAll('::', ':'))
  const [mark = ''] = /^(?:---|\+\+\+|;;;|\{)/.exec(start) ?? []
  const closing = closings[mark]
  if (!closing) return false
  const { index, 0: end } = closing.exec(start) ?? { index: start.length, 0: '' }
  return mayClaimDraft(start.slice(0, index + end.length))
}

/** A line of YAML or TOML: a key of one word, an item, a comment, a bracket, or what is indented below one. */
export const headerLine = /^(?:\s|$|<<:|["']?[\p{L}\p{N}_.-]+["']?\s*[:=](?:\s|$)|-(?:\s|$)|[#&?{}[\]])/u

/**
 * Whether a second header further down marks a draft, as in documents that were joined. It is unclear how much of the text it
 * applies to.
 * @param from where a header ends that opens the text
 */
export function hasInnerDraft(text: string, from: number): boolean {
  if (!mayClaimDraft(text.slice(from))) return false
  let open = from > 0 ? from : undefined
  for (const { start, end, words, isHidden } of plainLines(text)) {
    if (start < from) continue
    if (!isHidden && /^(?:---|\+\+\+|\.\.\.)$/.test(words)) {
      if (open !== undefined && mayClaimDraft(text.slice(open, start))) return true
      open = end + 1
    } else if (isHidden || start === open ? words === '' : !headerLine.test(text.slice(start, end)))
      open = undefined
  }
  return false
}
