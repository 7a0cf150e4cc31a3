// Writes exports into folders that may contain people's own files. A manifest says which files belong to the export, by
// their content: a file that somebody has changed since is theirs. Everything is checked before anything is written,
// each file is written atomically, and the manifest is written before and after, so that a kill at any moment leaves no
// unlisted file.

import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, realpath, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { digestNameEnd } from '../core/archive/archivedDigest.ts'
import { type ExportedFile, looseName, type PageAssets } from '../core/export/exportFormat.ts'
import {
  ForeignFilesError,
  NotReplaceableError,
  removeAbandoned,
  replaceAlone,
  replaceFile,
  replaceThere,
  requireFolder,
} from './replaceFile.ts'

interface FolderExport {
  readonly folder: string
  readonly files: readonly ExportedFile[]
  /** The id of their format. */
  readonly format: string
  /**
   * The files are the complete output of the format: files that it wrote earlier, and nobody has changed, are removed.
   */
  readonly isWhole: boolean
  /** The digests, which are never replaced, under any name. */
  readonly inputs: readonly string[]
  /** Somebody has agreed to replace files that are not the export's own. */
  readonly replacesForeign?: boolean
}

/**
 * Writes the files of an export and returns how many there are.
 * @throws ForeignFilesError if files that are not its own would be replaced, NotReplaceableError if a digest, a link or
 * a folder would be: nothing has been written then. Errors of the file system. The signal's reason when it aborts.
 */
export async function writeExport(wanted: FolderExport, signal?: AbortSignal): Promise<number> {
  const { folder, files } = wanted
  const old = await readManifest(folder)
  const prepared = await prepare(wanted, old)
  requireFolder(folder)
  const own = await stillThere(folder, old)
  const all = new Map([...own, ...prepared.map((each) => entryOf(each, wanted, own))])
  await saveManifest(folder, all, old, signal)
  await writeAll(folder, prepared, signal)
  const dropped = wanted.isWhole ? await removeOld(wanted, own) : []
  const left = new Map([...own, ...prepared.map((each) => entryOf(each, wanted))])
  for (const name of dropped) left.delete(name)
  await saveManifest(folder, left, new Map([...old, ...all]), signal)
  return files.length
}

/**
 * Lists a file that an export is about to write by itself, if its name is that of a digest: otherwise a copy of a draft that
 * lies among digests would be read as a digest that is no draft.
 * @throws NotReplaceableError if the manifest cannot be read
 */
export async function listExported(file: string, text: string, format: string): Promise<void> {
  if (!digestName.test(file)) return
  const folder = path.dirname(file)
  const old = await readManifest(folder)
  const own = await stillThere(folder, old)
  await saveManifest(
    folder,
    new Map([...own, [path.basename(file), { format, hashes: [hashOf(text)] }]]),
    old,
  )
}

const digestName = new RegExp(`${digestNameEnd}$`, 'i')

/** Whether a path names the same file as one of the others, also under another name or through a link. */
export async function isAmong(file: string, others: readonly string[]): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return false
  for (const other of others) {
    const input = await stat(other).catch(() => undefined)
    if (input && input.dev === found.dev && input.ino === found.ino) return true
  }
  return false
}

/**
 * What is remembered of a file until it is written: its text can be generated again, and all texts together would be
 * too large.
 */
interface PreparedFile {
  readonly file: ExportedFile
  readonly hash: string
  /** It does not exist yet with this content. */
  readonly isStale: boolean
}

/** Checks what exists, and refuses what must not be replaced. */
async function prepare(wanted: FolderExport, manifest: Manifest): Promise<readonly PreparedFile[]> {
  const { folder, files, inputs, replacesForeign } = wanted
  const strange: (readonly [name: string, there: Buffer])[] = []
  const prepared: PreparedFile[] = []
  const inputNumbers = new Set((await Promise.all(inputs.map(fileNumber))).filter(Boolean))
  for (const file of files) {
    const target = await requirePlain(folder, file.path)
    if (target && inputNumbers.has(await fileNumber(target))) throw new NotReplaceableError(target, isInput())
    const there = target === undefined ? undefined : await readFile(target)
    const content = await contentOf(file)
    const isStale = !there?.equals(Buffer.from(content))
    prepared.push({ file, hash: hashOf(content), isStale })
    if (isStale && there && !isOwn(there, manifest.get(file.path))) strange.push([file.path, there])
  }
  // Another export may have begun in the meantime.
  const now = strange.length > 0 ? await readManifest(folder) : manifest
  const foreign = strange.flatMap(([name, there]) => (isOwn(there, now.get(name)) ? [] : [name]))
  if (foreign.length > 0 && !replacesForeign) throw new ForeignFilesError(folder, foreign)
  return prepared
}

