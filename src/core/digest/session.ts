import type { TextEdit } from '../base/textEdit.ts'
import type { Digest } from './digest.ts'
import { findFrontMatter, longestFrontMatter, opensFrontMatter } from './frontMatter.ts'
import { readWhole } from './parseDigest.ts'
import { StoredPart } from './part.ts'
import { initialState } from './reading/readerState.ts'
import { type Landing, type ReadOptions, readParts, usualOptions } from './reading/readParts.ts'
import { StoredDigest } from './storedDigest.ts'
import { withLines } from './text/scanLines.ts'

/** Parts behind the edited ones that are read along with them at first; twice as many each time they do not suffice. */
const partsBehind = 1

/**
 * One open document. An edit reads again the parts that it touches, and those that had looked at them; all others are kept
 * as they are. The digest equals the one that a fresh reading of the whole text gives.
 */
export class DigestSession {
  #digest: StoredDigest
  readonly #options: ReadOptions

  constructor(text: string, options: ReadOptions = usualOptions) {
    this.#digest = readWhole(text, options)
    this.#options = options
  }

  get digest(): Digest {
    return this.#digest
  }

  /** Of the text, in UTF-16 units. */
  get length(): number {
    return this.#digest.length
  }

  /** @throws {RangeError} when the edit leaves the text */
  edit({ span: { start, end }, newText }: TextEdit): Digest {
    const { stored } = this.#digest
    const places = new Places(this.#digest)
    if (start < 0 || end < start || end > places.length) {
      throw new RangeError(`edit [${start}, ${end}) leaves the text of ${places.length} characters`)
    }
    const first = places.firstAffected(start)
    const last = places.indexAt(end)
    for (let behind = partsBehind; ; behind *= 2) {
      const window = new Window(stored, places, {
        first,
        last,
        behind,
        edit: { span: { start, end }, newText },
      })
      const added = window.read(this.#options)
      if (!added) continue
      this.#digest = new StoredDigest([...stored.slice(0, first), ...added, ...stored.slice(window.next)])
      return this.#digest
    }
  }
}

/** Where the parts of a digest start. */
class Places {
  readonly #stored: readonly StoredPart[]
  readonly starts: readonly number[]
  readonly length: number

  constructor({ stored, partStarts, length }: StoredDigest) {
    this.#stored = stored
    this.starts = partStarts
    this.length = length
  }

  /** The part that holds the offset; the last one for the end of the text. */
  indexAt(offset: number): number {
    let index = this.starts.length - 1
    while (index > 0 && (this.starts[index] ?? 0) > offset) index--
    return index
  }

  /** The first part whose reading an edit at the offset can change. */
  firstAffected(offset: number): number {
    let index = this.indexAt(offset)
    if (offset <= longestFrontMatter && this.#mayCloseHeader) return 0
    while (index > 0 && this.#reachOf(index - 1) >= offset) index--
    // What is said about an entry begins in its own part, whatever becomes of the entry that began this one.
    return this.#stored[index]?.read.before.awaitsCommentary ? index - 1 : index
  }

  get #mayCloseHeader(): boolean {
    const [first] = this.#stored
    return first !== undefined && !first.frontMatter && opensFrontMatter(first.text.slice(0, 100))
  }

  /** How far into the document reading the part, or anything above it, has looked. */
  #reachOf(index: number): number {
    return (this.starts[index] ?? 0) + (this.#stored[index]?.reach ?? 0)
  }
}

interface WindowRequest {
  readonly first: number
  /** The part in which the edit ends. */
  readonly last: number
  /** How many parts behind it are read along. */
  readonly behind: number
  readonly edit: TextEdit
}

/** A stretch of the edited text, long enough to read the changed parts of it and to see where they end. */
class Window {
  readonly #stored: readonly StoredPart[]
  readonly #request: WindowRequest
  readonly #text: string
  readonly #isAtEnd: boolean
  /** What the text in the window has become longer by. */
  readonly #growth: number
  readonly #starts: readonly number[]
  /** The first part that is kept behind the edit. */
  next: number

  constructor(stored: readonly StoredPart[], places: Places, request: WindowRequest) {
    const { first, last, behind, edit } = request
    const end = Math.min(last + 1 + behind, stored.length)
    const start = places.starts[first] ?? 0
    const old = stored
      .slice(first, end)
      .map(({ text }) => text)
      .join('')
    this.#stored = stored
    this.#request = request
    this.#text = old.slice(0, edit.span.start - start) + edit.newText + old.slice(edit.span.end - start)
    this.#growth = edit.newText.length - (edit.span.end - edit.span.start)
    this.#isAtEnd = end === stored.length
    this.#starts = places.starts.slice(first, end).map((at) => at - start)
    this.next = end
  }

  /** The parts that take the place of the old ones; `undefined` when the window is too short to tell. */
  read(options: ReadOptions): readonly StoredPart[] | undefined {
    const { first } = this.#request
    const header = first === 0 ? findFrontMatter(this.#text) : undefined
    const from = header?.bodyStart ?? 0
    const before = first === 0 ? undefined : this.#stored[first]
    const state = before?.read.before ?? initialState
    const reach = first === 0 ? 0 : (this.#stored[first - 1]?.overhang ?? 0)
    const request = { from, state, reach, landings: this.#landings(), options }
    const { parts, landing, sawEnd } = withLines(this.#text, from, state.above, (lines) =>
      readParts(lines, request),
    )
    if (!this.#isAtEnd && (landing < 0 || sawEnd)) return undefined
    if (
      first === 0 &&
      !this.#isAtEnd &&
      this.#text.length < longestFrontMatter &&
      opensFrontMatter(this.#text)
    ) {
      return undefined
    }
    if (landing >= 0) this.next = this.#request.last + 1 + landing
    return parts.map((part, index) =>
      index === 0 && header
        ? new StoredPart(this.#text, part, { start: 0, content: header.content })
        : new StoredPart(this.#text, part),
    )
  }

  /** The starts of the parts behind the edit, as the places where reading may stop. */
  #landings(): readonly Landing[] {
    const { first, last } = this.#request
    const landings: Landing[] = []
    for (let index = last + 1; index < this.next; index++) {
      const offset = (this.#starts[index - first] ?? 0) + this.#growth
      const part = this.#stored[index]
      const above = this.#stored[index - 1]
      if (part && above) landings.push({ offset, state: part.read.before, reach: offset + above.overhang })
    }
    return landings
  }
}
