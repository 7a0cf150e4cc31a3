import { existsSync } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { Archive } from '../../core/archive/archive.ts'
import type { DigestRecord } from '../../core/archive/archivedDigest.ts'
import { recordDigest } from '../../core/archive/digestRecord.ts'
import { Globs } from '../../core/base/glob.ts'
import { LineTable } from '../../core/base/span.ts'
import { type Conventions, conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import { noConventions, readConventions } from '../../core/digest/conventions/readConventions.ts'
import type { Designation } from '../../core/digest/detect.ts'
import { blankHidden } from '../../core/digest/footnotes.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { Output } from '../commands/command.ts'
import { InputFiles, targetOf, type WalkOptions } from './inputFiles.ts'
import { readTextFile, UnreadExclusionsError } from './readTextFile.ts'

interface ConventionsFile {
  /** Absolute. */
  readonly path: string
  /** In the way of the file for which it was found: relative to the working folder if that is. */
  readonly name: string
  readonly text: string
}

interface FoundConventions {
  readonly conventions: Conventions
  /** Their file; `undefined` if there is none. */
  readonly file: ConventionsFile | undefined
  readonly globs: { readonly files: Globs; readonly exclude: Globs }
  /** Why some exclusions may be unknown. */
  readonly unread: UnreadExclusionsError | undefined
  /** The file is a link to one that is excluded in its own place. */
  readonly isExcludedTarget?: boolean
}

/** How an absolute path is shown. */
type Naming = (file: string) => string

/** Finds the conventions of files: the nearest `digest.yaml` in their folder or above it. Each is read once. */
export class ConventionsFinder {
  readonly #complain: (problem: string) => void
  readonly #known = new Map<string, Promise<FoundConventions>>()
  readonly #complained = new Set<string>()
  #hasFailed = false

  /** @param complain takes one line for each thing that cannot be read, with its position */
  constructor(complain: (problem: string) => void) {
    this.#complain = complain
  }

  /** Whether some conventions could not be read, which has been reported. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** The conventions of a file; reports errors in them. */
  async of(file: string): Promise<Conventions> {
    const found = await this.find(file)
    this.#complainOf(found)
    return found.conventions
  }

  /** The conventions and their file, for callers that report errors themselves. */
  async find(file: string): Promise<FoundConventions> {
    const nameOf = (own: string) => (path.isAbsolute(file) ? own : path.relative('.', own))
    const found = await this.#inFolder(path.dirname(path.resolve(file)), nameOf)
    const target = targetOf(file)
    if (target === undefined) return found
    const { isExcluded } = designationOf(target, await this.#inFolder(path.dirname(target), nameOf))
    return isExcluded ? { ...found, isExcludedTarget: true } : found
  }

  #inFolder(folder: string, nameOf: Naming): Promise<FoundConventions> {
    const known = this.#known.get(folder) ?? this.#read(folder, nameOf)
    this.#known.set(folder, known)
    return known
  }

  async #read(folder: string, nameOf: Naming): Promise<FoundConventions> {
    const file = path.join(folder, conventionsFileName)
    const name = nameOf(file)
    const text = (await this.#textOf(name)) ?? this.#misnamed(name)
    if (typeof text === 'string') return this.#found(readConventions(text), { path: file, name, text })
    const above = path.dirname(folder)
    const found =
      above === folder ? this.#found(noConventions, undefined) : await this.#inFolder(above, nameOf)
    return text ? { ...found, unread: text } : found
  }

  #found(conventions: Conventions, file: FoundConventions['file']): FoundConventions {
    const globs = { files: new Globs(conventions.files), exclude: new Globs(conventions.exclude) }
    for (const glob of [...globs.files.ignored, ...globs.exclude.ignored]) {
      const problem = l10n.t('the glob {0} is too long or one too many, and is not used.', glob.slice(0, 40))
      this.#complain(`${file?.name}: ${problem}`)
    }
    const isUnread = file && (conventions.excludesUnread || globs.exclude.ignored.length > 0)
    return { conventions, file, globs, unread: isUnread ? unreadExclude(file.name) : undefined }
  }

  async #textOf(file: string): Promise<string | UnreadExclusionsError | undefined> {
    try {
      return (await readTextFile(file)).text
    } catch (error) {
      const { code } = ((error as Error).cause as NodeJS.ErrnoException) ?? {}
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
      this.#hasFailed = true
      this.#complain((error as Error).message)
      return unreadExclude(file)
    }
  }

  /** Whoever wrote a file of this name believes that it is read. */
  #misnamed(conventionsFile: string): UnreadExclusionsError | undefined {
    const file = conventionsFile.replace(/\.yaml$/, '.yml')
    if (!existsSync(file)) return undefined
    const problem = l10n.t('not read, because of its name; expected {0}.', conventionsFileName)
    this.#complain(`${file}: ${problem}`)
    return new UnreadExclusionsError(file, problem)
  }

  #complainOf({ conventions, file }: FoundConventions): void {
    if (!file || this.#complained.has(file.path)) return
    this.#complained.add(file.path)
    const lines = new LineTable(file.text)
    for (const { span, message } of conventions.problems) {
      this.#complain(`${file.name}:${lines.numberAt(span.start) + 1}: ${message}`)
    }
  }
}

