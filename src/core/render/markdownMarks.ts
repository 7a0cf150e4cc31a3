// What a digest's prose holds besides Markdown: formulas, addresses and citations in running text, hashtags.
import type { StateCore, StateInline, Token } from 'markdown-it'
import { absUrl, findReferences } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import { hashtag } from '../digest/tags.ts'
import { formulaAt } from '../paper/tex/formulas.ts'

/** An inline rule: formulas. They are set where the page is written; other formats show what was typed. */
export function readFormula(state: StateInline, silent: boolean): boolean {
  const formula = formulaAt(state.src, state.pos)
  if (!formula) return false
  if (!silent) {
    const token = state.push('formula', '', 0)
    token.content = state.src.slice(state.pos, formula.end)
    token.meta = { ...formula }
  }
  state.pos = formula.end
  return true
}

interface Mark {
  readonly span: Span
  readonly kind: 'link' | 'tag'
  /** An address, or a tag's name. */
  readonly target: string
}

/** A core rule: links and tags in text that is not part of a link. */
export function readMarks({ tokens, Token: make }: StateCore): void {
  for (const block of tokens) {
    if (!block.children) continue
    let depth = 0
    block.children = block.children.flatMap((token) => {
      if (token.type === 'link_open') depth++
      if (token.type === 'link_close') depth--
      return token.type === 'text' && depth === 0 ? withMarks(token, make) : [token]
    })
  }
}

function withMarks(token: Token, make: typeof Token): Token[] {
  const text = token.content
  const marks = [...references(text), ...addresses(text), ...tags(text)].sort(
    (a, b) => a.span.start - b.span.start,
  )
  if (marks.length === 0) return [token]
  const tokens: Token[] = []
  let done = 0
  const plain = (end: number) => {
    if (end <= done) return
    const part = new make('text', '', 0)
    part.content = text.slice(done, end)
    tokens.push(part)
  }
  for (const mark of marks) {
    if (mark.span.start < done) continue
    plain(mark.span.start)
    tokens.push(...markTokens(mark, text, make))
    done = mark.span.end
  }
  plain(text.length)
  return tokens
}

function markTokens({ span: at, kind, target }: Mark, text: string, make: typeof Token): Token[] {
  const inner = new make('text', '', 0)
  inner.content = text.slice(at.start, at.end)
  if (kind === 'link') {
    const open = new make('link_open', 'a', 1)
    open.attrSet('href', target)
    return [open, inner, new make('link_close', 'a', -1)]
  }
  const open = new make('tag_open', 'span', 1)
  open.meta = { tag: target }
  const close = new make('tag_close', 'span', -1)
  close.meta = { tag: target }
  return [open, inner, close]
}

function* references(text: string): Iterable<Mark> {
  for (const found of findReferences(text)) {
    if (!found.reading.ok) continue
    const written = text.slice(found.span.start, found.span.end)
    const isAddress = /^https?:/i.test(written)
    yield { span: found.span, kind: 'link', target: isAddress ? written : absUrl(found.reading.reference) }
  }
}

/** ASCII only: particles of Korean and full stops of Japanese are joined to addresses, and are none of theirs. */
const address = /https?:\/\/[\w./:%=&?#~+@!$*,;()[\]-]+/gi

function* addresses(text: string): Iterable<Mark> {
  for (const { index, 0: found } of text.matchAll(address)) {
    const target = withoutTrailer(found)
    if (/^https?:\/\/\w/i.test(target))
      yield { span: span(index, index + target.length), kind: 'link', target }
  }
}

const trailing: ReadonlySet<string> = new Set('.,;:!?*_~')

/** Without the punctuation of the sentence, and without a bracket that the address did not open. */
function withoutTrailer(found: string): string {
  let end = found.length
  let open = 0
  for (let at = 0; at < end; at++) {
    if (found[at] === '(' || found[at] === '[') open++
    else if ((found[at] === ')' || found[at] === ']') && --open < 0) end = at
  }
  while (end > 0 && trailing.has(found.charAt(end - 1))) end--
  return found.slice(0, end)
}

function* tags(text: string): Iterable<Mark> {
  for (const { index, 0: found } of text.matchAll(hashtag))
    yield { span: span(index, index + found.length), kind: 'tag', target: found.slice(1) }
}
