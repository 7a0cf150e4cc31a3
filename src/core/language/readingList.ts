import { type Span, span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { paperAddresses } from '../digest/model.ts'
import { parseDigest } from '../digest/session.ts'
import type { AnyPaper } from '../paper/paper.ts'
import { paperUrl } from '../paper/paperUrl.ts'
import { readableTex } from '../paper/text.ts'

/** The list of papers to read, in a folder of the workspace. */
export const readingListName = 'reading-list.md'

/** Its header: it is no digest, and nothing that a site generator publishes. */
export const newReadingList = '---\ndigest: false\ndraft: true\n---\n\n'

/** A paper, with its title where that is known. */
export type ListedPaper = Pick<AnyPaper, 'id'> & { readonly title?: string }

/** Adds papers as the last lines of a reading list; `undefined` where the list names all of them. No other line is touched. */
export function addToReadingList(list: string, papers: readonly ListedPaper[]): TextEdit | undefined {
  const missing = papers.filter((paper) => !isNamed(list, paper))
  if (missing.length === 0) return undefined
  const lineEnd = /\r?\n/.exec(list)?.[0] ?? '\n'
  const open = list === '' || list.endsWith('\n') ? '' : lineEnd
  const lines = missing.map((paper) => `- [ ] ${wordsOf(paper)}${lineEnd}`)
  return { span: endOf(list), newText: open + lines.join('') }
}

function wordsOf(paper: ListedPaper): string {
  return [titleOf(paper), paperUrl(paper, 'abs')].filter((part) => part !== '').join(' ')
}

function endOf({ length }: string): Span {
  return span(length, length)
}

/** By whichever address, and ticked or not. */
function isNamed(list: string, { id }: ListedPaper): boolean {
  const addresses = parseDigest(list).parts.flatMap((part) => [...paperAddresses(part)])
  const isArxiv = addresses.some(({ arxiv }) => arxiv?.reading.ok && arxiv.reading.reference.id === id)
  const url = paperUrl({ id }, 'abs').toLowerCase()
  return (
    isArxiv ||
    list
      .toLowerCase()
      .split(/[\s()<>]+/)
      .includes(url)
  )
}

/** In one line, in which nothing is a tag of HTML. */
function titleOf({ title = '' }: ListedPaper): string {
  return readableTex(title).replace(/\s+/g, ' ').replaceAll('<', '\\<').trim()
}
