import { slice } from '../base/span.ts'
import type { Digest, Entry, LayoutId } from './digest.ts'
import { layoutById } from './layouts/index.ts'

/** What a digest says, without how it is written. */
export interface DigestReading {
  /** Title, sections, mentions and tags. */
  readonly surroundings: string
  readonly entries: readonly EntryReading[]
}

export interface EntryReading {
  readonly layout: LayoutId
  readonly url: string | undefined
  /** Title and what is said of the paper. */
  readonly words: string
}

export function readingOf(digest: Digest): DigestReading {
  const { text, title, sections, mentions, tags } = digest
  return {
    surroundings: JSON.stringify([
      title?.text,
      sections.map(({ label, level }) => [label.text, level]),
      mentions.map(({ link }) => link.url),
      tags.map(({ name }) => name),
    ]),
    entries: digest.entries.map((entry) => entryReading(text, entry)),
  }
}

/** Whether two readings agree, but for the layouts and addresses of entries that are to have others. */
export function agrees(
  reading: DigestReading,
  before: DigestReading,
  wanted: (entry: number) => Pick<EntryReading, 'layout' | 'url'> | undefined,
): boolean {
  return (
    reading.surroundings === before.surroundings &&
    reading.entries.length === before.entries.length &&
    reading.entries.every(({ layout, url, words }, index) => {
      const old = before.entries[index]
      const expected = wanted(index) ?? old
      return words === old?.words && layout === expected?.layout && url === expected.url
    })
  )
}

function entryReading(text: string, entry: Entry): EntryReading {
  const { layout, title, link, commentary } = entry
  const words = [title && layoutById(layout).plainTitle(title.text), commentary && slice(text, commentary)]
  return { layout, url: link?.url, words: JSON.stringify(words) }
}
