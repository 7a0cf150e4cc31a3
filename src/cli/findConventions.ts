import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { LineNumbers } from '../core/base/lineNumbers.ts'
import { type Conventions, noConventions, readConventions } from '../core/digest/conventions.ts'
import { conventionsFileName } from '../core/digest/conventionsFileName.ts'

/** Finds the conventions of files: the nearest `digest.yaml` in their folder or above it. Each is read once. */
export class ConventionsFinder {
  readonly #complain: (problem: string) => void
  readonly #known = new Map<string, Promise<Conventions>>()

  /** @param complain takes one line for each thing that cannot be read, with its place */
  constructor(complain: (problem: string) => void) {
    this.#complain = complain
  }

  of(file: string): Promise<Conventions> {
    return this.#inFolder(path.dirname(path.resolve(file)))
  }

  #inFolder(folder: string): Promise<Conventions> {
    const known = this.#known.get(folder) ?? this.#read(folder)
    this.#known.set(folder, known)
    return known
  }

  async #read(folder: string): Promise<Conventions> {
    const file = path.join(folder, conventionsFileName)
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') this.#complain(`${file}: ${error.message}`)
      return undefined
    })
    if (text === undefined) {
      const above = path.dirname(folder)
      return above === folder ? noConventions : this.#inFolder(above)
    }
    const conventions = readConventions(text)
    const lines = new LineNumbers(text)
    for (const { span, message } of conventions.problems) {
      this.#complain(`${file}:${lines.of(span.start) + 1}: ${message}`)
    }
    return conventions
  }
}
