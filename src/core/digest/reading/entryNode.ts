import { type Span, span } from '../../base/span.ts'
import type { LayoutId } from '../digest.ts'
import type { EntryHead } from '../layouts/layout.ts'
import type { LineTable } from '../text/lineTable.ts'
import type { EntryNode, LinkNode } from './nodes.ts'

/** What a part's beginning says about an entry that began before it. */
export interface Continuation {
  readonly commentary: Span | undefined
  readonly end: number
}

/** An entry as its head begins it. */
export function entryNode(
  lines: LineTable,
  line: number,
  layout: LayoutId,
  { title, link, lastLine, commentary }: EntryHead,
): EntryNode {
  const { links } = lines
  return {
    layout,
    start: lines.wordStart(line),
    end: lines.wordEnd(lastLine),
    titleStart: title ? title.start : -1,
    titleEnd: title ? title.end : -1,
    linkForm: link < 0 ? -1 : links.form(link),
    linkStart: link < 0 ? -1 : links.start(link),
    linkEnd: link < 0 ? -1 : links.end(link),
    commentaryStart: commentary ? commentary.start : -1,
    commentaryEnd: commentary ? commentary.end : -1,
  }
}

/** The rest, from an offset on, of an entry that began before it. */
export function continuedNode(from: number, awaitsCommentary: boolean): EntryNode {
  const said = awaitsCommentary ? -1 : from
  return {
    layout: 'title-link',
    start: from,
    end: from,
    titleStart: -1,
    titleEnd: -1,
    linkForm: -1,
    linkStart: -1,
    linkEnd: -1,
    commentaryStart: said,
    commentaryEnd: said,
  }
}

export function linkNode({ links }: LineTable, link: number): LinkNode {
  return { form: links.form(link), start: links.start(link), end: links.end(link) }
}

/** What the rest of an entry has come to; `undefined` when nothing of it is there. */
export function continuationOf({
  start,
  end,
  commentaryStart,
  commentaryEnd,
}: EntryNode): Continuation | undefined {
  if (end === start) return undefined
  return { commentary: commentaryEnd > start ? span(commentaryStart, commentaryEnd) : undefined, end }
}
