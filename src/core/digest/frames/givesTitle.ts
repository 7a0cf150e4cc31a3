import type { TextEdit } from '../../base/textEdit.ts'
import type { Paper } from '../../paper/paper.ts'
import { foldTitle } from '../../paper/titles.ts'
import { plainTitle } from '../layouts/index.ts'
import { type Digest, type Entry, paperOf } from '../model.ts'
import { isSameBut, withEdit } from './sameReading.ts'
import type { WriteFacts } from './write.ts'

/**
 * Whether an edit gives an entry the paper's title and nothing else: read again, the digest says the same but for that. So it
 * is not offered where the words would be taken for something else, such as a heading or a sentence about the entry above.
 */
export function givesTitle(
  digest: Digest,
  edit: TextEdit,
  { entry, paper }: { readonly entry: Entry; readonly paper: Paper },
  facts: WriteFacts,
): boolean {
  const isWanted = (read: Entry) => paperOf(read) === paper.id && hasTitle(read, paper.title)
  return isSameBut(digest, withEdit(digest, edit, facts), edit, { isWanted, what: 'all', over: entry })
}

function hasTitle(entry: Entry, title: string): boolean {
  const read = plainTitle(entry)
  return read !== undefined && foldTitle(read) === foldTitle(title)
}
