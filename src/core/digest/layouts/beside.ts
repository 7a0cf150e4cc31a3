// Lines that name several papers: "| [One](…) | [Another](…) |", "- [One](…), [Another](…)".
import { isSamePaper } from '../../arxiv/links.ts'
import { foldTitle } from '../../paper/titles.ts'
import type { LineLink } from '../lines/line.ts'
import { judge, level } from '../titles/judge.ts'
import { namesPaper } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { withoutVenue } from '../titles/venues.ts'
import { wordCount } from '../titles/words.ts'

/** Whether a link leads to a paper and its label is a title, and neither its kind nor a citation: "arXiv", "Abt et al. (2022)". */
export function isTitledLink(
  text: string,
  { hasLabel, labelStart, labelEnd, leadsToPaper }: LineLink,
): boolean {
  if (!hasLabel || !leadsToPaper) return false
  const label = text.slice(labelStart, labelEnd)
  if (!namesPaper(label) || citesByName.test(label) || isPeople(withoutVenue(label))) return false
  const count = wordCount(label)
  return count >= 3 || (count === 2 && judge(label) >= level.likely)
}

const citesByName = /\bet\.? ?al\b/i

/** Whether two links with titles lead to two papers: a preprint and its journal version have one title. */
export function areTwoPapers(text: string, one: LineLink, other: LineLink): boolean {
  const [first = '', second = ''] = [one, other].map(({ labelStart, labelEnd }) =>
    foldTitle(text.slice(labelStart, labelEnd)),
  )
  return one.url !== other.url && !isSamePaper(one.url, other.url) && first !== second
}