function unreadExclude(file: string): UnreadExclusionsError {
  const problem = l10n.t('its exclusions cannot be read; expected YAML, with a list of globs in "exclude".')
  return new UnreadExclusionsError(file, problem)
}

/** Whether the conventions and the file's name decide that it is a digest, or is not. */
export function designationOf(
  name: string,
  { file, globs, isExcludedTarget = false }: FoundConventions,
): Designation {
  const below = file && path.relative(path.dirname(file.path), path.resolve(name)).split(path.sep).join('/')
  return {
    fileName: path.basename(name),
    isChosen:
      path.extname(name).toLowerCase() === '.digest' || (below !== undefined && globs.files.match(below)),
    isExcluded: isExcludedTarget || (below !== undefined && globs.exclude.covers(below)),
  }
}

export interface DigestFile extends FoundConventions {
  /** As named on the command line, or found in a folder, relative to how that was named. */
  readonly name: string
  readonly digest: Digest
  /** Whether the conventions exclude it. */
  readonly isExcluded: boolean
  /** Whether it was found in a folder rather than named: everything beside it has then been read, too. */
  readonly isFound: boolean
}

export interface DigestFiles {
  /** Digests and other texts. */
  readonly files: readonly DigestFile[]
  /** Their archive; its files go by their names here. */
  readonly archive: Archive
  /** Whether something that was named could not be read; it has been reported. */
  readonly hasFailed: boolean
}

type ReadOptions = Pick<WalkOptions, 'needsExclusions' | 'enter'>

/**
 * Reads files and folders as one archive.
 * @throws UnreadExclusionsError if exclusions are needed and cannot be read
 */
export async function readArchive(
  names: readonly string[],
  output: Output,
  { needsExclusions = false, enter }: ReadOptions = {},
): Promise<DigestFiles> {
  const finder = new ConventionsFinder(output.complain)
  const archive = new Archive()
  const files: DigestFile[] = []
  const input = new InputFiles(names, output, { needsExclusions, enter })
  for await (const read of input.read()) {
    const found = await finder.find(read.file)
    const isFound = !names.includes(read.file)
    if (needsExclusions && isFound && found.unread) {
      // Says where.
      await finder.of(read.file)
      throw found.unread
    }
    if (found.file) enter?.(path.dirname(found.file.path))
    const file = readDigest({ name: read.file, ...found, isFound }, read.text)
    files.push(file)
    archive.update([{ file: read.file, record: recordOf(file) }])
  }
  return { files, archive, hasFailed: input.hasFailed || finder.hasFailed }
}

/** The same files with other texts, and an archive of these. */
export function withTexts(
  { files, archive, hasFailed }: DigestFiles,
  texts: ReadonlyMap<string, string>,
): DigestFiles {
  const changed = files.map((file) => {
    const text = texts.get(file.name)
    if (text === undefined) return file
    const now = readDigest(file, text)
    archive.update([{ file: file.name, record: recordOf(now) }])
    return now
  })
  return { files: changed, archive, hasFailed }
}

function readDigest(file: Omit<DigestFile, 'digest' | 'isExcluded'>, text: string): DigestFile {
  const { sections, entries } = file.conventions
  const digest = parseDigest(text, sections, entries)
  return { ...file, digest, isExcluded: designationOf(file.name, file).isExcluded ?? false }
}

function recordOf(file: DigestFile): DigestRecord | undefined {
  const { name, digest } = file
  // Comments are not for an index.
  const open = blankHidden(digest.text)
  const listed =
    open === digest.text ? digest : parseDigest(open, file.conventions.sections, file.conventions.entries)
  return recordDigest(listed, { file: name, written: digest.text, ...designationOf(name, file) })
}
