// Characters in an address that are not part of it: invisible characters, Markdown escapes, percent-encoding.
import { type MappedText, mappedReplace } from '../base/mappedText.ts'

/** Soft hyphens, zero-width spaces and joiners, direction marks, word joiners, byte order marks. */
const invisible = '[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]'
/**
 * A backslash before punctuation of addresses; before other characters it may start a TeX command or a formula bracket.
 */
const markdownEscape = '\\\\(?=[.\\-_/:~%#&])'
const ignorable = new RegExp(`${invisible}|${markdownEscape}`)
const ignorables = new RegExp(`${invisible}|${markdownEscape}`, 'g')
const encoded =
  /%(?:[0-7][\da-f]|[cd][\da-f]%[\da-f]{2}|e[\da-f](?:%[\da-f]{2}){2}|f[\da-f](?:%[\da-f]{2}){3})/gi

/** Whether the text has characters that {@link withoutIgnorables} removes. */
export function hasIgnorables(text: string): boolean {
  return ignorable.test(text)
}

/** The text without invisible characters and without the backslashes of Markdown escapes. */
export function withoutIgnorables(source: MappedText): MappedText {
  return hasIgnorables(source.text) ? mappedReplace(source, ignorables, () => '') : source
}

/** Decodes each percent-encoded character; bytes that are not UTF-8 stay. */
export function decoded(source: MappedText): MappedText {
  return source.text.includes('%') ? mappedReplace(source, encoded, decodedOrSame) : source
}

function decodedOrSame(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
