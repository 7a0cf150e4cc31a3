// What reading gives, before the parts of the document have their places in it.

import type { Span } from '../../base/span.ts'
import type { Head } from '../layouts/layout.ts'
import type { LineLink } from '../lines/links.ts'
import type { Tag } from '../model.ts'

/** An entry as it was read; offsets count from the start of the text that was read. */
export interface EntryNode {
  readonly head: Head | undefined
  readonly start: number
  headEnd: number
  end: number
  commentary: Span | undefined
}

export interface SectionNode {
  readonly start: number
  readonly end: number
  /** 1 to 6 for a heading, 0 for a statement line. */
  readonly level: number
  readonly isEmpty: boolean
}

/** What was read between two cuts. */
export interface Reading {
  readonly title: Span | undefined
  readonly entries: readonly EntryNode[]
  readonly sections: readonly SectionNode[]
  readonly emptyStatements: readonly Span[]
  readonly mentions: readonly LineLink[]
  readonly tags: readonly Tag[]
  /** The rest of the entry that was open before the part; `undefined` when nothing of it is here. */
  readonly continued: { readonly commentary: Span | undefined; readonly end: number } | undefined
}

/** What was read before the first line of a part. */
export function nothing() {
  return { title: undefined, entries: [], sections: [], emptyStatements: [], mentions: [], tags: [] } as {
    title: Span | undefined
    entries: EntryNode[]
    sections: SectionNode[]
    emptyStatements: Span[]
    mentions: LineLink[]
    tags: Tag[]
  }
}
