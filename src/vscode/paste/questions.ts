import type * as vscode from 'vscode'
import { paperOf } from '../../core/digest/model.ts'
import type { Paper } from '../../core/paper/paper.ts'
import type { WriteQuestion } from '../../paste/pasteService.ts'
import type { Services } from '../services.ts'

/** Entries are written like those around them: the records of so many are sent along. */
const mostKnown = 80

/** What the thread must know of a document to write papers into it. */
export function writeQuestion(
  { documents, conventions, papers }: Pick<Services, 'documents' | 'conventions' | 'papers'>,
  document: vscode.TextDocument,
  offset: number,
): Omit<WriteQuestion, 'records'> {
  const { sections = [], entries = [], layout, link } = conventions.of(document) ?? {}
  const all = documents.digestOf(document).entries
  const next = all.findIndex(({ span }) => span.start >= offset)
  const middle = next < 0 ? all.length : next
  const known = all.slice(Math.max(0, middle - mostKnown / 2), middle + mostKnown / 2).flatMap((entry) => {
    const id = paperOf(entry)
    return (id && papers.paper(id)) ?? []
  })
  return { text: document.getText(), sections, entries, layout, link, known: known.map(withoutAbstract) }
}

/** Nobody writes abstracts. */
export function withoutAbstract<P extends Pick<Paper, 'abstract'>>(paper: P): P {
  return { ...paper, abstract: '' }
}
