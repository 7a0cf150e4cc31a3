import { frontMatterOf } from '../digest/frontMatter.ts'
import { unescaped } from '../digest/layouts/index.ts'
import type { Digest, Label } from '../digest/model.ts'
import { headingLabel } from '../digest/saying.ts'
import { titleText } from '../digest/titles/words.ts'

/** The title of a digest as a reader sees it; `undefined` if it has none. In front matter, it is not Markdown. */
export function readableTitle(digest: Digest): string | undefined {
  const { title } = digest
  if (title === undefined || frontMatterOf(digest)?.title) return title?.text
  return readableWords(digest, title)
}

/** The words of a heading, without its markers, comments and the addresses of its links. */
export function readableWords(digest: Digest, label: Label): string {
  const words = titleText(headingLabel(digest, label).text)
  return unescaped(words.replace(deleted, '$1'))
}

const deleted = /(?<!\\)~~(?=\S)([^~]{1,300})~~/g
