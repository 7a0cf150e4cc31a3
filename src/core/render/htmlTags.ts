// HTML tags in Markdown: their meaning is kept as far as Markdown can express it, and none of them is shown or reaches
// a page.

import type MarkdownIt from 'markdown-it'
import type { StateInline, Token } from 'markdown-it'
import { insideTag } from '../digest/titles/words.ts'
import { decodeEntities, raised } from '../paper/tex/characters.ts'

/** Has a reader of Markdown read them. */
export function addTags({ inline }: Pick<InstanceType<typeof MarkdownIt>, 'inline'>): void {
  inline.ruler.before('autolink', 'tag', readTag)
}

const tag = new RegExp(`<(/?)${insideTag}>`, 'iy')
/** Those of components in MDX, `<TabItem label="Linux">`, and of custom elements, `</my-tag>`. */
const component =
  /<(\/?)((?=[A-Z][\w.]{0,40}[a-z])[A-Z][\w.]{1,41}|[a-z]+-[a-z-]{1,40})((?:\s[^<>]{0,2000})?)>/y
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
  if ((literal.test(name) && /[<>]/.test(inner)) || !areAttributes(attributes)) return false
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
  const { src, pos, posMax } = state
  tag.lastIndex = pos
  const found = tag.exec(src) ?? componentAt(src, pos)
  if (!found || pos + found[0].length > posMax) return false
  const [whole, slash, name = '', attributes = ''] = found
  const end = pos + whole.length
  const isTag = /^[A-Z].*[a-z]/.test(name) || areAttributes(attributes)
  if (slash === '' && !(isTag && isOpened(state, name, end))) return false
  const isFirst = isAtStart(state)
  if (!silent) {
    if (slash === '') pushSingle(state, name, attributes)
    part(state, name.toLowerCase(), { isEnd: slash === '/', end, attributes })
  }
  // A line of nothing but a tag that shows nothing is none.
  state.pos = isFirst && (silent || isAtStart(state)) && src.charAt(end) === '\n' ? end + 1 : end
  return true
}

const attribute = /\s[\w:@.-]{1,60}\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"'>]+)/g
/** What stands in a tag without a value, and what programs put there. */
const withoutValue =
  /^(?:hidden|open|checked|disabled|controls|reversed|loop|muted|autoplay|playsinline|selected|required|readonly|itemscope|nowrap|noshade|compact|contenteditable|allowfullscreen|async|defer|default|download|inert|ismap|multiple|(?:data|v|x|aria)-[\w:.-]{1,60}|[@:#*[({].{0,300}|\/)$/i

/** Whether words inside a tag may be its attributes: not in "a<b and c>d". */
export function areAttributes(written: string): boolean {
  const rest = written.replace(attribute, ' ').trim()
  return rest === '' || rest.split(/\s+/).every((word) => withoutValue.test(word))
}

const inlineNames = /^(?:a|b|i|q|s|u)$/i

/** "a<b>c": between letters, what might open an element is one only if that is closed. */
function isOpened({ src, pos }: StateInline, name: string, end: number): boolean {
  const isBetween = /[\p{L}\d]/u.test(src.charAt(pos - 1)) && /[\p{L}\d]/u.test(src.charAt(end))
  return !(isBetween && inlineNames.test(name)) || src.slice(end, end + longestElement).includes(`</${name}>`)
}

function isAtStart({ pending, tokens }: StateInline): boolean {
  return pending === '' && (tokens.length === 0 || /break$/.test(tokens.at(-1)?.type ?? ''))
}

const longestElement = 2000

/** A name alone may be what somebody has written, as in "List<Tree>", unless it stands alone or a tag ends it. */
function componentAt(src: string, at: number): RegExpExecArray | null {
  component.lastIndex = at
  const found = component.exec(src)
  if (!found) return null
  const [whole, slash, name, attributes = ''] = found
  const end = at + whole.length
  const isAlone =
    /(?:^|\n)[ \t]{0,20}$/.test(src.slice(Math.max(0, at - 22), at)) &&
    /^\s*(?:\n|$)/.test(src.slice(end, end + 9))
  const isOne =
    slash === '/' ||
    /[=/]/.test(attributes) ||
    isAlone ||
    src.slice(end, end + longestElement).includes(`</${name}>`)
  return isOne ? found : null
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

function pushSingle(state: StateInline, written: string, attributes: string): void {
  const name = written.toLowerCase()
  if (name === 'br') state.push('hardbreak', 'br', 0)
  if (/^[A-Z][\w.]*[a-z]/.test(written) || /^tab(?:item|pane)?$/.test(name)) pushTitle(state, attributes)
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

/** The title of a box or a tab stands above what is in it. */
function pushTitle(state: StateInline, attributes: string): void {
  const title = attributeOf(attributes, 'label') || attributeOf(attributes, 'title')
  if (title === '') return
  if (!isAtStart(state)) state.push('hardbreak', 'br', 0)
  state.push('strong_open', 'strong', 1)
  state.push('text', '', 0).content = title
  state.push('strong_close', 'strong', -1)
  const isLast = /^<[^<>]{0,2000}>\s*(?:\n|$)/.test(state.src.slice(state.pos, state.posMax))
  if (!isLast) state.push('hardbreak', 'br', 0)
}

function attributeOf(attributes: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(String.raw`(?:^|\s)${name}\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(attributes) ??
    []
  return decodeEntities(double ?? single ?? bare ?? '').trim()
}
