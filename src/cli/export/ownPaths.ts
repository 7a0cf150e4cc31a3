import path from 'node:path'
import type { DigestToExport } from '../../core/export/exportFormat.ts'

/** A digest to export, and the folder that its path is relative to. */
export interface PlacedDigest {
  readonly digest: DigestToExport
  /** Absolute. */
  readonly root: string
}

/**
 * The digests with paths of their own. Folders that are exported together may have digests of the same path, which would
 * get the same id in a feed and each other's links in a site: the paths of a later folder then begin with its name.
 */
export function withOwnPaths(read: readonly PlacedDigest[]): readonly DigestToExport[] {
  const pathsIn = (root: string) => read.flatMap((each) => (each.root === root ? [each.digest.path] : []))
  const taken = new Set<string>()
  const prefixes = new Map<string, string>()
  for (const root of new Set(read.map((each) => each.root))) {
    const own = pathsIn(root)
    const isFree = (prefix: string) => own.every((each) => !taken.has(prefix + each))
    const name = path.basename(root)
    let prefix = ''
    for (let count = 1; !isFree(prefix); count++) prefix = count === 1 ? `${name}/` : `${name}-${count}/`
    for (const each of own) taken.add(prefix + each)
    prefixes.set(root, prefix)
  }
  return read.map(({ digest, root }) => moved(digest, prefixes.get(root) ?? ''))
}

function moved(digest: DigestToExport, prefix: string): DigestToExport {
  if (prefix === '') return digest
  const pictures =
    digest.pictures &&
    new Map(Array.from(digest.pictures, ([place, file]) => [prefix + place, file] as const))
  return { ...digest, path: prefix + digest.path, ...(pictures && { pictures }) }
}
