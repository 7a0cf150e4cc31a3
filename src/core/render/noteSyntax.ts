// Syntax of programs for notes and sites, in which digests are written, too: Obsidian, wikis, kramdown, Pandoc.
import type MarkdownIt from 'markdown-it'
import type { StateCore, StateInline } from 'markdown-it'
import { type PlainLine, plainLines } from '../digest/lines/hiding.ts'
import { outsideCode } from './html.ts'

/** Has a reader of Markdown read it. */
export function addNoteSyntax({
  inline,
  core,
}: Pick<InstanceType<typeof MarkdownIt>, 'inline' | 'core'>): void {
  inline.ruler.before('link', 'wiki', readWikiLink)
  inline.ruler.before('link', 'inlineNote', readInlineNote)
  inline.ruler.before('emphasis', 'highlight', readHighlight)
  inline.ruler.push('attributes', dropAttributes)
  core.ruler.after('normalize', 'wikiBars', escapeBars)
  core.ruler.push('blockIds', dropBlockIds)
  core.ruler.push('callouts', nameCallouts)
  core.ruler.push('pictureSizes', dropSizes)
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
  state.push('text', '', 0).content = words ?? target
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

function nameOfKind(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase().replace(/[_-]/g, ' ')
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

/** Whether there are no words between a link, an image, code or a marked part and its attributes. */
function isBehindMark({ src, pos, pending, tokens }: StateInline, isKramdown: boolean): boolean {
  if (pending !== '') return src.charAt(pos - 1) === ']'
  const type = tokens.at(-1)?.type ?? ''
  return /^(?:link_close|image|code_inline)$/.test(type) || (isKramdown && /[*_~]/.test(src.charAt(pos - 1)))
}

// Boxes around words, which other programs open and close by lines: `::: note` of Pandoc, Quarto and Docusaurus, `!!! note` of
// MkDocs with indented lines below it, `{{% note %}}` of Hugo, `{% hint %}` of GitBook.

const kinds: ReadonlySet<string> = new Set(
  'abstract attention bug caution danger error example failure hint important info note question success summary tip warning'.split(
    ' ',
  ),
)

const longestMark = 500

/** A line that opens a box; without a title, the kind of a note is its title. */
interface Opening {
  readonly title?: string | undefined
  readonly kind?: string | undefined
}

/** Marks of editors and of programs in words, and what takes their place. */
const markedWords: readonly (readonly [RegExp, string])[] = [
  // CriticMarkup: what is added and what is marked stays; the rest has been taken for comments.
  [/\{(?:\+\+([^{}\n]+)\+\+|==([^{}\n]+)==)\}/g, '$1$2'],
  // A block of Logseq, by its name.
  [/[ \t]?(?<!\()\(\([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\)\)/gi, ''],
  // Links whose addresses the generator of a site makes.
  [/\]\(\{(?:\{[<%]|%) ?(?:relref|ref|link) "?([^"{}\s]{1,300})"? ?(?:[>%]\}|%)\}\)/g, '](<$1>)'],
  [/(?<!!)\[([^[\]\n]{1,300})\]\(\{(?:\{[<%]|%)[^{}\n]{1,300}(?:[>%]\}|%)\}[^()\s]{0,300}\)/g, '$1'],
  // Where kramdown sets the contents.
  [/^[ \t]*(?:[-*+]|1\.) toc[ \t]*(?:(\r?\n)[ \t]*)?\{:toc[^{}\n]{0,100}\}[ \t]*$/gim, '$1'],
]

/** Markdown as other programs show it: without marks that mean something to them alone. */
export function withoutMarks(markdown: string): string {
  if (!/\{|\(\(|:::|!!!|\?\?\?/.test(markdown)) return markdown
  // Code is fenced first, for nothing in it is a mark.
  const fenced = outsideCode(markdown, (text) => text.replace(highlighted, '$1```$2$3$1```'))
  const plain = outsideCode(fenced, (text) =>
    markedWords.reduce((words, [mark, instead]) => words.replace(mark, instead), text),
  )
  return withoutBoxes(plain)
}

/** `{{< highlight go >}}` or `{% highlight go %}` in a line, lines of code, and what closes it. */
const highlighted =
  /^([ \t]*)\{(?:\{[<%]|%)-? *highlight\b {0,9}(\w{0,30})[^{}\n]*\}+[ \t]*((?:\r?\n(?![ \t]*\{(?:\{[<%]|%)-? *(?:\/ ?|end)?highlight\b)[^\n]*)*\n)[ \t]*\{(?:\{[<%]|%)-? *(?:\/ ?|end)highlight\b[^{}\n]*\}+[ \t]*$/gm

/** Markdown in which the lines that open and close boxes are their titles or empty, and the words in boxes are not indented. */
function withoutBoxes(markdown: string): string {
  if (!/:::|!!!|\?\?\?|\{[{%]/.test(markdown)) return markdown
  const lines = [...plainLines(markdown)]
  const boxes = new IndentedBoxes()
  return lines
    .map(({ start, end, words, isHidden }, index) => {
      const written = boxes.outdented(markdown.slice(start, end))
      if (isHidden || words === '') return written
      const line = words.length > longestMark ? '' : words.replace(/\s+/g, ' ')
      const opened = boxes.open(written) ?? fenceOf(line)
      const below = wordsBelow(lines, index)
      const shown = opened === undefined ? templateOf(line, below) : titleOf(opened, below)
      return shown === undefined ? written : shown && written.replace(/\S.*$/s, () => shown)
    })
    .join('\n')
}

function wordsBelow(lines: readonly PlainLine[], index: number): string {
  let at = index + 1
  while (lines[at]?.words === '') at++
  return lines[at]?.words ?? ''
}

/** Above a heading, which is the title then, and above nothing, a kind alone is not shown. */
function titleOf({ title, kind }: Opening, below: string): string {
  const isTitled = below === '' || /^(?:#|:{3,}|\{[{%])/.test(below)
  const shown = title?.trim() || (kind && !isTitled ? nameOfKind(kind) : '')
  return shown && `**${shown.replaceAll('**', '')}**`
}

/** The boxes of MkDocs, which hold what is indented by four columns. */
class IndentedBoxes {
  #indent = 0
  #depth = 0

  /** The line without the indentation of the boxes that it stands in. */
  outdented(line: string): string {
    const words = line.trimStart()
    const indent = line.slice(0, line.length - words.length).replaceAll('\t', '    ')
    while (words !== '' && this.#depth > 0 && indent.length < this.#indent + 4 * this.#depth) this.#depth--
    return this.#depth === 0 ? line : indent.slice(4 * this.#depth) + words
  }

  open(line: string): Opening | undefined {
    const [, indent = '', kind = '', title] =
      /^(\s*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"]*)")?\s*$/.exec(line) ?? []
    if (title === undefined && !kinds.has(kind)) return undefined
    if (this.#depth === 0) this.#indent = indent.length
    this.#depth++
    return { title, kind: title === undefined ? kind : undefined }
  }
}

/** `:::`, `::: note`, `::: {.callout-note title="Words"}`, `:::note[Words]`, `:::{note} Words`. */
const fence = /^:{3,} ?(?:([\w-]+)(?:\[([^\]]*)\])?)? ?(?:\{([^{}]*)\})?(?: (.*?))?:*$/

function fenceOf(words: string): Opening | undefined {
  const found = fence.exec(words)
  if (!found) return undefined
  const [, name = '', inBrackets, attributes = '', after] = found
  return {
    title: inBrackets ?? attributeIn(attributes, 'title') ?? after,
    kind: kindIn(`${name} ${attributes}`),
  }
}

function kindIn(words: string): string | undefined {
  return words.split(/[^a-z]+/i).find((word) => kinds.has(word.toLowerCase()))
}

function attributeIn(attributes: string, name: string): string | undefined {
  const [, double, single] =
    new RegExp(String.raw`\b${name}\s?=\s?(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  return double ?? single
}

/** `{{< name … >}}`, `{{% /name %}}`, `{% name … %}` in a line of its own. */
const template = /^\{(?:\{[<%]|%)-? ?(\/ ?|end)?([\w/-]*) ?([^{}]*)(?:[>%]\}|%)\}$/

/** What takes the place of a template: a picture, or the words that it is given; others are for programs. */
function templateOf(words: string, below: string): string | undefined {
  const found = template.exec(words)
  if (!found) return undefined
  const [, isEnd, name = '', attributes = ''] = found
  if (isEnd || unseen.test(`${name} ${/^\S*/.exec(attributes)?.[0]}`)) return ''
  const given = (...names: readonly string[]) =>
    names.map((each) => attributeIn(attributes, each)).find((value) => value?.trim())
  const [source, title] = [given('src'), given('title', 'summary')]
  const said = given('caption', 'content', 'text')
  if (name === 'figure' && source)
    return `![${[title, said ?? given('alt')].filter(Boolean).join(': ')}](<${source}>)`
  const quoted = /^(["'])(.*?)\1/.exec(attributes)?.[2]
  const kind = kinds.has(name) ? name : boxes.test(name) ? kindIn(attributes) : undefined
  const shown = titleOf({ title: title ?? (quoted && isSaid.test(quoted) ? quoted : undefined), kind }, below)
  return [shown, said].filter(Boolean).join(' ')
}

/** Names of templates, or of what they include, whose words are the writer's own. */
const unseen = /comment|draft|fixme|hid|private|todo/i
/** Templates that are given the kind of a box. */
const boxes = /^(?:admonition|alert|callout|notice)$/
/** Several words or one that begins a sentence, and not the name of a file or of something else. */
const isSaid = /\s|^[\p{Lu}\p{Lo}]\p{L}*[.!?…]?$/u
