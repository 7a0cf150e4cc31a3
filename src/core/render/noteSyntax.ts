// Syntax of programs for notes and sites, in which digests are written, too: Obsidian, wikis, kramdown, Pandoc.
import type MarkdownIt from 'markdown-it'
import type { StateCore, StateInline, Token } from 'markdown-it'
import { nameOfKind } from './boxes.ts'
import { outsideCode } from './code.ts'

/** Has a reader of Markdown read it. */
export function addNoteSyntax({
  inline,
  core,
}: Pick<InstanceType<typeof MarkdownIt>, 'inline' | 'core'>): void {
  inline.ruler.before('link', 'wiki', readWikiLink)
  inline.ruler.before('link', 'inlineNote', readInlineNote)
  inline.ruler.after('link', 'attributed', readAttributed)
  inline.ruler.before('emphasis', 'highlight', readHighlight)
  inline.ruler.push('attributes', dropAttributes)
  core.ruler.after('normalize', 'wikiBars', escapeBars)
  core.ruler.push('blockIds', dropBlockIds)
  core.ruler.push('callouts', nameCallouts)
  core.ruler.push('pictureSizes', dropSizes)
  core.ruler.push('codeTitles', nameCode)
}

const highlight = /==(?=\S)[^=\n]{1,500}(?<=\S)==(?![\w=])/y

/** An inline rule: what is marked in Obsidian, `==so==`. */
function readHighlight(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (!src.startsWith('==', pos) || /\w/.test(src.charAt(pos - 1))) return false
  highlight.lastIndex = pos
  if (!highlight.test(src.slice(0, posMax))) return false
  const end = highlight.lastIndex
  if (!silent) {
    state.push('mark_open', 'mark', 1)
    Object.assign(state, { pos: pos + 2, posMax: end - 2 })
    state.md.inline.tokenize(state)
    state.push('mark_close', 'mark', -1)
  }
  Object.assign(state, { pos: end, posMax })
  return true
}

