import * as vscode from 'vscode'
import type { ArchiveChange, ArchiveReader, ArchiveText } from '../../archive/archiveReader.ts'
import { Archive, type Viewpoint } from '../../core/archive/archive.ts'
import { type ArchivedPlace, fileName } from '../../core/archive/archivedDigest.ts'
import { isNote } from '../../core/archive/digestRecord.ts'
import { abortable, forEachInSlices } from '../../core/base/async.ts'
import { describeError } from '../../core/base/errors.ts'
import { digestDate } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import type { Namings } from '../../core/language/references.ts'
import { toRange } from '../adapters/documents.ts'
import { reportError } from '../adapters/show.ts'
import type { WorkspaceConventions } from '../conventions.ts'
import {
  type ArchiveFile,
  archiveGlob,
  archiveSettings,
  findArchiveFiles,
  gitIgnoreGlob,
} from './archiveFiles.ts'

/** The number of files read and handed over at a time: few, so that their results never block the thread for long. */
const batchSize = 8

/** Batches in flight. Reading a file is a request to another process and mostly waiting, so they overlap. */
const batchesAhead = 16

/** A larger file is not a digest, in bytes. */
const maxBytes = 5_000_000

/** An edited document is read again when the typing pauses this long. In milliseconds. */
const pauseMs = 500

/**
 * When files appear or disappear, the folder is checked again after this quiet time for changes that watchers have
 * missed. In milliseconds.
 */
const lookAgainMs = 1_000

/**
 * All digests of the workspace, read in the background after the first query, then kept up to date with files and
 * unsaved edits. The texts are read in a separate thread, so that typing never waits for it.
 */
export class WorkspaceArchive implements vscode.Disposable {
  readonly #index = new Archive()
  readonly #reader: ArchiveReader
  readonly #conventions: WorkspaceConventions
  readonly #log: vscode.LogOutputChannel
  readonly #changed = new vscode.EventEmitter<void>()
  /** The index has changed: after the first reading, and after later changes. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable[] = []
  readonly #pauses = new Map<string, NodeJS.Timeout>()
  readonly #wanted = new Set<string>()
  /** Files that were listed but then missing: removed, or being replaced, which watchers do not always report. */
  readonly #missed = new Set<string>()
  #lookAgain: NodeJS.Timeout | undefined
  #files: ReadonlyMap<string, ArchiveFile> = new Map()
  #needsListing = false
  #isStarted = false
  #work: Promise<void> | undefined
  #changeCount = 0

  /** @param conventions say which texts are always digests, and which lines introduce entries */
  constructor(reader: ArchiveReader, conventions: WorkspaceConventions, log: vscode.LogOutputChannel) {
    this.#reader = reader
    this.#conventions = conventions
    this.#log = log
  }

  /** The index as it is now; the first call starts reading the workspace. */
  get index(): Archive {
    this.#start()
    return this.#index
  }

  /** Whether all files of the workspace have been read once. */
  get isRead(): boolean {
    return this.#changeCount > 0
  }

  /** How often the index has changed; if it differs, an earlier answer may be outdated. */
  get changeCount(): number {
    return this.#changeCount
  }

