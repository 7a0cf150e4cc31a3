import type { LayoutId } from '../digest.ts'
import { layoutsFor } from '../layouts/index.ts'
import type { EntryHead, Surroundings } from '../layouts/layout.ts'
import { beginsPlainly } from '../layouts/titleLink.ts'
import { type LineTable, lineKind } from '../text/lineTable.ts'
import { cuesOf } from './cues.ts'
import { isOpenStatement, isStatement, isStrongLabel, promisesPapers } from './sections.ts'

/** An entry as its head begins it. */
export interface Found {
  readonly layout: LayoutId
  readonly head: EntryHead
}

/** How far below a label the entries may begin, in lines with words. */
const farthestEntry = 12

/** Says of lines whether an entry begins there, or below them. */
export class EntryFinder {
  readonly #lines: LineTable
  readonly #statements: ReadonlySet<string>
  readonly #surroundings: Surroundings
  #introduced: { readonly line: number; readonly found: Found } | undefined

  /** @param surroundings of the line that is asked about, whichever it is at the time */
  constructor(lines: LineTable, statements: ReadonlySet<string>, surroundings: Surroundings) {
    this.#lines = lines
    this.#statements = statements
    this.#surroundings = surroundings
  }

  /** Whether an entry begins at the line as most do: a title at first sight, then its link. */
  beginsPlainly(line: number): boolean {
    return beginsPlainly(this.#lines, line, this.#surroundings.previous)
  }

  /** Finds the entry that begins at the line, if one does. */
  find(line: number): Found | undefined {
    // A statement has looked at the entry that it introduces, and nothing has changed since.
    if (this.#introduced?.line === line) return this.#introduced.found
    const cue = cuesOf(this.#lines, line)
    return cue === 0 ? undefined : this.#findWith(cue, line, this.#surroundings)
  }

  /** Whether a line on which no entry begins introduces the entries below it. */
  announces(line: number): boolean {
    const lines = this.#lines
    if (this.#statements.size > 0 && this.#statements.has(lines.words(line))) {
      return this.#hasEntryBelow(lines.nextFilled(line + 1))
    }
    if (this.#surroundings.awaitsCommentary) {
      return isOpenStatement(lines, line) && this.#beginsEntry(lines.nextFilled(line + 1))
    }
    const next = lines.nextFilled(line + 1)
    if (isStatement(lines, line)) {
      if (this.beginsPlainly(next)) return true
      const found = this.#entryAhead(next)
      this.#introduced = found && { line: next, found }
      if (found) return true
    }
    return isStrongLabel(lines, line) && this.#hasEntryBelow(next)
  }

  /** Whether a line says that papers follow, and tags, the end of the text or another statement does. */
  announcesNothing(line: number): boolean {
    const lines = this.#lines
    const isKnown = this.#statements.size > 0 && this.#statements.has(lines.words(line))
    if (!isKnown && !promisesPapers(lines, line)) return false
    const next = lines.nextFilled(line + 1)
    const kind = lines.kindAt(next)
    if (kind === undefined || kind === lineKind.tags) return true
    return isStatement(lines, next) && this.#beginsEntry(lines.nextFilled(next + 1))
  }

  #findWith(cue: number, line: number, surroundings: Surroundings): Found | undefined {
    for (const layout of layoutsFor(cue)) {
      const head = layout.read(this.#lines, line, surroundings)
      if (head) return { layout: layout.id, head }
    }
    return undefined
  }

  #beginsEntry(line: number): boolean {
    return this.beginsPlainly(line) || this.#entryAhead(line) !== undefined
  }

  /** The entry that begins at a line further down, read as if the lines up to there said nothing about another. */
  #entryAhead(line: number): Found | undefined {
    const cue = cuesOf(this.#lines, line)
    if (cue === 0) return undefined
    const { previous, headingLevel, sectionLevels, titleColumn, saidColumn } = this.#surroundings
    return this.#findWith(cue, line, {
      previous,
      headingLevel,
      sectionLevels,
      titleColumn,
      saidColumn,
      awaitsCommentary: false,
      itemIndent: -1,
      isBelowHead: false,
    })
  }

  #hasEntryBelow(from: number): boolean {
    let line = from
    for (let count = 0; count < farthestEntry; count++) {
      const kind = this.#lines.kindAt(line)
      if (kind === undefined || kind === lineKind.heading) return false
      if (this.#beginsEntry(line)) return true
      if (isStrongLabel(this.#lines, line)) return false
      line = this.#lines.nextFilled(line + 1)
    }
    return false
  }
}
