// Listing every link to arXiv with `rg`: of the machine, or of VS Code's own server where that has been fetched.
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'
import { fetchedFolder } from '../../support/project.ts'

export interface ListedLinks {
  readonly ms: number
  readonly links: number
  /** Which program it was. */
  readonly from: string
}

/** `undefined` where there is no `rg`. */
export function listLinks(folder: string): ListedLinks | undefined {
  for (const program of ['rg', ...ofTheServer()]) {
    try {
      const start = performance.now()
      const args = ['--only-matching', '--no-config', '--no-ignore', String.raw`arxiv\.org/\S+`, folder]
      const found = execFileSync(program, args, { maxBuffer: 1e9, encoding: 'utf8' })
      const ms = performance.now() - start
      return {
        ms,
        links: found.split('\n').length - 1,
        from: program === 'rg' ? 'the machine' : "VS Code's server",
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return undefined
}

function ofTheServer(): readonly string[] {
  const folder = `${process.platform}-${process.arch}`
  return globSync(
    `code-server-*/node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal/bin/${folder}/rg`,
    {
      cwd: fetchedFolder,
    },
  ).map((file) => path.join(fetchedFolder, file))
}
