import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { DecodedText } from '../../core/base/decodeText.ts'
import { manifestName, parseManifest } from '../../files/exportFolder.ts'
import type { Output } from '../commands/command.ts'
import { Exclusions, foldersAbove, type TellUnread } from './exclusions.ts'
import {
  describeFailure,
  readTextFile,
  SkippedFileError,
  UnreadableFileError,
  type UnreadExclusionsError,
} from './readTextFile.ts'

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

  /** The named files, and everything in the named folders; see {@link walkFolder}. */
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

const digestExtensions: readonly string[] = ['.md', '.markdown', '.txt', '.digest']

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

/** Collects the files that an export has written in the folder, according to its manifest. */
async function addExported(folder: string, { exported }: Walk): Promise<void> {
  try {
    const { text } = await readTextFile(path.join(folder, manifestName))
    for (const name of parseManifest(text).keys()) exported.add(path.resolve(folder, ...name.split('/')))
  } catch {
    // There is none, or the export into the folder reports it.
  }
}

function isDigestName(name: string): boolean {
  return digestExtensions.includes(path.extname(name).toLowerCase())
}

/** Links may lead to files; a broken one is reported when it is read. */
async function isPlain(file: string, child: Dirent): Promise<boolean> {
  if (!child.isSymbolicLink()) return child.isFile()
  return stat(file).then(
    (found) => found.isFile(),
    () => true,
  )
}
