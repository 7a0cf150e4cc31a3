import { LineTable } from '../../base/lineTable.ts'
import { type Span, slice, span } from '../../base/span.ts'
import type { TextEdit } from '../../base/textEdit.ts'
import type { Archive } from '../archive.ts'
import { endMark, findIndexBlocks, type IndexBlock, startMark } from './indexBlocks.ts'
import { type LineChange, lineChanges } from './lineChanges.ts'
import { writeIndex } from './writeIndex.ts'

/** A stretch of an index that is not what the archive says, and what it should be. */
export interface IndexChange extends LineChange {
  readonly block: IndexBlock
  readonly edit: TextEdit
}

/** What to change in the indexes of a document; nothing when they are current or when it has none. */
export function indexChanges(text: string, archive: Archive, file: string): readonly IndexChange[] {
  const lineEnd = lineEndOf(text)
  return findIndexBlocks(text).flatMap((block) => {
    const { end } = block.content
    const lines = linesOfBlock(text, block)
    const old = lines.map((line) => slice(text, line))
    const now = ['', ...writeIndex(archive, file, block.kind), '', ...(block.hasEnd ? [] : [endMark])]
    const changes = lineChanges(old, now).filter(
      ({ from, to, lines }) => !areBlank([...old.slice(from, to), ...lines]),
    )
    return changes.map((change) => {
      const at = span(lines[change.from]?.start ?? end, lines[change.to]?.start ?? end)
      const lead = needsLineEnd(text, at.start) ? lineEnd : ''
      const newText = lead + change.lines.map((line) => line + lineEnd).join('')
      return { ...change, block, edit: { span: at, newText } }
    })
  })
}

/** Without comments that a person has put there to have a rule say nothing. */
function linesOfBlock(text: string, { content }: IndexBlock): readonly Span[] {
  const lines = Array.from(new LineTable(slice(text, content)), ({ start, end }) => {
    return span(content.start + start, content.start + end)
  })
  return lines.filter((line) => !/^[ \t]*<!--[ \t]*digest-disable/.test(slice(text, line)))
}

/** A new index, to be put at the beginning of a line. */
export function newIndex(archive: Archive, file: string, lineEnd = '\n'): string {
  return [startMark, '', ...writeIndex(archive, file, 'all'), '', endMark, ''].join(lineEnd)
}

/** The line end that a text uses first. */
export function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** Formatters put blank lines elsewhere, and mean nothing by it. */
function areBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '')
}

/** The last line of a document may have none. */
function needsLineEnd(text: string, offset: number): boolean {
  return offset > 0 && text.charAt(offset - 1) !== '\n'
}
