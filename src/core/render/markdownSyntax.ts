// Syntax in a digest's prose beyond Markdown: formulas, addresses and citations in running text, hashtags.
import MarkdownIt, { type StateBlock, type StateCore, type StateInline, type Token } from 'markdown-it'
import type { ArxivId } from '../arxiv/identifier.ts'
import { absUrl, findReferences, readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import { hashtag } from '../digest/tags.ts'
import { doiAddress, findPlainDois } from '../paper/doi.ts'
import { isShowable } from '../paper/tex/characters.ts'
import { type Formula, formulaAt } from '../paper/tex/formulas.ts'
import { isBlank } from '../paper/text.ts'
import { addFootnotes, lineOf } from './footnoteSyntax.ts'
import { addNoteSyntax } from './noteSyntax.ts'

/** Has a reader of Markdown read it. */
export function addSyntax({ inline, block, core }: InstanceType<typeof MarkdownIt>): void {
  inline.State = CjkState
  inline.ruler.before('escape', 'formula', readFormula)
  inline.ruler.before('formula', 'address', readAddress)
  block.ruler.before('fence', 'formula', readFormulaBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  core.ruler.before('text_join', 'entities', keepUnshowable)
  addFootnotes({ inline, block })
  addNoteSyntax({ inline, core })
  core.ruler.push('blank', dropBlank)
  core.ruler.push('marks', readMarks)
}

/** An inline rule: formulas. They are rendered where the page is written; other formats show what was typed. */
function readFormula(state: StateInline, silent: boolean): boolean {
  const formula =
    formulaInCode(state) ??
    formulaAt(state.src, state.pos) ??
    bracketedFormula(state.src, state.pos) ??
    environmentAt(state.src, state.pos)
  if (!formula) return false
  if (!silent) {
    const sign = formula.isDisplayed ? '$$' : '$'
    const written = state.src.startsWith('\\begin{', state.pos) ? formula.tex : sign + formula.tex + sign
    Object.assign(state.push('formula', '', 0), { content: written, meta: formula })
  }
  state.pos = formula.end
  return true
}

/** "$`x^2`$" of GitLab and GitHub. */
function formulaInCode({ src, pos }: StateInline): Formula | undefined {
  inCode.lastIndex = pos
  const [whole, tex] = inCode.exec(src) ?? []
  return whole && tex ? { tex, isDisplayed: false, end: pos + whole.length } : undefined
}

const inCode = /\$`([^`\n]{1,1000})`\$/y

const longestFormula = 1_000

/** `\(x^2\)` and `\[x^2\]`, which without signs of TeX are brackets that Markdown is not to read. */
function bracketedFormula(text: string, at: number): Formula | undefined {
  const isDisplayed = text.startsWith('\\[', at)
  if (!isDisplayed && !text.startsWith('\\(', at)) return undefined
  const rest = text.slice(at + 2, at + longestFormula)
  const length = rest.indexOf(isDisplayed ? '\\]' : '\\)')
  const tex = rest.slice(0, Math.max(0, length)).trim()
  const isFormula = /\\[a-z]|(?<!\\)[_^=]/i.test(tex) || (!isDisplayed && /^[a-z]$/i.test(tex))
  return isFormula && !/\n\s*\n/.test(tex) ? { tex, isDisplayed, end: at + length + 4 } : undefined
}

const environment =
  /\\begin\{((?:align|displaymath|eqnarray|equation|gather|math|multline)\*?)\}((?:(?!\n\s*\n)[\s\S]){1,1000}?)\\end\{\1\}/y

/** `\begin{equation} … \end{equation}` */
function environmentAt(text: string, at: number): Formula | undefined {
  environment.lastIndex = at
  const [whole, name = '', inside = ''] = environment.exec(text) ?? []
  if (whole === undefined) return undefined
  // Those of one line need no environment.
  const tex = /^(?:displaymath|equation|math)/.test(name) ? inside.trim() : whole
  return { tex, isDisplayed: true, end: at + whole.length }
}

/** A block rule: in a formula over several lines, none begins an item or a heading, as `+ 2` or `- x` would. */
function readFormulaBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineOf(state, startLine)
  if (!/^(?:\$\$|\\\[|\\begin\{)/.test(first)) return false
  let words = first
  let end = startLine + 1
  for (; end < endLine && words.length < longestFormula; end++) {
    const line = lineOf(state, end)
    if (line === '' || (state.sCount[end] ?? 0) < state.blkIndent) break
    words += `\n${line}`
  }
  const formula = formulaAt(words, 0) ?? bracketedFormula(words, 0) ?? environmentAt(words, 0)
  const below = formula ? words.slice(0, formula.end).split('\n').length - 1 : 0
  if (below === 0) return false
  if (silent) return true
  state.line = startLine + below + 1
  state.push('paragraph_open', 'p', 1).map = [startLine, state.line]
  const content = words.split('\n', below + 1).join('\n')
  Object.assign(state.push('inline', '', 0), { content, children: [], map: [startLine, state.line] })
  state.push('paragraph_close', 'p', -1)
  return true
}

/** The paper of a bare address, citation or identifier; stored with its text token. */
export interface Mention {
  readonly id: ArxivId
  /** Whether it says little more than the identifier, and is readable as it is. */
  readonly isShort: boolean
}

interface Mark {
  readonly span: Span
  readonly kind: 'link' | 'tag'
  /** An address, or a tag's name. */
  readonly target: string
  /** The arXiv paper of the address or identifier. */
  readonly mention?: Mention
}

/** A core rule: removes headings and paragraphs without visible content. */
function dropBlank(state: StateCore): void {
  const isDropped = (token: Token | undefined) =>
    token?.type === 'inline' && (isBlank(token.content) || token.children?.length === 0)
  const isAround = /^(?:heading|paragraph)_(?:open|close)$/
  state.tokens = state.tokens.filter((token, index, all) => {
    if (isDropped(token)) return !isAround.test(all[index - 1]?.type ?? '')
    const inner = all[token.nesting > 0 ? index + 1 : index - 1]
    return !(isAround.test(token.type) && isDropped(inner))
  })
}

/** A core rule: entities of characters that text must not have, such as those that reorder it, stay as written. */
function keepUnshowable({ tokens }: StateCore): void {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === 'text_special' && !isShowable(token.content)) token.content = token.markup
  }
}

/** A core rule: links and tags in text that is not part of a link. */
function readMarks({ tokens, Token: make }: StateCore): void {
  for (const block of tokens) {
    if (!block.children) continue
    let depth = 0
    block.children = withNames(block.children, make).flatMap((token) => {
      if (token.markup === 'autolink' && token.type === 'link_open') noteMention(block.children, token)
      depth += Number(token.type === 'link_open') - Number(token.type === 'link_close')
      return token.type === 'text' && depth === 0 ? withMarks(token, make) : [token]
    })
  }
}

/** A link without visible words could not be followed: it shows its address. */
function withNames(tokens: readonly Token[], make: typeof Token): readonly Token[] {
  const isSeen = (token: Token | undefined) => token?.type !== 'text' || !isBlank(token.content)
  return tokens.flatMap((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (before?.type === 'link_open' && !isSeen(token) && after?.type === 'link_close') return []
    const end = isSeen(after) ? after : tokens[index + 2]
    if (token.type !== 'link_open' || end?.type !== 'link_close') return [token]
    if (after !== end && isSeen(after)) return [token]
    const name = new make('text', '', 0)
    name.content = String(token.attrGet('href') ?? '')
    const reading = readLink(name.content)?.reading
    if (reading?.ok) name.meta = { mention: { id: reading.reference.id, isShort: false } }
    return [token, name]
  })
}

/** `<https://arxiv.org/abs/…>` has no words of its own, either, and the kind of an address is none. */
function noteMention(tokens: readonly Token[] | null, open: Token): void {
  const text = tokens?.[tokens.indexOf(open) + 1]
  if (text?.type === 'text') text.content = text.content.replace(/^mailto:/i, '')
  const reading = readLink(String(open.attrGet('href') ?? ''))?.reading
  if (text?.type === 'text' && reading?.ok)
    text.meta = { mention: { id: reading.reference.id, isShort: false } }
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

function markTokens({ span: at, kind, target, mention }: Mark, text: string, make: typeof Token): Token[] {
  const inner = new make('text', '', 0)
  inner.content = text.slice(at.start, at.end)
  if (mention) inner.meta = { mention }
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
  for (const { span: at, doi } of findPlainDois(text))
    yield { span: at, kind: 'link', target: doiAddress(doi) }
  for (const found of findReferences(text, 0, text.length, { bareIds: true })) {
    if (!found.reading.ok) continue
    const written = text.slice(found.span.start, found.span.end)
    const { reference } = found.reading
    const isShort = found.form === 'bare' || found.form === 'citation'
    const target = /^https?:/i.test(written) ? written : absUrl(reference)
    yield { span: found.span, kind: 'link', target, mention: { id: reference.id, isShort } }
  }
}

/** Letters of scripts that join particles and sentences to an address. */
const joined = String.raw`\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー`
/** Particles of Korean, with what may follow them. */
const korean = '(?:[은는이가을를와과도의]|(?:에서?|으?로|부터|까지)[는도의]?|입니다|이[다고며])'
/** Those of Japanese and Chinese. */
const unspaced = '(?:[のにはでがともへ的]|から|まで|です)'
/** What a language joins to an address: particles before the end of a word, and clauses where words have no spaces between them. */
const particle = String.raw`(?:を|(?:${korean}|${unspaced}は?)(?![\p{L}\p{M}\p{N}_/-])|(?<=[${joined}]https?:\S{0,300})${unspaced})`
/**
 * Letters of any script. Particles follow an address without a space: after letters and digits of other scripts, letters of
 * theirs are no part of it, and after other characters particles are none.
 */
const address = new RegExp(
  String.raw`https?:\/\/(?:[\w./:%=&?#~+@!$*,;()[\]-]|\x60[^\s\x60<>]{1,100}\x60|'(?=\w)|(?<=\p{L})–(?=\p{L})|(?![${joined}])[\p{L}\p{M}\p{N}]|(?:(?<=[/=#_+-]\(?)(?!${particle})|(?<=[${joined}][:·]?))[${joined}])+`,
  'giu',
)
const hasHost = /^https?:\/\/(?:\w|[\p{L}\p{N}-]+\.[\p{L}\p{N}])/iu

function* addresses(text: string): Iterable<Mark> {
  for (const { index, 0: found } of text.matchAll(address)) {
    const target = withoutTrailer(found)
    if (hasHost.test(target)) yield { span: span(index, index + target.length), kind: 'link', target }
  }
}

const trailing: ReadonlySet<string> = new Set('.,;:!?*_~')

/** Without the punctuation of the sentence, and without a bracket that was not opened in the address. */
function withoutTrailer(found: string): string {
  let end = found.length
  let open = 0
  for (let at = 0; at < end; at++) {
    if (found[at] === '(' || found[at] === '[') open++
    else if ((found[at] === ')' || found[at] === ']') && --open < 0) end = at
  }
  while (end > 0 && trailing.has(found.charAt(end - 1))) end--
  return found.slice(0, end).replace(/'s$/, '')
}

const longestAddress = 2_000

/** An inline rule: marks of emphasis, formulas and code in a bare address are parts of it. */
function readAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (!/[*_~$=`]/.test(src.charAt(pos))) return false
  const before = src.slice(Math.max(0, pos - longestAddress), pos)
  const start = pos - before.length + before.search(/https?:\/\/[^\s<>]*$/i)
  if (start < pos - before.length) return false
  const found = src.slice(start, Math.min(posMax, start + longestAddress)).match(address)?.[0] ?? ''
  // "**https://…**": what opens in front of it closes it.
  const [opened] = /[*_~]+$/.exec(src.slice(0, start).slice(-10)) ?? []
  const closed = opened ? found.lastIndexOf(opened) : -1
  const rest = withoutTrailer(closed < 0 ? found : found.slice(0, closed)).slice(pos - start)
  // Entities in it are decoded as elsewhere.
  const [raw] = /^(?:(?!&#?\w+;)\S)+/.exec(rest) ?? []
  if (raw === undefined) return false
  if (!silent) state.pending += raw
  state.pos += raw.length
  return true
}

function* tags(text: string): Iterable<Mark> {
  for (const { index, 0: found } of text.matchAll(hashtag))
    yield { span: span(index, index + found.length), kind: 'tag', target: found.slice(1) }
}

// Emphasis beside East Asian letters, which have no spaces around it.

const { State } = new MarkdownIt().inline
type Scanned = ReturnType<InstanceType<typeof State>['scanDelims']>

const punctuation = /[\p{P}\p{S}]/u
/** Letters and punctuation of scripts without spaces between words, or between a word and its particle. */
const eastAsian =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u

/**
 * CommonMark does not read `**리눅스(Linux)**를` as emphasis: its closing marker is between punctuation and a letter.
 * If there is an East Asian letter or punctuation on one side, punctuation on the other decides nothing, as
 * https://github.com/tats-u/markdown-cjk-friendly specifies.
 */
class CjkState extends State {
  override scanDelims(start: number, canSplitWord: boolean): Scanned {
    const scanned = super.scanDelims(start, canSplitWord)
    const before = characterBefore(this.src, start)
    const after = characterAt(this.src, start + scanned.length)
    if (scanned.can_open === scanned.can_close || !isEastAsian(before, after)) return scanned
    // Between punctuation and such a letter, the marker may both open and close.
    const isOpen = after.trim() !== ''
    const isClose = before.trim() !== ''
    const isBetween = isOpen && isClose && (punctuation.test(before) || punctuation.test(after))
    if (!isBetween || !canSplitWord) return scanned
    return { ...scanned, can_open: isOpen, can_close: isClose }
  }
}

function isEastAsian(before: string, after: string): boolean {
  return eastAsian.test(before) || eastAsian.test(after)
}

function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1)
  return last >= 0xdc00 && last <= 0xdfff ? text.slice(at - 2, at) : text.charAt(at - 1)
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
