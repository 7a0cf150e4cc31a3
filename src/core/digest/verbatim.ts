// Stretches of a text that say only what is written there: code, formulas, the writer's own comments.
import { findComments } from '../base/comments.ts'
import { type Span, span } from '../base/span.ts'
import { formulaAt } from '../paper/tex/formulas.ts'
import { plainLines } from './lines/hiding.ts'

/**
 * The stretches in code spans, code of HTML, formulas, fenced code of quotations and comments, in order and apart.
 * Fenced code of the text itself is lines of their own, see `lines/hiding.ts`.
 */
export function verbatimSpans(text: string): readonly Span[] {
  if (!mayHold.test(text)) return []
  return united([
    ...findComments(text),
    ...codeSpans(text),
    ...elements(text),
    ...formulas(text),
    ...quotedCode(text),
  ])
}

function united(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const each of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && each.start < last.end) all[all.length - 1] = span(last.start, Math.max(last.end, each.end))
    else all.push(each)
  }
  return all
}

/** The one of these that begins last at the offset or before it. */
export function verbatimBefore(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return spans[low - 1]
}

const mayHold = /[`$<{%~]|\]:|\/{4}|#\+/

/** A run of backticks, and what stands up to the next run of that length in the paragraph. */
const codeSpan = /(?<![\\`])(`+)(?!`)(?:(?!\n[ \t>]*\r?\n)[\s\S]){1,600}?(?<!`)\1(?!`)/g

function codeSpans(text: string): readonly Span[] {
  return Array.from(text.matchAll(codeSpan), ({ index, 0: whole }) => span(index, index + whole.length))
}

/** HTML whose content browsers show as it is written, or not at all. */
const verbatim = /<(pre|code|kbd|samp|tt|script|style|textarea)\b[^<>]{0,200}>/gi

function elements(text: string): readonly Span[] {
  const found: Span[] = []
  const lower = text.toLowerCase()
  let done = 0
  for (const { 0: tag, 1: name = '', index } of lower.matchAll(verbatim)) {
    if (index < done) continue
    const close = lower.indexOf(`</${name}`, index + tag.length)
    done = close < 0 ? text.length : close + name.length + 2
    found.push(span(index, done))
  }
  return found
}

/** Between dollar signs; brackets with a backslash are also words in brackets. */
function formulas(text: string): readonly Span[] {
  const found: Span[] = []
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const end = text.charAt(at - 1) === '\\' ? undefined : formulaAt(text, at)?.end
    if (end !== undefined) found.push(span(at, end))
    at = end ?? at + 1
  }
  return found
}

const quotation = /^(?:[ \t]{0,3}>.*(?:\n|$))+/gm
const quoteMarks = /^[ \t]{0,3}(?:>[ \t]?)+/gm

/** The lines of fenced code in quotations, with their marks and line ends. */
function quotedCode(text: string): readonly Span[] {
  return Array.from(text.matchAll(quotation)).flatMap(({ index, 0: quoted }) => {
    if (!/`{3}|~{3}/.test(quoted)) return []
    // As many characters as before, so that the lines stay where they are.
    const words = quoted.replace(quoteMarks, (marks) => ' '.repeat(marks.length))
    return [...plainLines(words)]
      .filter(({ isHidden, start, end }) => isHidden && start < end)
      .map(({ start, end }) => span(index + start, index + end + 1))
  })
}
