// Comments are the writer's own: they are for no reader of an export, an index or a hover. HTML has `<!-- … -->` and elements
// that are hidden, Obsidian `%%…%%`, TeX `%…` in formulas, and Markdown definitions that nothing refers to: `[//]: # (…)`. In
// doubt a text is taken for a comment: one word too few in an export harms less than a private one too many.

import { isInContainer } from './containers.ts'
import { HiddenElements, hidingBlock, htmlCommentEnd, mayHideElements } from './hiddenElements.ts'
import { hiddenSections } from './hiddenSections.ts'
import { findLineComments } from './lineComments.ts'
import {
  commentMarks,
  MarkedComments,
  startOfAttributed,
  texNotes,
  unseenAttributes,
} from './markedComments.ts'
import { joinedSpans, type Span, shifted, span, unitedSpans } from './span.ts'

/** What may start a comment, or hide the start of one: an escape, a formula, code, `<!--`, `%`, an element, or a definition. */
const opening = new RegExp(
  String.raw`\\begin(?=\{(?!comment|verbatim|lstlisting|minted))|\\(?!begin\{comment|end\{document|iffalse\b|${texNotes}[[{]|\[a\\\]\S)[\s\S]|\$(?:\x60(?!\x60)|\$*)|\x60+|~{3,}|<!--|<(?=[a-z])|%+|\[(?=[^[\]\n]{0,100}\]:|[^[\]\n]{0,500}\]${unseenAttributes})|${commentMarks.source}`,
  'gi',
)
const mayHoldComments = new RegExp(
  String.raw`<!--|%%|\]:|\]${unseenAttributes}|(?:\x60|~)[ \t]*(?:[{=$]|dataview|tasks|query|comment|${hidingBlock})|${commentMarks.source}`,
  'i',
)
/** In TeX a percent sign begins a comment, but not in prose. */
const mayHoldTex = /\$|\\(?:[([]|begin)|(?:`|~)[ \t]*math/
/** What ends a formula, by what begins it. */
const formulaEnds: ReadonlyMap<string, RegExp> = new Map([
  ['$', /(?<!(?<!\\)\\)\$/g],
  ['$$', /\$\$/g],
  ['$`', /`\$/g],
  ['\\(', /\\\)/g],
  ['\\[', /\\\]/g],
  ['\\begin', /\\end\b/g],
])
/**
 * A definition with a name used for comments, or one that leads nowhere and has a title; with the character that opens
 * the title, which may be on the next line.
 */
