import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import { UsageError } from '../arguments.ts'
import type { Command } from './command.ts'

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
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0)
      throw new UsageError(l10n.t('{0} expects one folder.', 'index'))
    const file = path.normalize(values.file ?? path.join(folder, 'README.md'))
    requireFolder(folder, file)
    const { readArchive } = await import('../input/digestFiles.ts')
    const { archive, files, hasFailed } = await readArchive([folder], output, { needsExclusions: true })
    // An index of only the readable files would leave out the rest.
    if (hasFailed) return 2
    const { refreshIndex } = await import('../index/refreshIndex.ts')
    const digests = files.map(({ name }) => name).filter((name) => archive.fileAt(name)?.isDigest)
    return refreshIndex({ file, archive, digests, mayAdd: values.add ?? false }, output)
  },
}

/**
 * @throws UsageError if it is not a folder, or if the document is elsewhere: its links would lead out of the folder.
 */
function requireFolder(folder: string, file: string): void {
  if (isFile(folder)) throw new UsageError(l10n.t('{0} is not a folder; expected one.', folder))
  if (path.relative(folder, file).split(path.sep)[0] === '..')
    throw new UsageError(l10n.t('{0} expects a document in {1}, not "{2}".', '--file', folder, file))
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
