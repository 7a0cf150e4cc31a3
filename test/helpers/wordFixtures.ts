import { readdirSync } from 'node:fs'
import { type DigestFixture, readFixture } from './digestFixtures.ts'

const folder = new URL('../fixtures/words/', import.meta.url)
const words = /\n<!-- words\n([\s\S]*?)\n-->\s*$/

/** A digest for each word that people write in one place of it, all to be read alike. */
export interface WordFixture extends DigestFixture {
  /** The list of the vocabulary that the word is to be found by. */
  readonly list: string
  readonly word: string
}

export function wordFixtures(): readonly WordFixture[] {
  return readdirSync(folder).flatMap((file) => {
    const { text, expected } = readFixture(new URL(file, folder))
    const template = text.replace(words, '\n')
    return wordsIn(text).map((word) => ({
      list: file.replace(/\.md$/, ''),
      word,
      text: template.replaceAll('{word}', word),
      expected: expected.replaceAll('{word}', word),
    }))
  })
}

/** The words by language, one language a line. */
function wordsIn(text: string): readonly string[] {
  const lines = words.exec(text)?.[1]?.split('\n') ?? []
  return lines.flatMap((line) => line.replace(/^[^:]+: /, '').split(', '))
}
