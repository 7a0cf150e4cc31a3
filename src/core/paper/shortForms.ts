import * as l10n from '@vscode/l10n'
import type { PaperRecord } from './paper.ts'
import { shortName } from './personName.ts'
import { day, readableTex } from './text.ts'

/** "Vaswani et al., 2017": by whom a paper is cited, and of which year; empty where neither is known. */
export function byline({
  authors,
  publishedAt,
}: Pick<PaperRecord<string>, 'authors' | 'publishedAt'>): string {
  return [people(authors), day(publishedAt)?.slice(0, 4)].filter(Boolean).join(', ')
}

function people(authors: readonly string[]): string {
  const [first, second, third] = authors.map((name) => shortName(readableTex(name)))
  if (first === undefined) return ''
  if (second === undefined) return first
  return third === undefined ? l10n.t('{0} & {1}', first, second) : l10n.t('{0} et al.', first)
}

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
