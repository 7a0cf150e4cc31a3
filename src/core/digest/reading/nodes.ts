import type { LinkForm } from '../text/linkTable.ts'

/** Parts of a digest as offsets into the text that was read. */

export interface LinkNode {
  readonly form: LinkForm
  readonly start: number
  readonly end: number
}

export interface LabelNode {
  readonly start: number
  readonly end: number
}

export interface SectionNode extends LabelNode {
  /** 1 to 6 for a heading, 0 for a statement line. */
  readonly level: number
  readonly isEmpty: boolean
}
