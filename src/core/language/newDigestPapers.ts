import { span } from '../base/span.ts'
import { applyEdits } from '../base/textEdit.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import type { EarlierDigest, NewDigestFile } from '../digest/newDigest.ts'
import { parseDigest } from '../digest/session.ts'
import type { Facts } from '../paper/facts.ts'
import type { AnyPaper } from '../paper/paper.ts'
import { insertPapers } from './insertPapers.ts'

interface BeginningParts {
  /** The new digest without papers. */
  readonly empty: NewDigestFile
  readonly earlier: EarlierDigest | undefined
  readonly conventions: Conventions | undefined
  readonly facts: Facts
}

/**
 * A new digest that starts with papers, at the place of its first words: in the form of the previous digest, if they
 * are read from there, otherwise as the conventions want entries.
 */
export function beginWith(
  papers: readonly AnyPaper[],
  { empty, earlier, conventions, facts }: BeginningParts,
): Pick<NewDigestFile, 'text' | 'cursor'> {
  if (papers.length === 0) return empty
  const { sections = [], entries = [] } = conventions ?? {}
  const read = (text: string) => parseDigest(text, sections, entries)
  const insertInto = (text: string, place: Parameters<typeof insertPapers>[2]) =>
    insertPapers(papers, { digest: read(text), conventions, facts }, place)
  // Nothing after the last entry may get into the new ones.
  const last = earlier && read(earlier.text).entries.at(-1)
  const example = last && earlier.text.slice(0, last.span.end)
  const like = example && insertInto(example, { kind: 'section', index: -1 })
  const lines = like ? like.newText.replace(/^\s*\n/, '').trimEnd() : ''
  const text = `${empty.text.slice(0, empty.cursor)}${lines}${empty.text.slice(empty.cursor)}`
  if (read(text).entries.length === papers.length) return { text, cursor: empty.cursor + lines.length }
  const own = insertInto(empty.text, { kind: 'cursor', span: span(empty.cursor, empty.cursor) })
  return own ? { text: applyEdits(empty.text, [own]), cursor: own.span.start + own.cursor } : empty
}
