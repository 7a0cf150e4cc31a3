// The index of a site's search; `src/site/search.ts` reads it. It is split into scripts, so that a browser has the
// newest papers before the rest has arrived, and a page without a search loads none of it.
import { readableTex } from '../../paper/text.ts'
import { languageAttributes } from '../../render/language.ts'
import { factsLine, saidIn } from './paperRows.ts'
import { indexPath } from './siteFrame.ts'
import { linkTo, type SiteParts } from './siteParts.ts'

const papersOfFile = 400
/** More digests than this add nothing about a paper. */
const mostPlaces = 12
/** The length of the commentary for one place, in characters. */
const mostWords = 600
/** For all papers together: a browser cannot hold more, and no string may have half a billion characters. */
const mostWordsOfAll = 30_000_000

/** The number of files with papers; they are named by number, from 0. */
export function searchFiles({ papers }: SiteParts): number {
  return Math.ceil(papers.length / papersOfFile)
}

/** The digests by number, in the order of the site. */
export function searchedDigests({ digests }: SiteParts): string {
  const rows = digests.map(({ page, review }) => [
    linkTo(page, indexPath),
    readableTex(review.title),
    review.date ?? '',
    review.language,
    languageAttributes(review.language).includes('rtl') ? 'rtl' : '',
  ])
  return script({ digests: rows })
}

export function searchedPapers({ papers, digests }: SiteParts, file: number): string {
  const numbers = new Map(digests.map((digest, number) => [digest, number]))
  const most = Math.min(mostWords, Math.floor(mostWordsOfAll / Math.max(1, papers.length)))
  const own = papers.slice(file * papersOfFile, (file + 1) * papersOfFile)
  const rows = own.map((places) => [
    readableTex(places[0].paper.title),
    factsLine(places),
    places.length,
    places.slice(0, mostPlaces).map(({ digest, fragment, paper }) => {
      return [numbers.get(digest) ?? 0, fragment, saidIn(paper, most)]
    }),
  ])
  return script({ papers: rows })
}

/** The script may be embedded in a page: nothing in it can end the element. */
function script(content: object): string {
  const json = JSON.stringify(content).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `(window.researchDigestIndex ??= []).push(${json})\n`
}
