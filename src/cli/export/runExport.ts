import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { layouts } from '../../core/digest/layouts/index.ts'
import { exportDigests } from '../../core/export/exportDigests.ts'
import type { ExportedFile, ExportFormat, ExportOptions } from '../../core/export/exportFormat.ts'
import { exportFormats } from '../../core/export/formats/index.ts'
import { readPageAssets } from '../../core/export/page/readPageAssets.ts'
import { known } from '../arguments.ts'
import { untilInterrupted } from '../catalogue/untilInterrupted.ts'
import type { ExitCode, Output } from '../commands/command.ts'
import type { ExportArguments } from '../commands/export.ts'
import { UsageError } from '../errors.ts'
import { findRecords } from './findRecords.ts'
import { type FoundDigests, readDigests } from './readDigests.ts'
import { writeFiles } from './writeFiles.ts'

/** `export`. */
export async function runExport(asked: ExportArguments, output: Output): Promise<ExitCode> {
  const format = formatOf(asked)
  const options = await optionsOf(asked)
  const found = await readDigests(
    asked.names,
    { except: asked.output, takesPictures: format.gives === 'folder' },
    output,
  )
  if (found.digests.length === 0) {
    if (!found.hasFailed)
      output.complain(`${asked.names.join(', ')}: there is no digest; expected entries of papers.`)
    return 2
  }
  requirePlace(asked, format, found)
  const files = await untilInterrupted((signal) =>
    exportDigests(
      {
        format,
        digests: found.digests,
        options,
        findPapers: (ids) => findRecords(ids, asked, output, signal),
      },
      signal,
    ),
  )
  await deliver(files, { asked, format, found, output })
  return found.hasFailed ? 2 : 0
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

async function optionsOf(asked: ExportArguments): Promise<ExportOptions> {
  const { names, layout, linkForm, address } = asked
  const title = asked.title ?? nameOf(names[0] ?? '.')
  return {
    title,
    author: asked.author ?? title,
    address: address === undefined || address.endsWith('/') ? address : `${address}/`,
    layout,
    linkForm,
    // Beside the program in its package.
    assets: await readPageAssets(fileURLToPath(new URL('site/', import.meta.url))),
  }
}

/** The folder's name, or the file's without its ending. */
function nameOf(name: string): string {
  return path.parse(path.resolve(name)).name || 'Research Digest'
}

function requirePlace(
  { output }: ExportArguments,
  { id, gives }: ExportFormat,
  { digests }: FoundDigests,
): void {
  if (output !== undefined) return
  if (gives === 'folder') throw new UsageError(`--format ${id} expects --output FOLDER.`)
  if (gives === 'each' && digests.length > 1) {
    throw new UsageError(`${digests.length} digests become as many files; expected --output FOLDER.`)
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
  if (asked.output === undefined) return only && output.write(only.text)
  const target = { to: asked.output, format, inputs: found.files, force: asked.force }
  output.complain(`wrote ${await writeFiles(files, target)}`)
}
