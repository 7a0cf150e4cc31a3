import type { PaperRecord } from '../paper/paper.ts'

/**
 * Control characters, which XML forbids and which others show as boxes or obey; tab and line feed stay
 * (https://www.w3.org/TR/xml/#charsets).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g
/** Marks that turn the direction of what follows; without their end they reach beyond their field. */
const direction = /[\u202A-\u202E\u2066-\u2069]/g

/** Half of a pair that makes one character. */
const half = /\p{Surrogate}/gu

/** Text that any format can hold: no control characters, no halves of characters, line ends of one kind. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(control, '').replace(direction, '').replace(half, '\uFFFD')
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/** A record whose texts are clean. */
export function cleanPaper<Id extends string>(paper: PaperRecord<Id>): PaperRecord<Id> {
  const date = (text: string | undefined) =>
    text && /^\d{4}(?:-\d\d){0,2}(?:T|$)/.test(text) ? text : undefined
  const line = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text))
  return {
    ...paper,
    title: cleanLine(paper.title),
    authors: paper.authors.map(cleanLine).filter((author) => author !== ''),
    abstract: cleanText(paper.abstract).trim(),
    categories: paper.categories.map(cleanLine),
    comment: line(paper.comment),
    journalReference: line(paper.journalReference),
    doi: line(paper.doi),
    publishedAt: date(paper.publishedAt),
    updatedAt: date(paper.updatedAt),
  }
}
