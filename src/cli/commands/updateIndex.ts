import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError } from '../arguments.ts'
import type { Command } from './command.ts'

export const updateIndex: Command = {
  name: 'index',
  summary:
    'Writes or refreshes the index of the digests in a folder, between the two marks of its README.md.',
  usage: `index [--file PATH] [--add] FOLDER

  --file    the document of the index, in the folder; by default README.md, which is made when missing
  --add     puts the index at the end of a document that has none yet`,
  async run(args, output) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageError('index expects one folder.')
    const file = path.normalize(values.file ?? path.join(folder, 'README.md'))
    requireFolder(folder, file)
    const { readArchive } = await import('../input/digestFiles.ts')
    const { archive, files, hasFailed } = await readArchive([folder], output, { needsExclusions: true })
    // An index of what could be read would leave out the rest.
    if (hasFailed) return 2
    const { refreshIndex } = await import('../index/refreshIndex.ts')
    const digests = files.map(({ name }) => name).filter((name) => archive.fileAt(name)?.isDigest)
    return refreshIndex({ file, archive, digests, mayAdd: values.add ?? false }, output)
  },
}

/** @throws UsageError for what is no folder, and for a document that lies elsewhere: its links would lead out of the folder. */
function requireFolder(folder: string, file: string): void {
  if (isFile(folder)) throw new UsageError(`${folder} is no folder; index expects one.`)
  if (path.relative(folder, file).split(path.sep)[0] === '..')
    throw new UsageError(`--file expects a document in ${folder}, not "${file}".`)
}

/** What is not there, or may not be looked at, is named by whoever reads it. */
function isFile(name: string): boolean {
  try {
    return !statSync(name).isDirectory()
  } catch {
    return false
  }
}

const options = { file: { type: 'string' }, add: { type: 'boolean' } } as const
