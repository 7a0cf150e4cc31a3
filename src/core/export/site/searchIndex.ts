// What a site's search looks in; `src/site/search.ts` reads it. The index is cut into scripts, so that a browser has the newest
// papers before the rest has come, and a page that nobody searches loads none of it.
import { readableTex } from '../../paper/text.ts'
import { languageAttributes } from '../../render/language.ts'
import { factsLine, saidIn } from './paperRows.ts'
import { indexPath } from './siteFrame.ts'
import { linkTo, type SitePaper, type SiteParts } from './siteParts.ts'

const papersOfFile = 400
/** More digests than these say nothing new of a paper. */
const mostPlaces = 12
/** Of what is said in one place, in characters. */
const mostWords = 600
/** Of all papers together: a browser holds no more at once, and no string has half a billion characters. */
const mostWordsOfAll = 30_000_000

/** How many files of papers there are; they are named by their numbers, from 0. */
export function searchFiles({ papers }: SiteParts): number {
  return Math.ceil(papers.length / papersOfFile)
}

/** The digests by their numbers, in the order of the site. */
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
  const numberOf = ({ digest }: SitePaper[0]) => numbers.get(digest) ?? 0
  const rows = own.map((places) => [
    readableTex(places[0].paper.title),
    factsLine(places),
    places.slice(0, mostPlaces).map((place) => {
      return [numberOf(place), place.fragment, saidIn(place.paper, most)]
    }),
    places.slice(mostPlaces).map(numberOf),
  ])
  return script({ papers: rows })
}

/** A script may stand in a page some day: nothing in it ends one. */
function script(content: object): string {
  const json = JSON.stringify(content).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `(window.researchDigestIndex ??= []).push(${json})\n`
}
