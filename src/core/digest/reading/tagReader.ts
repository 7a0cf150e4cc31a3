import type { Tag } from '../digest.ts'
import { findTags } from '../tags.ts'
import { behindText } from '../text/characters.ts'
import type { LineTable } from '../text/lineTable.ts'

/** Finds the tags of lines, one line after the other; leaps from one sign to the next, so that most lines cost nothing. */
export class TagReader {
  readonly #lines: LineTable
  #tags: Tag[] = []
  /** Where the next sign stands. */
  #sign: number

  constructor(lines: LineTable, from: number) {
    this.#lines = lines
    this.#sign = nextSign(lines.text, from)
  }

  /** Whether the lines up to this one, behind all that was read, may hold a tag. */
  #mayHave(line: number): boolean {
    return this.#sign < (this.#lines.ends[line] ?? 0)
  }

  read(line: number): void {
    const start = this.#lines.starts[line] ?? 0
    if (this.#sign < start) this.#sign = nextSign(this.#lines.text, start)
    if (this.#mayHave(line)) this.#tags.push(...findTags(this.#lines, line))
  }

  /** Reads lines from one to another. */
  readLines(from: number, to: number): void {
    if (!this.#mayHave(to)) return
    for (let line = from; line <= to; line++) this.read(line)
  }

  /** The tags found since the last call. */
  take(): readonly Tag[] {
    const tags = this.#tags
    this.#tags = []
    return tags
  }
}

function nextSign(text: string, from: number): number {
  const found = text.indexOf('#', from)
  return found < 0 ? behindText : found
}
