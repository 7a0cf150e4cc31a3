import ignore, { type Ignore } from 'ignore'

interface IgnoreFile {
  /** Ends with `/`; that of the outermost folder is empty. */
  readonly folder: string
  readonly rules: Ignore
}

/** The `.gitignore` files of a folder and its subfolders. Paths are relative to that folder, with `/`. */
export class GitIgnores {
  /** From the outer folders to the inner ones. */
  readonly #files: readonly IgnoreFile[]

  /** @param files the text of each `.gitignore`, by its path */
  constructor(files: ReadonlyMap<string, string> = new Map(), above: GitIgnores | undefined = undefined) {
    const own = Array.from(files, ([path, text]) => ({
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      rules: ignore().add(text),
    }))
    this.#files = [...(above ? above.#files : []), ...own].sort((a, b) => a.folder.length - b.folder.length)
  }

  /** The same with one more file. */
  with(path: string, text: string): GitIgnores {
    return new GitIgnores(new Map([[path, text]]), this)
  }

  /** An inner folder takes precedence over an outer one. The path of a folder ends with `/`. */
  ignores(path: string): boolean {
    let ignored = false
    for (const { folder, rules } of this.#files) {
      if (!path.startsWith(folder)) continue
      const said = rules.test(path.slice(folder.length))
      if (said.ignored || said.unignored) ignored = said.ignored
    }
    return ignored
  }
}
