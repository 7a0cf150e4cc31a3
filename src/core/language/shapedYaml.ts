import { slice } from '../base/span.ts'
import type { MapShape } from '../digest/conventions/shape.ts'
import { conventionsShape, frontMatterShape } from '../digest/conventions/shapes.ts'
import { findFrontMatter } from '../digest/frontMatter.ts'
import { rules } from '../rules/index.ts'

/** YAML whose shape is known: a file of conventions, or the front matter of a document. */
export interface ShapedYaml {
  readonly text: string
  readonly shape: MapShape
  /** Where it starts in its document. */
  readonly start: number
}

export function conventionsYaml(text: string): ShapedYaml {
  return { text, shape: conventionsShape(rules), start: 0 }
}

/** `undefined` outside of front matter, and in that of TOML or JSON. */
export function frontMatterYaml(text: string, offset: number): ShapedYaml | undefined {
  const { content, format } = findFrontMatter(text) ?? {}
  if (!content || format !== 'yaml' || offset < content.start || offset > content.end) return undefined
  return { text: slice(text, content), shape: frontMatterShape(rules), start: content.start }
}
