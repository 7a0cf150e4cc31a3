import * as l10n from '@vscode/l10n'
import type { PaperRecord } from '../paper/paper.ts'
import { authorList, day, readableTex } from '../paper/text.ts'
import { cleanLine } from './cleanText.ts'
import type { ReviewedPaper } from './review.ts'

const mostAuthors = 4

/** "Ann Author, Bo Author and 7 more", `undefined` when a record names nobody. */
function authorsOf({ authors }: PaperRecord<string>): string | undefined {
  if (authors.length === 0) return undefined
  const { shown, more } = authorList(authors, mostAuthors)
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
}

/** Day, main category, the authors' remark and the journal, as far as the record says. */
function factsOf(paper: PaperRecord<string>): readonly string[] {
  const facts = [day(paper.publishedAt), paper.categories[0], paper.comment, paper.journalReference]
  return facts.flatMap((fact) => (fact ? [readableTex(fact)] : []))
}

/** What names and places a paper below its title: what the writer put beside it, then the record. */
export function aboutOf({ beside, record }: Pick<ReviewedPaper, 'beside' | 'record'>): readonly string[] {
  const known = record ? [authorsOf(record), ...factsOf(record)].filter((fact) => fact !== undefined) : []
  return [...beside.words.map((words) => cleanLine(readableTex(words))), ...known]
}
