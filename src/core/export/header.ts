import { slice } from '../base/span.ts'
import type { DigestPart } from '../digest/digest.ts'
import { type DigestDate, dateIn } from '../digest/digestDate.ts'
import { digestKey } from '../digest/grammar.ts'
import { isMap, isScalar, isSeq, parseDocument } from '../digest/yaml.ts'
import { cleanLine } from './cleanText.ts'

/** What front matter says of a digest, below our own key or beside it, as site generators have it. */
export interface Header {
  readonly title: string | undefined
  readonly date: DigestDate | undefined
  /** Without the sign. */
  readonly tags: readonly string[]
}

/** Whatever is not of the expected kind is left out; the checker says so, not the export. */
export function readHeader({ text, frontMatter }: DigestPart): Header {
  const { contents } = parseDocument(frontMatter ? slice(text, frontMatter) : '', { prettyErrors: false })
  const whole = isMap(contents) ? contents : undefined
  const own = whole?.get(digestKey)
  const value = (key: string): unknown => (isMap(own) ? own.get(key) : undefined) ?? whole?.get(key)
  const title = value('title')
  const tags = value('tags')
  return {
    title: typeof title === 'string' && title.trim() !== '' ? title : undefined,
    date: dateIn(String(value('date') ?? '')),
    tags: isSeq(tags)
      ? tags.items.flatMap((item) => (isScalar(item) ? tagName(item.value) : []))
      : tagName(tags),
  }
}

function tagName(value: unknown): string[] {
  const name = typeof value === 'string' ? cleanLine(value).replace(/^#/, '') : ''
  return name === '' ? [] : [name]
}
