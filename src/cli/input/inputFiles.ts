import { type Dirent, existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { GitIgnores, Globs, noLimits } from '../../core/base/glob.ts'
import { type DecodedText, decodeText } from '../../core/base/textBytes.ts'
import { manifestName, parseManifest } from '../../files/exportFolder.ts'
import type { Output } from '../commands/command.ts'
import {
  describeFailure,
  notUnicode,
  readTextFile,
  SkippedFileError,
  UnreadableFileError,
  UnreadExclusionsError,
} from './readTextFile.ts'

interface InputFile extends DecodedText {
  /** As it was named, or found below a folder as that was named. */
  readonly file: string
}

/** The files and folders that a command is to read: the one way for all commands. What cannot be read is complained of. */
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

  /** Something was asked for that could not be read. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Files as named, and folders with all that is below them, see {@link walkFolder}. */
  async *read(): AsyncGenerator<InputFile> {
    for (const name of this.#names) {
      for await (const file of filesOf(name, this.#walk)) {
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
  for (const name of names) {
    const kind = await kindOf(name)
    if (kind instanceof UnreadableFileError) throw kind
  }
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
  const expected = digestExtensions.map((extension) => `*${extension}`).join(', ')
  if (isEmpty)
    yield new UnreadableFileError(name, l10n.t('there is no digest in this folder; expected {0}.', expected))
}

/** Reading a pipe or a device may never end. */
async function kindOf(name: string): Promise<'file' | 'folder' | UnreadableFileError> {
  try {
    const found = await stat(name)
    if (found.isDirectory()) return 'folder'
    if (found.isFile()) return 'file'
    return new UnreadableFileError(name, l10n.t('is no plain file; expected a file or a folder.'))
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

const digestExtensions: readonly string[] = ['.md', '.markdown', '.txt', '.digest']

export interface WalkOptions {
  /** A folder that is not entered: the one that an export writes to. */
  readonly except?: string | undefined
  /** What cannot be read of them ends it: what is private would be published. */
  readonly needsExclusions?: boolean
  /** Without it nobody is told of exclusions that cannot be read. */
  readonly tell?: TellUnread
  /** Is told of each folder before it is read, and of those of files that were named. */
  readonly enter?: ((folder: string) => void) | undefined
}

interface Walk {
  readonly enter: (folder: string) => void
  readonly except: string | undefined
  /** Files that an export has written, by their whole paths. */
  readonly exported: Set<string>
}

type Found = AsyncGenerator<string | UnreadableFileError>

/**
 * The files below a folder that may be digests, in the order of their names, and what cannot be read among them. Leaves out
 * what {@link Exclusions} do, and what an export has written there.
 */
async function* walkFolder(folder: string, options: WalkOptions = {}): Found {
  const { except, tell = () => {}, enter = () => {} } = options
  const walk = {
    enter,
    except: except === undefined ? undefined : path.resolve(except),
    exported: new Set<string>(),
  }
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
    if (exclusions.leavesOut(file, child.isDirectory())) continue
    if (child.isDirectory()) {
      if (path.resolve(file) === walk.except) yield* skipped(file)
      else yield* filesIn(file, exclusions.in(file), walk)
    } else if (isDigestName(child.name) && !walk.exported.has(path.resolve(file))) {
      if (await isPlain(file, child)) yield file
      else yield new SkippedFileError(file, l10n.t('is no plain file, and is skipped.'))
    }
  }
}

/** Where an export goes nothing is read; if there is something that it has not written, that is worth a word. */
async function* skipped(folder: string): Found {
  for await (const file of walkFolder(folder)) {
    if (typeof file !== 'string') continue
    return yield new SkippedFileError(folder, l10n.t('is where the export goes, and is not read.'))
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

/** Notes what an export has written below the folder, as its manifest says. */
async function addExported(folder: string, { exported }: Walk): Promise<void> {
  try {
    const { text } = await readTextFile(path.join(folder, manifestName))
    for (const name of parseManifest(text).keys()) exported.add(path.resolve(folder, ...name.split('/')))
  } catch {
    // There is none, or who exports into the folder is told of it.
  }
}

function isDigestName(name: string): boolean {
  return digestExtensions.includes(path.extname(name).toLowerCase())
}

/** Links lead to files; one that leads nowhere is told of by whoever reads it. */
async function isPlain(file: string, child: Dirent): Promise<boolean> {
  if (!child.isSymbolicLink()) return child.isFile()
  return stat(file).then(
    (found) => found.isFile(),
    () => true,
  )
}

/** Takes what says what is left out, and cannot be read; may throw it. */
type TellUnread = (problem: UnreadExclusionsError) => void

/** What the editor leaves out by default, besides hidden folders. */
const packageFolders: readonly string[] = ['node_modules', 'bower_components']

/**
 * What is left out of folders, as the editor does: hidden files and folders, packages, what git ignores (also where there is
 * no repository), and what the settings of the workspace exclude. What is named itself is read all the same.
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

  /** Those of a folder that is named: what lies above it in its repository counts too, unless it leaves out the folder. */
  static of(folder: string, tell: TellUnread): Exclusions {
    const own = path.resolve(folder)
    const above = foldersAbove(own)
    const repository = above.find((each) => existsSync(path.join(each, '.git')))
    const root = repository ?? own
    const inside = above.slice(0, above.indexOf(root) + 1)
    const outside = new Exclusions(root, excludedByRepository(root, tell), undefined, tell)
    const entered = inside.slice(1).reduceRight((all, each) => all.in(each), outside)
    const settings = findSettings(inside, tell)
    const isIgnored = own !== root && entered.#ignores.ignores(`${entered.#placeOf(own)}/`)
    const ignores = isIgnored ? new GitIgnores() : entered.#ignores
    return new Exclusions(root, ignores, settings?.matches(own) ? undefined : settings, tell).in(own)
  }

  /** Those of a folder that the walk enters. */
  in(folder: string): Exclusions {
    const text = readIfThere(path.join(folder, '.gitignore'), this.#tell)
    if (text === undefined) return this
    const place = this.#placeOf(path.resolve(folder))
    const name = place === '' ? '.gitignore' : `${place}/.gitignore`
    return new Exclusions(this.#root, this.#ignores.with(name, text), this.#settings, this.#tell)
  }

  leavesOut(file: string, isFolder: boolean): boolean {
    const name = path.basename(file)
    if (name.startsWith('.') || (isFolder && packageFolders.includes(name))) return true
    const own = path.resolve(file)
    return (
      this.#ignores.ignores(this.#placeOf(own) + (isFolder ? '/' : '')) ||
      this.#settings?.matches(own) === true
    )
  }

  /** The same for a file further below the folder, by what the folders on the way to it say too. */
  leavesOutBelow(folder: string, place: string): boolean {
    const [step = '', ...rest] = place.split('/')
    const file = path.join(folder, step)
    if (this.leavesOut(file, rest.length > 0)) return true
    return rest.length > 0 && this.in(file).leavesOutBelow(file, rest.join('/'))
  }

  #placeOf(file: string): string {
    return path.relative(this.#root, file).split(path.sep).join('/')
  }
}

/** What the settings of a workspace exclude. */
class WorkspaceExcludes {
  readonly #folder: string
  readonly #globs: Globs

  constructor(folder: string, globs: readonly string[]) {
    this.#folder = folder
    this.#globs = new Globs(globs, noLimits)
  }

  matches(file: string): boolean {
    const place = path.relative(this.#folder, file).split(path.sep).join('/')
    return place !== '' && this.#globs.match(place)
  }
}

/** The settings nearest to the folder that is named. @param inside that one, and those above it */
function findSettings(inside: readonly string[], tell: TellUnread): WorkspaceExcludes | undefined {
  for (const folder of inside) {
    const file = path.join(folder, '.vscode', 'settings.json')
    const text = readIfThere(file, tell)
    if (text === undefined) continue
    const globs = globsIn(parseSettings(text))
    if (!globs) tell(new UnreadExclusionsError(file, unreadSettings()))
    return new WorkspaceExcludes(folder, globs ?? [])
  }
  return undefined
}

function unreadSettings(): string {
  return l10n.t(
    'what it leaves out cannot be read; expected JSON, with globs in "files.exclude", "search.exclude" and "researchDigest.exclude".',
  )
}

/** `undefined` where not all of them can be read. */
function globsIn(settings: Settings | undefined): readonly string[] | undefined {
  const maps = [settings?.['files.exclude'] ?? {}, settings?.['search.exclude'] ?? {}]
  const own = [settings?.['researchDigest.exclude'] ?? []].flat()
  const isRead = maps.every(isMap) && own.every((glob) => typeof glob === 'string')
  if (!settings || !isRead) return undefined
  // What goes only beside another file (`when`) is what others generate.
  const ofMaps = maps.flatMap((map) => Object.entries(map).filter(([, isExcluded]) => isExcluded === true))
  return [...ofMaps.map(([glob]) => glob), ...own]
}

type Settings = Readonly<Record<string, unknown>>

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a person ignores in this clone alone. */
function excludedByRepository(root: string, tell: TellUnread): GitIgnores {
  const text = readIfThere(path.join(root, '.git', 'info', 'exclude'), tell)
  return new GitIgnores(new Map(text === undefined ? [] : [['.gitignore', text]]))
}

/** The folder itself, and each above it. */
function foldersAbove(folder: string): readonly string[] {
  const above = path.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

/** A file that cannot be read says nothing, and is told of. */
function readIfThere(file: string, tell: TellUnread): string | undefined {
  const read = readPlain(file)
  if (read instanceof UnreadExclusionsError) tell(read)
  return typeof read === 'string' ? read : undefined
}

/** Reading a pipe or a device may never end. */
function readPlain(file: string): string | UnreadExclusionsError | undefined {
  try {
    if (!statSync(file).isFile())
      return new UnreadExclusionsError(
        file,
        l10n.t('is no plain file; expected a list of what to leave out.'),
      )
    const read = decodeText(readFileSync(file))
    return read?.text ?? new UnreadExclusionsError(file, notUnicode())
  } catch (error) {
    const cause = error as NodeJS.ErrnoException
    // A folder that may not be entered holds nothing that can be read.
    const isNowhere = cause.syscall === 'stat' && cause.code === 'EACCES'
    if (isNowhere || cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined
    return new UnreadExclusionsError(file, describeFailure(cause), { cause })
  }
}

/** JSON as VS Code's settings have it, with comments and final commas; `undefined` for what is no such text. */
export function parseSettings(text: string): Settings | undefined {
  const plain = text
    .replace(stringOrComment, (part) => (part.startsWith('"') ? part : ' '))
    .replace(stringOrComma, (part, comma?: string) => (comma === undefined ? part : ''))
  try {
    const settings: unknown = JSON.parse(plain.replace(/^\uFEFF/, '').trim() || '{}')
    return isMap(settings) ? settings : undefined
  } catch {
    return undefined
  }
}

const stringOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const stringOrComma = /"(?:[^"\\]|\\.)*"|(,)(?=\s*[}\]])/g
