// The files that an export reads besides digests: the pictures in them, and the assets of pages.
import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { picturesOf } from '../core/export/exportDigests.ts'
import type { PageAssets, PublicDigest } from '../core/export/exportFormat.ts'

/** Larger files are not figures; the writer of a site holds one in memory at a time. */
const largestBytes = 20_000_000

interface FoundPictures {
  /** The file of each picture, by its path in the archive. */
  readonly pictures: ReadonlyMap<string, string>
  /** Paths without a picture that may be copied. */
  readonly missing: readonly string[]
  /** Paths that are not for readers. */
  readonly withheld: readonly string[]
}

interface Archive {
  readonly root: string
  /** Whether a path is excluded from the archive, by Git or the settings. */
  readonly leavesOut: (place: string) => boolean | Promise<boolean>
}

/**
 * The pictures of a digest that are in its archive: regular files that are neither reached through a link out of it nor
 * excluded.
 */
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

/**
 * Reads the page assets from their folder in the package.
 * @throws errors of the file system
 */
export async function readPageAssets(folder: string): Promise<PageAssets> {
  const text = async (file: string) => (await readFile(path.join(folder, file), 'utf8')).trimEnd()
  const fonts = path.join(folder, 'fonts')
  const names = await readdir(fonts)
  const [style, searchScript, mathStyle, ...data] = await Promise.all([
    text('page.css'),
    text('search.js'),
    text('katex.css'),
    ...names.map((name) => readFile(path.join(fonts, name))),
  ])
  return {
    style,
    searchScript,
    mathStyle,
    mathFonts: new Map(names.map((name, index) => [name, data[index] ?? new Uint8Array()])),
  }
}
