// Tags of HTML in Markdown: what they mean is kept as far as Markdown has it, and none of them is shown or reaches a page.
import type { StateInline } from 'markdown-it'
import { decodeEntities } from '../paper/entities.ts'
import { raised } from '../paper/tex/characters.ts'

/** Elements of text; others, such as `<script>`, are shown as what somebody has written. */
const names =
  'a|abbr|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|q|s|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|wbr'
const tag = new RegExp(String.raw`<(/?)(${names})((?:\s[^<>]{0,2000})?)\s?/?>`, 'iy')
/** A tag with what it holds, up to the tag that ends it, when nothing but text stands between. */
const pair =
  /<(a|b|strong|i|em|s|del|strike|sub|sup|code|tt|kbd)((?:\s[^<>]{0,2000})?)>([^<>]{0,2000})<\/\1\s?>/iy
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

/** An inline rule: a tag of HTML, with the text in it where it is short. */
export function readTag(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false
  return readPair(state, silent) || readSingle(state, silent)
}

function readPair(state: StateInline, silent: boolean): boolean {
  pair.lastIndex = state.pos
  const found = pair.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  const [whole, name = '', attributes = '', inner = ''] = found
  if (!silent) push(state, name.toLowerCase(), attributes, decodeEntities(inner))
  state.pos += whole.length
  return true
}

function push(state: StateInline, name: string, attributes: string, text: string): void {
  if (text === '' && name !== 'a') return
  const element = elements[name]
  const href = attributeOf(attributes, 'href')
  if (name === 'code' || name === 'tt' || name === 'kbd') {
    state.push('code_inline', 'code', 0).content = text
    return
  }
  const isShown =
    element !== undefined && (element !== 'link' || (href !== '' && state.md.validateLink(href)))
  if (isShown) {
    const open = state.push(`${element}_open`, element === 'link' ? 'a' : element, 1)
    if (element === 'link') open.attrSet('href', href)
  }
  state.push('text', '', 0).content = name === 'sub' || name === 'sup' ? placed(text, name === 'sup') : text
  if (isShown) state.push(`${element}_close`, element === 'link' ? 'a' : element, -1)
}

/** "x²"; what has no such characters is written as in TeX. */
function placed(text: string, isAbove: boolean): string {
  return raised(text, isAbove) ?? `${isAbove ? '^' : '_'}${text.length > 1 ? `(${text})` : text}`
}

function readSingle(state: StateInline, silent: boolean): boolean {
  tag.lastIndex = state.pos
  const found = tag.exec(state.src)
  if (!found || state.pos + found[0].length > state.posMax) return false
  const [whole, , name = '', attributes = ''] = found
  if (!silent) pushSingle(state, name.toLowerCase(), attributes)
  state.pos += whole.length
  return true
}

function pushSingle(state: StateInline, name: string, attributes: string): void {
  if (name === 'br') state.push('hardbreak', 'br', 0)
  if (name !== 'img') return
  const source = attributeOf(attributes, 'src')
  if (source === '' || !state.md.validateLink(source)) return
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
