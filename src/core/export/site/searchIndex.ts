import { readableTex } from '../../paper/text.ts'
import { chatText } from '../chat/chatText.ts'
import { plainDialect } from '../chat/plainDialect.ts'
import { entryFragments } from '../page/reviewPage.ts'
import type { ReviewedPaper } from '../review.ts'
import { linkTo } from './siteLinks.ts'
import type { SiteDigest } from './siteParts.ts'

const mostAuthors = 12
/** Of what is said of a paper, in characters; an index of a thousand entries stays below a megabyte. */
const mostWords = 600
/** Of all entries together: a browser holds no more at once, and no string has half a billion characters. */
const mostWordsOfAll = 30_000_000

/** A script that gives the page's search all that can be found; `src/site/search.ts` reads it. */
export function searchIndex(digests: readonly SiteDigest[]): string {
  const count = digests.reduce((sum, { exported }) => sum + exported.digest.entries.length, 0)
  const most = Math.min(mostWords, Math.floor(mostWordsOfAll / Math.max(1, count)))
  const index = {
    digests: digests.map(({ page, review }) => ({
      page: linkTo(page, 'index.html'),
      title: review.title,
      date: review.date ?? '',
    })),
    entries: digests.flatMap((digest, number) => entryRows(digest, number, most)),
  }
  // A script may stand in a page some day: nothing in it ends one.
  const json = JSON.stringify(index).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `window.researchDigestIndex = ${json}\n`
}

function entryRows({ review, exported }: SiteDigest, number: number, most: number) {
  const papers = review.parts.filter((part): part is ReviewedPaper => part.kind === 'entry')
  const inOrder = [...exported.digest.entries].sort((a, b) => a.span.start - b.span.start)
  const fragments = entryFragments(inOrder)
  return papers.map((paper, index) => [
    number,
    fragments[index] ?? '',
    readableTex(paper.title),
    words(paper, most),
  ])
}

function words({ record, id, commentary }: ReviewedPaper, most: number): string {
  const authors = record?.authors.slice(0, mostAuthors).map(readableTex).join(', ')
  const said = chatText(commentary, plainDialect).replace(/\s+/g, ' ').slice(0, most)
  return [authors, id, said]
    .filter(Boolean)
    .join(' · ')
    .replace(/\p{Surrogate}/gu, '')
}
