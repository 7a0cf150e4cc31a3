import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as l10n from '@vscode/l10n'
import type { LinkForm } from '../../core/arxiv/links.ts'
import { DigestError } from '../../core/base/errors.ts'
import { layouts } from '../../core/digest/layouts/index.ts'
import type { LayoutId } from '../../core/digest/model.ts'
import { exportDigests } from '../../core/export/exportDigests.ts'
import type { ExportedFile, ExportFormat, ExportOptions } from '../../core/export/exportFormat.ts'
import { exportFormats } from '../../core/export/formats/index.ts'
import { cleanLine } from '../../core/paper/text.ts'
import {
  isAmong,
  isExported,
  isInput,
  listExported,
  readManifest,
  readPageAssets,
  wouldLeaveOut,
  writeExport,
} from '../../files/exportFolder.ts'
import { replaceFile, requireFolder } from '../../files/replaceFile.ts'
import {
  apart,
  type ExitCode,
  known,
  type Output,
  UsageError,
  untilInterrupted,
} from '../commands/command.ts'
import { isThere, UnreadableFileError } from '../input/readTextFile.ts'
import { exportedRecords, type RecordsUse } from '../input/records.ts'
import { type FoundDigests, readDigests } from './readDigests.ts'

/** `export` with its options parsed; the values may not be valid formats or layouts yet. */
interface ExportArguments extends RecordsUse {
  readonly names: readonly string[]
  readonly format: string
  readonly output: string | undefined
  /** Whether the file given by `output` may be replaced. */
  readonly force: boolean
  readonly layout: LayoutId | undefined
  readonly linkForm: LinkForm | undefined
  readonly title: string | undefined
  readonly author: string | undefined
  readonly address: string | undefined
}

/** `export`. */
export async function runExport(asked: ExportArguments, output: Output): Promise<ExitCode> {
  const format = formatOf(asked)
  requireUsed(asked, format)
  const options = await optionsOf(asked)
  const found = await readDigests(
    asked.names,
    { except: asked.output, takesPictures: format.gives === 'folder' },
    output,
  )
  if (found.digests.length === 0) {
    if (!found.hasFailed)
      output.complain(
        l10n.t(
          '{0}: no digest; expected entries of papers, and commentary on most, sections, tags or a date.',
          asked.names.join(', '),
        ),
      )
    return 2
  }
  requirePlace(asked, format, found)
  if (format.gives === 'folder' && found.hasFailed) {
    output.complain(`${asked.output}: ${wouldLeaveOut()}`)
    return 2
  }
  let hasFailed = found.hasFailed
  const files = await untilInterrupted((signal) =>
    exportDigests(
      {
        format,
        digests: found.digests,
        options,
        async findPapers(wanted) {
          const records = await exportedRecords(wanted, asked, output, signal)
          hasFailed ||= records.hasFailed
          return records.value
        },
      },
      signal,
    ),
  )
  await deliver(files, { asked, format, found, output })
  return hasFailed ? 2 : 0
}

function formatOf({ format, layout }: ExportArguments): ExportFormat {
  const ids = exportFormats.map(({ id }) => id)
  const id = known(format, ids, '--format')
  if (layout !== undefined) {
    known(
      layout,
      layouts.map((each) => each.id),
      '--layout',
    )
  }
  return exportFormats.find((each) => each.id === id) as ExportFormat
}

/** Makes sure that no option is given that would change nothing. */
function requireUsed(asked: ExportArguments, { id, uses = [] }: ExportFormat): void {
  for (const [name, option] of Object.entries(optionNames) as [keyof typeof optionNames, string][]) {
    if (asked[name] !== undefined && !uses.includes(name))
      throw new UsageError(apart(option, `--format ${id}`))
  }
}

const optionNames = {
  layout: '--layout',
  linkForm: '--links',
  title: '--title',
  author: '--author',
  address: '--address',
} as const

async function optionsOf(asked: ExportArguments): Promise<ExportOptions> {
  const { names, layout, linkForm, address } = asked
  const title = cleanLine(asked.title ?? '') || nameOf(names[0] ?? '.')
  return {
    title,
    author: cleanLine(asked.author ?? '') || title,
    address: address === undefined || address.endsWith('/') ? address : `${address}/`,
    layout,
    linkForm,
    // In the package, beside the program.
    assets: await readPageAssets(fileURLToPath(new URL('site/', import.meta.url))),
  }
}