  /**
   * The index after all known changes have been read.
   * @throws the signal's reason, as soon as it aborts.
   */
  async settled(signal?: AbortSignal): Promise<Archive> {
    this.#start()
    while (this.#work) await abortable(this.#work, signal)
    return this.#index
  }

  /** The files among these that do not exist. */
  async missingAmong(files: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const unknown = [...files].filter((file) => !this.#files.has(file))
    const found = await Promise.all(unknown.map((file) => isFile(vscode.Uri.parse(file, true))))
    return new Set(unknown.filter((_, index) => !found[index]))
  }

  dispose(): void {
    clearTimeout(this.#lookAgain)
    for (const timer of this.#pauses.values()) clearTimeout(timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#changed.dispose()
    void this.#reader.close()
  }

  #start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    const files = vscode.workspace.createFileSystemWatcher(archiveGlob)
    const ignores = vscode.workspace.createFileSystemWatcher(gitIgnoreGlob)
    const list = () => this.#list()
    this.#listeners.push(
      files,
      files.onDidChange((uri) => this.#want(uri)),
      files.onDidCreate((uri) => {
        // A file that was gone for a moment is listed as before, but its content is new.
        this.#want(uri)
        // Only listing the files shows whether a new file belongs to the archive.
        this.#listTwice()
      }),
      files.onDidDelete(() => this.#listTwice()),
      ...[ignores, ignores.onDidChange(list), ignores.onDidCreate(list), ignores.onDidDelete(list)],
      this.#conventions.onDidChange(list),
      vscode.workspace.onDidChangeWorkspaceFolders(list),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (archiveSettings.some((name) => change.affectsConfiguration(name))) list()
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#wantAfterPause(document.uri)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#want(uri)),
      // Closing a document may discard edits.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#want(uri)),
    )
    this.#list()
  }

  #list(): void {
    this.#needsListing = true
    this.#wake()
  }

  /** Now and a moment later: of a folder that appears together with its files, watchers report only some. */
  #listTwice(): void {
    this.#list()
    clearTimeout(this.#lookAgain)
    this.#lookAgain = setTimeout(() => this.#list(), lookAgainMs)
  }

  #wantAfterPause(uri: vscode.Uri): void {
    const key = uri.toString()
    if (!this.#files.has(key)) return
    clearTimeout(this.#pauses.get(key))
    this.#pauses.set(
      key,
      setTimeout(() => this.#want(uri), pauseMs),
    )
  }

  #want(uri: vscode.Uri): void {
    const key = uri.toString()
    clearTimeout(this.#pauses.get(key))
    this.#pauses.delete(key)
    if (!this.#files.has(key)) return
    this.#wanted.add(key)
    this.#wake()
  }

  #wake(): void {
    if (this.#work) return
    this.#work = this.#run().catch(reportError(this.#log, 'Reading the archive'))
  }

  async #run(): Promise<void> {
    try {
      // Several events at once are one change.
      await Promise.resolve()
      while (this.#needsListing || this.#wanted.size > 0) {
        if (this.#needsListing) await this.#relist()
        await this.#readWanted()
      }
    } finally {
      this.#wanted.clear()
      this.#work = undefined
      this.#changeCount++
      this.#changed.fire()
    }
  }

  async #relist(): Promise<void> {
    this.#needsListing = false
    const before = this.#files
    this.#files = await findArchiveFiles(this.#conventions)
    await forEachInSlices(this.#files, ([key, file]) => {
      if (this.#missed.has(key) || !isReadAlike(before.get(key), file)) this.#wanted.add(key)
    })
    await forEachInSlices(before.keys(), (key) => {
      if (this.#files.has(key)) return
      this.#missed.delete(key)
      this.#index.update([{ file: key, record: undefined }])
    })
  }

  /** While one batch is applied, the next ones are read by the thread or from disk. */
  async #readWanted(): Promise<void> {
    const coming: Promise<readonly ArchiveChange[]>[] = []
    while (this.#wanted.size > 0 || coming.length > 0) {
      while (this.#wanted.size > 0 && coming.length < batchesAhead) coming.push(this.#readBatch())
      const changes = await coming.shift()
      if (changes) this.#takeOver(changes)
    }
  }

  #takeOver(changes: readonly ArchiveChange[]): void {
    for (const { file, isUnreadable } of changes) {
      if (isUnreadable) this.#log.warn(`${file} is not part of the archive: it is neither UTF-8 nor UTF-16.`)
    }
    this.#index.update(changes)
  }

  #readBatch(): Promise<readonly ArchiveChange[]> {
    const changes = this.#takeTexts().then((texts) => this.#reader.read(texts))
    // If one batch fails, all do; the first error is reported.
    changes.catch(() => undefined)
    return changes
  }

  async #takeTexts(): Promise<readonly ArchiveText[]> {
    const keys = this.#takeWanted()
    const open = new Map(
      vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
    )
    const texts = keys.map(async (key): Promise<ArchiveText[]> => {
      const file = this.#files.get(key)
      if (!file) return []
      const content = open.get(key)?.getText() ?? (await this.#read(key))
      return [{ file: key, content, ...file }]
    })
    return (await Promise.all(texts)).flat()
  }

  #takeWanted(): readonly string[] {
    const keys: string[] = []
    for (const key of this.#wanted) {
      if (keys.length === batchSize) break
      this.#wanted.delete(key)
      keys.push(key)
    }
    return keys
  }

  /** Empty if it cannot be read. */
  async #read(key: string): Promise<Uint8Array> {
    const uri = vscode.Uri.parse(key, true)
    try {
      const bytes = mayBeHuge(uri) ? await readUpTo(maxBytes, uri) : await vscode.workspace.fs.readFile(uri)
      this.#missed.delete(key)
      if (bytes && bytes.length <= maxBytes) return bytes
      this.#log.info(`${uri} is not part of the archive: it is too large for a digest.`)
    } catch (error) {
      const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      if (isMissing) this.#miss(key)
      else this.#log.warn(`${uri} could not be read into the archive: ${describeError(error)}`)
    }
    return new Uint8Array()
  }

  /** Lists the files again soon, once for each missing file: afterwards it is either no longer listed or readable. */
  #miss(key: string): void {
    if (this.#missed.has(key)) return
    this.#missed.add(key)
    this.#listTwice()
  }
}

/** Data is often plain text; requesting the size of every file would take as long as reading it. */
function mayBeHuge({ path }: vscode.Uri): boolean {
  return path.endsWith('.txt')
}

async function readUpTo(limit: number, uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const { size } = await vscode.workspace.fs.stat(uri)
  return size > limit ? undefined : vscode.workspace.fs.readFile(uri)
}

/** Whether the known record of a file is still valid. */
function isReadAlike(
  before: ArchiveFile | undefined,
  { isChosen, isExcluded, sections, entries }: ArchiveFile,
): boolean {
  if (before?.isChosen !== isChosen || before.isExcluded !== isExcluded) return false
  return isSameList(before.sections, sections) && isSameList(before.entries, entries)
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((text, index) => text === other[index]))
}

/** Any other error: assume that the file exists. */
async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')
  }
}

/** The document's own places first, then those of the archive. */
export function toLocations(document: vscode.TextDocument, { own, others }: Namings): vscode.Location[] {
  return [
    ...own.map((span) => new vscode.Location(document.uri, toRange(document, span))),
    ...others.map(toLocation),
  ]
}

/** A place in the archive, where files are named by their URIs. */
export function toLocation(
  place: Pick<ArchivedPlace, 'line' | 'character' | 'length'> & {
    readonly digest: { readonly file: string }
  },
): vscode.Location {
  const { digest, line, character, length } = place
  return new vscode.Location(
    vscode.Uri.parse(digest.file, true),
    new vscode.Range(line, character, line, character + length),
  )
}

/** The position of an open document in the archive. One that was never saved counts as of today. */
export function viewpointOf(document: vscode.TextDocument, digest: Digest): Viewpoint {
  const file = document.uri.toString()
  const name = fileName(file)
  const today = document.isUntitled ? new Date().toISOString().slice(0, 10) : undefined
  return { file, date: digestDate(digest, name) ?? today, isNote: isNote(digest, name) }
}
