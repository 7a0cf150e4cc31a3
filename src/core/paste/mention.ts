import { layoutById } from '../digest/layouts/index.ts'
import type { Digest } from '../digest/model.ts'
import { readableTex } from '../paper/text.ts'

/** How a paper is mentioned among other words. */
export function mention(
  url: string,
  paper: { readonly title: string } | undefined,
  hasWords: boolean,
): string {
  if (!paper || !hasWords) return url
  return layoutById('linked-title')
    .write({ title: readableTex(paper.title), url })
    .trim()
}

/** Whether the document's links have words: those of most mentions say so, else its language. */
export function mentionsHaveWords({ mentions }: Digest, isMarkdown: boolean): boolean {
  const labelled = mentions.filter(({ link: { form } }) => form === 'labelled').length
  return mentions.length === 0 ? isMarkdown : labelled * 2 >= mentions.length
}