const definition =
  /\[(?:(?:\/\/|comments?|[_#-]?)\]:(?:[ \t]*(?:<[^<>\n]{0,200}>|[^\s<>]{1,200})(?:[ \t]+|[ \t]*\r?\n[ \t>]*)(["'(]))?|[^[\]\n]{1,100}\]:[ \t]*(?:#|<#?>)[ \t]*(?:\r?\n[ \t>]*)?(["'(]))/iy
/** What may come before the first word of a line: indentation, and markers of quotations and list items. */
const lead = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*$/
const blankLine = /\n[ \t]*\r?(?:\n|$)/g

/**
 * The comments of a Markdown or plain text, in order. Comments shown as code do not count. Linear in the text.
 * @param header what stands above the text, and may say in which language it is written
 */
export function findComments(text: string, header = ''): readonly Span[] {
  // What follows a header directly is seen from the blank line above it.
  if (header !== '' && /^(?:-{3}|\+{3})[ \t]*\r?\n/.test(text))
    return findComments(`\n${text}`, header).map((each) => shifted(each, -1))
  const lines = joinedSpans(findLineComments(text, header), hiddenSections(text))
  // What is in these lines opens and closes nothing.
  const others = lines.length === 0 ? text : blanked(text, lines)
  const may =
    mayHoldComments.test(others) ||
    mayHideElements(others) ||
    (others.includes('%') && mayHoldTex.test(others))
  return may ? unitedSpans([...lines, ...new CommentScanner(others).scan()]) : lines
}

/** The text as readers may see it. A blank line replaces removed lines, because a comment separates its neighbours. */
export function withoutComments(text: string, header = ''): string {
  return withInstead(text, () => '', findComments(text, header))
}

/** The text with spaces in place of comments: every other character, and every line, stays where it is. */
export function blankComments(text: string): string {
  return blanked(text, findComments(text))
}

function blanked(text: string, comments: readonly Span[]): string {
  return withInstead(text, (comment) => comment.replace(/[^\r\n]/g, ' '), comments)
}

function withInstead(
  text: string,
  instead: (comment: string) => string,
  comments: readonly Span[] = findComments(text),
): string {
  let done = 0
  const parts = comments.map(({ start, end }) => {
    const part = text.slice(done, start) + instead(text.slice(start, end))
    done = end
    return part
  })
  return parts.length === 0 ? text : parts.join('') + text.slice(done)
}

class CommentScanner {
  readonly #text: string
  /** Where the paragraph that was last examined ends. */
  #paragraphEnd = -1
  /** Runs of backticks without a partner in that paragraph, by their length. */
  #unpaired = new Set<number>()
  /** From which length on fences are never closed, by their characters. */
  readonly #unclosedFences = new Map<string, number>()
  /** The rest of a line that starts with a comment is HTML, in which there is no code; it ends here. */
  #htmlUntil = 0
  /** The formula that was last met ends before here; `%` in it begins a comment of TeX, and a backtick no code. */
  #formulaEnd = -1
  /** Where the next end of each kind of formula is. */
  readonly #nextEnds = new Map<string, number>()
  /** No comment of HTML ends from here on. */
  #isUnclosedFrom = Number.POSITIVE_INFINITY

  readonly #elements: HiddenElements
  readonly #marked: MarkedComments

  constructor(text: string) {
    this.#text = text
    this.#marked = new MarkedComments(text)
    this.#elements = new HiddenElements(text)
  }

  *scan(): Iterable<Span> {
    let from = 0
    for (;;) {
      opening.lastIndex = from
      const found = opening.exec(this.#text)
      if (!found) return
      const { index, 0: mark } = found
      from = index + mark.length
      const comment = this.#commentAt(index, mark)
      if (comment !== undefined) {
        if (mark.startsWith('<')) this.#noteEnd(index, comment)
        const isAttribute = this.#text.startsWith('{:', index) && this.#text.charAt(index + 2) !== ':'
        yield span(
          isAttribute ? startOfAttributed(this.#text, index, this.#beginsLine(index)) : index,
          comment,
        )
      }
      this.#noteFormula(index, mark)
      from = comment ?? this.#codeEnd(index, mark) ?? from
    }
  }

  /** Where the comment that starts here ends; `undefined` if there is none. */
  #commentAt(at: number, mark: string): number | undefined {
    if (mark === '<!--') return this.#htmlEnd(at)
    if (mark === '<') return this.#elementEnd(at)
    if (mark === '[') return this.#definitionEnd(at) ?? this.#marked.endAt(at, this.#leadOf(at))
    if (mark.startsWith('%')) return this.#percentEnd(at, at + mark.length)
    if (/^(?:`|~{3})/.test(mark)) return this.#unseenCodeEnd(at, mark)
    return /^(?:[<{#/:@~i+!?-]|\\$)/i.test(mark) ? this.#marked.endAt(at, this.#leadOf(at)) : undefined
  }

  #htmlEnd(at: number): number {
    const end = this.#isUnclosedFrom <= at ? undefined : htmlCommentEnd(this.#text, at)
    if (end !== undefined) return end
    this.#isUnclosedFrom = Math.min(this.#isUnclosedFrom, at)
    return this.#unclosedEnd(at)
  }

  #elementEnd(at: number): number | undefined {
    const end = this.#elements.endAt(at)
    return end === 'unclosed' ? this.#unclosedEnd(at) : end
  }

  #unclosedEnd(at: number): number {
    return at < this.#htmlUntil || this.#beginsLine(at) ? this.#text.length : this.#endOfParagraph(at)
  }

  /** A title ends with its closing character at the end of a line; an unclosed one ends with its own line. */
  #definitionEnd(at: number): number | undefined {
    if (!this.#beginsLine(at)) return undefined
    definition.lastIndex = at
    const found = definition.exec(this.#text)
    if (!found) return undefined
    const inside = at + found[0].length
    const mark = found[1] ?? found[2]
    if (mark === undefined) return this.#lineEnd(inside)
    const close = mark === '(' ? ')' : mark
    for (let from = inside, end = this.#endOfParagraph(at); from < end; ) {
      const lineEnd = this.#lineEnd(from)
      if (this.#text.slice(from, lineEnd).trimEnd().endsWith(close)) return lineEnd
      from = lineEnd + 1
    }
    return this.#lineEnd(inside)
  }

  #noteEnd(start: number, end: number): void {
    if (end < this.#htmlUntil || !(start < this.#htmlUntil || this.#beginsLine(start))) return
    this.#htmlUntil = this.#lineEnd(end)
  }

  #noteFormula(at: number, mark: string): void {
    const pattern = formulaEnds.get(mark)
    if (!pattern || at <= this.#formulaEnd) return
    const inside = at + mark.length
    const end = this.#nextEnd(mark, pattern, inside)
    const isBlock = mark === '\\begin' || (mark !== '$' && this.#beginsLine(at))
    if (end === undefined || !(isBlock || end <= this.#endOfParagraph(at))) return
    // As in `formulaAt`: others are prices.
    if (mark === '$' && /^[ \t]|[ \t]$/.test(this.#text.slice(inside, end))) return
    this.#formulaEnd = end
  }

  #nextEnd(mark: string, pattern: RegExp, from: number): number | undefined {
    let end = this.#nextEnds.get(mark) ?? -1
    if (end < from) {
      pattern.lastIndex = from
      end = pattern.exec(this.#text)?.index ?? Number.POSITIVE_INFINITY
      this.#nextEnds.set(mark, end)
    }
    return Number.isFinite(end) ? end : undefined
  }

  /** Where a comment of TeX ends: with its line, and if it begins the line, where the next one begins. */
  #texEnd(at: number): number | undefined {
    const end = this.#lineEnd(at)
    // "$5\%$" is often written without the backslash.
    if (end > this.#formulaEnd) return /\d/.test(this.#text.charAt(at - 1)) ? undefined : this.#formulaEnd
    const before = this.#leadOf(at)
    if (before === undefined) return end
    return end + 1 + (this.#text.startsWith(before, end + 1) ? before.length : 0)
  }

  #percentEnd(at: number, inside: number): number | undefined {
    const isPair = inside - at > 1
    const close = isPair ? this.#text.indexOf('%%', inside) : -1
    if (at < this.#formulaEnd && !(close >= 0 && close < this.#formulaEnd)) return this.#texEnd(at)
    if (!isPair) return undefined
    const beginsLine = this.#beginsLine(at)
    // After a word they may be a percent sign typed twice, and the next pair another one far below.
    const before = this.#text.charAt(at - 1)
    const isApart = beginsLine || /\s/.test(before)
    if (/\d/.test(before) || this.#isInAddress(at, close)) return undefined
    if (close < 0) return beginsLine ? this.#text.length : isApart ? this.#endOfParagraph(at) : undefined
    if (!isApart && close > this.#endOfParagraph(at)) return undefined
    let end = close + 2
    while (this.#text.charAt(end) === '%') end++
    return end
  }

  /** "https://e.org/%%a%%/b": a pair of marks inside an address; after a word of it, a comment may begin all the same. */
  #isInAddress(at: number, close: number): boolean {
    const isPart = /:\/\/[^\s<>]*[/=?&#]$/.test(this.#text.slice(Math.max(0, at - 500), at))
    return isPart && close >= 0 && !/\s/.test(this.#text.slice(at, Math.min(close, at + 500)))
  }

  /** Where code ends that no reader sees; in a fence that is never closed, with its first paragraph. */
  #unseenCodeEnd(at: number, mark: string): number | undefined {
    const inside = at + mark.length
    if (mark.length > 2 && this.#beginsLine(at)) {
      const isUnseen = isUnseenCode(this.#text.slice(inside, inside + 1000))
      return isUnseen ? (this.#codeEnd(at, mark) ?? this.#endOfParagraph(at)) : undefined
    }
    const end = this.#codeEnd(at, mark)
    if (end === undefined) return undefined
    const format = /^\{=(?!html|markdown)[a-z]{1,20}\}/i.exec(this.#text.slice(end, end + 25))
    return format || isComputed(this.#text.slice(at, at + 30)) ? end + (format?.[0].length ?? 0) : undefined
  }

  /** Where the code that starts here ends; `undefined` if there is none. */
  #codeEnd(at: number, mark: string): number | undefined {
    if (at < this.#htmlUntil || at <= this.#formulaEnd) return undefined
    if (mark.length >= 3 && /^[`~]/.test(mark) && this.#beginsLine(at)) return this.#fenceEnd(at, mark)
    return mark.startsWith('`') ? this.#inlineCodeEnd(at, mark) : undefined
  }

  /** A fence ends with the quotation or list item that contains it; one that is never closed hides nothing. */
  #fenceEnd(at: number, mark: string): number | undefined {
    const info = this.#text.slice(at + mark.length, this.#lineEnd(at))
    // "```text```" on one line is inline code.
    if (mark.startsWith('`') && info.includes('`')) return this.#inlineCodeEnd(at, mark)
    // What is HTML in a block of Pandoc has comments of its own.
    if (/^[ \t]*\{=(?:html|markdown)/i.test(info)) return undefined
    if (mark.length >= (this.#unclosedFences.get(mark.charAt(0)) ?? mark.length + 1)) return undefined
    const before = this.#leadOf(at) ?? ''
    for (let line = this.#lineEnd(at) + 1; line <= this.#text.length; ) {
      const end = this.#lineEnd(line)
      const words = this.#text.slice(line, end).trimEnd()
      if (!isInContainer(words, before)) return line - 1
      const code = words.replace(/^[ \t>]+/, '')
      if (code.startsWith(mark) && /^(?:`+|~+)$/.test(code)) {
        if (!/^[ \t]*math\b/i.test(info)) return end
        this.#formulaEnd = line
        return undefined
      }
      line = end + 1
    }
    this.#unclosedFences.set(mark.charAt(0), mark.length)
    return undefined
  }

  #inlineCodeEnd(at: number, mark: string): number | undefined {
    // "It`s": an apostrophe must not keep the comment after it from being found.
    if (mark === '`' && /^[a-z]`[a-z]$/i.test(this.#text.slice(Math.max(0, at - 1), at + 2))) return undefined
    const end = this.#endOfParagraph(at)
    if (this.#unpaired.has(mark.length)) return undefined
    const run = /`+/g
    run.lastIndex = at + mark.length
    for (let found = run.exec(this.#text); found && found.index < end; found = run.exec(this.#text)) {
      if (found[0].length === mark.length) return run.lastIndex
    }
    this.#unpaired.add(mark.length)
    return undefined
  }

  #beginsLine(at: number): boolean {
    return this.#leadOf(at) !== undefined
  }

  /**
   * What comes before the first word of a line, if that word is here. A long prefix does not count, because looking for
   * it takes too long.
   */
  #leadOf(at: number): string | undefined {
    const from = Math.max(0, at - 200)
    const before = this.#text.slice(from, at)
    const newline = before.lastIndexOf('\n')
    const words = before.slice(newline + 1)
    return (newline >= 0 || from === 0) && lead.test(words) ? words : undefined
  }

  #lineEnd(at: number): number {
    const newline = this.#text.indexOf('\n', at)
    return newline < 0 ? this.#text.length : newline
  }

  #endOfParagraph(at: number): number {
    if (at < this.#paragraphEnd) return this.#paragraphEnd
    blankLine.lastIndex = at
    this.#paragraphEnd = blankLine.exec(this.#text)?.index ?? this.#text.length
    this.#unpaired = new Set()
    return this.#paragraphEnd
  }
}

// Code that readers never see: it is run when the page is made, or left out.

/** Code that a program runs or leaves out when it makes the page, by what follows the opening fence. */
const unseenInfo = new RegExp(
  String.raw`^[ \t]*(?:(?:dataview(?:js)?|tasks|query|comment|${hidingBlock})[ \t]*(?:\r?\n|$)|\{=(?!html|markdown)|\{[^{}\n]*\b(?:echo|include)\s*=\s*(?:F(?:ALSE)?|false)\b|\{raw\}[ \t]*(?!html\b)[a-z]|\{\.?(?:comment|todo|only|ifconfig|${hidingBlock})\})`,
  'i',
)
/** Option lines of such code, and those of them that hide it. */
const option = /^[ \t>]*(?:(?:#|\/\/|--|%%)\||:tags:)/
const unseenOption = /\|[ \t]*(?:echo|include)[ \t]*:[ \t]*(?:false|no)\b|:tags:.*\bremove-(?:cell|input)\b/i

/** Whether readers never see the code in a fence. @param code its beginning, after the opening fence */
function isUnseenCode(code: string): boolean {
  if (unseenInfo.test(code)) return true
  if (!/^[ \t]*\{/.test(code)) return false
  const lines = code.split('\n').slice(1)
  const end = lines.findIndex((line) => !option.test(line))
  return lines.slice(0, end < 0 ? lines.length : end).some((line) => unseenOption.test(line))
}

/** Whether code in a line stands for what it computes, in Dataview, Quarto or Pandoc. */
function isComputed(code: string): boolean {
  return /^`(?:\$=[ \t]|=[ \t]*(?:this|dv)\.|\{[a-z]{1,20}\}[ \t])/i.test(code)
}
