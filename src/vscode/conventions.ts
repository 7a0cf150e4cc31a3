import path from 'node:path'
import * as vscode from 'vscode'
import { describeError } from '../core/base/errors.ts'
import { Globs } from '../core/base/glob.ts'
import { decodeText } from '../core/base/textBytes.ts'
import { type Conventions, conventionsFileName } from '../core/digest/conventions/conventions.ts'

/**
 * Watchers keep quiet about a file that comes and goes at once, and may tell of its coming late. So what they told of is
 * looked at again after this time, in milliseconds.
 */
const lookAgainMs = 1_000

/** What the file of a folder says; `undefined` when the folder has none. */
type Known =
  | {
      readonly conventions: Conventions
      readonly text: string
      readonly files: FileGlobs
      readonly exclude: FileGlobs
    }
  | undefined

/** Conventions, and the folder in which their file stands. */
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
  /** By the address of their folders. */
  readonly #known = new Map<string, Known>()
  /** The latest reading of each folder: one that another has overtaken is not used. */
  readonly #readings = new Map<string, { readonly turn: number; readonly done: Promise<void> }>()
  /** By the address of the folder that is to be looked at again. */
  readonly #pauses = new Map<string, NodeJS.Timeout>()
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${conventionsFileName}`)
  /** With a folder all that is in it goes, of which nobody tells one by one. */
  readonly #removals = vscode.workspace.createFileSystemWatcher('**', true, true)
  readonly #listeners: readonly vscode.Disposable[]
  readonly #changed = new vscode.EventEmitter<void>()
  /** The conventions of a folder are others than they were when somebody asked. */
  readonly onDidChange = this.#changed.event

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log
    const read = (file: vscode.Uri) => this.#readTwice(vscode.Uri.joinPath(file, '..'))
    this.#watcher.onDidChange(read)
    this.#watcher.onDidCreate(read)
    this.#watcher.onDidDelete(read)
    this.#removals.onDidDelete((removed) => this.#readBelow(removed))
    // Watchers do not tell of everything: folders may be excluded from watching, and files in new folders are missed.
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

  /** The same object until they change; `undefined` when there are none, or none that have been read yet. */
  of(document: vscode.TextDocument): Conventions | undefined {
    return this.#nearest(document)?.conventions
  }

  /** The folder whose file holds those of the document; `undefined` when there are none, or none read yet. */
  folderOf(document: vscode.TextDocument): vscode.Uri | undefined {
    return this.#nearest(document)?.folder
  }

  /** Those of a folder's own file, read if nobody has asked for them before. */
  async in(folder: vscode.Uri): Promise<Conventions | undefined> {
    const key = folder.toString()
    if (!this.#known.get(key)) await this.#read(folder)
    return this.#known.get(key)?.conventions
  }

  /** The globs of the conventions that hold for the document. */
  globsOf(document: vscode.TextDocument, list: 'files' | 'exclude'): FileGlobs | undefined {
    const folder = this.#nearest(document)?.folder
    return folder && this.#known.get(folder.toString())?.[list]
  }

  /** Those of a file, which need not be there; waits until they have been read. */
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

  /** Those of a folder not read yet arrive by the event. */
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

  /** Reads again what has been asked for on behalf of the document that a person has come to. */
  #lookAgain(editor: vscode.TextEditor | undefined): void {
    if (!editor) return
    for (const folder of foldersAbove(editor.document.uri)) {
      if (this.#known.has(folder.toString())) void this.#read(folder)
    }
  }

  /** Reads the known folders again whose file, or what it was in, is gone. */
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
    const { readConventions } = await import('../core/digest/conventions/conventions.ts')
    // A later reading knows more, even where it has come to its end before; whoever waits for this one wants to know it.
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
      this.#log.warn(`${folder}: the glob ${glob.slice(0, 40)} is one too many, or too long, and is not used`)
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

/** The folder of a file and those above it, the nearest first, up to the root of its workspace folder. */
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
 * Globs of settings and conventions, below the folder that they count from. VS Code's own matching is never given them: a dozen
 * of stars holds its extension host for good.
 */
export class FileGlobs {
  readonly #folder: vscode.Uri | undefined
  readonly #globs: Globs

  /** @param folder the file's own place counts where there is none */
  constructor(folder: vscode.Uri | undefined, globs: readonly string[]) {
    this.#folder = folder
    this.#globs = new Globs(globs)
  }

  /** Those that are longer or more than anybody needs, and so are not used. */
  get ignored(): readonly string[] {
    return this.#globs.ignored
  }

  match(file: vscode.Uri): boolean {
    const below = this.#below(file)
    return below !== undefined && this.#globs.match(below)
  }

  /** The same, or a folder that the file is in. */
  cover(file: vscode.Uri): boolean {
    const below = this.#below(file)
    return below !== undefined && this.#globs.covers(below)
  }

  #below(file: vscode.Uri): string | undefined {
    const below = this.#folder ? path.posix.relative(this.#folder.path, file.path) : file.path.slice(1)
    return below.startsWith('../') ? undefined : below
  }
}