/** The bytes of the file to copy, or the text. */
async function contentOf({ copyOf, text }: ExportedFile): Promise<string | Uint8Array> {
  return copyOf === undefined ? text : readFile(copyOf)
}

export function isInput(): string {
  return l10n.t('one of the digests being exported; expected another place for the result.')
}

/** Why a site or an index is not written while files that may be digests cannot be read. */
export function wouldLeaveOut(): string {
  return l10n.t(
    'nothing was written, because files that cannot be read would be left out; expected files that can be read, or that Git ignores.',
  )
}

/** The file's path, if it exists. No part of the path below the folder may be a link, which would lead elsewhere. */
async function requirePlain(folder: string, name: string): Promise<string | undefined> {
  const steps = name.split('/')
  for (let count = 1; count <= steps.length; count++) {
    const step = path.join(folder, ...steps.slice(0, count))
    const found = await lstat(step).catch(() => undefined)
    if (!found) return undefined
    const isFile = count === steps.length
    if (isFile ? found.isFile() : found.isDirectory()) continue
    const problem = isFile
      ? l10n.t('not a regular file; expected one, or another folder for the export.')
      : l10n.t('not a regular folder; expected one, or another folder for the export.')
    throw new NotReplaceableError(step, problem)
  }
  return path.join(folder, ...steps)
}

async function fileNumber(file: string): Promise<string | undefined> {
  return stat(file).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => undefined,
  )
}

/**
 * The manifest entry of a file that is or will be written; the previous content, which a kill may leave, is ours, too.
 */
function entryOf(
  { file, hash }: PreparedFile,
  { format }: FolderExport,
  old?: Manifest,
): readonly [string, ManifestEntry] {
  return [file.path, { format, hashes: [...new Set([...(old?.get(file.path)?.hashes ?? []), hash])] }]
}

/** Files that somebody has removed no longer belong to the export. */
async function stillThere(folder: string, manifest: Manifest): Promise<Manifest> {
  const kept: [string, ManifestEntry][] = []
  for (const [name, entry] of manifest) {
    if (await lstat(path.join(folder, name)).catch(() => undefined)) kept.push([name, entry])
  }
  return new Map(kept)
}

async function writeAll(folder: string, files: readonly PreparedFile[], signal?: AbortSignal): Promise<void> {
  const cleaned = new Set<string>()
  for (const { file, isStale } of files) {
    if (!isStale) continue
    const target = path.join(folder, ...file.path.split('/'))
    const own = path.dirname(target)
    if (!cleaned.has(own)) {
      requireFolder(own)
      await removeAbandoned(own)
      cleaned.add(own)
    }
    await replaceThere(target, await contentOf(file), signal)
  }
}

/**
 * Removes files that the format wrote and no longer writes, such as the page of a digest that is now private; returns
 * their names.
 */
async function removeOld({ folder, files, format }: FolderExport, own: Manifest): Promise<readonly string[]> {
  const written = new Set(files.map((file) => file.path))
  const removed: string[] = []
  for (const [name, entry] of own) {
    if (entry.format !== format || written.has(name)) continue
    const target = await requirePlain(folder, name).catch(() => undefined)
    if (!target || !isOwn(await readFile(target), entry)) continue
    await rm(target)
    removed.push(name)
  }
  return removed
}

/** The manifest, in the folder of an export. Hidden, so that nothing reads it as a digest. */
export const manifestName = '.research-digest-export.json'

interface ManifestEntry {
  /** The id of the format that wrote it. */
  readonly format: string
  /** The hashes of content that is ours: two if a process was killed between writing the manifest and the file. */
  readonly hashes: readonly string[]
}

/** Whether a text in this file is what an export wrote: once somebody changes it, it is theirs. */
export function isExported(text: string, { hashes }: ManifestEntry): boolean {
  return hashes.includes(hashOf(text))
}

