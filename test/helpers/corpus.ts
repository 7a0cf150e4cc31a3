import { existsSync } from 'node:fs'

/** Real digests beside the checkout, which the project does not ship; `undefined` where they are not there. */
export const corpusFolder: URL | undefined = findCorpus()

function findCorpus(): URL | undefined {
  const folder = new URL('../../../shared/corpus/dev/', import.meta.url)
  return existsSync(folder) ? folder : undefined
}
