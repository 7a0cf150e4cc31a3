import { existsSync } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { Archive } from '../../core/archive/archive.ts'
import { endMark, findIndexBlocks, startMark } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, lineEndOf, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import type { DecodedText } from '../../core/base/decodeText.ts'
import { applyEdits } from '../../core/base/textEdit.ts'
import { isAmong } from '../../files/exportFolder.ts'
import { replaceFile } from '../../files/replaceFile.ts'
import type { Output } from '../commands/command.ts'
import { notUtf8, readTextFile, UnreadableFileError } from '../input/readTextFile.ts'

interface IndexRequest {
  readonly file: string
  readonly archive: Archive
  /** The files of the digests in the index. */
  readonly digests: readonly string[]
  /** Whether a document without an index gets one. */
  readonly mayAdd: boolean
}

/** Writes the index of a document; everything else in it stays the same, byte for byte. */
export async function refreshIndex(request: IndexRequest, output: Output): Promise<0 | 2> {
  const { file, archive, mayAdd } = request
  await requireNoDigest(request)
  const read = await readIfThere(file)
  const text = read?.text
  const hasIndex = text !== undefined && findIndexBlocks(text).length > 0
  if (text !== undefined && !hasIndex && !mayAdd) {
    output.complain(
      l10n.t(
        '{0} has no index; expected the lines {1} and {2} where it should go, or --add.',
        file,
        startMark,
        endMark,
      ),
    )
    return 2
  }
  const updated = hasIndex ? refreshed(text, archive, file) : added(text ?? '', archive, file)
  if (updated === text) await output.print(l10n.t('{0} is up to date', file))
  else {
    await replaceFile(file, (read?.hasByteOrderMark ? '\uFEFF' : '') + updated)
    await output.print(hasIndex ? l10n.t('updated {0}', file) : l10n.t('created {0}', file))
  }
  return 0
}

/** Refuses a document that is also a digest through a link: writing one would change the other. */
async function requireNoDigest({ file, digests }: IndexRequest): Promise<void> {
  const others = digests.filter((name) => path.resolve(name) !== path.resolve(file))
  if (!(await isAmong(file, others))) return
  throw new UnreadableFileError(
    file,
    l10n.t('a digest in the folder under another name; expected a separate file.'),
  )
}

function refreshed(text: string, archive: Archive, file: string): string {
  const changes = indexChanges(text, archive, file)
  return applyEdits(
    text,
    changes.map(({ edit }) => edit),
  )
}

/** Adds the index at the end, after a blank line. */
function added(text: string, archive: Archive, file: string): string {
  const lineEnd = lineEndOf(text)
  if (text.trim() === '') return text + newIndex(archive, file, lineEnd)
  const gap = text.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  return text + gap + newIndex(archive, file, lineEnd)
}

/** @throws UnreadableFileError if it is not UTF-8: its letters would be lost on writing */
async function readIfThere(file: string): Promise<DecodedText | undefined> {
  if (!existsSync(file)) return undefined
  const read = await readTextFile(file)
  if (read.encoding === 'utf-8') return read
  throw new UnreadableFileError(file, notUtf8())
}
