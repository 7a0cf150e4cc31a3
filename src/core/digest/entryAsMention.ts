import { span } from '../base/span.ts'
import type { TextEdit } from '../base/textEdit.ts'
import { layoutById, plainTitle } from './layouts/index.ts'
import { type DigestPart, type Entry, lineAt } from './model.ts'
import { parseDigest } from './session.ts'

/**
 * Leaves what is said of a paper where it is, with the paper named behind its first line.
 * @returns `undefined` where nothing is said, and where the line would begin another entry
 */
export function entryAsMention(part: DigestPart, entry: Entry): TextEdit | undefined {
  const { text } = part
  const { link, commentary } = entry
  const title = plainTitle(entry)
  if (!title || !link || !commentary || entry.layout === 'table-row') return undefined
  const lineStart = lineAt(part, entry.span.start).start
  const lineEnd = lineAt(part, commentary.start).end
  const [mark = ''] = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(text.slice(lineStart, entry.span.start)) ?? []
  const said = text.slice(commentary.start, lineEnd).trimEnd()
  const newText = `${mark}${said} (${nameOf(title, link.url)})`
  return isProse(newText) ? { span: span(lineStart, lineEnd), newText } : undefined
}

/** A paper as it is named among words. */
export function nameOf(title: string, url: string): string {
  return layoutById('linked-title').write({ title, url }).trim()
}

/** Whether a line below an entry would be read as what is said of it, and not begin another. */
function isProse(line: string): boolean {
  const entry = layoutById('title-link').write({ title: 'A Title', url: 'https://arxiv.org/abs/2401.00001' })
  return parseDigest(`${entry}\nSaid.\n\n${line}\n`).entries.length === 1
}
