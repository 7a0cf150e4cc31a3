import path from 'node:path'
import * as vscode from 'vscode'
import { digestExtensions, digestNameEnd } from '../../core/archive/archivedDigest.ts'
import { forEachInSlices } from '../../core/base/async.ts'
import { GitIgnores, Globs, isDoubtful, longestGlob, noLimits } from '../../core/base/glob.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import { type Conventions, conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { doubtfulGlob } from '../../core/digest/conventions/shapes.ts'
import { isExported, manifestName, parseManifest } from '../../files/exportFolder.ts'
import { ignoresAround } from '../../files/gitExcludes.ts'
import { readSettings } from '../adapters/settings.ts'
import { FileGlobs, type WorkspaceConventions } from '../conventions.ts'

/**
 * What is known of a file before it is read. Archives have thousands of files, and a VS Code object takes much more
 * memory.
 */
export interface ArchiveFile {
  /** Whether it is a digest by its extension or a glob. */
  readonly isChosen: boolean
  /** Whether a glob excludes it. */
  readonly isExcluded: boolean
  /** Lines that introduce entries, by the nearest `digest.yaml`. */
  readonly sections: readonly string[]
  /** Patterns of entries, by the same file. */
  readonly entries: readonly string[]
}

interface FolderConventions {
  readonly folder: vscode.Uri
  readonly conventions: Conventions
}

type Find = (glob: string, most?: number) => Thenable<readonly vscode.Uri[]>

const none: readonly string[] = []

/** Files that may be digests. */
export const archiveGlob = `**/*.{${digestExtensions.join(',')}}`
export const gitIgnoreGlob = '**/.gitignore'
const besidesGlob = `**/{.gitignore,${conventionsFileName},${manifestName}}`
const textFile = new RegExp(`${digestNameEnd}$`)
/** Settings that affect which files belong to the archive. */
export const archiveSettings: readonly string[] = [
  'files.exclude',
  'search.exclude',
  'search.useIgnoreFiles',
  'researchDigest.files',
  'researchDigest.exclude',
]

/**
 * All files of the workspace that may be digests, by their URIs, without those that its settings or Git exclude. Never
 * blocks the thread for long, however many there are.
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
  const [ignores, conventions, exported] = await Promise.all([
    readGitIgnores(root, named('.gitignore')),
    conventionsBelow(named(conventionsFileName), known),
    exportedFiles(named(manifestName)),
  ])
  const chosen = globsOf('files', root, conventions)
  const excluded = globsOf('exclude', root, conventions)
  const unsearched = new Globs(slowExcludes(root), noLimits)
  const add = (uri: vscode.Uri) => {
    const below = relative(root, uri)
    if (!textFile.test(uri.path) || ignores?.ignores(below) || unsearched.match(below)) return
    const key = uri.toString()
    if (exported.has(key)) return
    const nearest = conventions.find(({ folder }) => isBelow(uri, folder))?.conventions
    files.set(key, {
      isChosen: uri.path.endsWith('.digest') || chosen.some((globs) => globs.match(uri)),
      isExcluded: excluded.some((globs) => globs.cover(uri)),
      sections: nearest?.sections ?? none,
      entries: nearest?.entries ?? none,
    })
  }
  for await (const texts of findTexts(find)) await forEachInSlices(texts, add)
}

/** More files than this are listed in parts: VS Code creates an object for each at once, which blocks the thread. */
const mostAtOnce = 1_000
/** By the last character of their names, where the names of digests differ most. */
const partsOfNames = [...'0123456789', '[a-hA-H]', '[i-pI-P]', '[q-zQ-Z]', '[!0-9a-zA-Z]']

async function* findTexts(find: Find): AsyncGenerator<readonly vscode.Uri[]> {
  const all = await find(archiveGlob, mostAtOnce)
  if (all.length < mostAtOnce) return yield all
  for (const part of partsOfNames) yield await find(archiveGlob.replace('*.', `*${part}.`))
}

/** Whether the archive excludes a file in a folder, whatever its content. */
export async function archiveExclusions(
  root: vscode.Uri,
  known: WorkspaceConventions,
): Promise<(file: vscode.Uri) => boolean> {
  const find = (glob: string) => vscode.workspace.findFiles(new vscode.RelativePattern(root, glob))
  const [ignoreFiles, conventionsFiles] = await Promise.all([
    find(gitIgnoreGlob),
    find(`**/${conventionsFileName}`),
  ])
  const ignores = await readGitIgnores(root, ignoreFiles)
  const excluded = globsOf('exclude', root, await conventionsBelow(conventionsFiles, known))
  const unlisted = new Globs([...excludedBy('files', root), ...excludedBy('search', root)], noLimits)
  return (file) => {
    const below = relative(root, file)
    return (
      unlisted.covers(below) ||
      ignores?.ignores(below) === true ||
      excluded.some((globs) => globs.cover(file))
    )
  }
}

