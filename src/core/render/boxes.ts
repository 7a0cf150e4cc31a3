// Boxes around words, which other programs open and close by lines: `::: note` of Pandoc, Quarto and Docusaurus, `!!! note` of
// MkDocs with indented lines below it, `{{% note %}}` of Hugo, `{% hint %}` of GitBook.
import { applyEdits, slice } from '../base/span.ts'
import { type PlainLine, plainLines } from '../digest/lines/hiding.ts'
import { codeIn, outsideCode } from './code.ts'

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
  // What MyST calls the block below.
  [/^[ \t]*\([\w-]{1,100}\)=[ \t]*$/gm, ''],
  // Where kramdown sets the contents.
  [/^[ \t]*(?:[-*+]|1\.) toc[ \t]*(?:(\r?\n)[ \t]*)?\{:toc[^{}\n]{0,100}\}[ \t]*$/gim, '$1'],
]

/** Markdown as other programs show it: without marks that mean something to them alone. */
export function withoutMarks(markdown: string): string {
  return mayHaveMarks.test(markdown) ? withoutMarksHere(inQuotations(markdown)) : markdown
}

const mayHaveMarks = /\{|\(\(|\)=|:::|!!!|\?\?\?|===/
const quotation = /(?:^ {0,3}>.*(?:\n|$))+/gm

/** Marks in quotations, but for those that code shows. */
function inQuotations(markdown: string): string {
  if (!/^ {0,3}>/m.test(markdown)) return markdown
  const code = codeIn(markdown)
  return markdown.replace(quotation, (quoted, at: number) => {
    if (!mayHaveMarks.test(quoted) || code.some(({ start, end }) => start < at && at < end)) return quoted
    const end = quoted.endsWith('\n') ? '\n' : ''
    const inside = withoutMarks(quoted.slice(0, quoted.length - end.length).replace(/^ {0,3}> ?/gm, ''))
    return inside.replace(/^/gm, '> ') + end
  })
}

function withoutMarksHere(markdown: string): string {
  // Code is fenced first, for nothing in it is a mark.
  const fenced = outsideCode(withDirectives(markdown), (text) => text.replace(highlighted, '$1```$2$3$1```'))
  const plain = outsideCode(fenced, (text) =>
    markedWords.reduce((words, [mark, instead]) => words.replace(mark, instead), withTemplatesApart(text)),
  )
  return withoutBoxes(plain)
}

/** `{{< tab "L" >}}words{{< /tab >}}`: a line that a template begins and the end of one ends. */
const templates =
  /^[ \t]*\{(?:\{[<%]|%)-? ?[\w/-]+[^{}\n]{0,500}\}+.{0,5000}\{(?:\{[<%]|%)-? ?(?:\/ ?|end)[\w/-]+ ?[>%]\}{1,2}[ \t]*$/gm

/** Each template in a line of its own. */
function withTemplatesApart(text: string): string {
  if (!/\{[{%]/.test(text)) return text
  return text.replace(templates, (line) => line.replace(/\{(?:\{[<%]|%)[^{}\n]*\}+/g, '\n$&\n').trim())
}

/** `{{< highlight go >}}` or `{% highlight go %}` in a line, lines of code, and what closes it. */
const highlighted =
  /^([ \t]*)\{(?:\{[<%]|%)-? *highlight\b {0,9}(\w{0,30})[^{}\n]*\}+[ \t]*((?:\r?\n(?![ \t]*\{(?:\{[<%]|%)-? *(?:\/ ?|end)?highlight\b)[^\n]*)*\n)[ \t]*\{(?:\{[<%]|%)-? *(?:\/ ?|end)highlight\b[^{}\n]*\}+[ \t]*$/gm

/** Directives of MyST that are boxes around words; others are code, figures and formulas. */
const directive =
  /^([ \t]*)(`{3,}|~{3,})\{(admonition|attention|caution|danger|dropdown|epigraph|error|hint|important|margin|note|pull-quote|seealso|sidebar|tip|topic|warning)\}([^\n]*)\n((?:(?![ \t]*\2)[^\n]*\n)*)[ \t]*\2[`~]*\s*$/

/** Fences of directives are boxes, but for those that other code shows. */
function withDirectives(markdown: string): string {
  if (!/(?:`{3}|~{3})\{/.test(markdown)) return markdown
  const edits = codeIn(markdown).flatMap((at) => {
    const written = slice(markdown, at)
    const newText = written.replace(directive, asBox).replace(options, withoutOptions)
    return newText === written ? [] : [{ span: at, newText }]
  })
  return applyEdits(markdown, edits)
}

/** At the top of other directives. */
const options = /^([ \t]*(?:`{3,}|~{3,})\{[\w:-]{1,40}\}[^\n]*\n)((?:[ \t]*:[\w-]{1,40}:[^\n]*\n)+)/

function withoutOptions(_: string, opening: string, lines: string): string {
  const caption = /^[ \t]*:caption:[ \t]*(.*\S)/m.exec(lines)?.[1]
  return caption === undefined ? opening : `**${caption}**\n\n${opening}`
}

/** The lines of a directive as a box of Pandoc, without the options at their top. */
function asBox(_: string, indent: string, mark: string, kind: string, title: string, body: string): string {
  const words = body.replace(/^(?:[ \t]*:[\w-]{1,40}:[^\n]*\n)+/, '')
  const colons = ':'.repeat(mark.length)
  return `${indent}${colons}{${kind}} ${title.trim()}\n${words}${indent}${colons}\n`
}

/** Markdown in which the lines that open and close boxes are their titles or empty, and the words in boxes are not indented. */
function withoutBoxes(markdown: string): string {
  if (!/:::|!!!|\?\?\?|===|\{[{%]/.test(markdown)) return markdown
  const lines = [...plainLines(markdown)]
  const boxes = new IndentedBoxes()
  let hasOptions = false
  return lines
    .map(({ start, end, words, isHidden }, index) => {
      const written = boxes.outdented(markdown.slice(start, end))
      if (isHidden || words === '') return written
      const line = words.length > longestMark ? '' : words.replace(/\s+/g, ' ')
      hasOptions = /^:{3,} ?\{/.test(line) || (hasOptions && /^:[\w-]{1,40}:(?: |$)/.test(line))
      if (hasOptions && !line.startsWith('::')) return ''
      const next = nextOf(lines, index)
      const below = next?.words ?? ''
      const opened = boxes.open(written, markdown.slice(next?.start, next?.end)) ?? fenceOf(line)
      const shown = opened === undefined ? templateOf(line, below) : titleOf(opened, below)
      return shown === undefined ? written : shown && written.replace(/\S.*$/s, () => shown)
    })
    .join('\n')
}

/** The next line with words. */
function nextOf(lines: readonly PlainLine[], index: number): PlainLine | undefined {
  let at = index + 1
  while (lines[at]?.words === '') at++
  return lines[at]
}

export function nameOfKind(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase().replace(/[_-]/g, ' ')
}

/** Above a heading, which is the title then, and above nothing, a kind alone is not shown. */
function titleOf({ title, kind }: Opening, below: string): string {
  const isTitled = below === '' || /^(?:#|:{3,}|\{[{%])/.test(below)
  const shown = title?.trim() || (kind && !isTitled ? nameOfKind(kind) : '')
  return shown && `**${shown.replaceAll('**', '')}**`
}

const indentedBox = /^(\s*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"]*)")?\s*$/
const indentedTab = /^(\s*)===[!+]?[ \t]+"([^"]+)"\s*$/

/** The boxes of MkDocs, and its tabs, `=== "Linux"`, which hold what is indented by four columns. */
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

  /** @param below the next line with words: AsciiDoc has headings like tabs, with nothing indented below them */
  open(line: string, below: string): Opening | undefined {
    const [, indentOfTab = '', tab] = indentedTab.exec(line) ?? []
    const isTab = tab !== undefined && /^(?:\t| {4})/.test(below.slice(indentOfTab.length))
    const [, indent = '', kind = '', title] = isTab
      ? ['', indentOfTab, '', tab]
      : (indentedBox.exec(line) ?? [])
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
    // "{grid} 2" says how many columns there are.
    title:
      inBrackets ?? attributeIn(attributes, 'title') ?? (/^[\d ]+$/.test(after ?? '') ? undefined : after),
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
  const title = given('title', 'summary')
  const said = given('caption', 'content', 'text')
  const picture = pictureOf(name, attributes, [title, said].filter(Boolean).join(': '))
  if (picture) return picture
  const quoted = /^(["'])(.*?)\1/.exec(attributes)?.[2]
  const kind = kinds.has(name) ? name : boxes.test(name) ? kindIn(attributes) : undefined
  const source = quotes.test(name)
    ? (given('author', 'source', 'cite') ?? quoted ?? attributes.trim())
    : undefined
  const own = title ?? source ?? (quoted && isSaid.test(quoted) ? quoted : undefined)
  const shown = titleOf({ title: own, kind }, below)
  return [shown, said, embeddedBy(name, attributes)].filter(Boolean).join(' ')
}

/** `{{< figure src="…" >}}` of Hugo, `{% include figure.html src="…" %}` of Jekyll. */
function pictureOf(name: string, attributes: string, title: string): string | undefined {
  const isFigure =
    name === 'figure' || (name === 'include' && /^[\w./-]*(?:figure|image|img|picture)\b/i.test(attributes))
  const given = (...names: readonly string[]) =>
    names.map((each) => attributeIn(attributes, each)).find(Boolean)
  const source = given('src', 'image_path', 'path', 'url')
  if (!isFigure || !source) return undefined
  const alt = given('alt')
  const words = title && alt && !title.includes(alt) ? `${title} (${alt})` : title || alt || ''
  return `![${words}](<${source}>)`
}

/** What a template shows that is elsewhere: `{% embed url="…" %}`, `{% youtube ID %}`, `{{< vimeo ID >}}`. */
function embeddedBy(name: string, attributes: string): string | undefined {
  const given = ['url', 'src', 'href', 'link', 'id']
    .map((each) => attributeIn(attributes, each))
    .find(Boolean)
  const [first = ''] = attributes.trim().split(/\s/, 1)
  const target = given ?? first.replace(/^["']|["']$/g, '')
  if (/^https?:\/\/[^\s<>]+$/i.test(target)) return `<${target}>`
  const site = sites.get(name.toLowerCase())
  return site && /^[\w-]{1,40}$/.test(target) ? `<${site}${target}>` : undefined
}

/** Sites whose films templates name by their ids. */
const sites: ReadonlyMap<string, string> = new Map([
  ['youtube', 'https://www.youtube.com/watch?v='],
  ['vimeo', 'https://vimeo.com/'],
  ['bilibili', 'https://www.bilibili.com/video/'],
])

/** Names of templates, or of what they include, whose words are the writer's own. */
const unseen = /comment|draft|fixme|hid|private|todo/i
/** Templates that are given the kind of a box. */
const boxes = /^(?:admonition|alert|callout|notice)$/
const quotes = /^(?:block|pull)?-?quote$/
/** Several words or one that begins a sentence, and not the name of a file or of something else. */
const isSaid = /\s|^[\p{Lu}\p{Lo}]\p{L}*[.!?…]?$/u
