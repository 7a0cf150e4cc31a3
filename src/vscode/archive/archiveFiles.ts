import path from 'node:path'
import * as vscode from 'vscode'
import { GitIgnores } from '../../core/archive/gitIgnores.ts'
import { readSettings } from '../adapters/settings.ts'

export interface ArchiveFile {
  readonly uri: vscode.Uri
  /** Treated as a digest whatever it says. */
  readonly isChosen: boolean
}

/** Files in which digests are written. */
export const archiveGlob = '**/*.{md,markdown,txt,digest}'
export const gitIgnoreGlob = '**/.gitignore'
/** Settings that say which files belong to the archive. */
export const archiveSettings: readonly string[] = [
  'files.exclude',
  'search.exclude',
  'search.useIgnoreFiles',
  'researchDigest.files',
]

/** All files of the workspace that may be digests, without those that its settings or git leave out. */
export async function findArchiveFiles(): Promise<ReadonlyMap<string, ArchiveFile>> {
  const folders = vscode.workspace.workspaceFolders ?? []
  const found = await Promise.all(folders.map(({ uri }) => filesIn(uri)))
  return new Map(found.flat().map((file) => [file.uri.toString(), file]))
}

async function filesIn(folder: vscode.Uri): Promise<readonly ArchiveFile[]> {
  const exclude = searchExcludes(folder)
  const find = (glob: string) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), exclude)
  const [uris, ignores, ...chosen] = await Promise.all([
    find(archiveGlob),
    readGitIgnores(folder, find),
    ...readSettings(folder).files.map((glob) => find(glob)),
  ])
  const chosenUris = new Set(chosen.flat().map(String))
  return uris
    .filter((uri) => !ignores?.ignores(relative(folder, uri)))
    .map((uri) => ({ uri, isChosen: uri.path.endsWith('.digest') || chosenUris.has(uri.toString()) }))
}

/** `findFiles` itself looks at `files.exclude` only. What is not searched, such as packages, is no archive either. */
function searchExcludes(folder: vscode.Uri): string | undefined {
  const exclude = vscode.workspace
    .getConfiguration('search', folder)
    .get<Record<string, unknown>>('exclude', {})
  const globs = Object.keys(exclude).filter((glob) => exclude[glob] === true)
  return globs.length > 0 ? `{${globs.join(',')}}` : undefined
}

async function readGitIgnores(
  folder: vscode.Uri,
  find: (glob: string) => Thenable<readonly vscode.Uri[]>,
): Promise<GitIgnores | undefined> {
  if (!vscode.workspace.getConfiguration('search', folder).get('useIgnoreFiles', true)) return undefined
  const files = await find(gitIgnoreGlob)
  const texts = await Promise.all(
    files.map(async (file) => [relative(folder, file), await readText(file)] as const),
  )
  return new GitIgnores(new Map(texts))
}

/** A file that has gone in the meantime says nothing. */
async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => new Uint8Array())
  return new TextDecoder().decode(bytes)
}

function relative(folder: vscode.Uri, { path: file }: vscode.Uri): string {
  return path.posix.relative(folder.path, file)
}
