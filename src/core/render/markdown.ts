import katex from 'katex'
import type { Env, Token } from 'markdown-it'
import MarkdownIt from 'markdown-it'
import { fileName } from '../archive/archivedDigest.ts'
import { readLink } from '../arxiv/links.ts'
import type { Facts, Paper } from '../paper/paper.ts'
import { type Formula, splitFormulas } from '../paper/tex/formulas.ts'
import { authorList, day, isBlank, readableTex } from '../paper/text.ts'
import { shortTitle } from '../paper/titles.ts'
import { withoutMarks } from './boxes.ts'
import { escapeHtml, holdParticles, isHarmless, titleLanguage } from './html.ts'
import { addTags } from './htmlTags.ts'
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
addTags(markdown)

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
  return content === '' || namesFile(content, source) ? (isLocal(source) ? '' : source) : content
}

const mediaName = /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/i

/** Whether the words of a picture are its file's name: "Screenshot 3.png" or "Screenshot 3", as programs call them. */
function namesFile(words: string, source: string): boolean {
  if (mediaName.test(words) || source.endsWith(words)) return true
  const [name, file] = [words, fileName(source)].map((each) =>
    each
      .toLowerCase()
      .replace(mediaName, '')
      .replace(/[\s_-]+/g, ' '),
  )
  return /\d/.test(words) && name === file
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
