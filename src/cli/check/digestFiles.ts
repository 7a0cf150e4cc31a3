import { Archive } from '../../core/archive/archive.ts'
import { recordDigest } from '../../core/archive/digestRecord.ts'
import { blankComments } from '../../core/base/comments.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { Output } from '../commands/command.ts'
import { ConventionsFinder, designationOf, type FoundConventions } from '../findConventions.ts'
import { InputFiles } from '../input/inputFiles.ts'

export interface DigestFile extends FoundConventions {
  /** As named on the command line, or found below a folder as that was named. */
  readonly name: string
  readonly digest: Digest
  /** By the conventions it is no digest. */
  readonly isExcluded: boolean
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
  const files: DigestFile[] = []
  const input = new InputFiles(names, output)
  for await (const read of input.read()) {
    const found = await finder.find(read.file)
    const { sections, entries } = found.conventions
    const digest = parseDigest(read.text, sections, entries)
    const designation = designationOf(read.file, found)
    const { isExcluded = false } = designation
    files.push({ name: read.file, digest, ...found, isExcluded, isFound: !names.includes(read.file) })
    // What is in a comment is for no index.
    const open = blankComments(read.text)
    const listed = open === read.text ? digest : parseDigest(open, found.conventions.sections)
    const record = recordDigest(listed, { file: read.file, ...designation })
    archive.update([{ file: read.file, record }])
  }
  return { files, archive, hasFailed: input.hasFailed }
}
