import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Archive } from '../../core/archive/archive.ts'
import { endMark, findIndexBlocks, startMark } from '../../core/archive/digestIndex/indexBlocks.ts'
import { indexChanges, newIndex } from '../../core/archive/digestIndex/updateIndex.ts'
import type { DecodedText } from '../../core/base/decodeText.ts'
import { applyEdits } from '../../core/base/textEdit.ts'
import { UnreadableFileError, UsageError } from '../errors.ts'
import { readTextFile } from '../readDigestFiles.ts'
import type { Command, Output } from './command.ts'

export const updateIndex: Command = {
  name: 'index',
  summary:
    'Writes or refreshes the index of the digests in a folder, between the two marks of its README.md.',
  usage: `index [--file PATH] FOLDER

  --file    the document of the index, in the folder; by default README.md, which is made when missing`,
  async run(args, output) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageError('index expects one folder.')
    const { readArchive } = await import('../check/digestFiles.ts')
    const { archive, hasFailed } = await readArchive([folder], output)
    // An index of what could be read would leave out the rest.
    if (hasFailed) return 2
    return update(path.normalize(values.file ?? path.join(folder, 'README.md')), archive, output)
  },
}

const options = { file: { type: 'string' } } as const

async function update(file: string, archive: Archive, output: Output): Promise<0 | 2> {
  const read = await readIfThere(file)
  const text = read?.text
  if (text !== undefined && findIndexBlocks(text).length === 0) {
    output.complain(
      `${file} has no index; expected these two lines where it is to stand:\n${startMark}\n${endMark}`,
    )
    return 2
  }
  const changes = text === undefined ? [] : indexChanges(text, archive, file)
  const updated =
    text === undefined
      ? newIndex(archive, file)
      : applyEdits(
          text,
          changes.map(({ edit }) => edit),
        )
  if (updated === text) await output.print(`${file} is current`)
  else {
    await replaceFile(file, (read?.hasByteOrderMark ? '\uFEFF' : '') + updated)
    await output.print(`${file} was ${text === undefined ? 'written' : 'refreshed'}`)
  }
  return 0
}

/** @throws UnreadableFileError for what would not be written back as it was read */
async function readIfThere(file: string): Promise<DecodedText | undefined> {
  if (!existsSync(file)) return undefined
  const read = await readTextFile(file)
  if (read.encoding === 'utf-8') return read
  throw new UnreadableFileError(file, 'is in UTF-16; expected UTF-8, in which it would be written.')
}

/** The file is as it was, or all new. */
async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}.unfinished`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
