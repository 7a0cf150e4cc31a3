import path from 'node:path'
import * as vscode from 'vscode'
import { GitIgnores } from '../../core/archive/gitIgnores.ts'
import { decodeText } from '../../core/base/decodeText.ts'
import { forEachInSlices } from '../../core/base/slices.ts'
import type { Conventions } from '../../core/digest/conventions/conventions.ts'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { manifestName, parseManifest } from '../../files/exportManifest.ts'
import { readSettings } from '../adapters/settings.ts'
import type { WorkspaceConventions } from '../conventions.ts'

/** What is known of a file before it is read. Archives keep thousands, and an object of VS Code's takes much more room. */
export interface ArchiveFile {
  /** By its ending or a glob it is a digest. */
  readonly isChosen: boolean
  /** By a glob it is none. */
  readonly isExcluded: boolean
  /** Lines that introduce entries, by the nearest `digest.yaml`. */
  readonly sections: readonly string[]
}

interface FolderConventions {
  readonly folder: vscode.Uri
  readonly conventions: Conventions
}

type Find = (glob: vscode.GlobPattern) => Thenable<readonly vscode.Uri[]>

const none: readonly string[] = []

/** Files in which digests are written. */
export const archiveGlob = '**/*.{md,markdown,txt,digest}'
export const gitIgnoreGlob = '**/.gitignore'
const allGlob = `**/{*.md,*.markdown,*.txt,*.digest,.gitignore,${conventionsFileName},${manifestName}}`
const textFile = /\.(?:md|markdown|txt|digest)$/
/** Settings that say which files belong to the archive. */
export const archiveSettings: readonly string[] = [
  'files.exclude',
  'search.exclude',
  'search.useIgnoreFiles',
  'researchDigest.files',
  'researchDigest.exclude',
]

/**
 * All files of the workspace that may be digests, by their URIs, without those that its settings or git leave out. Never holds
 * the thread for long, however many there are.
 */
export async function findArchiveFiles(
  conventions: WorkspaceConventions,
): Promise<ReadonlyMap<string, ArchiveFile>> {
  const files = new Map<string, ArchiveFile>()
  const folders = vscode.workspace.workspaceFolders ?? []
  await Promise.all(folders.map(({ uri }) => addFilesIn(uri, conventions, files)))
  return files
}

async function addFilesIn(
  root: vscode.Uri,
  known: WorkspaceConventions,
  files: Map<string, ArchiveFile>,
): Promise<void> {
  const find: Find = (glob) => vscode.workspace.findFiles(glob, searchExcludes(root))
  // Finding files is a search of all folders; one finds them all.
  const found = await find(new vscode.RelativePattern(root, allGlob))
  const named = (name: string) => found.filter(({ path: file }) => file.endsWith(`/${name}`))
  const [ignores, conventions, exported] = await Promise.all([
    readGitIgnores(root, named('.gitignore')),
    conventionsBelow(named(conventionsFileName), known),
    exportedFiles(named(manifestName)),
  ])
  const [chosen, excluded] = await Promise.all([
    findNamed('files', root, conventions, find),
    findNamed('exclude', root, conventions, find),
  ])
  await forEachInSlices(found, (uri) => {
    if (!textFile.test(uri.path) || ignores?.ignores(relative(root, uri))) return
    const key = uri.toString()
    if (exported.has(key)) return
    files.set(key, {
      isChosen: uri.path.endsWith('.digest') || chosen.has(key),
      isExcluded: excluded.has(key),
      sections: conventions.find(({ folder }) => isBelow(uri, folder))?.conventions.sections ?? none,
    })
  })
}

/** The files that a list of globs names, in the settings or in the conventions of a folder. */
async function findNamed(
  list: 'files' | 'exclude',
  root: vscode.Uri,
  conventions: readonly FolderConventions[],
  find: Find,
): Promise<ReadonlySet<string>> {
  const bySettings = readSettings(root)[list].map((glob) => new vscode.RelativePattern(root, glob))
  const byConventions = conventions.flatMap(({ folder, conventions: { [list]: globs } }) => {
    return globs.map((glob) => new vscode.RelativePattern(folder, glob))
  })
  const named = new Set<string>()
  for (const glob of [...bySettings, ...byConventions]) {
    await forEachInSlices(await find(glob), (uri) => named.add(uri.toString()))
  }
  return named
}

/** The innermost folders first, for what is nearest counts. */
async function conventionsBelow(
  files: readonly vscode.Uri[],
  known: WorkspaceConventions,
): Promise<readonly FolderConventions[]> {
  const read = files.map(async (file): Promise<FolderConventions[]> => {
    const folder = vscode.Uri.joinPath(file, '..')
    const conventions = await known.in(folder)
    return conventions ? [{ folder, conventions }] : []
  })
  return (await Promise.all(read)).flat().sort((a, b) => b.folder.path.length - a.folder.path.length)
}

function isBelow(file: vscode.Uri, folder: vscode.Uri): boolean {
  return file.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)
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
  files: readonly vscode.Uri[],
): Promise<GitIgnores | undefined> {
  const isRespected = vscode.workspace.getConfiguration('search', folder).get('useIgnoreFiles', true)
  if (files.length === 0 || !isRespected) return undefined
  const texts = await Promise.all(
    files.map(async (file) => [relative(folder, file), await readText(file)] as const),
  )
  return new GitIgnores(new Map(texts))
}

/** What exports have written is nobody's digest; their manifests name it. */
async function exportedFiles(manifests: readonly vscode.Uri[]): Promise<ReadonlySet<string>> {
  const exported = new Set<string>()
  for (const manifest of manifests) {
    try {
      for (const name of parseManifest(await readText(manifest)).keys()) {
        exported.add(vscode.Uri.joinPath(manifest, '..', name).toString())
      }
    } catch {
      // Who exports into the folder is told of it.
    }
  }
  return exported
}

/** A file that has gone in the meantime says nothing. */
async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => new Uint8Array())
  return decodeText(bytes)?.text ?? ''
}

function relative(folder: vscode.Uri, { path: file }: vscode.Uri): string {
  return path.posix.relative(folder.path, file)
}
