// Links below a title in a line of their own, told by their labels.
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line, LineLink } from '../lines/line.ts'
import { level } from '../titles/judge.ts'
import { isGeneric } from '../titles/parts.ts'
import { wordCount } from '../titles/words.ts'
import { levelOfLine } from './fields.ts'
import { readsLikeTitle } from './titleLine.ts'

/** The link to the paper that says what it is, in a line of words. */
export function badgeIn({ text }: Cursor, { links }: Line): LineLink | undefined {
  return links.find(
    ({ hasLabel, labelStart, labelEnd, leadsToPaper }) =>
      hasLabel && leadsToPaper && isGeneric(text.slice(labelStart, labelEnd)),
  )
}

/** A link right below a heading, whose label says the heading's title in a script of East Asia. */
export function translatedLink(cursor: Cursor, title: Line, line: Line): LineLink | undefined {
  const [link] = line.links
  if (title.kind !== 'heading' || line.links.length !== 1 || !link?.hasLabel || !link.leadsToPaper)
    return undefined
  if (link.outerStart !== line.from || link.outerEnd !== line.to || line.marker) return undefined
  const isTranslated =
    eastAsian.test(cursor.slice(link.labelStart, link.labelEnd)) && !eastAsian.test(cursor.words(title))
  return isTranslated && readsLikeTitle(cursor.words(title)) ? link : undefined
}

/** "[JBES](https://doi.org/…)" below a long heading: the label is where the paper appeared. */
export function venueLink(cursor: Cursor, title: Line, line: Line): LineLink | undefined {
  const [link] = line.links
  if (title.level < 2 || line.marker || line.links.length !== 1 || !link?.leadsToPaper) return undefined
  if (wordCount(cursor.words(title)) < 4 || levelOfLine(cursor, title) < level.likely) return undefined
  if (hasWords(cursor.slice(line.from, link.outerStart) + cursor.slice(link.outerEnd, line.to)))
    return undefined
  return /^\p{Lu}{2,8}(?: (?:19|20)\d{2})?$/u.test(cursor.slice(link.labelStart, link.labelEnd))
    ? link
    : undefined
}
