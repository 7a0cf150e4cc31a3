import path from 'node:path'
import * as vscode from 'vscode'
import { describeError } from '../core/base/errors.ts'
import { Globs } from '../core/base/glob.ts'
import { decodeText } from '../core/base/textBytes.ts'
import { type Conventions, conventionsFileName } from '../core/digest/conventions/conventions.ts'

/**
 * Watchers do not report a file that appears and disappears at once, and may report one late. So a reported file is
 * checked again after this time. In milliseconds.
 */
const lookAgainMs = 1_000

/** The content of a folder's file; `undefined` if the folder has none. */
type Known =
  | {
      readonly conventions: Conventions
      readonly text: string
      readonly files: FileGlobs
      readonly exclude: FileGlobs
    }
  | undefined

/** Conventions, and the folder of their file. */
interface FoundConventions {
  readonly conventions: Conventions
  readonly folder: vscode.Uri
}

/**
 * The conventions of the workspace: for each document the nearest `digest.yaml`, in its folder or above it, up to the
 * root of its workspace folder. Each is read when a document first asks.
 */
export class WorkspaceConventions implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel
  /** By the URI of their folders. */
  readonly #known = new Map<string, Known>()
  /** The latest reading of each folder; the result of an overtaken one is not used. */
  readonly #readings = new Map<string, { readonly turn: number; readonly done: Promise<void> }>()
  /** By the URI of the folder to check again. */
  readonly #pauses = new Map<string, NodeJS.Timeout>()
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${conventionsFileName}`)
  /** When a folder is removed, nothing is reported for the files in it. */
  readonly #removals = vscode.workspace.createFileSystemWatcher('**', true, true)
  readonly #listeners: readonly vscode.Disposable[]
  readonly #changed = new vscode.EventEmitter<void>()
  /** The conventions of a folder have changed since somebody asked for them. */
  readonly onDidChange = this.#changed.event

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log
    const read = (file: vscode.Uri) => this.#readTwice(vscode.Uri.joinPath(file, '..'))
    this.#watcher.onDidChange(read)
    this.#watcher.onDidCreate(read)
    this.#watcher.onDidDelete(read)
    this.#removals.onDidDelete((removed) => this.#readBelow(removed))
    // Watchers do not report everything: folders may be excluded from watching, and files in new folders are missed.
    this.#listeners = [
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith(`/${conventionsFileName}`)) read(uri)
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#lookAgain(editor)),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#lookAgain(vscode.window.activeTextEditor)
      }),
    ]
  }

  /** The same object until they change; `undefined` if there are none, or they have not been read yet. */
  of(document: vscode.TextDocument): Conventions | undefined {
    return this.#nearest(document)?.conventions
  }

  /** The folder whose file applies to the document; `undefined` if there is none, or it has not been read yet. */
  folderOf(document: vscode.TextDocument): vscode.Uri | undefined {
    return this.#nearest(document)?.folder
  }

  /** The conventions of a folder's own file, which is read if nobody has asked for it before. */
  async in(folder: vscode.Uri): Promise<Conventions | undefined> {
    const key = folder.toString()
    if (!this.#known.get(key)) await this.#read(folder)
    return this.#known.get(key)?.conventions
  }

  /** The globs of the conventions that apply to the document. */
  globsOf(document: vscode.TextDocument, list: 'files' | 'exclude'): FileGlobs | undefined {
    const folder = this.#nearest(document)?.folder
    return folder && this.#known.get(folder.toString())?.[list]
  }

  /** The conventions for a file, which need not exist; waits until they have been read. */
  async find(file: vscode.Uri): Promise<FoundConventions | undefined> {
    for (const folder of foldersAbove(file)) {
      await this.#read(folder)
      const known = this.#known.get(folder.toString())
      if (known) return { conventions: known.conventions, folder }
    }
    return undefined
  }

  dispose(): void {
    this.#watcher.dispose()
    this.#removals.dispose()
    for (const listener of this.#listeners) listener.dispose()
    for (const pause of this.#pauses.values()) clearTimeout(pause)
    this.#changed.dispose()
  }

  /** Conventions of a folder that has not been read yet arrive with the event. */
  #nearest(document: vscode.TextDocument): FoundConventions | undefined {
    for (const folder of foldersAbove(document.uri)) {
      const key = folder.toString()
      if (!this.#known.has(key)) {
        this.#known.set(key, undefined)
        void this.#read(folder)
      }
      const known = this.#known.get(key)
      if (known) return { conventions: known.conventions, folder }
    }
    return undefined
  }

  /** Reads again what applies to the document that a person has just opened. */
  #lookAgain(editor: vscode.TextEditor | undefined): void {
    if (!editor) return
    for (const folder of foldersAbove(editor.document.uri)) {
      if (this.#known.has(folder.toString())) void this.#read(folder)
    }
  }

  /** Reads the known folders again whose file, or a folder above it, was removed. */
  #readBelow(removed: vscode.Uri): void {
    const gone = removed.toString()
    for (const [key, known] of this.#known) {
      if (known && `${key}/${conventionsFileName}/`.startsWith(`${gone}/`))
        void this.#read(vscode.Uri.parse(key))
    }
  }

  #readTwice(folder: vscode.Uri): void {
    const key = folder.toString()
    clearTimeout(this.#pauses.get(key))
    this.#pauses.set(
      key,
      setTimeout(() => {
        this.#pauses.delete(key)
        void this.#read(folder)
      }, lookAgainMs),
    )
    void this.#read(folder)
  }

  #read(folder: vscode.Uri): Promise<void> {
    const key = folder.toString()
    const turn = (this.#readings.get(key)?.turn ?? 0) + 1
    const done = this.#readAs(turn, folder)
    this.#readings.set(key, { turn, done })
    return done
  }

  async #readAs(turn: number, folder: vscode.Uri): Promise<void> {
    const key = folder.toString()
    const text = await this.#textIn(folder)
    const { readConventions } = await import('../core/digest/conventions/readConventions.ts')
    // A later reading knows more, even if it ended earlier; whoever waits for this one wants that result.
    const latest = this.#readings.get(key)
    if (latest && latest.turn !== turn) return latest.done
    if (this.#known.get(key)?.text === text) return
    this.#known.set(key, text === undefined ? undefined : this.#knownOf(folder, readConventions(text), text))
    this.#changed.fire()
  }

  #knownOf(folder: vscode.Uri, conventions: Conventions, text: string): Known {
    const files = new FileGlobs(folder, conventions.files)
    const exclude = new FileGlobs(folder, conventions.exclude)
    for (const glob of [...files.ignored, ...exclude.ignored]) {
      this.#log.warn(`${folder}: the glob ${glob.slice(0, 40)} is too long or one too many, and is not used`)
    }
    return { conventions, text, files, exclude }
  }

  async #textIn(folder: vscode.Uri): Promise<string | undefined> {
    const file = vscode.Uri.joinPath(folder, conventionsFileName)
    try {
      const read = decodeText(await vscode.workspace.fs.readFile(file))
      if (!read) this.#log.warn(`${file} is neither UTF-8 nor UTF-16.`)
      return read?.text
    } catch (error) {
      const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      if (!isMissing) this.#log.warn(`${file}: ${describeError(error)}`)
      return undefined
    }
  }
}

/** The folder of a file and the folders above it, nearest first, up to the root of its workspace folder. */
function foldersAbove(file: vscode.Uri): readonly vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri
  if (!root) return []
  const folders: vscode.Uri[] = []
  let folder = file
  do {
    folder = vscode.Uri.joinPath(folder, '..')
    folders.push(folder)
  } while (folder.path.length > root.path.length)
  return folders
}

/**
 * Globs of settings and conventions, relative to their folder. They are never passed to VS Code's own matcher: a dozen
 * stars block its extension host forever.
 */
export class FileGlobs {
  readonly #folder: vscode.Uri | undefined
  readonly #globs: Globs

  /** @param folder if missing, the file's own folder counts */
  constructor(folder: vscode.Uri | undefined, globs: readonly string[]) {
    this.#folder = folder
    this.#globs = new Globs(globs)
  }

  /** Globs that are longer or more than anybody needs, and so are not used. */
  get ignored(): readonly string[] {
    return this.#globs.ignored
  }

  match(file: vscode.Uri): boolean {
    const below = this.#below(file)
    return below !== undefined && this.#globs.match(below)
  }

  /** The same, also for a folder that contains the file. */
  cover(file: vscode.Uri): boolean {
    const below = this.#below(file)
    return below !== undefined && this.#globs.covers(below)
  }

  #below(file: vscode.Uri): string | undefined {
    const below = this.#folder ? path.posix.relative(this.#folder.path, file.path) : file.path.slice(1)
    return below.startsWith('../') ? undefined : below
  }
}
