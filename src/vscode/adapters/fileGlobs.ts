import path from 'node:path'
import type * as vscode from 'vscode'
import { Globs } from '../../core/base/glob.ts'

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
