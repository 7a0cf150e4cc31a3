import { matchesIn, type Span, span } from '../base/span.ts'
import { formulaAt } from '../paper/tex/formulas.ts'
import type { Tag } from './model.ts'

const emoji = String.raw`\p{RI}\p{RI}|\p{Extended_Pictographic}(?:[\u{FE0F}\u{1F3FB}-\u{1F3FF}]|\u{200D}\p{Extended_Pictographic})*`
const word = String.raw`(?:[\p{L}\p{M}\p{N}]|${emoji})+`
/** What joins the words of a name: node.js, ml/vision, l’été; a sentence that begins after a full stop does not. */
const joint = String.raw`(?:[_-]+|/|\.(?=[a-z\p{N}])|['’](?!s(?![\p{L}\p{N}])))`
const name = String.raw`[_-]*${word}(?:${joint}${word})*(?:\+\+|(?<=#[A-Za-z]{1,2})#(?![\p{L}\p{N}_#]))?`
const nameEnd = String.raw`(?![\p{L}\p{M}\p{N}_/-])`
/** Colours of style sheets and lines for a preprocessor. */
const noNames = String.raw`(?:[\da-fA-F]{3}|[\da-fA-F]{6}|[\da-fA-F]{8}|pragma|include|define|undef|ifdef|ifndef|endif|elif)${nameEnd}`

/** The names of places in Markdown, "{#anchor .note}", "{.note #anchor}", and in Obsidian, "[[#Part]]". */
const ofPlace = String.raw`\{:?\s?|\{:?\s?[.#][^{}\n]{0,80}\s|\[\[`
/** A call in Typst: `#emph[words]`, `#image("a.png")`, `#table(columns: 2)`, `#v(1em)`. */
const call = String.raw`[a-z][a-z.-]{0,30}(?:\[(?!\^)|\((?:["<[)]|[a-z-]{1,30}:|\d[\d.]{0,8}(?:em|pt|cm|mm|in|fr|%)))`

/**
 * A hashtag in text, whole or not at all. A letter is needed, so that "#1" stays a number; the `#` must not follow a word, an
 * address, a backslash or another `#`. "[#A]" is how urgent something is in Org.
 */
export const hashtag = new RegExp(
  String.raw`#(?<![\p{L}\p{N}_#&/"'(=\\-]#)(?<!(?:${ofPlace})#)(?!${noNames})(?!${call})(?!(?<=\[#)[A-Z]\])(?=[\p{N}_-]*(?:\p{L}|${emoji}))(?=(?<name>${name}))\k<name>(?![+&=%$@^\\])`,
  'gu',
)

/**
 * The hashtags of a line's words, which start at the offset; none in code and formulas, nor one that is escaped. Names that look
 * alike are alike, however they are encoded.
 */
export function findTagsIn(words: string, start: number): readonly Tag[] {
  if (!words.includes('#')) return []
  return matchesIn(withoutLiteralSigns(words), hashtag).map(({ index, 0: found }) => ({
    span: span(start + index, start + index + found.length),
    name: found.slice(1).normalize('NFC'),
  }))
}

/**
 * "###### tags: `boats` `nets`" as HackMD has it, Org's "#+filetags: :boats:nets:", DokuWiki's "{{tag>boats nets}}", and
 * Logseq's "tags:: boats, [[nets]]".
 */
const tagList =
  /^tags?\s?[:：](?:[\s,]*`[^`]+`)+$|^#\+filetags:\s+:(?:[^\s:]+:)+$|^\{\{tag>[^{}]+\}\}$|^tags::[ \t]+(?!.*:\/\/)\S/i
const longestTagList = 1000

/** Whether a line says nothing but the tags of its document. */
export function isTagList(words: string): boolean {
  return words.length <= longestTagList && tagList.test(words)
}

/** The tags of such a line, which starts at the offset; their spans have no `#`. */
export function listedTags(words: string, start: number): readonly Tag[] {
  const from = words.search(/[:：>]/) + 1
  return matchesIn(words.slice(from), namesIn(words)).map(({ index, 0: name }) => ({
    span: span(start + from + index, start + from + index + name.length),
    name: name.trim().replace(/^#/, '').normalize('NFC'),
  }))
}

function namesIn(list: string): RegExp {
  if (list.startsWith('{{')) return /[^\s}]+/g
  return /^tags::/i.test(list)
    ? /[^\s:,#[\]](?:[^,#[\]]*[^\s,#[\]])?/g
    : /(?<=`)[^`]+(?=`(?:[\s,]|$))|(?<=:)[^\s:]+(?=:)/g
}

const literalStart = /[\\`$<]/g
const htmlCode = /<(code|pre|kbd|samp|tt)\b[^<>]{0,200}>[\s\S]{0,2000}?<\/\1>/iy
const backticks = /`+/y

/** The words with another sign for each `#` of escapes, code and formulas, where it says nothing but itself. */
function withoutLiteralSigns(words: string): string {
  const unpaired = new Set<number>()
  let plain = ''
  let done = 0
  literalStart.lastIndex = 0
  for (let match = literalStart.exec(words); match; match = literalStart.exec(words)) {
    const { at, isLiteral } = literalEnd(words, match.index, unpaired)
    if (isLiteral) {
      plain += words.slice(done, match.index) + words.slice(match.index, at).replaceAll('#', '`')
      done = at
    }
    literalStart.lastIndex = at
  }
  return plain + words.slice(done)
}

interface Stretch {
  /** Where it ends. */
  readonly at: number
  readonly isLiteral: boolean
}

function literalEnd(words: string, at: number, unpaired: Set<number>): Stretch {
  const sign = words.charAt(at)
  if (sign === '\\') return { at: at + 2, isLiteral: true }
  if (sign === '`') return codeEnd(words, at, unpaired)
  htmlCode.lastIndex = at
  const end = sign === '$' ? formulaAt(words, at)?.end : htmlCode.test(words) ? htmlCode.lastIndex : undefined
  return { at: end ?? at + 1, isLiteral: end !== undefined }
}

/** @param unpaired lengths of runs of backticks that have no partner, looked for once */
function codeEnd(words: string, at: number, unpaired: Set<number>): Stretch {
  backticks.lastIndex = at
  const run = backticks.exec(words)?.[0] ?? ''
  const behind = at + run.length
  if (!unpaired.has(run.length)) {
    for (const { index, 0: other } of words.slice(behind).matchAll(/`+/g))
      if (other.length === run.length) return { at: behind + index + run.length, isLiteral: true }
    unpaired.add(run.length)
  }
  return { at: behind, isLiteral: false }
}

/** Where the name of a tag stands: that of a tag in front matter has no `#` before it. */
export function tagNameSpan(text: string, { span: at }: Tag): Span {
  return text.startsWith('#', at.start) ? span(at.start + 1, at.end) : at
}
