import { lstat, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { PublicDigest } from '../core/export/exportFormat.ts'
import { picturesOf } from '../core/export/localTargets.ts'

/** What is larger is no figure; whoever writes the site holds one at a time. */
const largestBytes = 20_000_000

interface FoundPictures {
  /** Where each lies, by its place in the archive. */
  readonly pictures: ReadonlyMap<string, string>
  /** Places where there is none that may be copied. */
  readonly missing: readonly string[]
  /** Places that are not for readers. */
  readonly withheld: readonly string[]
}

interface Archive {
  readonly root: string
  /** Whether a place is left out of the archive, as by git or the settings. */
  readonly leavesOut: (place: string) => boolean | Promise<boolean>
}

/** The pictures of a digest that lie in its archive: plain files that no link leads out of it, and that are not left out of it. */
export async function findPictures(
  { root, leavesOut }: Archive,
  digest: PublicDigest,
  placeOfDigest: string,
): Promise<FoundPictures> {
  const pictures = new Map<string, string>()
  const missing: string[] = []
  const withheld: string[] = []
  const realRoot = await realpath(root).catch(() => root)
  for (const place of picturesOf(digest, placeOfDigest)) {
    const file = path.join(realRoot, ...place.split('/'))
    if (await leavesOut(place)) withheld.push(place)
    else if (await isPicture(file)) pictures.set(place, file)
    else missing.push(place)
  }
  return { pictures, missing, withheld }
}

async function isPicture(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => undefined)
  if (!found?.isFile() || found.size > largestBytes) return false
  return (await realpath(file).catch(() => undefined)) === file
}
