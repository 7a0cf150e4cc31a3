import { readdirSync, readFileSync } from 'node:fs'
import { corpusFolder } from './corpus.ts'

const fixtures = new URL('../fixtures/digests/', import.meta.url)

export interface NamedText {
  readonly name: string
  readonly text: string
}

/** The digests of the fixtures, without what they state of themselves. */
export function fixtureDigests(): readonly NamedText[] {
  return readdirSync(fixtures).map((name) => {
    const [text = ''] = readFileSync(new URL(name, fixtures), 'utf8').split('\n<!-- expected\n')
    return { name, text }
  })
}

/** The texts of the corpus beside the checkout, which is not part of the project; none where it is missing. */
export function corpusDigests(): readonly NamedText[] {
  const folder = corpusFolder
  if (!folder) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((name) => ({
      name,
      text: readFileSync(new URL(name.split('/').map(encodeURIComponent).join('/'), folder), 'utf8'),
    }))
}
