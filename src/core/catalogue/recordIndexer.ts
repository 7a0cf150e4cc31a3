import { NumberListWriter } from './numberListWriter.ts'
import { writePrefixLists } from './prefixLists.ts'
import { type PapersByWord, WordTable } from './wordTable.ts'

/** Papers in ascending order of their numbers; the record as `writeRecord` made it. */
export type RecordRows = Iterable<{ readonly number: number; readonly record: string }>

/** The lists of one volume, in few pieces: so they go from thread to thread. */
export interface VolumeLists {
  /** A line each: what the list is for, in the order in which the lists are stored. */
  readonly words: string
  /** Where the list of each word ends in `units`. */
  readonly ends: Uint32Array<ArrayBuffer>
  /** The lists behind each other, each a `NumberList`. */
  readonly units: Uint16Array<ArrayBuffer>
}

/** In front of a word: titles that begin with it. */
export const titleStart = '^'

/** Makes the lists of one volume after another, in the same memory. */
export class RecordIndexer {
  readonly #table = new WordTable()
  readonly #lists = new NumberListWriter()

  /**
   * The lists by word, in ascending order of words, then those of common beginnings of words, and of all that have up to
   * `alwaysLetters`.
   */
  index(rows: RecordRows, alwaysLetters: number): VolumeLists {
    const papersByWord = this.#papersByWord(rows)
    const words: string[] = []
    const ends: number[] = []
    for (const write of [writeWordLists, writePrefixLists]) {
      for (const word of write(papersByWord, this.#lists, alwaysLetters)) {
        words.push(word)
        ends.push(this.#lists.end)
      }
    }
    return { words: words.join('\n'), ends: Uint32Array.from(ends), units: this.#lists.take() }
  }

  #papersByWord(rows: RecordRows): PapersByWord {
    this.#table.clear()
    for (const { number, record } of rows) {
      const titleEnd = record.indexOf('\n')
      const categoriesEnd = record.indexOf('\n', titleEnd + 1)
      this.#table.addText(record.slice(0, titleEnd), number, titleStart)
      this.#table.addText(record.slice(categoriesEnd + 1), number)
    }
    return this.#table.papersByWord()
  }
}

function* writeWordLists(
  { words, papers, starts }: PapersByWord,
  lists: NumberListWriter,
): Generator<string> {
  for (const [index, word] of words.entries()) {
    lists.write(papers, starts[index] as number, starts[index + 1] as number)
    yield word
  }
}
