import { existsSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import { type Archive, archiveSeenFrom } from '../../core/archive/archive.ts'
import { unifiedDifference } from '../../core/base/difference.ts'
import { isAbort } from '../../core/base/errors.ts'
import { countsOf } from '../../core/base/groups.ts'
import { applyEdits } from '../../core/base/span.ts'
import { asWritten, type DecodedText } from '../../core/base/textBytes.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { Facts } from '../../core/paper/paper.ts'
import { checkConventions, checkDigest, checkIndex } from '../../core/rules/digestCheck.ts'
import { fixAll } from '../../core/rules/fixes.ts'
import type { Finding } from '../../core/rules/rule.ts'
import { replaceFile, requireOneName } from '../../files/replaceFile.ts'
import { lineLog, type Output } from '../commands/command.ts'
import { type DigestFile, type DigestFiles, withTexts } from '../input/digestFiles.ts'
import { notUtf8, readTextFile, UnreadableFileError } from '../input/readTextFile.ts'
import { leadingName } from '../terminal.ts'
import { type CheckedFile, checkedFile, pathFromHere } from './reports.ts'

/** A file to which rules apply, and their findings. */
interface CheckedText {
  readonly file: string
  readonly text: string
  /** The same for another text in its place. */
  check(text: string): readonly Finding[]
}

/** The findings of the rules for digests, indexes and conventions; other texts are left out. */
export function checkFiles(read: DigestFiles, facts: Facts, output: Output): readonly CheckedFile[] {
  const checks = [...conventionsIn(read), ...digestsIn(read, facts, output)]
  return checks.map(({ file, text, check }) => checkedFile(file, text, check(text)))
}

/** Digests, and documents that list them. */
function digestsIn({ files, archive }: DigestFiles, facts: Facts, output: Output): readonly CheckedText[] {
  return files.flatMap((file): readonly CheckedText[] => {
    const { name, digest: read, conventions } = file
    const own = archive.fileAt(name)
    const digestOf = (text: string) =>
      text === read.text ? read : parseDigest(text, conventions.sections, conventions.entries)
    const ofIndex = (digest: Digest) => checkAsIndex(file, digest, archive)
    const checks = { file: name, text: read.text }
    if (own?.isDigest) {
      const seen = archiveSeenFrom(archive, own)
      const options = { facts, conventions, settings: {}, archive: seen, log: lineLog(output) }
      const check = (text: string) => {
        const digest = digestOf(text)
        return [...checkDigest(digest, options), ...ofIndex(digest)]
      }
      return [{ ...checks, check }]
    }
    return ofIndex(read).length > 0 ? [{ ...checks, check: (text) => ofIndex(digestOf(text)) }] : []
  })
}

function checkAsIndex(
  { name, conventions, isFound, isExcluded }: DigestFile,
  digest: Digest,
  archive: Archive,
): readonly Finding[] {
  if (!isFound || isExcluded) return []
  const isMissing = (file: string) => archive.fileAt(file) === undefined && !existsSync(file)
  return checkIndex(digest, { archive, file: name, isMissing }, conventions.rules)
}

/** Each conventions file once. */
function conventionsIn({ files, archive }: DigestFiles): readonly CheckedText[] {
  const found = new Map(files.flatMap(({ file }) => (file ? [[file.path, file]] : [])))
  return Array.from(found.values(), ({ path: own, name: file, text }) => {
    const below = files.filter(({ file, name }) => file?.path === own && archive.fileAt(name)?.isDigest)
    const digests = below.map(({ digest }) => digest)
    return { file, text, check: (text) => checkConventions(text, {}, () => digests) }
  })
}

/** A fix in a digest may cause a problem in an index, and the other way round; but this must end. */
const mostRounds = 5

/** A file with problems that can be fixed without a decision. */
interface FixedFile {
  readonly file: string
  readonly before: string
  readonly after: string
  /** How many problems of each rule were fixed, by rule id. */
  readonly gone: ReadonlyMap<string, number>
}

interface FixResult {
  readonly files: readonly FixedFile[]
  /** All files, with their fixed texts. */
  readonly read: DigestFiles
}

/** Applies the editor's "Fix All" to digests and their indexes; conventions files stay as they are. */
export function fixDigests(read: DigestFiles, facts: Facts, output: Output): FixResult {
  const before = countsIn(digestsIn(read, facts, output))
  const changed = new Map<string, string>()
  let now = read
  for (let round = 0; round < mostRounds; round++) {
    const texts = new Map(digestsIn(now, facts, output).flatMap((each) => mend(each)))
    if (texts.size === 0) break
    for (const [file, text] of texts) changed.set(file, text)
    now = withTexts(now, texts)
  }
  const left = countsIn(digestsIn(now, facts, output))
  const files = read.files.flatMap(({ name: file, digest: { text } }) => {
    const after = changed.get(file) ?? text
    if (after === text) return []
    return [{ file, before: text, after, gone: fewer(before.get(file), left.get(file)) }]
  })
  return { files, read: now }
}

function mend({ file, text, check }: CheckedText): readonly (readonly [string, string])[] {
  const after = withLineEndsOf(text, applyEdits(text, fixAll(text, check)))
  return after === text ? [] : [[file, after]]
}

/** Fixes write `\n`; if all lines end with `\r\n`, new ones do, too, as in an editor. */
function withLineEndsOf(text: string, fixed: string): string {
  return /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? fixed.replace(/\r?\n/g, '\r\n') : fixed
}

type Counts = ReadonlyMap<string, number>

/** How many problems of each rule the files have, by file name. */
function countsIn(checks: readonly CheckedText[]): ReadonlyMap<string, Counts> {
  return new Map(checks.map(({ file, text, check }) => [file, countByRule(check(text))]))
}

function countByRule(findings: readonly Finding[]): Counts {
  return countsOf(findings.map(({ rule }) => rule.id))
}

function fewer(before: Counts = new Map(), left: Counts = new Map()): Counts {
  const gone = Array.from(before, ([id, count]) => [id, count - (left.get(id) ?? 0)] as const)
  return new Map(gone.filter(([, count]) => count > 0))
}

/**
 * Prints the changes that {@link writeFixed} would make, as one patch for all files.
 * @returns the files that would stay as they are
 */
export async function printDifference(
  files: readonly FixedFile[],
  output: Output,
): Promise<readonly FixedFile[]> {
  return forEachFile(files, output, async ({ file, before, after }, read) => {
    const texts = [asWritten(before, read), asWritten(after, read)] as const
    await output.write(unifiedDifference(pathFromHere(file), ...texts))
  })
}

/**
 * Writes each file atomically, and reports what was fixed in it. A file that has changed since it was read, or is not
 * writable, stays as it is and is reported.
 * @returns the files that stay as they were
 */
export async function writeFixed(files: readonly FixedFile[], output: Output): Promise<readonly FixedFile[]> {
  return forEachFile(files, output, async ({ file, after, gone }, read) => {
    // It may have just been written under another name.
    if (read.text !== after) await replaceFile(file, asWritten(after, read))
    output.complain(`${leadingName(file)}: ${l10n.t('fixed {0}', describeCounts(gone))}`)
  })
}

/** @returns the files for which the work failed, which has been reported */
async function forEachFile(
  files: readonly FixedFile[],
  output: Output,
  work: (file: FixedFile, read: DecodedText) => Promise<void>,
): Promise<readonly FixedFile[]> {
  const left: FixedFile[] = []
  for (const each of files) {
    try {
      await work(each, await readAgain(each))
    } catch (error) {
      if (isAbort(error)) throw error
      left.push(each)
      output.complain((error as Error).message)
    }
  }
  return left
}

async function readAgain({ file, before, after }: FixedFile): Promise<DecodedText> {
  const read = await readTextFile(file)
  if (read.text !== before && read.text !== after) {
    throw new UnreadableFileError(file, l10n.t('changed while it was being checked, and left as it is.'))
  }
  if (read.encoding !== 'utf-8') throw new UnreadableFileError(file, notUtf8())
  await requireOneName(file)
  return read
}

/** `link-style, noncanonical-link (3)` */
function describeCounts(counts: Counts): string {
  const rules = Array.from(counts).sort(([one], [other]) => (one < other ? -1 : 1))
  return rules.map(([id, count]) => (count > 1 ? `${id} (${count})` : id)).join(', ')
}
