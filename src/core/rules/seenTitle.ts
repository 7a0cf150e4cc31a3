// A title as readers see it: without comments, struck-out words and tags.
import { withoutComments } from '../base/comments.ts'
import { decodeEntities } from '../paper/tex/characters.ts'
import { readableTex } from '../paper/text.ts'
import { foldSpelling, foldTitle } from '../paper/titles.ts'

/** Words that are struck out, the readings of characters, and tags. */
const unseen =
  /~~[^~\n]{1,300}~~|<(del|s|strike|rt|rp)(?:\s[^<>]{0,200})?>[^<>]{0,300}<\/\1>|<\/?[a-z][^<>]*>/gi

export function seenIn(text: string): string {
  return /[<~%&{]/.test(text) ? decodeEntities(withoutComments(text).replace(unseen, '')) : text
}

/** A title with this many letters is recognised inside other words, ignoring case; shorter ones must be there as words. */
const enoughLetters = 12

/** Whether lines have a title among their words, over line ends, too. */
export function isAmong(written: readonly string[], title: string): boolean {
  const wanted = foldTitle(title)
  if (wanted === '') return true
  const lines = written.map((line) => line.replace(itemMarks, ''))
  // What is struck out as done is there, too.
  const texts = [lines.join(' '), lines.map((line) => seenIn(line.replace(addresses, ''))).join(' ')]
  if (wanted.length >= enoughLetters)
    return [foldTitle, foldSpelling].some((fold) => texts.some((text) => fold(text).includes(fold(title))))
  const words = wordsOf(readableTex(title))
  return texts.some((text) => wordsOf(text).includes(words))
}

/** Markers of lists, headings and quotations, which are not words of the line. */
const itemMarks = /^[ \t]*(?:[-*+>#|]+|\d{1,4}\\?[.)]|\[\d{1,4}\])\s/gm
const addresses = /\(?<?https?:\/\/[^\s<>()]+>?\)?/g

/** Words and numbers, each between spaces. */
function wordsOf(text: string): string {
  return ` ${
    text
      .normalize('NFKC')
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
}
