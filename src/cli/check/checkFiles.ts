import { existsSync } from 'node:fs'
import type { Archive } from '../../core/archive/archive.ts'
import { archiveSeenFrom } from '../../core/archive/seenFrom.ts'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { paperOf } from '../../core/digest/model.ts'
import { checkConventions } from '../../core/rules/checkConventions.ts'
import { checkIndex } from '../../core/rules/checkIndex.ts'
import { checkDigest } from '../../core/rules/digestCheck.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { lineLog } from '../catalogue/lineLog.ts'
import type { Output } from '../commands/command.ts'
import { type CheckedFile, checkedFile } from './checkedFile.ts'
import type { DigestFile, DigestFiles } from './digestFiles.ts'
import { type KnownPapersOptions, knownPapers } from './knownPapers.ts'

/** What the rules say of digests, of indexes and of conventions; texts that are none of them are left out. */
export async function checkFiles(
  { files, archive }: Pick<DigestFiles, 'files' | 'archive'>,
  papers: KnownPapersOptions,
  output: Output,
): Promise<readonly CheckedFile[]> {
  const digests = files.filter(({ name }) => archive.fileAt(name)?.isDigest)
  const facts = await knownPapers(papersIn(digests), papers, output)
  const checked = files.flatMap((file) => {
    const own = archive.fileAt(file.name)
    const ofIndex = checkAsIndex(file, archive)
    if (!own?.isDigest && ofIndex.length === 0) return []
    const options = { facts, conventions: file.conventions, settings: {}, log: lineLog(output) }
    const ofDigest = own?.isDigest
      ? checkDigest(file.digest, { ...options, archive: archiveSeenFrom(archive, own) })
      : []
    return [checkedFile(file.name, file.digest.text, [...ofDigest, ...ofIndex])]
  })
  return [...conventionsOf(files, archive), ...checked]
}

function checkAsIndex(
  { name, digest, conventions, isFound, isExcluded }: DigestFile,
  archive: Archive,
): readonly Finding[] {
  if (!isFound || isExcluded) return []
  const isMissing = (file: string) => archive.fileAt(file) === undefined && !existsSync(file)
  return checkIndex(digest, { archive, file: name, isMissing }, conventions.rules)
}

/** Each paper that has an entry, once. */
function papersIn(digests: readonly DigestFile[]): readonly ArxivId[] {
  return [
    ...new Set(digests.flatMap(({ digest }) => digest.entries.flatMap((entry) => paperOf(entry) ?? []))),
  ]
}

/** Each file of conventions once, by its path. */
function conventionsOf(files: readonly DigestFile[], archive: Archive): readonly CheckedFile[] {
  const texts = new Map(files.flatMap(({ file }) => (file ? [[file.path, file.text]] : [])))
  return Array.from(texts, ([path, text]) => {
    const below = files.filter(({ file, name }) => file?.path === path && archive.fileAt(name)?.isDigest)
    const digests = below.map(({ digest }) => digest)
    return checkedFile(
      path,
      text,
      checkConventions(text, {}, () => digests),
    )
  })
}
