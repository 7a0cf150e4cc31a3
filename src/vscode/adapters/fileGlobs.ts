import path from 'node:path'
import type * as vscode from 'vscode'
import { Globs } from '../../core/base/glob.ts'

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
