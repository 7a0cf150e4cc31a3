import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { Archive } from '../../core/archive/archive.ts'
import { isListing } from '../../core/archive/archivedDigest.ts'
import { endMark, findIndexBlocks, pathBelow, startMark } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, lineEndOf, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import { applyEdits } from '../../core/base/span.ts'
import { asWritten, type DecodedText } from '../../core/base/textBytes.ts'
import { isAmong, wouldLeaveOut } from '../../files/exportFolder.ts'
import { replaceFile, requireOneName } from '../../files/replaceFile.ts'
import { readArchive } from '../input/digestFiles.ts'
import { notUtf8, readTextFile, UnreadableFileError } from '../input/readTextFile.ts'
import { leadingName } from '../terminal.ts'
import { type Command, type Output, parseArguments, UsageError } from './command.ts'

export const updateIndex: Command = {
  name: 'index',
  summary: () =>
    l10n.t(
      'Writes or updates the index of the digests in a folder, between the two markers in its README.md.',
    ),
  forms: ['index [--file PATH] [--add] FOLDER'],
  terms: () => ({
    '--file': l10n.t(
      'the document with the index, in the folder; by default README.md, which is created if missing',
    ),
    '--add': l10n.t('adds the index at the end of a document that has none yet'),
  }),
  async run(args, output) {
    const { values, positionals } = parseArguments(args, options)
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0)
      throw new UsageError(l10n.t('{0} expects one folder.', 'index'))
    const named = values.file ?? path.join(folder, 'README.md')
    requireFolder(folder, path.normalize(named))
    // In the way of the digests' names, so that links lead from one to the others.
    const file = path.join(folder, path.relative(folder, named))
    const { archive, files, hasFailed } = await readArchive([folder], output, { needsExclusions: true })
    // An index of only the readable files would leave out the rest.
    if (hasFailed) {
      output.complain(`${file}: ${wouldLeaveOut()}`)
      return 2
    }
    requireAllBelow(folder, file, archive)
    const digests = files.map(({ name }) => name).filter((name) => archive.fileAt(name)?.isDigest)
    return refreshIndex({ file, archive, digests, mayAdd: values.add ?? false }, output)
  },
}

/**
 * @throws UsageError if it is not a folder, or if the document is elsewhere: its links would lead out of the folder.
 */
function requireFolder(folder: string, file: string): void {
  if (isFile(folder)) throw new UsageError(l10n.t('{0} is not a folder; expected one.', folder))
  if (path.relative(folder, file).split(path.sep)[0] === '..') throw misplaced(folder, file)
}

/** @throws UsageError if the index of a document in a subfolder would leave out digests of the folder */
function requireAllBelow(folder: string, file: string, archive: Archive): void {
  const isOutside = archive
    .digests()
    .some((digest) => !digest.isDraft && !isListing(digest) && pathBelow(file, digest.file) === undefined)
  if (isOutside) throw misplaced(folder, file)
}

function misplaced(folder: string, file: string): UsageError {
  return new UsageError(l10n.t('{0} expects a document in {1}, not "{2}".', '--file', folder, file))
}

/** Whoever reads a missing or inaccessible file reports it. */
function isFile(name: string): boolean {
  try {
    return !statSync(name).isDirectory()
  } catch {
    return false
  }
}

const options = { file: { type: 'string' }, add: { type: 'boolean' } } as const

interface IndexRequest {
  readonly file: string
  readonly archive: Archive
  /** The files of the digests in the index. */
  readonly digests: readonly string[]
  /** Whether a document without an index gets one. */
  readonly mayAdd: boolean
}

/** Writes the index of a document; everything else in it stays the same, byte for byte. */
async function refreshIndex(request: IndexRequest, output: Output): Promise<0 | 2> {
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
  const name = leadingName(file)
  if (updated === text) await output.print(l10n.t('{0} is up to date', name))
  else {
    await requireOneName(file)
    await replaceFile(file, read ? asWritten(updated, read) : updated)
    await output.print(read ? l10n.t('updated {0}', name) : l10n.t('created {0}', name))
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
  if (text.trim() === '') return text + newIndex(text, archive, file)
  const gap = text.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  return text + gap + newIndex(text, archive, file)
}

/** @throws UnreadableFileError if it is not UTF-8: its letters would be lost on writing */
async function readIfThere(file: string): Promise<DecodedText | undefined> {
  if (!existsSync(file)) return undefined
  const read = await readTextFile(file)
  if (read.encoding === 'utf-8') return read
  throw new UnreadableFileError(file, notUtf8())
}
