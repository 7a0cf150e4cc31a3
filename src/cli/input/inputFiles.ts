import { stat } from 'node:fs/promises'
import type { DecodedText } from '../../core/base/decodeText.ts'
import type { Output } from '../commands/command.ts'
import { SkippedFileError, UnreadableFileError } from '../errors.ts'
import { describeFailure } from './describeFailure.ts'
import { readTextFile } from './readTextFile.ts'
import { digestExtensions, type WalkOptions, walkFolder } from './walkFolder.ts'

export interface InputFile extends DecodedText {
  /** As it was named, or found below a folder as that was named. */
  readonly file: string
}

/** The files and folders that a command is to read: the one way for all commands. What cannot be read is complained of. */
export class InputFiles {
  readonly #names: readonly string[]
  readonly #output: Output
  readonly #walk: WalkOptions
  #hasFailed = false

  constructor(names: readonly string[], output: Output, walk: WalkOptions = {}) {
    this.#names = names
    this.#output = output
    this.#walk = walk
  }

  /** Something was asked for that could not be read. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Files as named, and folders with all that is below them, see {@link walkFolder}. */
  async *read(): AsyncGenerator<InputFile> {
    for (const name of this.#names) {
      for await (const file of filesOf(name, this.#walk)) {
        const read = typeof file === 'string' ? await readText(file) : file
        if ('text' in read) yield read
        else this.#complainOf(read)
      }
    }
  }

  #complainOf(problem: UnreadableFileError): void {
    this.#output.complain(problem.message)
    if (!(problem instanceof SkippedFileError)) this.#hasFailed = true
  }
}

async function* filesOf(name: string, walk: WalkOptions): AsyncGenerator<string | UnreadableFileError> {
  const kind = await kindOf(name)
  if (kind !== 'folder') return yield kind === 'file' ? name : kind
  let isEmpty = true
  for await (const file of walkFolder(name, walk)) {
    isEmpty = false
    yield file
  }
  const expected = digestExtensions.map((extension) => `*${extension}`).join(', ')
  if (isEmpty) yield new UnreadableFileError(name, `there is no digest in this folder; expected ${expected}.`)
}

/** Reading a pipe or a device may never end. */
async function kindOf(name: string): Promise<'file' | 'folder' | UnreadableFileError> {
  try {
    const found = await stat(name)
    if (found.isDirectory()) return 'folder'
    if (found.isFile()) return 'file'
    return new UnreadableFileError(name, 'is no plain file; expected a file or a folder.')
  } catch (error) {
    return new UnreadableFileError(name, describeFailure(error as NodeJS.ErrnoException), { cause: error })
  }
}

async function readText(file: string): Promise<InputFile | UnreadableFileError> {
  try {
    return { file, ...(await readTextFile(file)) }
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    throw error
  }
}
