import ignore, { type Ignore } from 'ignore'

interface IgnoreFile {
  /** Ends in `/`; that of the outermost folder is empty. */
  readonly folder: string
  readonly rules: Ignore
}

/** What the `.gitignore` files of one folder and those below it say. Paths are relative to that folder, with `/`. */
export class GitIgnores {
  /** From the outer folders to the inner. */
  readonly #files: readonly IgnoreFile[]

  /** @param files text of each `.gitignore` by its path */
  constructor(files: ReadonlyMap<string, string> = new Map(), above: GitIgnores | undefined = undefined) {
    const own = Array.from(files, ([path, text]) => ({
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      rules: ignore().add(text),
    }))
    this.#files = [...(above ? above.#files : []), ...own].sort((a, b) => a.folder.length - b.folder.length)
  }

  /** The same with one file more. */
  with(path: string, text: string): GitIgnores {
    return new GitIgnores(new Map([[path, text]]), this)
  }

  /** What an inner folder says goes before what an outer one says. The path of a folder ends in `/`. */
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
