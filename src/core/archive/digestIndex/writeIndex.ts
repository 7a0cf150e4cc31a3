import type { Archive } from '../archive.ts'
import type { ArchivedDigest, ArchivedEntry } from '../archivedDigest.ts'
import { fileName, isListing } from '../digestRecord.ts'
import { linkTarget, pathBelow } from './filePaths.ts'
import type { IndexKind } from './indexBlocks.ts'

/** One link of an index. */
interface IndexItem {
  readonly date: string | undefined
  readonly label: string
  readonly path: string
}

/**
 * The lines of an index of the digests in the folder of a file and below: by date, and by tag, the newest first. The same
 * for the same archive, in the editor and on the command line.
 */
export function writeIndex(archive: Archive, file: string, kind: IndexKind): readonly string[] {
  const digests = archive.digests().flatMap((digest) => {
    const isListed = digest.file !== file && !digest.isDraft && !isListing(digest.file)
    const path = isListed ? pathBelow(file, digest.file) : undefined
    return path === undefined ? [] : [{ digest, path }]
  })
  if (kind === 'digests') return digestLines(digests)
  if (kind === 'tags') return tagLines(digests)
  return ['## Digests', '', ...digestLines(digests), '', '## Tags', '', ...tagLines(digests)]
}

interface PlacedDigest {
  readonly digest: ArchivedDigest
  readonly path: string
}

function digestLines(digests: readonly PlacedDigest[]): readonly string[] {
  return newestFirst(digests.map(toItem)).map((item) => `- ${describe(item)}`)
}

function tagLines(digests: readonly PlacedDigest[]): readonly string[] {
  const items = new Map<string, Map<string, IndexItem>>()
  for (const placed of digests) {
    for (const { name, entry } of placed.digest.tags) {
      const ofTag = items.get(name) ?? new Map<string, IndexItem>()
      // A tag may stand twice in what it is said of.
      ofTag.set(`${placed.path} ${entry?.line ?? ''}`, entry ? entryItem(placed, entry) : toItem(placed))
      items.set(name, ofTag)
    }
  }
  const names = [...items.keys()].sort()
  return names.flatMap((name) => {
    const ofTag = newestFirst([...(items.get(name)?.values() ?? [])])
    return [`- #${name}`, ...ofTag.map((item) => `  - ${describe(item)}`)]
  })
}

function toItem({ digest, path }: PlacedDigest): IndexItem {
  const label = digest.title ?? fileName(path).replace(/\.\w+$/, '')
  return { date: digest.date, label, path }
}

function entryItem({ digest, path }: PlacedDigest, { title, id }: ArchivedEntry): IndexItem {
  return { date: digest.date, label: title || (id ? `arXiv:${id}` : path), path }
}

function describe({ date, label, path }: IndexItem): string {
  const link = `[${escapeLabel(label)}](${linkTarget(path)})`
  return date ? `${date} ${link}` : link
}

/** Those without a date come last. */
function newestFirst(items: readonly IndexItem[]): readonly IndexItem[] {
  return items.toSorted(
    (a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path) || compare(a.label, b.label),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function escapeLabel(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\[\]*_`<>&$]/g, '\\$&')
}
