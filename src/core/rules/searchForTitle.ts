import * as l10n from '@vscode/l10n'
import type { Span } from '../base/span.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Address, type DigestPart, definitionOf, type Entry } from '../digest/model.ts'
import type { Problem } from './rule.ts'

/** Offers to look for the paper of an entry's title, whose identifier takes the place of the one that is written. */
export function searchForTitle(part: DigestPart, entry: Entry | undefined): Pick<Problem, 'search'> {
  const idSpan = entry && writtenIdOf(part, entry)
  const words = entry && plainTitle(entry)
  if (!words || !idSpan) return {}
  return {
    search: {
      title: l10n.t('Find the identifier of this title…'),
      words,
      edits: ({ id }) => [{ span: idSpan, newText: id }],
    },
  }
}

/** The entry whose paper the address names, by itself or as the definition of a reference. */
export function entryOf(part: DigestPart, address: Address): Entry | undefined {
  return part.entries.find(
    ({ link }) => link && (link === address || isAt(definitionOf(part, link), address)),
  )
}

/** Where the identifier is written; `undefined` where that is not in this part. */
function writtenIdOf(part: DigestPart, { link }: Entry): Span | undefined {
  const address = link?.form === 'reference' ? definitionOf(part, link) : link
  return address?.arxiv?.idSpan
}

function isAt(definition: Address | undefined, { span }: Address): boolean {
  return definition?.span.start === span.start
}
