import { slice } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { layoutById } from '../digest/layouts/index.ts'
import type { Digest } from '../digest/model.ts'
import type { AnyPaper } from '../paper/paper.ts'
import { paperUrl } from '../paper/paperUrl.ts'
import { readableTex } from '../paper/text.ts'
import type { PaperAt } from './paperAt.ts'

/** Makes a link with the paper's title of a bare address, identifier or citation; none where the place says the title. */
export function titleInsertion(
  digest: Digest,
  { span, isUntitled, named: { version } }: PaperAt,
  paper: AnyPaper,
): readonly TextEdit[] {
  if (!isUntitled) return []
  const written = /https?:[^\s<>]+/.exec(slice(digest.text, span))?.[0]
  const url = written ?? paperUrl(paper, digest.prevailingLink, version)
  return [{ span, newText: layoutById('linked-title').write({ title: readableTex(paper.title), url }) }]
}
