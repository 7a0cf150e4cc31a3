import type { PaperRecord } from './paper.ts'
import { day, readableTex } from './text.ts'

/** "MicroNet (2020)" of "MicroNet: Towards Small Things": the short name, or else the title, and the year where it is known. */
export function shortTitle({
  title,
  publishedAt,
}: Pick<PaperRecord<string>, 'title' | 'publishedAt'>): string {
  const year = day(publishedAt)?.slice(0, 4)
  const name = shortNameOf(readableTex(title))
  return year ? `${name} (${year})` : name
}

/** "MicroNet" of "MicroNet: Towards Small Things"; other titles as they are. */
export function shortNameOf(title: string): string {
  return /^(.{2,40}?):\s/u.exec(title)?.[1] ?? title
}
