import { archiveSeenFrom } from '../../core/archive/seenFrom.ts'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { paperOf } from '../../core/digest/digest.ts'
import { checkConventions } from '../../core/rules/checkConventions.ts'
import { checkDigest } from '../../core/rules/digestCheck.ts'
import { lineLog } from '../catalogue/lineLog.ts'
import type { Output } from '../commands/command.ts'
import { type CheckedFile, checkedFile } from './checkedFile.ts'
import type { DigestFile, DigestFiles } from './digestFiles.ts'
import { type KnownPapersOptions, knownPapers } from './knownPapers.ts'

/** What the rules say of digests and of the conventions that hold for them; texts that are neither are left out. */
export async function checkFiles(
  { files, archive }: Pick<DigestFiles, 'files' | 'archive'>,
  papers: KnownPapersOptions,
  output: Output,
): Promise<readonly CheckedFile[]> {
  const digests = files.filter(({ name }) => archive.fileAt(name)?.isDigest)
  const facts = await knownPapers(papersIn(digests), papers, output)
  const checked = digests.map(({ name, digest, conventions }) => {
    const own = archive.fileAt(name)
    const seen = own && { archive: archiveSeenFrom(archive, own) }
    const options = { facts, conventions, settings: {}, log: lineLog(output), ...seen }
    return checkedFile(name, digest.text, checkDigest(digest, options))
  })
  return [...conventionsOf(digests), ...checked]
}

/** Each paper that has an entry, once. */
function papersIn(digests: readonly DigestFile[]): readonly ArxivId[] {
  return [
    ...new Set(digests.flatMap(({ digest }) => digest.entries.flatMap((entry) => paperOf(entry) ?? []))),
  ]
}

/** Each file of conventions once, by its path. */
function conventionsOf(digests: readonly DigestFile[]): readonly CheckedFile[] {
  const texts = new Map(digests.flatMap(({ file }) => (file ? [[file.path, file.text]] : [])))
  return Array.from(texts, ([path, text]) => checkedFile(path, text, checkConventions(text, {})))
}
