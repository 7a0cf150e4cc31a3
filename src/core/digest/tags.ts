import { matchesIn } from '../base/matches.ts'
import { type Span, span } from '../base/span.ts'
import type { Tag } from './model.ts'

const emoji = String.raw`\p{RI}\p{RI}|\p{Extended_Pictographic}(?:[\u{FE0F}\u{1F3FB}-\u{1F3FF}]|\u{200D}\p{Extended_Pictographic})*`
const word = String.raw`(?:[\p{L}\p{M}\p{N}]|${emoji})+`
/** What joins the words of a name: node.js, ml/vision, l’été; a sentence that begins after a full stop does not. */
const joint = String.raw`(?:[_-]+|/|\.(?=[a-z\p{N}])|['’](?!s(?![\p{L}\p{N}])))`
const name = String.raw`[_-]*${word}(?:${joint}${word})*(?:\+\+|(?<=#[A-Za-z]{1,2})#(?![\p{L}\p{N}_#]))?`
const nameEnd = String.raw`(?![\p{L}\p{M}\p{N}_/-])`
/** Colours of style sheets and lines for a preprocessor. */
const noNames = String.raw`(?:[\da-fA-F]{3}|[\da-fA-F]{6}|[\da-fA-F]{8}|pragma|include|define|undef|ifdef|ifndef|endif|elif)${nameEnd}`

/**
 * A hashtag in text, whole or not at all. A letter is needed, so that "#1" stays a number; the `#` must not follow a word, an
 * address or another `#`.
 */
export const hashtag = new RegExp(
  String.raw`#(?<![\p{L}\p{N}_#&/"'(=-]#)(?!${noNames})(?=[\p{N}_-]*(?:\p{L}|${emoji}))(?=(?<name>${name}))\k<name>(?![+&=%$@^\\])`,
  'gu',
)

/** The hashtags of some words, which start at the offset. Names that look alike are alike, however they are encoded. */
export function findTagsIn(words: string, start: number): readonly Tag[] {
  return matchesIn(words, hashtag).map(({ index, 0: found }) => ({
    span: span(start + index, start + index + found.length),
    name: found.slice(1).normalize('NFC'),
  }))
}

/** Where the name of a tag stands: that of a tag in front matter has no `#` before it. */
export function tagNameSpan(text: string, { span: at }: Tag): Span {
  return text.startsWith('#', at.start) ? span(at.start + 1, at.end) : at
}
