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
    const { readArchive } = await import('../input/digestFiles.ts')
    const { archive, files, hasFailed } = await readArchive([folder], output)
    // An index of what could be read would leave out the rest.
    if (hasFailed) return 2
    const { refreshIndex } = await import('../index/refreshIndex.ts')
    const file = path.normalize(values.file ?? path.join(folder, 'README.md'))
    const digests = files.map(({ name }) => name).filter((name) => archive.fileAt(name)?.isDigest)
    return refreshIndex({ file, archive, digests, mayAdd: values.add ?? false }, output)
  },
}

const options = { file: { type: 'string' }, add: { type: 'boolean' } } as const
