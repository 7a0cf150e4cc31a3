import type { Archive } from '../archive/archive.ts'
import type { ArchivedPlace } from '../archive/archivedDigest.ts'
import { fileName } from '../archive/digestRecord.ts'

/** Something of the archive that can be found by its name. */
export interface ArchiveSymbol {
  readonly kind: 'entry' | 'tag'
  readonly name: string
  /** Where it is: a digest's title, with its date where the title has no year. */
  readonly container: string
  readonly place: ArchivedPlace
}

/** More are of no use in a list that is typed into. */
const most = 500

/** Tags and entries that have the words of the query, tags first, then entries from the latest digest on. */
export function archiveSymbols(archive: Archive, query: string): readonly ArchiveSymbol[] {
  const symbols = tagSymbols(archive, query.trim().replace(/^#/, '').toLowerCase())
  for (const entry of archive.search(query)) {
    if (symbols.length >= most) break
    const name = entry.title || entry.id
    if (name) symbols.push({ kind: 'entry', name, container: containerOf(entry), place: entry })
  }
  return symbols
}

/** Each tag is found where it stands last. */
function tagSymbols(archive: Archive, words: string): ArchiveSymbol[] {
  return archive.tags().flatMap(({ name }) => {
    const place = name.toLowerCase().includes(words) ? archive.placesOfTag(name).at(-1) : undefined
    return place ? { kind: 'tag' as const, name: `#${name}`, container: containerOf(place), place } : []
  })
}

function containerOf({ digest: { date, title, file } }: ArchivedPlace): string {
  const name = title ?? fileName(file)
  return date && !name.includes(date.slice(0, 4)) ? `${date} · ${name}` : name
}
