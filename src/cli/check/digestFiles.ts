import path from 'node:path'
import { Archive } from '../../core/archive/archive.ts'
import { recordDigest } from '../../core/archive/digestRecord.ts'
import { Globs } from '../../core/base/glob.ts'
import type { Conventions } from '../../core/digest/conventions.ts'
import type { Digest } from '../../core/digest/digest.ts'
import { parseDigest } from '../../core/digest/parseDigest.ts'
import type { Output } from '../commands/command.ts'
import { UnreadableFileError } from '../errors.ts'
import { ConventionsFinder, type FoundConventions } from '../findConventions.ts'
import { readDigestFiles } from '../readDigestFiles.ts'

export interface DigestFile extends FoundConventions {
  /** As named on the command line, or found below a folder as that was named. */
  readonly name: string
  readonly digest: Digest
  /** It was not named itself, but found below a folder: all that lies beside it has been read too. */
  readonly isFound: boolean
}

export interface DigestFiles {
  /** Digests and other texts. */
  readonly files: readonly DigestFile[]
  /** What they say; its files go by their names here. */
  readonly archive: Archive
  /** Something that was named could not be read; it has been complained of. */
  readonly hasFailed: boolean
}

/** Reads files and folders as one archive. */
export async function readArchive(names: readonly string[], output: Output): Promise<DigestFiles> {
  const finder = new ConventionsFinder(output.complain)
  const archive = new Archive()
  const chosen = new ChosenFiles()
  const files: DigestFile[] = []
  let hasFailed = false
  for await (const read of readDigestFiles(names)) {
    if (read instanceof UnreadableFileError) {
      output.complain(read.message)
      hasFailed = true
      continue
    }
    const found = await finder.find(read.file)
    const digest = parseDigest(read.text, found.conventions.sections)
    files.push({ name: read.file, digest, ...found, isFound: !names.includes(read.file) })
    const record = recordDigest(digest, { file: read.file, isChosen: chosen.has(read.file, found) })
    archive.update([{ file: read.file, record }])
  }
  return { files, archive, hasFailed }
}

/** Files that are treated as digests whatever they say. */
class ChosenFiles {
  readonly #globs = new Map<Conventions, Globs>()

  has(name: string, { conventions, file }: FoundConventions): boolean {
    if (path.extname(name).toLowerCase() === '.digest') return true
    if (!file) return false
    const globs = this.#globs.get(conventions) ?? new Globs(conventions.files)
    this.#globs.set(conventions, globs)
    const below = path.relative(path.dirname(file.path), path.resolve(name))
    return globs.match(below.split(path.sep).join('/'))
  }
}
