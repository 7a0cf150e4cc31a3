import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { GitIgnores } from '../../core/archive/gitIgnores.ts'
import { decodeText } from '../../core/base/decodeText.ts'
import { Globs, noLimits } from '../../core/base/glob.ts'
import { describeFailure, notUnicode, UnreadExclusionsError } from './readTextFile.ts'

/** Called with exclusions that cannot be read; may throw the error. */
export type TellUnread = (problem: UnreadExclusionsError) => void

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

  /** The exclusions of a folder that the walk enters. */
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

  /** The same for a file deeper in the folder, with the exclusions of the folders on the way to it. */
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

/** The exclusions in the settings of a workspace. */
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

/**
 * The settings nearest to the named folder.
 * @param inside that folder, and those above it
 */
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
    'its exclusions cannot be read; expected JSON, with globs in "files.exclude", "search.exclude" and "researchDigest.exclude".',
  )
}

/** `undefined` if not all of them can be read. */
function globsIn(settings: Settings | undefined): readonly string[] | undefined {
  const maps = [settings?.['files.exclude'] ?? {}, settings?.['search.exclude'] ?? {}]
  const own = [settings?.['researchDigest.exclude'] ?? []].flat()
  const isRead = maps.every(isMap) && own.every((glob) => typeof glob === 'string')
  if (!settings || !isRead) return undefined
  // Files excluded only beside another file (`when`) are usually generated.
  const ofMaps = maps.flatMap((map) => Object.entries(map).filter(([, isExcluded]) => isExcluded === true))
  return [...ofMaps.map(([glob]) => glob), ...own]
}

type Settings = Readonly<Record<string, unknown>>

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The exclusions of this clone only. */
function excludedByRepository(root: string, tell: TellUnread): GitIgnores {
  const text = readIfThere(path.join(root, '.git', 'info', 'exclude'), tell)
  return new GitIgnores(new Map(text === undefined ? [] : [['.gitignore', text]]))
}

/** The folder itself, and each one above it. */
export function foldersAbove(folder: string): readonly string[] {
  const above = path.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

/** `undefined` if it does not exist or cannot be read, which is reported. */
function readIfThere(file: string, tell: TellUnread): string | undefined {
  const read = readPlain(file)
  if (read instanceof UnreadExclusionsError) tell(read)
  return typeof read === 'string' ? read : undefined
}

/** Reading a pipe or a device may never end. */
function readPlain(file: string): string | UnreadExclusionsError | undefined {
  try {
    if (!statSync(file).isFile())
      return new UnreadExclusionsError(file, l10n.t('not a regular file; expected a list of exclusions.'))
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

/** JSON with comments and trailing commas, as VS Code's settings allow it; `undefined` if it cannot be parsed. */
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
