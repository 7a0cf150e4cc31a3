// Turning an entry into a mention, and a mention into an entry.
import { slice, span, touches } from '../../base/span.ts'
import { applyEdits, type TextEdit, tightEdit } from '../../base/textEdit.ts'
import { entryAsMention, mentionOf } from '../../digest/entryAsMention.ts'
import { type WriteFacts, writeAfter, writeBelow } from '../../digest/frames/write.ts'
import { plainTitle } from '../../digest/layouts/index.ts'
import { type Digest, lineAt } from '../../digest/model.ts'
import type { WritablePaper } from '../../paper/paper.ts'
import { type Block, blockAt, blocksOf } from './arrangement.ts'
import type { Arranging } from './moves.ts'

/**
 * The entry at the offset as a mention: its commentary continues the entry above, or becomes prose, with the paper
 * mentioned in it. `undefined` if it would be read as something else.
 */
export function entryToMention({ digest, read, offset }: Arranging): TextEdit | undefined {
  const blocks = blocksOf(digest)
  const own = blocks && blockAt(blocks, offset)
  if (!own) return undefined
  for (const edits of mentionEdits(digest, own, blocks[own.index - 1])) {
    const text = applyEdits(digest.text, edits)
    if (isMentionNow(digest, read(text), own)) return tightEdit(digest.text, text)
  }
  return undefined
}

function* mentionEdits(
  digest: Digest,
  { entry, span: at }: Block,
  above: Block | undefined,
): Iterable<readonly TextEdit[]> {
  const said = entryAsMention(digest, entry)
  if (said) yield [said]
  const named = mentionOf(digest, entry, at.end)
  if (!above?.entry.commentary || !named) return
  // It has no commentary, or would start a line as an entry does: it is added to the words above.
  const words = entry.commentary ? slice(digest.text, entry.commentary).replace(/\s*\n\s*/g, ' ') : ''
  const { end } = above.entry.commentary
  const isNext = slice(digest.text, span(above.span.end, at.start)).trim() === ''
  const mention = words === '' ? ` (${named})` : ` ${words} (${named})`
  yield [
    { span: span(end, end), newText: mention },
    { span: span(isNext ? above.span.end : at.start, at.end), newText: '' },
  ]
}

function isMentionNow(before: Digest, after: Digest, { index, entry }: Block): boolean {
  const names = ({ entries }: Digest) => entries.map((each) => `${plainTitle(each)} ${each.link?.url}`)
  const kept = names(before).toSpliced(index, 1)
  const url = entry.link?.url
  const count = ({ mentions }: Digest) => mentions.filter(({ link }) => link.url === url).length
  return names(after).join('\n') === kept.join('\n') && count(after) === count(before) + 1
}

/** Whether there is a mention at the offset. */
export function isMentionAt({ mentions }: Pick<Digest, 'mentions'>, offset: number): boolean {
  return mentions.some(({ link }) => touches(link.outer, offset))
}

/**
 * An entry for the paper that is mentioned at the offset, below the entry with the mention, otherwise below its line.
 * The mention stays: it is part of the commentary there.
 * @returns with the start of its commentary, counted from the start of the new text
 */
export function mentionToEntry(
  digest: Digest,
  offset: number,
  paper: WritablePaper,
  facts: WriteFacts,
): (TextEdit & { readonly cursor: number }) | undefined {
  const index = digest.entries.findIndex(({ span: at }) => touches(at, offset))
  const written =
    index >= 0
      ? writeAfter(digest, index, paper, facts)
      : writeBelow(digest, lineAt(digest, offset).end, paper, facts)
  const { span: at, newText, cursor, isSound } = written
  return isSound ? { span: at, newText, cursor } : undefined
}
