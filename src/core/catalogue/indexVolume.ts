import { encodeNumbers, type NumberList } from './numberList.ts'
import { prefixLists } from './prefixLists.ts'
import { WordTable } from './wordTable.ts'

/** Papers in ascending order of their numbers; the record as `writeRecord` made it. */
export type RecordRows = Iterable<{ readonly number: number; readonly record: string }>

/** In front of a word: titles that begin with it. */
export const titleStart = '^'

/**
 * The lists of one volume by word, in ascending order of words, then those of common beginnings of words, and of
 * all that have up to `alwaysLetters`.
 */
export function* indexRecords(
  rows: RecordRows,
  alwaysLetters: number,
): Generator<readonly [word: string, list: NumberList]> {
  const numbersByWord = collectWords(rows)
  const words = [...numbersByWord.keys()].sort()
  for (const word of words) yield [word, encodeNumbers(numbersByWord.get(word) as Int32Array)]
  yield* prefixLists(words, numbersByWord, alwaysLetters)
}

function collectWords(rows: RecordRows): ReadonlyMap<string, Int32Array> {
  const table = new WordTable()
  for (const { number, record } of rows) {
    const titleEnd = record.indexOf('\n')
    const categoriesEnd = record.indexOf('\n', titleEnd + 1)
    table.addText(record.slice(0, titleEnd), number, titleStart)
    table.addText(record.slice(categoriesEnd + 1), number)
  }
  return new Map(table.entries())
}
