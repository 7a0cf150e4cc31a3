import { isMap, isScalar, isSeq, type Scalar, type SettingsTree } from './conventions/yaml.ts'

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