/** By the path relative to the folder, with `/` between folders. */
type Manifest = ReadonlyMap<string, ManifestEntry>

/** @throws NotReplaceableError if the manifest cannot be read: then nobody knows whose the files are */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, manifestName)
  try {
    // Reading a pipe may never end.
    if (!(await stat(file)).isFile()) throw new Error('no plain file')
    return parseManifest(await readFile(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Map()
    throw new NotReplaceableError(
      file,
      l10n.t('cannot be read; expected the file list of an earlier export, or no file.'),
      {
        cause: error,
      },
    )
  }
}

/** @throws SyntaxError if the text is not a manifest */
export function parseManifest(text: string): Manifest {
  const { files } = JSON.parse(text) as { files?: Record<string, Partial<ManifestEntry>> }
  if (typeof files !== 'object' || files === null) throw new SyntaxError('expected "files"')
  return new Map(
    Object.entries(files).flatMap(([name, { format, hashes }]) => {
      const isEntry = typeof format === 'string' && Array.isArray(hashes) && isBelow(name)
      return isEntry ? [[name, { format, hashes: hashes.map(String) }] as const] : []
    }),
  )
}

/**
 * Saves the manifest, with what other exports into the folder have written there in the meantime.
 * @param known what it may contain without them
 */
async function saveManifest(
  folder: string,
  own: Manifest,
  known: Manifest,
  signal?: AbortSignal,
): Promise<void> {
  const file = path.join(folder, manifestName)
  await replaceAlone(file, async () => {
    const all = new Map(own)
    for (const [name, { format, hashes }] of await readManifest(folder)) {
      const others = hashes.filter((hash) => !known.get(name)?.hashes.includes(hash))
      if (others.length > 0) all.set(name, { format, hashes: [...(own.get(name)?.hashes ?? []), ...others] })
    }
    await replaceFile(file, manifestText(all), signal)
  })
}

function manifestText(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([one], [other]) => (one < other ? -1 : 1)))
  const about = 'Files that Research Digest has exported into this folder; it replaces no others.'
  return `${JSON.stringify({ about, version: 1, files }, undefined, 1)}\n`
}

/** Ignores line ends, which Git may change. */
function hashOf(content: string | Uint8Array): string {
  const hashed = typeof content === 'string' ? content.replaceAll('\r\n', '\n') : content
  return createHash('sha256').update(hashed).digest('hex').slice(0, 32)
}

/** Whether a file with these bytes was written by the export, as a text or as a copy. */
function isOwn(bytes: Buffer, entry: ManifestEntry | undefined): boolean {
  if (!entry) return false
  return entry.hashes.includes(hashOf(bytes)) || entry.hashes.includes(hashOf(bytes.toString('utf8')))
}

/** On Windows, a backslash divides folders and a colon follows a drive; elsewhere, names contain them. */
const unfitForNames = path.sep === '\\' ? /[\\:\0]/ : /\0/

/** A manifest comes with its folder, maybe from a stranger: it must not name files outside. */
function isBelow(name: string): boolean {
  return (
    !unfitForNames.test(name) && name.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  )
}

// The files that an export reads besides digests: the pictures in them, and the assets of pages.

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
 * The pictures that are in the archive: regular files that are neither reached through a link out of it nor excluded.
 * @param places from `picturesOf`
 */
export async function findPictures(
  { root, leavesOut }: Archive,
  places: readonly string[],
): Promise<FoundPictures> {
  const pictures = new Map<string, string>()
  const missing: string[] = []
  const withheld: string[] = []
  const realRoot = await realpath(root).catch(() => root)
  for (const place of places) {
    const own = (await isAt(path.join(realRoot, place))) ? place : await placeOnDisk(realRoot, place)
    const file = path.join(realRoot, ...own.split('/'))
    if (await leavesOut(own)) withheld.push(place)
    else if (await isPicture(file)) pictures.set(place, file)
    else missing.push(place)
  }
  return { pictures, missing, withheld }
}

async function isAt(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}

/** The same place where its names are composed of other characters, as those are that come from macOS. */
async function placeOnDisk(root: string, place: string): Promise<string> {
  const steps: string[] = []
  for (const step of place.split('/')) {
    const names = await readdir(path.join(root, ...steps)).catch(() => [])
    steps.push(names.find((name) => looseName(name) === looseName(step)) ?? step)
  }
  return steps.join('/')
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