/** The folder's name, or the file's without its extension. */
function nameOf(name: string): string {
  return path.parse(path.resolve(name)).name || 'Research Digest'
}

function requirePlace(
  { output }: ExportArguments,
  { id, gives }: ExportFormat,
  { digests }: FoundDigests,
): void {
  if (output !== undefined) return
  if (gives === 'folder') throw new UsageError(l10n.t('{0} expects --output FOLDER.', `--format ${id}`))
  if (gives === 'each' && digests.length > 1) {
    throw new UsageError(
      l10n.t('{0} digests produce one file each; expected --output FOLDER.', digests.length),
    )
  }
}

interface Delivery {
  readonly asked: ExportArguments
  readonly format: ExportFormat
  readonly found: FoundDigests
  readonly output: Output
}

async function deliver(
  files: readonly ExportedFile[],
  { asked, format, found, output }: Delivery,
): Promise<void> {
  const [only] = files
  for (const file of files) {
    const remark = format.remarkOn?.(file)
    if (remark) output.complain(`${file.path}: ${remark}`)
  }
  if (asked.output === undefined) return only && output.write(only.text)
  const isOfFolder = (await Promise.all(asked.names.map(isFolder))).some(Boolean)
  const target = { to: asked.output, format, inputs: found.files, force: asked.force, isOfFolder }
  output.complain(await writeFiles(files, target))
}

interface Target {
  /** A file, or a folder. */
  readonly to: string
  readonly format: ExportFormat
  /** The exported digests, which are never replaced. */
  readonly inputs: readonly string[]
  /** Whether a named file may be replaced, whoever wrote it. */
  readonly force: boolean
  /** Whether a folder is exported, which may have more digests the next time. */
  readonly isOfFolder: boolean
}

/**
 * Writes the files, creates the folders that they need, and reports what was written.
 * @throws DigestError if a file that is not the export's own would be replaced, or if the place is not writable
 */
async function writeFiles(files: readonly ExportedFile[], target: Target): Promise<string> {
  const { to, format, inputs, force } = target
  const [only] = files
  const isPlaceOfMany = target.isOfFolder && path.extname(to) === ''
  const isOneFile =
    format.gives === 'one' || (format.gives === 'each' && files.length === 1 && !isPlaceOfMany)
  try {
    if (only && isOneFile && !(await isFolder(to))) {
      await writeOne(only, target)
      return l10n.t('wrote {0}', to)
    }
    if (force)
      throw new UsageError(l10n.t('{0} is for a single file, not for the files of a folder.', '--force'))
    if ((await stat(to).catch(() => undefined))?.isFile())
      throw new UnreadableFileError(
        to,
        l10n.t('not a regular folder; expected one, or another folder for the export.'),
      )
    const isWhole = format.gives === 'folder'
    const count = await writeExport({ folder: to, files, format: format.id, isWhole, inputs })
    return only && count === 1
      ? l10n.t('wrote {0}', path.join(to, ...only.path.split('/')))
      : l10n.t('files written to {1}: {0}', count, to)
  } catch (error) {
    if (error instanceof DigestError) throw error
    const problem = l10n.t(
      'cannot be written; expected a place for {0} files ({1}).',
      files.length,
      (error as Error).message,
    )
    throw new UnreadableFileError(to, problem)
  }
}

async function writeOne({ text }: ExportedFile, { to, format, inputs, force }: Target): Promise<void> {
  if (await isAmong(to, inputs)) throw new UnreadableFileError(to, isInput())
  if (!force) await requireFree(to, text)
  requireFolder(path.dirname(to))
  await listExported(to, text, format.id)
  await replaceFile(to, text)
}

/** Nothing tells a file that somebody wants to keep from one that may be replaced. */
async function requireFree(file: string, text: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return
  const content = await readFile(file, 'utf8')
  const own = (await readManifest(path.dirname(file))).get(path.basename(file))
  if (content === text || (own && isExported(content, own))) return
  throw new UnreadableFileError(file, isThere())
}

async function isFolder(name: string): Promise<boolean> {
  if (/[/\\]$/.test(name)) return true
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
