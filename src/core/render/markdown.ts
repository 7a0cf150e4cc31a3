import katex from 'katex'
import type { Env, StateInline, Token } from 'markdown-it'
import MarkdownIt from 'markdown-it'
import { readLink } from '../arxiv/links.ts'
import { insideTag } from '../digest/titles/words.ts'
import type { Facts, Paper } from '../paper/paper.ts'
import { decodeEntities, raised } from '../paper/tex/characters.ts'
import { type Formula, splitFormulas } from '../paper/tex/formulas.ts'
import { authorList, day, isBlank, readableTex } from '../paper/text.ts'
import { shortTitle } from '../paper/titles.ts'
import { withoutMarks } from './boxes.ts'
import { escapeHtml, holdParticles, isHarmless, titleLanguage } from './html.ts'
import { addSyntax, type Mention } from './markdownSyntax.ts'
import { withoutOwnPlaces } from './ownPlaces.ts'
import { FormulaBudget, isLocal, type ReviewFacts } from './reviewFacts.ts'

interface MarkdownOptions {
  readonly facts: ReviewFacts
  /** The formula budget of the page; if missing, one for this text alone. */
  readonly formulas?: FormulaBudget
  /** The level of headings inside the text, 2 to 6; all have the same. */
  readonly headingLevel: number
  /** The line at which the text starts, relative to the origin of its elements' line numbers. */
  readonly firstLine: number
}

// Raw HTML reaches no page: tags are read as Markdown with the same meaning. Line ends are kept, because plain-text
// digests rely on them.
const markdown = new MarkdownIt({ html: false, breaks: true })
markdown.validateLink = isHarmless
addSyntax(markdown)
markdown.inline.ruler.before('autolink', 'tag', readTag)

const { rules } = markdown.renderer

rules.formula = (tokens, index, _, env) =>
  renderFormula(tokens[index]?.meta as unknown as Formula, optionsOf(env).formulas)

// An address means little to a reader: its paper's title is shown instead, or its short name.
rules.text = (tokens, index, _, env) => {
  const token = tokens[index]
  const mention = token?.meta?.mention as Mention | undefined
  return escapeHtml(
    mention ? mentionName(mention, token?.content ?? '', optionsOf(env).facts) : (token?.content ?? ''),
  )
}

rules.tag_open = (tokens, index, _, env) => {
  const page = tagPage(tokens[index], env)
  return page ? `<a class="tag" href="${escapeHtml(page)}">` : '<span class="tag">'
}

rules.tag_close = (tokens, index, _, env) => (tagPage(tokens[index], env) ? '</a>' : '</span>')

rules.image = (tokens, index, _, env) => {
  const source = String(tokens[index]?.attrGet('src') ?? '')
  const content = tokens[index]?.content ?? ''
  const { picture } = optionsOf(env).facts
  const shown = picture?.(source)
  // On a page that has pictures, one that it leaves out is not even named.
  const label = escapeHtml(picture && !shown ? pictureWords(content, source) : content || source)
  if (shown) return `<img src="${escapeHtml(shown)}" alt="${label}" loading="lazy">`
  // Images would be fetched from wherever a document says.
  return /^https?:/i.test(source) && !isInLink(tokens, index)
    ? `<a class="picture" href="${escapeHtml(source)}">${label}</a>`
    : `<span class="picture">${label}</span>`
}

rules.link_open = (tokens, index, _, env) => {
  const href = linkTarget(tokens[index], env)
  if (href === undefined) return '<span>'
  const id = readLink(href)?.reading
  const paper = id?.ok ? optionsOf(env).facts.paper(id.reference.id) : undefined
  const title = paper ? tip(paper) : String(tokens[index]?.attrGet('title') ?? '')
  const shown = title && ` title="${escapeHtml(title)}"`
  const named = (tokens[index + 1]?.meta?.mention as Mention | undefined) && paper
  const language = named && !isBlank(named.title) ? titleLanguage(named.title) : ''
  return `<a${id?.ok ? ' class="mention"' : ''}${language} href="${escapeHtml(href)}"${shown}>`
}

rules.link_close = (tokens, index, _, env) => {
  return linkTarget(openingOf(tokens, index), env) === undefined ? '</span>' : '</a>'
}