/** An inline rule: `^[a note]` of Pandoc and Obsidian is shown in brackets where it stands. */
function readInlineNote(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (!src.startsWith('^[', pos)) return false
  const end = state.md.helpers.parseLinkLabel(state, pos + 1)
  if (end < 0 || /[([:]/.test(src.charAt(end + 1))) return false
  if (!silent) {
    state.pending += `${/\s$|^$/.test(src.slice(0, pos)) ? '' : ' '}(`
    Object.assign(state, { pos: pos + 2, posMax: end })
    // The parser goes no deeper than its limit.
    state.level++
    state.md.inline.tokenize(state)
    state.level--
    state.pending += ')'
  }
  Object.assign(state, { pos: end + 1, posMax })
  return true
}

/** A core rule: removes the names that Obsidian gives to paragraphs, ` ^3f2a9c` at their ends. */
function dropBlockIds({ tokens }: StateCore): void {
  for (const { children } of tokens) {
    const last = children?.at(-1)
    if (last?.type === 'text')
      last.content = last.content.replace(/(?:^|(?<!\s)\s+)\^(?=\d*[a-z])[a-z\d-]{2,40}$/i, '')
  }
}

// Links of Obsidian and other wikis: `[[note]]`, `[[note#part|words]]`, and embedded files, `![[figure.png]]`.

const linkPattern = String.raw`(!?)\[\[([^[\]|\n]{1,300}?)(?:\\?\|([^[\]\n]{1,300}))?\]\]`
const link = new RegExp(linkPattern, 'y')
const links = new RegExp(linkPattern, 'g')
const pictureName = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i

const fileName = /\.(?!md$)[a-z\d]{2,10}$/i

/** An inline rule: such a link shows its words, and leads to the page of a digest if there is one. */
function readWikiLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (!src.startsWith('[[', pos) && !src.startsWith('![[', pos)) return false
  link.lastIndex = pos
  const found = link.exec(src)
  // "[[paper](…)]" is a link in brackets.
  if (!found || pos + found[0].length > state.posMax) return false
  if (!silent) push(state, found)
  state.pos += found[0].length
  return true
}

function push(state: StateInline, [, embeds, name = '', words]: RegExpExecArray): void {
  const target = name.trim()
  const href = target.split('/').map(encodeURIComponent).join('/').replaceAll('%23', '#')
  if (embeds && pictureName.test(target)) {
    const image = state.push('image', 'img', 0)
    image.content = words === undefined || size.test(words) ? target : words
    image.children = []
    image.attrSet('src', href)
    image.attrSet('alt', '')
    return
  }
  const open = state.push('link_open', 'a', 1)
  open.attrSet('href', href)
  open.meta = { isWiki: true }
  // A file of another kind is not shown, and its name is the writer's own.
  state.push('text', '', 0).content = words ?? (embeds && fileName.test(target) ? '' : target)
  state.push('link_close', 'a', -1)
}

/** A core rule: in a table, the bar in `[[note|words]]` ends no cell. */
function escapeBars(state: StateCore): void {
  if (!state.src.includes('[[')) return
  state.src = outsideCode(state.src, (text) =>
    text.replace(/^.*\[\[.*$/gm, (line) => {
      return line.replace(links, '').includes('|') ? line.replace(links, escapeBar) : line
    }),
  )
}

function escapeBar(whole: string, embeds: string, name: string, words: string | undefined): string {
  return words === undefined ? whole : `${embeds}[[${name}\\|${words}]]`
}

/** The width of a picture, or also its height, which Obsidian has in place of words or after them. */
const size = /^\s*\d{1,4}(?:x\d{1,4})?\s*$/

/** A core rule: `![words|300](…)` is a picture of these words. */
function dropSizes({ tokens }: StateCore): void {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const [, words, after = ''] = /^(.*)\|([^|]*)$/s.exec(token.type === 'image' ? token.content : '') ?? []
    if (words !== undefined && size.test(after)) token.content = words
  }
}

const calloutMark = /^\[!([a-z][\w-]{1,30})\][-+]?[ \t]*/i

/** A core rule: a quotation that begins with `[!note] Words` has these words as its title, or else its kind. */
function nameCallouts({ tokens, Token: make }: StateCore): void {
  for (const [index, { type, children }] of tokens.entries()) {
    const first = children?.[0]
    const isFirst =
      tokens[index - 1]?.type === 'paragraph_open' && tokens[index - 2]?.type === 'blockquote_open'
    const [mark, kind = ''] = calloutMark.exec(first?.content ?? '') ?? []
    if (type !== 'inline' || !isFirst || !first || mark === undefined) continue
    first.content = first.content.slice(mark.length)
    const end = children.findIndex((child) => child.type === 'softbreak')
    const title = children
      .splice(0, end < 0 ? children.length : end)
      .filter((token) => !token.type.startsWith('strong_'))
    if (title.length === 1 && first.content === '') first.content = nameOfKind(kind)
    children.unshift(new make('strong_open', 'strong', 1), ...title, new make('strong_close', 'strong', -1))
  }
}

const attribute = String.raw`(?:[.#][a-z][\w:-]{0,60}|[a-z][\w:-]{0,40}=(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[^\s"'{}=]{1,100}))`
/** `{: .note target="_blank"}` of kramdown, and `{#part .note width=50%}` of Pandoc. */
const attributes = new RegExp(
  String.raw`\{(?:(:)[^{}\n]{1,300}|\s?${attribute}(?:\s+${attribute}){0,20}\s?)\}`,
  'iy',
)

/** An inline rule: attributes of what stands in front of them, which are for programs. */
function dropAttributes(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src.charAt(pos) !== '{') return false
  attributes.lastIndex = pos
  const [whole, mark] = attributes.exec(src) ?? []
  if (whole === undefined || pos + whole.length > posMax) return false
  const end = pos + whole.length
  const isLine = /^(?:|\n)$/.test(src.charAt(pos - 1)) && /^(?:|\n)$/.test(src.charAt(end))
  const isAtEnd = /^\{\s?[.#]/.test(whole) && src.slice(end).trim() === '' && /\s/.test(src.charAt(pos - 1))
  if (!(pos === 0 || (isLine && mark) || isAtEnd || isBehindMark(state, mark !== undefined))) return false
  if (!silent) {
    if (isAtEnd) state.pending = state.pending.trimEnd()
    if (isLine && state.tokens.at(-1)?.type === 'softbreak') state.tokens.pop()
  }
  state.pos = end
  return true
}

/** An inline rule: `[words]{.small}` of Pandoc shows its words. */
function readAttributed(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src.charAt(pos) !== '[') return false
  const end = state.md.helpers.parseLinkLabel(state, pos)
  if (end < 0 || src.charAt(end + 1) !== '{') return false
  attributes.lastIndex = end + 1
  const [whole, isKramdown] = attributes.exec(src) ?? []
  if (whole === undefined || isKramdown || end + 1 + whole.length > posMax) return false
  if (!silent) {
    Object.assign(state, { pos: pos + 1, posMax: end })
    // The parser goes no deeper than its limit.
    state.level++
    state.md.inline.tokenize(state)
    state.level--
  }
  Object.assign(state, { pos: end + 1 + whole.length, posMax })
  return true
}

/** Whether there are no words between a link, an image, code or a marked part and its attributes. */
function isBehindMark({ src, pos, pending, tokens }: StateInline, isKramdown: boolean): boolean {
  if (pending !== '') return src.charAt(pos - 1) === ']'
  const type = tokens.at(-1)?.type ?? ''
  return /^(?:link_close|image|code_inline)$/.test(type) || (isKramdown && /[*_~]/.test(src.charAt(pos - 1)))
}

/** `title="train.py"` of Docusaurus and others, `filename="train.py"` of Quarto, after the language of code. */
const codeTitle = /(?:^|[\s{,])(?:title|filename)\s?=\s?(?:"([^"]{1,300})"|'([^']{1,300})')/

/** A core rule: code that has a title stands below it. */
function nameCode(state: StateCore): void {
  if (!state.tokens.some(({ type, info }) => type === 'fence' && info.includes('='))) return
  state.tokens = state.tokens.flatMap((token) => {
    const [, double, single] = codeTitle.exec(token.type === 'fence' ? token.info : '') ?? []
    const title = double ?? single
    return title === undefined ? [token] : [...paragraphOf(title, state.Token), token]
  })
}

function paragraphOf(words: string, make: typeof Token): readonly Token[] {
  const text = new make('text', '', 0)
  text.content = words
  const inline = new make('inline', '', 0)
  Object.assign(inline, { content: words, children: [text], block: true })
  const open = new make('paragraph_open', 'p', 1)
  const close = new make('paragraph_close', 'p', -1)
  for (const each of [open, close]) each.block = true
  return [open, inline, close]
}
