import { type Dirent, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { digestExtensions, digestNameEnd } from '../../core/archive/archivedDigest.ts'
import type { GitIgnores } from '../../core/base/glob.ts'
import { type DecodedText, decodeText } from '../../core/base/textBytes.ts'
import { isExported, readManifest } from '../../files/exportFolder.ts'
import { excludesOf, foldersAbove, ignoresAround, isRepository } from '../../files/gitExcludes.ts'
import type { Output } from '../commands/command.ts'
import {
  describeFailure,
  notUnicode,
  readTextFile,
  SkippedFileError,
  tooLarge,
  UnreadableFileError,
  UnreadExclusionsError,
} from './readTextFile.ts'
import { findSettings, type WorkspaceExcludes } from './workspaceExcludes.ts'

interface InputFile extends DecodedText {
  /** As named, or found in a folder, relative to how that was named. */
  readonly file: string
}

/** The files and folders that a command reads, in the same way for all commands. Reports what cannot be read. */
export class InputFiles {
  readonly #names: readonly string[]
  readonly #output: Output
  readonly #walk: WalkOptions & { readonly tell: TellUnread }
  #hasFailed = false

  constructor(names: readonly string[], output: Output, walk: WalkOptions = {}) {
    this.#names = names
    this.#output = output
    const tell = (problem: UnreadExclusionsError) => {
      if (walk.needsExclusions) throw problem
      this.#complainOf(problem)
    }
    this.#walk = { ...walk, tell }
  }

  /** Whether something that was asked for could not be read. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** The named files, and everything in the named folders, each once; see {@link walkFolder}. */
  async *read(): AsyncGenerator<InputFile> {
    const done = new Set<string>()
    for (const name of this.#names) {
      for await (const file of filesOf(name, this.#walk)) {
        if (typeof file === 'string' && done.size === done.add(path.resolve(file)).size) continue
        const read = typeof file === 'string' ? await readText(file) : file
        if ('text' in read) yield read
        else this.#complainOf(read)
      }
    }
  }

  #complainOf(problem: UnreadableFileError): void {
    this.#output.complain(problem.message)
    if (!(problem instanceof SkippedFileError)) this.#hasFailed = true
  }
}

/**
 * For who waits for what comes: a name of nothing is a mistake, and would be waited for without end.
 * @throws UnreadableFileError for the first name that is neither a plain file's nor a folder's
 */
export async function requireNamed(names: readonly string[]): Promise<void> {
  for (const kind of await Promise.all(names.map(kindOf))) if (kind instanceof UnreadableFileError) throw kind
}

async function* filesOf(name: string, walk: WalkOptions): AsyncGenerator<string | UnreadableFileError> {
  const kind = await kindOf(name)
  if (kind !== 'folder') walk.enter?.(path.dirname(name))
  if (kind !== 'folder') return yield kind === 'file' ? name : kind
  let isEmpty = true
  for await (const file of walkFolder(name, walk)) {
    isEmpty = false
    yield file
  }
  if (!isEmpty) return
  const expected = digestExtensions.map((extension) => `*.${extension}`).join(', ')
  yield new UnreadableFileError(name, l10n.t('no digest in this folder; expected {0}.', expected))
}

/** Reading a pipe or a device may never end. */
async function kindOf(name: string): Promise<'file' | 'folder' | UnreadableFileError> {
  try {
    const found = await stat(name)
    if (found.isDirectory()) return 'folder'
    if (found.isFile()) return 'file'
    return new UnreadableFileError(name, l10n.t('not a regular file; expected a file or a folder.'))
  } catch (error) {
    return new UnreadableFileError(name, describeFailure(error as NodeJS.ErrnoException), { cause: error })
  }
}

async function readText(file: string): Promise<InputFile | UnreadableFileError> {
  try {
    return { file, ...(await readTextFile(file)) }
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    throw error
  }
}

export interface WalkOptions {
  /** A folder that is not entered: the one that an export writes to. */
  readonly except?: string | undefined
  /** Whether unreadable exclusions end the walk, because private files would be published. */
  readonly needsExclusions?: boolean
  /** Called with unreadable exclusions; if missing, they are not reported. */
  readonly tell?: TellUnread
  /** Called with each folder before it is read, and with the folders of files that were named. */
  readonly enter?: ((folder: string) => void) | undefined
}

interface Walk {
  readonly enter: (folder: string) => void
  readonly except: string | undefined
  /** Files that an export has written, by their absolute paths. */
  readonly exported: Set<string>
}

type Found = AsyncGenerator<string | UnreadableFileError>

/**
 * The files in a folder that may be digests, in the order of their names, and errors for what cannot be read. Leaves
 * out what {@link Exclusions} exclude, and files that an export has written there.
 */
async function* walkFolder(folder: string, options: WalkOptions = {}): Found {
  const { except, tell = () => {}, enter = () => {} } = options
  const walk = { enter, except: except && path.resolve(except), exported: new Set<string>() }
  for (const above of foldersAbove(path.resolve(folder)).slice(1)) await addExported(above, walk)
  yield* filesIn(folder, Exclusions.of(folder, tell), walk)
}

async function* filesIn(folder: string, exclusions: Exclusions, walk: Walk): Found {
  walk.enter(folder)
  const children = await readChildren(folder)
  if (children instanceof UnreadableFileError) return yield children
  await addExported(folder, walk)
  for (const child of children) {
    const file = path.join(folder, child.name)
    if (exclusions.leavesOut(file, child.isDirectory()) || exclusions.leavesOutTarget(file)) continue
    if (child.isSymbolicLink() && isDigestName(child.name) && exclusions.leadsOut(file)) {
      yield new SkippedFileError(file, l10n.t('a link out of the folder; skipped.'))
    } else if (child.isDirectory()) {
      if (path.resolve(file) === walk.except) yield* skipped(file)
      else yield* filesIn(file, exclusions.in(file), walk)
    } else if (isDigestName(child.name) && !walk.exported.has(path.resolve(file))) {
      if (await isPlain(file, child)) yield file
      else yield new SkippedFileError(file, l10n.t('not a regular file; skipped.'))
    }
  }
}

/** The target folder of an export is not read; if it contains files that are not from an export, that is reported. */
async function* skipped(folder: string): Found {
  for await (const file of walkFolder(folder)) {
    if (typeof file !== 'string') continue
    return yield new SkippedFileError(folder, l10n.t('skipped, because the export is written here.'))
  }
}

async function readChildren(folder: string): Promise<readonly Dirent[] | UnreadableFileError> {
  try {
    const children = await readdir(folder, { withFileTypes: true })
    return children.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return new UnreadableFileError(folder, describeFailure(error as NodeJS.ErrnoException), { cause: error })
  }
}

/** Collects the files in the folder that an export wrote, according to its manifest, and that are unchanged since. */
async function addExported(folder: string, { exported }: Walk): Promise<void> {
  // One that cannot be read is reported by the export into the folder, as files are where they are found.
  const manifest = await readManifest(folder).catch(() => new Map<string, never>())
  for (const [name, entry] of manifest) {
    const file = path.resolve(folder, ...name.split('/'))
    const read = isDigestName(name) ? await readTextFile(file).catch(() => undefined) : undefined
    if (read && isExported(read.text, entry)) exported.add(file)
  }
}

const digestName = new RegExp(`[^/\\\\]${digestNameEnd}$`, 'i')

function isDigestName(name: string): boolean {
  return digestName.test(name)
}

/** Links may lead to files; a broken one is reported when it is read. */
async function isPlain(file: string, child: Dirent): Promise<boolean> {
  if (!child.isSymbolicLink()) return child.isFile()
  return (await stat(file).catch(() => undefined))?.isFile() ?? true
}

/** Called with exclusions that cannot be read; may throw the error. */
type TellUnread = (problem: UnreadExclusionsError) => void

/** What the editor excludes by default, besides hidden folders. */
const packageFolders: readonly string[] = ['node_modules', 'bower_components']

/**
 * What is excluded from folders, as in the editor: hidden files and folders, packages, files that Git ignores (even
 * outside a repository), and files that the workspace settings exclude. A file that is named itself is always read.
 */
export class Exclusions {
  /** The folder of the repository, or the one that was named. */
  readonly #root: string
  readonly #ignores: GitIgnores
  readonly #settings: WorkspaceExcludes | undefined
  readonly #tell: TellUnread

  private constructor(
    root: string,
    ignores: GitIgnores,
    settings: WorkspaceExcludes | undefined,
    tell: TellUnread,
  ) {
    this.#root = root
    this.#ignores = ignores
    this.#settings = settings
    this.#tell = tell
  }

  /** The exclusions of a named folder: those above it in its repository apply, too, unless they exclude the folder. */
  static of(folder: string, tell: TellUnread): Exclusions {
    const own = path.resolve(folder)
    // Files are named in the way of the folder, except those of the system.
    const isBelow = (file: string) => !path.relative(own, file).startsWith('..')
    const nameOf = (file: string) =>
      !path.isAbsolute(folder) && isBelow(file) ? path.relative('.', file) : file
    const { root, ignores } = ignoresAround(own, (file) => readIfThere(nameOf(file), tell))
    const above = foldersAbove(own)
    const inside = above.slice(0, above.indexOf(root) + 1)
    const settings = findSettings(
      inside,
      (file) => readIfThere(nameOf(file), tell),
      (file, problem) => tell(new UnreadExclusionsError(nameOf(file), problem)),
    )
    return new Exclusions(root, ignores, settings?.matches(own) ? undefined : settings, tell).in(folder)
  }

  /** The exclusions of a folder that the walk enters. */
  in(folder: string): Exclusions {
    const read = (file: string) => readIfThere(file, this.#tell)
    const own = this.#placeOf(path.resolve(folder))
    const place = own === '' ? '' : `${own}/`
    const isInner = own !== '' && isRepository(folder)
    const around = isInner ? excludesOf(folder, this.#ignores, place, read) : this.#ignores
    const text = read(path.join(folder, '.gitignore'))
    const ignores = text === undefined ? around : around.with(`${place}.gitignore`, text)
    return ignores === this.#ignores ? this : new Exclusions(this.#root, ignores, this.#settings, this.#tell)
  }

  leavesOut(file: string, isFolder: boolean): boolean {
    const name = path.basename(file)
    if (name.startsWith('.') || (isFolder && packageFolders.includes(name))) return true
    const own = path.resolve(file)
    if (this.#ignores.ignores(this.#placeOf(own) + (isFolder ? '/' : ''))) return true
    return this.#settings?.matches(own) === true
  }

  /** The same for a file deeper in the folder, with the exclusions of the folders on the way to it. */
  leavesOutBelow(folder: string, place: string): boolean {
    const [step = '', ...rest] = place.split('/')
    const file = path.join(folder, step)
    if (this.leavesOut(file, rest.length > 0)) return true
    return rest.length > 0 && this.in(file).leavesOutBelow(file, rest.join('/'))
  }

  /** Whether a link leads to what is excluded in its own place: it is as private under another name. */
  leavesOutTarget(link: string): boolean {
    const target = targetOf(link)
    if (target === undefined) return false
    const above = foldersAbove(path.dirname(target))
    const isRoot = (folder: string) => folder === realpathSync(this.#root)
    const root = above.find(isRepository) ?? above.find(isRoot)
    const place = root && path.relative(root, target).split(path.sep).join('/')
    return root !== undefined && Exclusions.of(root, this.#tell).leavesOutBelow(root, place ?? '')
  }

  /** Whether a link leads out of the repository, or out of the named folder: its author may be someone else. */
  leadsOut(link: string): boolean {
    const target = targetOf(link)
    if (target === undefined) return false
    const place = path.relative(realpathSync(this.#root), target)
    return path.isAbsolute(place) || place.split(path.sep)[0] === '..'
  }

  #placeOf(file: string): string {
    return path.relative(this.#root, file).split(path.sep).join('/')
  }
}

/** Where a symbolic link leads; `undefined` for other files, and for a link that leads nowhere. */
export function targetOf(file: string): string | undefined {
  try {
    return lstatSync(file).isSymbolicLink() ? realpathSync(file) : undefined
  } catch {
    return undefined
  }
}

/** `undefined` if it does not exist or cannot be read, which is reported. */
function readIfThere(file: string, tell: TellUnread): string | undefined {
  const read = readPlain(file)
  if (read instanceof UnreadExclusionsError) tell(read)
  return typeof read === 'string' ? read : undefined
}

/** Longer files list no exclusions that people have written. */
const maxExclusionBytes = 1_000_000

/** Reading a pipe or a device may never end. */
function readPlain(file: string): string | UnreadExclusionsError | undefined {
  try {
    const found = statSync(file)
    if (!found.isFile())
      return new UnreadExclusionsError(file, l10n.t('not a regular file; expected a list of exclusions.'))
    if (found.size > maxExclusionBytes) return new UnreadExclusionsError(file, tooLarge(maxExclusionBytes))
    const read = decodeText(readFileSync(file))
    return read?.text ?? new UnreadExclusionsError(file, notUnicode())
  } catch (error) {
    const cause = error as NodeJS.ErrnoException
    // A folder that may not be entered contains nothing readable.
    const isNowhere = cause.syscall === 'stat' && cause.code === 'EACCES'
    if (isNowhere || cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined
    return new UnreadExclusionsError(file, describeFailure(cause), { cause })
  }
}