// Wide tables scroll by themselves, also with the keyboard.
rules.table_open = (tokens, index, options, _, renderer) =>
  `<div class="table" tabindex="0">${renderer.renderToken(tokens, index, options)}`
rules.table_close = () => '</table></div>'

/** Commentary or prose without its comments as HTML; nothing in it can run on the page. */
export function renderMarkdown(text: string, options: MarkdownOptions): string {
  const env = { review: { ...options, formulas: options.formulas ?? new FormulaBudget() } }
  const tokens = markdown.parse(shownOf(text), env)
  for (const token of tokens) place(token, options)
  return holdParticles(markdown.renderer.render(tokens, markdown.options, env))
}

/** Blocks get their line numbers, and headings keep to the levels of the page. */
function place(token: Token, { headingLevel, firstLine }: MarkdownOptions): void {
  if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${headingLevel}`
  if (token.map && token.nesting === 1 && firstLine + token.map[0] > 0)
    token.attrSet('data-line', String(firstLine + token.map[0]))
}

/** What readers see of a picture that is not shown: its words, or its address, but no path on the writer's computer. */
export function pictureWords(content: string, source: string): string {
  return content === '' || source.endsWith(content) ? (isLocal(source) ? '' : source) : content
}

/** Links to files lead where the page's context says; those to files that are not published lead nowhere. */
function linkTarget(token: Token | undefined, env: Env | undefined): string | undefined {
  const href = String(token?.attrGet('href') ?? '')
  const { localLink, partLink } = optionsOf(env).facts
  if (href === '') return undefined
  if (href.startsWith('#')) return partLink ? partLink(href.slice(1)) : href
  // The name of a wiki link is not an address: only the archive knows where it leads.
  return isLocal(href) && (localLink || token?.meta?.isWiki) ? localLink?.(href) : href
}

function isInLink(tokens: readonly Token[], index: number): boolean {
  const last = tokens.slice(0, index).findLast(({ type }) => /^link_(?:open|close)$/.test(type))
  return last?.type === 'link_open'
}

/** Links contain no links. */
function openingOf(tokens: readonly Token[], index: number): Token | undefined {
  for (let at = index - 1; at >= 0; at--) if (tokens[at]?.type === 'link_open') return tokens[at]
  return undefined
}

function optionsOf(env: Env | undefined): MarkdownOptions {
  return (env as { review: MarkdownOptions }).review
}

function tagPage(token: Token | undefined, env: Env | undefined): string | undefined {
  const page = optionsOf(env).facts.tagPage?.(String(token?.meta?.tag))
  return page && isHarmless(page) ? page : undefined
}

/** What readers see instead of a bare address or identifier: the paper's short title and year, if known. */
export function mentionName({ id, isShort }: Mention, written: string, facts: Facts): string {
  const paper = facts.paper(id)
  if (paper && !isBlank(paper.title)) return shortTitle(paper)
  return isShort ? written : `arXiv:${id}`
}

/** What readers want to know about a paper before following a link to it. */
function tip(paper: Paper): string {
  const { shown, more } = authorList(paper.authors, 3)
  const year = day(paper.publishedAt)?.slice(0, 4)
  const people = more > 0 ? `${shown} …` : shown
  return [readableTex(paper.title), [people, year].filter(Boolean).join(', ')].filter(Boolean).join('\n')
}

/** Markdown as tokens, for formats that do not use the page's HTML. */
export function readMarkdown(text: string): readonly Token[] {
  return markdown.parse(shownOf(text), {})
}

function shownOf(text: string): string {
  return withoutMarks(withoutOwnPlaces(text))
}

// HTML tags in Markdown: their meaning is kept as far as Markdown can express it, and none of them is shown or reaches
// a page.

const tag = new RegExp(`<(/?)${insideTag}>`, 'iy')
/** Those of Docusaurus and others around the tabs of a page. */
const tabTag = /<(\/?)(TabItem|TabPane|Tabs)((?:\s[^<>]{0,2000})?)>/y
/** A tag with its content up to its end tag. */
const pair =
  /<(a|b|strong|i|em|s|del|strike|sub|sup|code|tt|kbd|rp|rt)((?:\s[^<>]{0,2000})?)>((?:(?!<\/?\1[\s>])[\s\S]){0,2000})<\/\1\s?>/iy
/** These show what is in them as it is written. */
const literal = /^(?:code|tt|kbd|rp|rt)$/
const elements: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 's',
  del: 's',
  strike: 's',
  a: 'link',
}

/** An inline rule: an HTML tag, with the text in it if it is short. */
function readTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false
  return readPair(state, silent) || readSingle(state, silent)
}

function readPair(state: StateInline, silent: boolean): boolean {
  pair.lastIndex = state.pos
  const found = pair.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  const [whole, written = '', attributes = '', inner = ''] = found
  const name = written.toLowerCase()
  if (literal.test(name) && /[<>]/.test(inner)) return false
  if (!silent) push(state, name, attributes, inner)
  state.pos += whole.length
  return true
}

function push(state: StateInline, name: string, attributes: string, inner: string): void {
  if ((inner === '' && name !== 'a') || name === 'rp') return
  if (name === 'rt') state.push('text', '', 0).content = `(${decodeEntities(inner)})`
  else if (literal.test(name)) state.push('code_inline', 'code', 0).content = decodeEntities(inner)
  else if (name === 'sub' || name === 'sup') pushPlaced(state, inner, name === 'sup')
  else pushElement(state, name, attributes, inner)
}

function pushElement(state: StateInline, name: string, attributes: string, inner: string): void {
  const element = elements[name]
  const isLink = element === 'link'
  const href = attributeOf(attributes, 'href')
  const isShown = element !== undefined && (!isLink || (href !== '' && state.md.validateLink(href)))
  if (isShown) {
    const open = state.push(`${element}_open`, isLink ? 'a' : element, 1)
    if (isLink) open.attrSet('href', href)
  }
  // Links hold no links.
  pushAll(
    state,
    isShown && isLink ? read(state, inner).filter(({ type }) => !/^link_/.test(type)) : read(state, inner),
  )
  if (isShown) state.push(`${element}_close`, isLink ? 'a' : element, -1)
}

/** What is in an element is Markdown of its own: its marks close inside. */
function read({ md, env }: StateInline, inner: string): readonly Token[] {
  const tokens: Token[] = []
  md.inline.parse(inner, md, env, tokens)
  return tokens
}

function pushAll(state: StateInline, tokens: readonly Token[]): void {
  if (state.pending !== '') state.pushPending()
  state.tokens.push(...tokens)
  state.tokens_meta.push(...tokens.map(() => undefined))
}

/** Text that HTML places above or below the line; links and other marks in it stay what they are, and are not placed. */
function pushPlaced(state: StateInline, inner: string, isAbove: boolean): void {
  const inside = read(state, inner)
  if (!inside.every(({ type }) => /^text/.test(type))) pushAll(state, inside)
  else state.push('text', '', 0).content = placed(inside.map(({ content }) => content).join(''), isAbove)
}

/** "x²"; text without such characters is written as in TeX. */
function placed(text: string, isAbove: boolean): string {
  return raised(text, isAbove) ?? `${isAbove ? '^' : '_'}${text.length > 1 ? `(${text})` : text}`
}

function readSingle(state: StateInline, silent: boolean): boolean {
  tag.lastIndex = tabTag.lastIndex = state.pos
  const found = tag.exec(state.src) ?? tabTag.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  const [whole, slash, name = '', attributes = ''] = found
  if (!silent) {
    pushSingle(state, name.toLowerCase(), attributes)
    part(state, name.toLowerCase(), { isEnd: slash === '/', end: state.pos + whole.length, attributes })
  }
  state.pos += whole.length
  return true
}

const blockNames =
  /^(?:address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|tfoot|thead|tr|ul)$/

/** Words of two blocks, items or cells must not run together. */
function part(
  state: StateInline,
  name: string,
  { isEnd, end, attributes }: { isEnd: boolean; end: number; attributes: string },
): void {
  const last = state.pending === '' ? state.tokens.at(-1)?.type : 'text'
  const isAtEdge = last === undefined || /break$/.test(last) || end >= state.posMax
  const isBeforeBreak = state.src.charAt(end) === '\n'
  if (blockNames.test(name) && !isAtEdge && !isBeforeBreak) state.push('hardbreak', 'br', 0)
  if (/^[ou]l$/.test(name))
    openOrCloseList(
      state,
      !isEnd,
      name === 'ol' ? Number.parseInt(attributeOf(attributes, 'start'), 10) || 1 : undefined,
    )
  if (name === 'li' && !isEnd) state.pending += markOfItem(state)
  if (/^t[dh]$/.test(name) && isEnd) state.pending += ' '
  if (name === 'q') state.pending += isEnd ? '”' : '“'
}

/** For each list that is open, the number of its last item; none for one with bullets. */
const openLists = new WeakMap<StateInline, (number | undefined)[]>()

/** What stands in front of an item: a number in `<ol start="3">`, or a bullet. */
function markOfItem(state: StateInline): string {
  const lists = openLists.get(state) ?? []
  const last = lists.pop()
  lists.push(last === undefined ? last : last + 1)
  return last === undefined ? '• ' : `${last + 1}. `
}

function openOrCloseList(state: StateInline, isOpening: boolean, first: number | undefined): void {
  const lists = openLists.get(state) ?? []
  openLists.set(state, lists)
  if (isOpening) lists.push(first === undefined ? first : first - 1)
  else lists.pop()
}

function pushSingle(state: StateInline, name: string, attributes: string): void {
  if (name === 'br') state.push('hardbreak', 'br', 0)
  if (/^(?:tabitem|tabpane|tab)$/.test(name)) {
    const title = attributeOf(attributes, 'label') || attributeOf(attributes, 'title')
    if (title !== '') {
      state.push('strong_open', 'strong', 1)
      state.push('text', '', 0).content = title
      state.push('strong_close', 'strong', -1)
    }
  }
  if (!/^(?:img|video|audio|source|iframe|embed)$/.test(name)) return
  const source = attributeOf(attributes, 'src')
  if (source === '' || !state.md.validateLink(source)) return
  if (name !== 'img') {
    const open = state.push('link_open', 'a', 1)
    open.attrSet('href', source)
    state.push('link_close', 'a', -1)
    return
  }
  const image = state.push('image', 'img', 0)
  image.content = attributeOf(attributes, 'alt')
  image.children = []
  image.attrSet('src', source)
  image.attrSet('alt', '')
}

function attributeOf(attributes: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(String.raw`(?:^|\s)${name}\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(attributes) ??
    []
  return decodeEntities(double ?? single ?? bare ?? '').trim()
}

