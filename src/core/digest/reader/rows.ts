import type { Frames } from '../frames/frames.ts'
import type { Head } from '../layouts/layout.ts'
import type { Cursor } from '../lines/cursor.ts'
import { level } from '../titles/judge.ts'
import { wordCount } from '../titles/words.ts'

/**
 * Whether a row of a table is an entry. One of figures needs a head that names the column of titles; one without a link to a
 * paper needs that as well, or others like it, and without any link a long title: "no seminar" is none.
 * @param titleColumn the column that the head of the table names, -1 for none
 */
export function acceptsRow(
  cursor: Cursor,
  { fit, isPaper, level: own, link, shape, title }: Head,
  frames: Frames,
  titleColumn = -1,
): boolean {
  if (fit === 'doubtful') return titleColumn >= 0
  if (isPaper) return true
  const words = title ? cursor.slice(title.start, title.end) : ''
  const isLong = own > level.prose && wordCount(words) >= (own >= level.likely ? 3 : 5) && !isNone.test(words)
  // "*All Saints, no seminar*" where titles are linked.
  const isNote = !link && title && /(?<![*_])[*_]$/.test(cursor.slice(title.start - 2, title.start))
  const isFramed = frames.of.get(shape)?.slot !== undefined
  return isFramed ? link !== undefined || (isLong && !isNote) : titleColumn >= 0 && isLong
}

/** "No meeting because of the retreat". */
const isNone = /^(?:[Nn]o(?:ne)?|[Kk]ein\p{Ll}*|[Pp]as|[Ss]in|[Нн]ет|没有|없음)(?:\s\p{Ll}|$)/u
