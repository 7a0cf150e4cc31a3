import { existsSync } from 'node:fs'

const shared = new URL('../../../shared/', import.meta.url)

/** Digests beside the checkout, with what people read in them. */
export interface Corpus {
  readonly name: string
  readonly folder: URL
  /** Truth for each labelled file, as JSON. */
  readonly truth: URL
  /** The program that compares what is read with the truth. */
  readonly scorer: URL
  /** The truth states entries alone; a list may hold other things, too. */
  readonly hasEntriesOnly: boolean
}

/** Real digests beside the checkout, which the project does not ship; `undefined` where they are not there. */
export const corpusFolder: URL | undefined = corpora().find(({ name }) => name === 'dev')?.folder

/** The corpora beside the checkout, which the project does not ship; none where they are missing. */
export function corpora(): readonly Corpus[] {
  const scorer = new URL('corpus/score.mjs', shared)
  const all = [
    { name: 'dev', folder: 'corpus/dev/', truth: 'corpus/dev/truth/', scorer, hasEntriesOnly: false },
    {
      name: 'lists',
      folder: 'corpus/lists/',
      truth: 'corpus/lists/truth/',
      scorer: new URL('corpus/scoreEntries.mjs', shared),
      hasEntriesOnly: true,
    },
    { name: 'cases', folder: 'cases/reading/', truth: 'cases/reading/', scorer, hasEntriesOnly: false },
  ]
  return all
    .map((corpus) => ({
      ...corpus,
      folder: new URL(corpus.folder, shared),
      truth: new URL(corpus.truth, shared),
    }))
    .filter(({ folder }) => existsSync(folder))
}
