import * as vscode from 'vscode'
import { describeError } from '../core/base/errors.ts'
import { conventionsFileName } from '../core/digest/conventionsFileName.ts'

const none: readonly string[] = []

/** The conventions of the workspace's folders: `digest.yaml` at the root of each. Read when a document first asks. */
export class WorkspaceConventions implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel
  readonly #sections = new Map<string, readonly string[]>()
  readonly #watcher = vscode.workspace.createFileSystemWatcher(`**/${conventionsFileName}`)
  readonly #changed = new vscode.EventEmitter<void>()
  /** The conventions of a folder are others than they were when somebody asked. */
  readonly onDidChange = this.#changed.event

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log
    const read = (file: vscode.Uri) => void this.#reread(file)
    this.#watcher.onDidChange(read)
    this.#watcher.onDidCreate(read)
    this.#watcher.onDidDelete(read)
  }

  /** Lines that introduce entries in the document's folder; those of a folder not read yet arrive by the event. */
  sectionsFor(document: vscode.TextDocument): readonly string[] {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri)
    if (!folder) return none
    const key = folder.uri.toString()
    const known = this.#sections.get(key)
    if (!known) {
      this.#sections.set(key, none)
      void this.#read(folder.uri)
    }
    return known ?? none
  }

  dispose(): void {
    this.#watcher.dispose()
    this.#changed.dispose()
  }

  async #reread(file: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri
    if (folder && file.path === conventionsFile(folder).path) await this.#read(folder)
  }

  async #read(folder: vscode.Uri): Promise<void> {
    const before = this.#sections.get(folder.toString()) ?? none
    const sections = await this.#sectionsIn(conventionsFile(folder))
    if (JSON.stringify(before) === JSON.stringify(sections)) return
    this.#sections.set(folder.toString(), sections)
    this.#changed.fire()
  }

  async #sectionsIn(file: vscode.Uri): Promise<readonly string[]> {
    try {
      const bytes = await vscode.workspace.fs.readFile(file)
      const { readConventions } = await import('../core/digest/conventions.ts')
      const { sections, problems } = readConventions(new TextDecoder().decode(bytes))
      for (const { message } of problems) this.#log.warn(`${file}: ${message}`)
      return sections
    } catch (error) {
      const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      if (!isMissing) this.#log.warn(`${file}: ${describeError(error)}`)
      return none
    }
  }
}

function conventionsFile(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, conventionsFileName)
}
