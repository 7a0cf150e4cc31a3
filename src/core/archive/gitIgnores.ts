import ignore, { type Ignore } from 'ignore'

/** What the `.gitignore` files of one folder and those below it say. Paths are relative to that folder, with `/`. */
export class GitIgnores {
  /** From the outer folders to the inner; the name of a folder ends in `/`, that of the outermost is empty. */
  readonly #files: readonly { readonly folder: string; readonly rules: Ignore }[]

  /** @param files text of each `.gitignore` by its path */
  constructor(files: ReadonlyMap<string, string>) {
    this.#files = Array.from(files, ([path, text]) => ({
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      rules: ignore().add(text),
    })).sort((a, b) => a.folder.length - b.folder.length)
  }

  /** What an inner folder says goes before what an outer one says. */
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