/**
 * A matrix with a thousand cells becomes half a million characters of HTML; a formula in a paper's abstract has a few
 * thousand.
 */
const longestHtml = 100_000

/**
 * The formula as HTML that needs KaTeX's style sheet; if it is not TeX, or becomes too large, it is shown as written.
 */
function renderFormula(formula: Formula, budget = new FormulaBudget()): string {
  if (budget.left === 0) return asWritten(formula)
  const html = set(formula)
  // Output that is discarded has still taken time.
  const isTooMuch = html !== undefined && (html.length > longestHtml || html.length > budget.left)
  budget.spend(html?.length ?? formula.tex.length)
  return html === undefined || isTooMuch ? asWritten(formula) : html
}

function set({ tex, isDisplayed }: Formula): string | undefined {
  try {
    // Nothing is trusted: no links, no images, no attributes, and no size that covers the page.
    return katex.renderToString(tex, {
      displayMode: isDisplayed,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 10,
    })
  } catch (error) {
    // A formula that is nested too deeply for the stack ends in a RangeError.
    if (!(error instanceof katex.ParseError || error instanceof RangeError)) throw error
    return undefined
  }
}

function asWritten({ tex, isDisplayed }: Formula): string {
  const sign = isDisplayed ? '$$' : '$'
  return `<code class="tex">${escapeHtml(`${sign}${tex}${sign}`)}</code>`
}

/** A title or an abstract from arXiv as HTML: its formulas rendered, the rest of its TeX made readable. */
export function renderTex(text: string, formulas = new FormulaBudget()): string {
  const parts = Array.from(splitFormulas(text), (part) => {
    // Words keep the spaces at their ends, next to a formula.
    return typeof part === 'string' ? escapeHtml(readableTex(part)) : renderFormula(part, formulas)
  })
  return holdParticles(parts.join(''))
}
