import { encodeNumbers, type NumberList } from './numberList.ts'
import { prefixLists } from './prefixLists.ts'
import { wordsOf } from './words.ts'

/** Papers in ascending order of their numbers; the record as `writeRecord` made it. */
export type RecordRows = Iterable<{ readonly number: number; readonly record: string }>

/** In front of a word: titles that begin with it. */
export const titleStart = '^'

/** The lists of one volume by word, in ascending order of words, then those of common beginnings of words. */
export function* indexRecords(rows: RecordRows): Generator<readonly [word: string, list: NumberList]> {
  const numbersByWord = collectWords(rows)
  const words = [...numbersByWord.keys()].sort()
  for (const word of words) yield [word, encodeNumbers(numbersByWord.get(word) as number[])]
  yield* prefixLists(words, numbersByWord)
}

function collectWords(rows: RecordRows): ReadonlyMap<string, number[]> {
  const numbersByWord = new Map<string, number[]>()
  const add = (word: string, number: number) => {
    const numbers = numbersByWord.get(word)
    if (!numbers) numbersByWord.set(word, [number])
    else if (numbers[numbers.length - 1] !== number) numbers.push(number)
  }
  for (const { number, record } of rows) {
    const titleEnd = record.indexOf('\n')
    const title = wordsOf(record.slice(0, titleEnd))
    if (title[0] !== undefined) add(titleStart + title[0], number)
    for (const word of title) add(word, number)
    const categoriesEnd = record.indexOf('\n', titleEnd + 1)
    for (const word of wordsOf(record.slice(categoriesEnd + 1))) add(word, number)
  }
  return numbersByWord
}
