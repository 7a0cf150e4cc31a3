import * as l10n from '@vscode/l10n'
import { isAbort } from '../../core/base/errors.ts'
import { applyEdits } from '../../core/base/textEdit.ts'
import { unifiedDifference } from '../../core/base/unifiedDifference.ts'
import type { Facts } from '../../core/paper/facts.ts'
import { fixAll } from '../../core/rules/fixAll.ts'
import type { Finding } from '../../core/rules/rule.ts'
import { replaceFile } from '../../files/replaceFile.ts'
import type { Output } from '../commands/command.ts'
import { type DigestFiles, withTexts } from '../input/digestFiles.ts'
import { notUtf8, readTextFile, UnreadableFileError } from '../input/readTextFile.ts'
import { pathFromHere } from '../reports/report.ts'
import { leadingName } from '../terminal.ts'
import { type CheckedText, digestsIn } from './checkFiles.ts'

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
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1)
  return counts
}

function fewer(before: Counts = new Map(), left: Counts = new Map()): Counts {
  const gone = Array.from(before, ([id, count]) => [id, count - (left.get(id) ?? 0)] as const)
  return new Map(gone.filter(([, count]) => count > 0))
}

/** Prints the changes, as one patch for all files. */
export async function printDifference(files: readonly FixedFile[], output: Output): Promise<void> {
  for (const { file, before, after } of files) {
    await output.write(unifiedDifference(pathFromHere(file), before, after))
  }
}

/**
 * Writes each file atomically, and reports what was fixed in it. A file that has changed since it was read, or is not
 * writable, stays as it is and is reported.
 * @returns the files that stay as they were
 */
export async function writeFixed(files: readonly FixedFile[], output: Output): Promise<readonly FixedFile[]> {
  const left: FixedFile[] = []
  for (const each of files) {
    try {
      await write(each)
      output.complain(`${leadingName(each.file)}: ${l10n.t('fixed {0}', describeCounts(each.gone))}`)
    } catch (error) {
      if (isAbort(error)) throw error
      left.push(each)
      output.complain((error as Error).message)
    }
  }
  return left
}

async function write({ file, before, after }: FixedFile): Promise<void> {
  const { text, encoding, hasByteOrderMark } = await readTextFile(file)
  // It may have just been written under another name.
  if (text === after) return
  if (text !== before) {
    throw new UnreadableFileError(file, l10n.t('changed while it was being checked, and left as it is.'))
  }
  if (encoding !== 'utf-8') {
    throw new UnreadableFileError(file, notUtf8())
  }
  await replaceFile(file, (hasByteOrderMark ? '\uFEFF' : '') + after)
}

/** `link-style, noncanonical-link (3)` */
function describeCounts(counts: Counts): string {
  const rules = Array.from(counts).sort(([one], [other]) => (one < other ? -1 : 1))
  return rules.map(([id, count]) => (count > 1 ? `${id} (${count})` : id)).join(', ')
}
