import type { DigestDate } from './date.ts'
import { dateValues, fill, type NewDigest, type Values } from './date.ts'
import { findFrontMatter } from './frontMatter.ts'
import { type Digest, lineAt } from './model.ts'
import { parseDigest } from './session.ts'

/** The digest before the new one, by which this is begun where nothing else is said. */
export interface EarlierDigest {
  /** From the folder of the new digest's conventions on, with `/` between its parts. */
  readonly path: string
  readonly date: DigestDate
  readonly text: string
}

/** What conventions say of digests that are to be begun. */
interface NewDigestConventions {
  readonly newDigest: NewDigest
  readonly tags: { readonly required: readonly string[] }
}

export interface NewDigestOptions {
  readonly conventions: NewDigestConventions | undefined
  readonly date: DigestDate
  readonly earlier?: EarlierDigest | undefined
  /** The lines of sections that it begins with. */
  readonly sections?: readonly string[]
  /** What the template file holds. */
  readonly template?: string | undefined
}

/** A digest that is to be begun. */
export interface NewDigestFile {
  /** Relative to the folder of the conventions, with `/` between its parts. */
  readonly path: string
  readonly text: string
  /** Where the first words are to be written. */
  readonly cursor: number
}

/**
 * The file of a day's digest, named and begun as the conventions and the template want, else as the one before it was. The tags
 * that it must have are in it, and so are the chosen sections, with the cursor below the first.
 */
export function newDigestFile({
  conventions,
  date,
  earlier,
  sections = [],
  template,
}: NewDigestOptions): NewDigestFile {
  const { file, title } = conventions?.newDigest ?? {}
  const path = file === undefined ? pathLike(earlier, date) : fillTemplate(file, date)
  const tags = conventions?.tags.required ?? []
  const heading = title === undefined ? titleLike(earlier, date) : fillTemplate(title, date)
  const values: Values = {
    ...dateValues(date),
    title: heading ?? date,
    tags: tags.join(', '),
    hashtags: tags.map((tag) => `#${tag}`).join(' '),
    sections: sections.map((line, index) => (index === 0 ? `${line}\n\n${cursorSign}` : line)).join('\n\n'),
    // Below the first section, where there is one.
    cursor: sections.length > 0 ? '' : cursorSign,
  }
  const filled = fillLines(template ?? templateLike(path, earlier, tags.length > 0), values)
  const at = filled.indexOf(cursorSign)
  const text = filled.replace(cursorSign, '')
  return { path, text, cursor: at < 0 ? text.length : at }
}

/** The template with a day in place of its placeholders. */
function fillTemplate(template: string, date: DigestDate): string {
  return fill(template, dateValues(date))
}

/** The lines of the sections of a digest, as they are written. */
export function sectionLines(digest: Digest): readonly string[] {
  const lines = digest.sections.map(({ label }) => {
    const { start, end } = lineAt(digest, label.span.start)
    return digest.text.slice(start, end).trimEnd()
  })
  return [...new Set(lines)]
}

const cursorSign = '\uE000'

/** A line whose placeholders are all empty goes, with a blank line beside it. */
function fillLines(template: string, values: Values): string {
  const lines: string[] = []
  let isDropped = false
  for (const line of template.replaceAll('\r\n', '\n').split('\n')) {
    const filled = fill(line, values)
    const isEmptied = line.trim() !== '' && filled.trim() === ''
    const isSecondBlank: boolean = line.trim() === '' && isDropped && (lines.at(-1) ?? '').trim() === ''
    if (!isEmptied && !isSecondBlank) lines.push(filled)
    isDropped = isEmptied || (isSecondBlank && isDropped)
  }
  return lines.join('\n')
}

/** The template with which people begin who want one of their own. */
export const usualTemplate = `---
digest: true
date: {date}
tags: [{tags}]
---

# {title}

{sections}
{cursor}
`

/** Begun as the digest before it: with front matter or without, with a heading or without. */
function templateLike(path: string, earlier: EarlierDigest | undefined, hasTags: boolean): string {
  const isPlain = /\.txt$/i.test(path)
  const hasHeader = earlier ? findFrontMatter(earlier.text) !== undefined : !isPlain
  const header = `---\ndigest: true\ndate: {date}\n${hasTags ? 'tags: [{tags}]\n' : ''}---\n\n`
  const body = isPlain ? '{sections}\n{cursor}\n' : '# {title}\n\n{sections}\n{cursor}\n'
  return hasHeader ? header + body : `${body}\n{hashtags}\n`
}

/** The forms in which dates stand in names of files and in titles. */
const written: readonly ((year: string, month: string, day: string) => string)[] = [
  (year, month, day) => `${year}-${month}-${day}`,
  (year, month, day) => `${year}.${month}.${day}`,
  (year, month, day) => `${year}_${month}_${day}`,
  (year, month, day) => `${year}${month}${day}`,
  (year, month, day) => `${year.slice(2)}${month}${day}`,
]

/** The words with another day in place of theirs; `undefined` where they do not say it. */
function withDate(words: string, old: DigestDate, date: DigestDate): string | undefined {
  const parts = (of: DigestDate) => of.split('-') as [string, string, string]
  for (const write of written) {
    const day = write(...parts(old))
    if (words.includes(day)) return words.replaceAll(day, write(...parts(date)))
  }
  return undefined
}

/** In the folder of the digest before it, under its name with another day. A year's folder becomes another year's. */
function pathLike(earlier: EarlierDigest | undefined, date: DigestDate): string {
  if (!earlier) return `${date}.md`
  const at = earlier.path.lastIndexOf('/') + 1
  const name = earlier.path.slice(at)
  const ending = /\.[a-z]+$/i.exec(name)?.[0] ?? '.md'
  const [oldYear = '', newYear = ''] = [earlier.date.slice(0, 4), date.slice(0, 4)]
  const folder = earlier.path
    .slice(0, at)
    .split('/')
    .map((part) => (part === oldYear ? newYear : part))
    .join('/')
  // Words beside the day are about that day's papers.
  const dayOnly = withDate(name.slice(0, -ending.length), earlier.date, date)
  const plain = dayOnly !== undefined && !/\s/.test(dayOnly) ? dayOnly : date
  return folder + plain + ending
}

function titleLike(earlier: EarlierDigest | undefined, date: DigestDate): string | undefined {
  const title = earlier && parseDigest(earlier.text).title?.text
  return title && earlier ? withDate(title, earlier.date, date) : undefined
}