/** Why a folder is not published: some of its exclusions cannot be read, and may be meant for private files. */
export async function problemOfExclusions(
  root: vscode.Uri,
  known: WorkspaceConventions,
): Promise<string | undefined> {
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(root, `**/${conventionsFileName}`),
  )
  const unread = (await conventionsBelow(files, known)).find(
    ({ conventions }) => conventions.excludesUnread || new Globs(conventions.exclude).ignored.length > 0,
  )
  const own = readSettings(root).exclude
  const isOwnUnread = own.some(isDoubtful) || new Globs(own).ignored.length > 0
  const place = unread
    ? vscode.Uri.joinPath(unread.folder, conventionsFileName).path
    : isOwnUnread && 'researchDigest.exclude'
  const problem = vscode.l10n.t(
    'its exclusions cannot be read; expected YAML, with a list of globs in "exclude".',
  )
  return place ? `${place}: ${unread ? problem : doubtfulGlob()}` : undefined
}

/** The globs of a list, in the settings and in the conventions of folders. */
function globsOf(
  list: 'files' | 'exclude',
  root: vscode.Uri,
  conventions: readonly FolderConventions[],
): readonly FileGlobs[] {
  const bySettings = new FileGlobs(root, readSettings(root)[list])
  const byConventions = conventions.map((each) => new FileGlobs(each.folder, each.conventions[list]))
  return [bySettings, ...byConventions]
}

/** Innermost folders first, because the nearest file applies. */
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

/**
 * `findFiles` itself respects `files.exclude` only. What is not searched, such as packages, does not belong to the
 * archive either.
 */
function searchExcludes(folder: vscode.Uri): string | undefined {
  const globs = excludedBy('search', folder).filter((glob) => !isSlow(glob))
  return globs.length > 0 ? `{${globs.join(',')}}` : undefined
}

/** The globs that could block VS Code's search forever. */
function slowExcludes(folder: vscode.Uri): readonly string[] {
  return excludedBy('search', folder).filter(isSlow)
}

function excludedBy(section: 'files' | 'search', folder: vscode.Uri): readonly string[] {
  const exclude = vscode.workspace
    .getConfiguration(section, folder)
    .get<Record<string, unknown>>('exclude', {})
  return Object.keys(exclude).filter((glob) => exclude[glob] === true)
}

/** Its time grows tenfold with each star. */
function isSlow(glob: string): boolean {
  return glob.length > longestGlob || (glob.match(/\*+/g)?.length ?? 0) > mostStars
}

const mostStars = 4

/**
 * What Git ignores in a folder, by paths below it.
 * @param files the `.gitignore` files in it
 */
async function readGitIgnores(
  folder: vscode.Uri,
  files: readonly vscode.Uri[],
): Promise<Pick<GitIgnores, 'ignores'> | undefined> {
  const isRespected = vscode.workspace.getConfiguration('search', folder).get('useIgnoreFiles', true)
  if (!isRespected) return undefined
  const around = folder.scheme === 'file' ? ignoresAround(folder.fsPath) : undefined
  const own = around ? path.relative(around.root, folder.fsPath).split(path.sep).join('/') : ''
  const place = own === '' ? '' : `${own}/`
  const texts = await Promise.all(
    files.map(async (file) => [place + relative(folder, file), await readText(file)] as const),
  )
  const ignores = new GitIgnores(new Map(texts), around?.ignores)
  return { ignores: (below) => ignores.ignores(place + below) }
}

/** Files that exports wrote and that are unchanged since are not digests; the manifests list them. */
async function exportedFiles(manifests: readonly vscode.Uri[]): Promise<ReadonlySet<string>> {
  const exported = new Set<string>()
  for (const manifest of manifests) {
    try {
      for (const [name, entry] of parseManifest(await readText(manifest))) {
        const file = vscode.Uri.joinPath(manifest, '..', name)
        if (textFile.test(name) && isExported(await readText(file), entry)) exported.add(file.toString())
      }
    } catch {
      // An export into the folder reports it.
    }
  }
  return exported
}

/** Empty for a file that was removed in the meantime. */
async function readText(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file).then(undefined, () => new Uint8Array())
  return decodeText(bytes)?.text ?? ''
}

function relative(folder: vscode.Uri, { path: file }: vscode.Uri): string {
  return path.posix.relative(folder.path, file)
}
