import { slice } from '../base/span.ts'
import type { DigestPart } from './digest.ts'
import { digestKey } from './grammar.ts'
import { frontMatterShape } from './shapes/frontMatterShape.ts'
import { readShape, type ShapedMap, type ShapeProblem } from './shapes/readShape.ts'
import type { NamedRule, RuleSettings } from './shapes/ruleShapes.ts'

export interface FrontMatter {
  readonly rules: RuleSettings
  /** Without their signs. */
  readonly tags: readonly string[]
  /** What could not be read; the rest still counts. Spans count from the start of the document. */
  readonly problems: readonly ShapeProblem[]
}

/**
 * Reads what a digest's YAML header says of the digest.
 * @param rules those that may be named; without any, each id will do
 */
export function readFrontMatter(digest: DigestPart, rules: readonly NamedRule[] = []): FrontMatter {
  const at = digest.frontMatter
  if (!at) return { rules: {}, tags: [], problems: [] }
  const { value, problems } = readShape(slice(digest.text, at), frontMatterShape(rules), at.start)
  const own = value[digestKey]
  const map = typeof own === 'object' ? (own as ShapedMap) : {}
  return {
    rules: (map.rules ?? {}) as RuleSettings,
    tags: (map.tags ?? []) as readonly string[],
    problems,
  }
}
