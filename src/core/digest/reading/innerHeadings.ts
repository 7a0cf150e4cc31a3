import type { EntryNode, SectionNode } from './nodes.ts'

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

  add(heading: SectionNode, { end, commentaryEnd }: EntryNode): void {
    if (this.isEmpty) {
      this.#end = end
      this.#commentaryEnd = commentaryEnd
    }
    this.#headings.push(heading)
  }

  clear(): void {
    this.#headings.length = 0
  }

  /** Gives them as sections, and ends the entry above them. */
  take(entry: EntryNode): readonly SectionNode[] {
    if (this.isEmpty) return none
    entry.end = this.#end
    entry.commentaryEnd = this.#commentaryEnd
    if (this.#commentaryEnd < 0) entry.commentaryStart = -1
    return this.#headings.splice(0)
  }
}

const none: readonly SectionNode[] = []
