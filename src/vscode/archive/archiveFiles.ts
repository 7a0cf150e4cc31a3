import path from 'node:path'
import * as vscode from 'vscode'
import { GitIgnores } from '../../core/archive/gitIgnores.ts'
import { Globs, longestGlob } from '../../core/base/glob.ts'
import { forEachInSlices } from '../../core/base/slices.ts'
import type { Conventions } from '../../core/digest/conventions.ts'
import { conventionsFileName } from '../../core/digest/conventionsFileName.ts'
import { FileGlobs } from '../adapters/fileGlobs.ts'
import { readSettings } from '../adapters/settings.ts'
import type { WorkspaceConventions } from '../conventions.ts'

/** What is known of a file before it is read. Archives keep thousands, and an object of VS Code's takes much more room. */
export interface ArchiveFile {
  /** Treated as a digest whatever it says. */
  readonly isChosen: boolean
  /** Lines that introduce entries, by the nearest `digest.yaml`. */
  readonly sections: readonly string[]
}

interface FolderConventions {
  readonly folder: vscode.Uri
  readonly conventions: Conventions
}

type Find = (glob: string, most?: number) => Thenable<readonly vscode.Uri[]>

const none: readonly string[] = []

/** Files in which digests are written. */
export const archiveGlob = '**/*.{md,markdown,txt,digest}'
export const gitIgnoreGlob = '**/.gitignore'
const besidesGlob = `**/{.gitignore,${conventionsFileName}}`
const textFile = /\.(?:md|markdown|txt|digest)$/
/** Settings that say which files belong to the archive. */
export const archiveSettings: readonly string[] = [
  'files.exclude',
  'search.exclude',
  'search.useIgnoreFiles',
  'researchDigest.files',
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
  const find: Find = (glob, most) =>
    vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), searchExcludes(root), most)
  const besides = await find(besidesGlob)
  const named = (name: string) => besides.filter(({ path: file }) => file.endsWith(`/${name}`))
  const [ignores, conventions] = await Promise.all([
    readGitIgnores(root, named('.gitignore')),
    conventionsBelow(named(conventionsFileName), known),
  ])
  const chosen = chosenGlobs(root, conventions)
  const excludes = new Globs(slowExcludes(root))
  const add = (uri: vscode.Uri) => {
    const below = relative(root, uri)
    if (!textFile.test(uri.path) || ignores?.ignores(below) || excludes.match(below)) return
    files.set(uri.toString(), {
      isChosen: uri.path.endsWith('.digest') || chosen.some((globs) => globs.match(uri)),
      sections: conventions.find(({ folder }) => isBelow(uri, folder))?.conventions.sections ?? none,
    })
  }
  for await (const texts of findTexts(find)) await forEachInSlices(texts, add)
}

/** More files than these come in parts: VS Code makes an object of each at once, which holds the thread. */
const mostAtOnce = 1_000
/** By the last character of their names, in which the names of digests differ most. */
const partsOfNames = [...'0123456789', '[a-hA-H]', '[i-pI-P]', '[q-zQ-Z]', '[!0-9a-zA-Z]']

async function* findTexts(find: Find): AsyncGenerator<readonly vscode.Uri[]> {
  const all = await find(archiveGlob, mostAtOnce)
  if (all.length < mostAtOnce) return yield all
  for (const part of partsOfNames) yield await find(archiveGlob.replace('*.', `*${part}.`))
}

/** Globs of what settings and conventions call digests whatever they say. */
function chosenGlobs(root: vscode.Uri, conventions: readonly FolderConventions[]): readonly FileGlobs[] {
  const bySettings = new FileGlobs(root, readSettings(root).files)
  const byConventions = conventions.map((each) => new FileGlobs(each.folder, each.conventions.files))
  return [bySettings, ...byConventions]
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
  const globs = excludedBySearch(folder).filter((glob) => !isSlow(glob))
  return globs.length > 0 ? `{${globs.join(',')}}` : undefined
}

/** Those that the search of VS Code might not come back from. */
function slowExcludes(folder: vscode.Uri): readonly string[] {
  return excludedBySearch(folder).filter(isSlow)
}

function excludedBySearch(folder: vscode.Uri): readonly string[] {
  const exclude = vscode.workspace
    .getConfiguration('search', folder)
    .get<Record<string, unknown>>('exclude', {})
  return Object.keys(exclude).filter((glob) => exclude[glob] === true)
}

/** Its time grows tenfold with each star. */
function isSlow(glob: string): boolean {
  return glob.length > longestGlob || (glob.match(/\*+/g)?.length ?? 0) > mostStars
}

const mostStars = 4

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

/** A file that has gone in the meantime says nothing. */
async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => new Uint8Array())
  return new TextDecoder().decode(bytes)
}

function relative(folder: vscode.Uri, { path: file }: vscode.Uri): string {
  return path.posix.relative(folder.path, file)
}
