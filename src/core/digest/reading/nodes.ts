import type { LayoutId } from '../digest.ts'
import type { LinkForm } from '../text/linkTable.ts'

/** Parts of a digest as numbers: offsets into the text that was read, -1 where there is nothing. */

export interface LinkNode {
  readonly form: LinkForm
  readonly start: number
  readonly end: number
}

export interface EntryNode {
  readonly layout: LayoutId
  readonly start: number
  end: number
  readonly titleStart: number
  readonly titleEnd: number
  /** -1 in all three when there is no link. */
  readonly linkForm: LinkForm | -1
  readonly linkStart: number
  readonly linkEnd: number
  commentaryStart: number
  commentaryEnd: number
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
