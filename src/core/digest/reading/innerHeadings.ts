import type { EntryTable } from './entryTable.ts'
import type { SectionNode } from './nodes.ts'

/**
 * Headings inside what an entry says, deeper than its own. They belong to what is said, until an entry follows one: then
 * they have announced a section of entries, and what was said ends above the first of them.
 */
export class InnerHeadings {
  readonly #headings: SectionNode[] = []
  /** Where the entry and what is said in it ended above the first of them. */
  #end = -1
  #commentaryEnd = -1

  get isEmpty(): boolean {
    return this.#headings.length === 0
  }

  add(heading: SectionNode, entries: EntryTable, open: number): void {
    if (this.isEmpty) {
      this.#end = entries.end(open)
      this.#commentaryEnd = entries.commentary(open)?.end ?? -1
    }
    this.#headings.push(heading)
  }

  clear(): void {
    if (!this.isEmpty) this.#headings.length = 0
  }

  /** Gives them as sections, and ends the entry above them. */
  take(entries: EntryTable, open: number): readonly SectionNode[] {
    entries.cutBack(open, this.#end, this.#commentaryEnd)
    return this.#headings.splice(0)
  }
}
