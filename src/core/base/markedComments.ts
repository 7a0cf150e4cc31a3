// The comments of tools that turn Markdown into pages, and HTML that no browser shows. Other tools show these as they are
// written, which the writer did not mean; so they are comments wherever they are closed.
// - Go and Hugo: https://pkg.go.dev/text/template#hdr-Actions, https://gohugo.io/shortcodes/comment/
// - Liquid, Jinja, Handlebars, ERB, EJS, JSP: `{% comment %}`, `{# #}`, `{{! }}`, `<%# %>`, `<%-- --%>`
// - MDX, kramdown and CriticMarkup: https://mdxjs.com/docs/what-is-mdx/,
//   https://kramdown.gettalong.org/syntax.html#comment-extension, https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html
// - Org and Logseq: queries, what is exported in other formats or not at all, drawers, unless they name a paper, see https://orgmode.org/manual/Drawers.html
// - Roam and Logseq: `{{comment …}}`, `{{query …}}`; Templater: https://silentvoid13.github.io/Templater/
// - Org, AsciiDoc and Pandoc: blocks of lines, see https://quarto.org/docs/authoring/conditional.html
// - AsciiDoc: conditions, https://docs.asciidoctor.org/asciidoc/latest/directives/ifdef-ifndef/; Textile: `###. `; BibTeX: `@comment`
// - LaTeX: `\begin{comment}`, `\iffalse`, `\todo{…}`, `\note{…}`, what is below the document
// - Typst: `/* … */`, also in DokuWiki; definitions, `#hide[…]`, `#metadata(…)`: https://typst.app/docs/reference/
// - Pandoc: metadata in the middle of a text, notes of speakers, also in AsciiDoc and Org; changes that were tracked; Google Docs: comments
// - Dataview, Tasks, knitr, Quarto and Pandoc: code that is run, or is for one kind of page only
// - HTML: declarations, instructions and CDATA, see https://spec.commonmark.org/0.31.2/#raw-html

import { type Container, Containers, endOfIndented, endOfQuotation } from './containers.ts'
import { blockNames, hiding, hidingBlock, hidingNames, speakerNotes } from './hiddenElements.ts'

interface CommentMarks {
  /** Sticky. */
  readonly open: RegExp
  /** Global; its group is the beginning of another one in it, which has an end of its own. Or finds the end of what begins there. */
  readonly close: RegExp | ((text: string, at: number) => number)
  /** Both are on lines of their own, in the same quotation or item. */
  readonly isBlock?: boolean
  /** They look at the quotation themselves. */
  readonly isOfQuotation?: boolean
  /** Nothing stands directly above it but a heading or a rule. */
  readonly isApart?: boolean
  /** Its name alone says that it hides something, so it also does when it is never closed. */
  readonly isSure?: boolean
  /** What a text has in which they are comments; without it, all texts. */
  readonly among?: RegExp
}

/** Formats in which a page is read; what is only for others is not. */
const pageFormats = '(?:html|markdown|md|gfm|commonmark)'

/** The attributes of Pandoc and Quarto, in braces, with which words or a block are not shown, or not always. */
export const unseenAttributes = String.raw`\{[^{}\n]{0,200}(?:\.(?:(?:${hiding})(?![\w-])|(?:content-)?(?:hidden|comment)\b|(?:paragraph-)?deletion\b)|(?<=[{\s])hidden(?=[\s=}])|\bdisplay:[ \t]?none\b|\.content-visible\b(?![^{}\n]{0,200}(?:when-format="?${pageFormats}|unless-format="?(?!${pageFormats})[a-z])))[^{}\n]{0,200}\}`

/** Blocks of Org. */
const orgUnseen = `comment|query|notes|${hidingBlock}`

/** Directives of MyST and Sphinx whose content is for writers, or depends on how the page is made. */
const unseenDirectives = String.raw`\{(?:comment|todo|only|ifconfig|${hidingBlock})\}[^\n]*`

/** Commands of LaTeX whose words are for its writers, for speakers, or for an index. */
export const texNotes = String.raw`(?:todo|comment|fixme|fxnote|note|pdf(?:margin|sideline|free)?comment|deleted|index|label)(?:<[^<>\n]{0,100}>)?`

/** Commands of Typst whose words are not shown, up to the bracket in front of these. */
const typstUnseen =
  /#(?:let [a-z][\w-]{0,40}(?:\([^()\n]{0,200}\))?[ \t]*=(?:>[ \t]*)?[ \t]*|if[ \t]+false[ \t]*|hide|metadata|todo|comment|(?:pdfpc\.)?speaker-note)/

/** A callout of Obsidian, with what is said of how it looks. */
const callout = String.raw`\[![ \t]*(?:${hidingBlock}|comment)[ \t]*(?:\|[^[\]\n]{0,100})?\]`

/** What stands above blocks and paragraphs of AsciiDoc that are not for readers. */
const asciiDocUnseen = String.raw`(?:comment|\.(?:${hiding}|${speakerNotes})|NOTE\.speaker)\][ \t]*\r?\n`

/**
 * Lines of keys and values, none of which leads to a paper, between two rules: metadata, as Pandoc reads them anywhere, see
 * https://pandoc.org/MANUAL.html#extension-yaml_metadata_block
 */
const yamlLines = String.raw`(?=["']?[a-z][\w-]{0,40}["']?:(?:[ \t]|\r?\n))(?:(?!---|\.\.\.|[^\n]*(?::\/\/|\d\.\d{4}))(?:(?:["']?[A-Za-z][\w-]{0,40}["']?:(?=\s)|[ \t]|-[ \t]|#)[^\n]*|\r?)\n){1,200}`

/** The same in TOML, as Hugo and Zola have them, where documents were joined. */
const tomlLines = String.raw`(?=["']?[a-z][\w.-]{0,40}["']?[ \t]*=|\[)(?:(?!\+{3}|[^\n]*(?::\/\/|\d\.\d{4}))(?:["']?[\w.-]{1,40}["']?[ \t]*=[^\n]*|[ \t#"'[\]{}][^\n]*|\r?)\n){1,200}`

/** Those of kramdown that hide a block or words: `{: .private}`. */
const attributes = String.raw`(?=\{:)(?:${unseenAttributes}|\{:[^{}\n]{0,200}\.(?:${hidingBlock})(?![\w-])[^{}\n]{0,200}\})`

/** A longer block is hidden from here on, for looking for its start takes too long. */
const longestAttributed = 20_000

/** Where the words begin that such attributes follow, or the block that they end; these are hidden with them. */
export function startOfAttributed(text: string, at: number, beginsLine: boolean): number {
  if (!beginsLine) return startOfWords(text.slice(Math.max(0, at - 1000), at), at)
  let start = text.lastIndexOf('\n', at) + 1
  if (!/^[ \t]*\}?[ \t]*\r?(?:\n|$)/.test(text.slice(text.indexOf('}', at)))) return at
  const own = start
  for (let isCode = false; start > 0 && at - start < longestAttributed; ) {
    const above = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(above, start)
    if (/^[ \t>]*(?:`{3}|~{3})/.test(line)) isCode = !isCode
    else if (!isCode && /^[ \t>]*\r?\n$|^#{1,6}[ \t]/.test(line))
      return start === own && line.startsWith('#') ? above : start
    start = above
  }
  return start
}

/** Emphasis, code, a link or a picture. */
function startOfWords(before: string, at: number): number {
  const [mark] = /(?:[*_~]{1,3}|`+|[\])])$/.exec(before) ?? []
  if (mark === undefined) return at
  const isLink = /[\])]/.test(mark)
  let start = before.lastIndexOf(isLink ? '[' : mark, before.length - mark.length - 1)
  if (isLink && before.charAt(start - 1) === ']') start = before.lastIndexOf('[', start - 1)
  if (start < 0) return at
  return at - before.length + start - (isLink && before.charAt(start - 1) === '!' ? 1 : 0)
}

/** Other names may be those of a shortcode that only shows a notice. */
const sureNames: ReadonlySet<string> = new Set(['comment', ...hidingNames])

/** Shortcodes of Hugo and tags of Liquid with a name; only the same name ends them. */
function templateTags(name: string): readonly CommentMarks[] {
  const isSure = sureNames.has(name)
  return [
    {
      open: new RegExp(String.raw`\{\{[<%][ \t]*(?:${name})(?:[ \t][^{}\n]{0,200})?(?<!\/)[%>]\}\}`, 'iy'),
      isSure,
      close: new RegExp(String.raw`\{\{[<%][ \t]*\/[ \t]*(?:${name})[ \t]*[%>]\}\}`, 'gi'),
    },
    {
      open: new RegExp(String.raw`\{%-?[ \t]*(?:${name})(?![\w-])`, 'iy'),
      isSure,
      close: new RegExp(String.raw`\{%-?[ \t]*(?:end(?:${name})[ \t]*-?%\}|((?:${name})(?![\w-])))`, 'gi'),
    },
  ]
}

/** A paragraph ends before the next blank line. */
const endOfParagraph = /(?=\n[ \t]*\r?\n)|(?![\s\S])/g

/** Conditions of what is for the writer alone, and of what is for all: `page.private`, `.Site.public`. */
const ofWriter = String.raw`[^{}%\n]{0,60}\b(?:private|draft|internal|secret|hidden)\b[^{}%\n]{0,60}?`
const ofReaders = String.raw`[^{}%\n]{0,60}\b(?:public|published)\b[^{}%\n]{0,60}?`

const kinds: readonly CommentMarks[] = [
  { open: /<!\[CDATA\[/y, close: /\]\]>/g },
  { open: /<!(?=[a-z][^<>]{0,500}>)/iy, close: />/g },
  { open: /<\?(?=[a-z=])/iy, close: /\?>/g },
  { open: /\{\{-?[ \t]?\/\*/y, close: /\*\/[ \t]?-?\}\}/g },
  { open: /\{\{(?:\[\[)?(?:comment|query)\b/iy, close: /\}\}+/g },
  { open: /\{\{!--/y, close: /--\}\}/g },
  { open: /\{\{!/y, close: /\}\}/g },
  ...['comment', 'doc', 'todo', ...blockNames].flatMap(templateTags),
  { open: /\{%-?[ \t]*#/y, close: /%\}/g },
  {
    open: new RegExp(
      String.raw`\{%-?[ \t]*(?:if[ \t]+(?:false|${ofWriter})|unless[ \t]+(?:true|${ofReaders}))[ \t]*-?%\}`,
      'iy',
    ),
    close: /\{%-?[ \t]*(?:end(?:if|unless)[ \t]*-?%\}|((?:if|unless)\b))/gi,
  },
  // Of Handlebars and of Go.
  {
    open: new RegExp(String.raw`\{\{~?#(?:if[ \t]+${ofWriter}|unless[ \t]+${ofReaders})~?\}\}`, 'iy'),
    close: /\{\{~?(?:\/(?:if|unless)~?\}\}|(#(?:if|unless)\b))/gi,
  },
  {
    open: new RegExp(String.raw`\{\{-?[ \t]*if[ \t]+(?:${ofWriter}|not[ \t]+${ofReaders})[ \t]*-?\}\}`, 'iy'),
    close: /\{\{-?[ \t]*(?:end[ \t]*-?\}\}|((?:if|range|with|block|define)\b))/gi,
  },
  { open: /\{#(?:[-~]|\s|(?=[^{}\n]{1,500}#\}))/y, close: /#\}/g },
  { open: /\{\/\*/y, close: /\*\/\}/g },
  { open: /\{::comment\}/iy, close: /\{:\/(?:comment)?\}/gi, isSure: true },
  // Of kramdown: with the block below, or with what stands in front, see {@link startOfAttributed}.
  { open: new RegExp(attributes, 'iy'), close: endOfParagraph, isBlock: true },
  { open: new RegExp(attributes, 'iy'), close: /(?:)/g },
  { open: /\{>>/y, close: /<<\}/g },
  { open: /\{--/y, close: /--\}/g },
  // What has replaced the rest is shown.
  { open: /\{~~(?=[^{}]{0,1000}~>[^{}]{0,1000}~~\})/y, close: /~>/g },
  { open: /~~\}/y, close: /(?:)/g },
  {
    open: new RegExp(String.raw`\[(?=[^[\]\n]{0,500}\](?!\{:)${unseenAttributes})`, 'y'),
    close: /\]\{[^{}\n]*\}/g,
  },
  {
    open: new RegExp(String.raw`#\+begin_(?:${orgUnseen})(?![\w-])`, 'iy'),
    close: new RegExp(String.raw`^[ \t]*#\+end_(?:${orgUnseen})(?![\w-])`, 'gim'),
    isBlock: true,
    isSure: true,
  },
  {
    open: new RegExp(String.raw`#\+begin_export[ \t]+(?!${pageFormats}\b)[a-z]`, 'iy'),
    close: /^[ \t]*#\+end_export\b/gim,
    isBlock: true,
  },
  // With what the code has printed, if that is not shown either.
  {
    open: /#\+begin_src\b[^\n]{0,500}[ \t]:exports[ \t]+none\b/iy,
    close: /^[ \t]*#\+end_src\b[^\n]*(?:(?:\r?\n[ \t]*){1,3}(?:\n[ \t]*(?::[ \t]|\|)[^\n]*){1,1000})?/gim,
    isBlock: true,
  },
  {
    open: /#\+begin_src\b[^\n]{0,500}[ \t]:exports[ \t]+results\b/iy,
    close: /^[ \t]*#\+end_src\b/gim,
    isBlock: true,
  },
  { open: new RegExp(`@@(?!${pageFormats}:)[a-z]{2,10}:`, 'iy'), close: /@@/g },
  {
    // As far as no other drawer or heading begins, and it names no paper.
    open: /:(?!END:)(?!(?!LOGBOOK)[^\n]*\n(?:(?![ \t]*:END:)[^\n]*\n){0,50}?[^\n]*(?::\/\/|\d\.\d{4}))[a-z][\w-]{1,30}:[ \t]*\r?\n(?=(?:(?![ \t]*(?:\*+[ \t]|#+[ \t]|:[\w-]+:[ \t]*\r?$))[^\n]*\n){0,200}[ \t]*:END:)/imy,
    close: /^[ \t]*:END:/gim,
    isBlock: true,
  },
  { open: /<%--/y, close: /--%>/g },
  { open: /<%/y, close: /%>/g },
  { open: /\\begin\{comment\}/y, close: /\\end\{comment\}/g, isSure: true },
  // Others in it end with the same; these two are none.
  { open: /\\iffalse\b/y, close: /\\fi\b|(\\if(?!f\b|thenelse\b))/g },
  {
    open: new RegExp(String.raw`\\(?!label)${texNotes}(?:\[[^\]\n]{0,200}\])?\{`, 'y'),
    close: /(?<!(?<!\\)\\)(?:\}|(\{))/g,
  },
  {
    open: /\\label\{/y,
    close: /\}/g,
    // A text that speaks of LaTeX may name the command.
    among:
      /^[ \t]*\\(?:documentclass|usepackage|item\b|(?:chapter|(?:sub){0,2}section|paragraph|title)\*?[[{]|begin\{)/m,
  },
  { open: /\/\*/y, close: /\*\/|(\/\*)/g },
  { open: new RegExp(`${typstUnseen.source}\\[`, 'y'), close: /(?<!(?<!\\)\\)(?:\]|(\[))/g },
  { open: new RegExp(`${typstUnseen.source}[({]`, 'y'), close: /[\])}]|([[({])/g },
  {
    open: new RegExp(String.raw`-{3}[ \t]*\r?\n${yamlLines}(?=(?:---|\.\.\.)[ \t]*\r?$)`, 'my'),
    close: /(?<=(?:---|\.\.\.)[ \t]*\r?)$/gm,
    isBlock: true,
    isApart: true,
  },
  {
    open: new RegExp(String.raw`\+{3}[ \t]*\r?\n${tomlLines}(?=\+{3}[ \t]*\r?$)`, 'imy'),
    close: /(?<=\+{3}[ \t]*\r?)$/gm,
    isBlock: true,
    isApart: true,
  },
  {
    open: new RegExp(
      String.raw`:{3,}(?:${unseenDirectives}|[ \t]*(?:${unseenAttributes}|(?:${hidingBlock}|comment)(?![\w-])[^\n]*|(?:${speakerNotes}|\{[^{}\n]{0,200}\.(?:${hidingBlock}|${speakerNotes})\b[^{}\n]{0,200}\})[ \t]*\r?$))`,
      'imy',
    ),
    isSure: true,
    close: /^[ \t]*:{3,}[ \t]*(?:\r?$|([^\s:]))/gm,
    isBlock: true,
  },
  // Callouts of Obsidian, as far as their quotation, and admonitions of MkDocs, as far as they are indented.
  {
    open: new RegExp(String.raw`(?<=>[ \t]*)${callout}`, 'iy'),
    close: endOfQuotation,
    isBlock: true,
    isOfQuotation: true,
  },
  {
    open: new RegExp(String.raw`(?:!{3}|\?{3}\+?)[ \t]+(?:${hidingBlock}|comment)(?![\w-])`, 'iy'),
    close: endOfIndented,
    isBlock: true,
    isOfQuotation: true,
  },
  { open: /\/{4}(?=\s*$)/my, close: /^\/{4}(?=[ \t]*\r?$)/gm, isBlock: true },
  { open: /\/{5,}(?=\s*$)/my, close: /^\/{5,}(?=[ \t]*\r?$)/gm, isBlock: true },
  ...['--', '={4,}', '\\*{4,}', '_{4,}', '-{4,}', '\\.{4,}'].map((mark) => ({
    open: new RegExp(String.raw`\[${asciiDocUnseen}${mark}[ \t]*\r?$`, 'my'),
    close: new RegExp(String.raw`^${mark}(?=[ \t]*\r?$)`, 'gm'),
    isBlock: true,
  })),
  {
    open: new RegExp(String.raw`\[${asciiDocUnseen}(?=\S)`, 'y'),
    close: endOfParagraph,
    isBlock: true,
  },
  { open: new RegExp(String.raw`\[\.(?:${hiding})\]#`, 'y'), close: /#+/g },
  { open: /ifdef::[^\s[\]]{1,100}\[[^\]\n]/y, close: /\][ \t]*(?=\r?$)/gm, isBlock: true },
  {
    open: /if(?:def::[^\s[\]]{1,100}\[|eval::\[[^\]\n]{1,500})\][ \t]*\r?$/my,
    close: /^(?:endif::[^\n\r]*|(if(?:n?def|eval)::[^\s[\]]{0,100}\[(?:\]|["0-9{])))/gm,
    isBlock: true,
  },
  // The comments of others, with which Google Docs ends a text; a letter in it leads to each.
  {
    open: /\\?\[a\\?\](?=[^\s:([])/y,
    close: /(?![\s\S])/g,
    isBlock: true,
    among: /\S\\?\[a\\?\](?![(:]|\[(?![b-z]\]))/,
  },
  {
    open: /(?<=\S)\[[a-z]{1,2}\](?![(:])/y,
    close: /(?:)/g,
    among: /\n\[a\][^\s:([]/,
  },
  { open: /\\end\{document\}/y, close: /(?![\s\S])/g },
  { open: /###\.{1,2} /y, close: endOfParagraph, isBlock: true },
  { open: /@comment[ \t]*\{/iy, close: /\}|(\{)/g, isBlock: true },
]

/** What may start one of these; {@link MarkedComments.endAt} checks it. */
export const commentMarks = new RegExp(
  [
    String.raw`<[!?](?!--)|<%|\{(?=[{%#/:>~-])|~~(?=\})|@@(?=[a-z]{2,10}:)|@(?=comment[ \t]*\{)|(?<![:\w]):(?=[a-z][\w-]{1,30}:[ \t]*\r?\n)`,
    String.raw`#\+(?=begin_(?:${orgUnseen}|export|src))|###(?=\.{1,2} )|${typstUnseen.source}(?=[[({])`,
    String.raw`\\(?=begin\{comment\}|end\{document\}|iffalse\b|${texNotes}[[{])`,
    String.raw`(?<!:):{3,}(?!:)(?=[^\n]{0,450}(?:${hidingBlock}|comment|notes?\b|none|visible|todo|only|ifconfig))`,
    String.raw`\/{4,}|(?<![\w/.*:])\/(?=\*)|\[(?=${asciiDocUnseen}|\.(?:${hiding})\]#)|(?=${callout})\[|(?<=^|\n)(?:\[(?=a\]\S)|\\(?=\[a\\\]\S))|(?<=\S)\[(?=[a-z]{1,2}\](?![(:]))|(?:!{3}|\?{3}\+?)(?=[ \t]+(?:${hidingBlock}|comment)\b)|if(?=(?:def|eval)::)`,
    String.raw`(?<=(?:^|\n)[ \t>*+\d.)-]{0,40})(?:-{3}|\+{3})(?=[ \t]*\r?\n[ \t>]*["'a-z[])`,
  ].join('|'),
)

/** What may stand above metadata in the middle of a text: nothing, a heading, or the end of others. */
const apart = /^[ \t>]*\r?$|^#|^(?:-{3}|\.{3}|\+{3})[ \t]*\r?$/

/** Finds the ends of these comments in one text, in linear time, however many there are. */
export class MarkedComments {
  readonly #text: string
  readonly #kinds: readonly CommentMarks[]
  /** The kinds that no mark closes in the rest of the text: they are not searched for again. */
  readonly #unclosed = new Set<CommentMarks>()
  readonly #containers: Containers
  readonly #inside = new WeakMap<Container, MarkedComments>()

  /** @param isInside it is the text of a container */
  constructor(text: string, isInside = false) {
    this.#text = text
    this.#kinds = kinds.filter(
      ({ among, isOfQuotation }) => among?.test(text) !== false && !(isInside && isOfQuotation),
    )
    this.#containers = new Containers(text)
  }

  /**
   * Where the comment that starts here ends; `undefined` if there is none. One of a sure name that nothing closes ends with the
   * quotation or item in which it stands, or else with the text.
   * @param lead what stands in front of it in its line, if it begins the line
   */
  endAt(at: number, lead: string | undefined): number | undefined {
    const end = this.#closedAt(at, lead, lead !== undefined && this.#isApart(at, lead))
    if (end !== undefined || lead === undefined) return end
    if (!this.#kinds.some((kind) => kind.isSure && opened(kind, this.#text, at))) return undefined
    const container = this.#containers.at(at, lead)
    return container.goesOn || lead.includes('>') ? container.end : this.#text.length
  }

  #isApart(at: number, lead: string): boolean {
    const start = at - lead.length
    if (/[-*+\d]/.test(lead)) return true
    if (start === 0) return lead !== ''
    const above = this.#text.slice(this.#text.lastIndexOf('\n', start - 2) + 1, start - 1)
    return apart.test(above) || (lead.includes('>') && !/^[ \t]*>/.test(above))
  }

  #closedAt(at: number, lead: string | undefined, isApart: boolean): number | undefined {
    if (lead) {
      const container = this.#containers.at(at, lead)
      const end = this.#insideOf(container).#closedInside(container.inner(at), isApart)
      if (end !== undefined) return container.outer(end)
    }
    for (const kind of this.#kinds) {
      if (!isFor(kind, lead) || (kind.isApart && !isApart) || this.#unclosed.has(kind)) continue
      if ((kind.isBlock || kind.isSure) && !kind.isOfQuotation && lead?.includes('>')) continue
      const length = opened(kind, this.#text, at)
      if (length === undefined) continue
      const { close } = kind
      const end = typeof close === 'function' ? close(this.#text, at) : this.#closeOf(close, at + length)
      if (end !== undefined) return end
      this.#unclosed.add(kind)
    }
    return undefined
  }

  #insideOf(container: Container): MarkedComments {
    const inside = this.#inside.get(container) ?? new MarkedComments(container.text, true)
    this.#inside.set(container, inside)
    return inside
  }

  /** The same for what stands in a container, with its own marks in front. */
  #closedInside(at: number, isApart: boolean): number | undefined {
    return this.#closedAt(at, this.#text.slice(this.#text.lastIndexOf('\n', at - 1) + 1, at), isApart)
  }

  /** Where as many ends as starts have been passed; after the last end if there are too few. */
  #closeOf(close: RegExp, from: number): number | undefined {
    close.lastIndex = from
    let end: number | undefined
    let depth = 1
    for (let found = close.exec(this.#text); found; found = depth > 0 ? close.exec(this.#text) : null) {
      depth += found[1] === undefined ? -1 : 1
      if (found[1] === undefined) end = close.lastIndex
    }
    return end
  }
}

/** Blocks are comments where they begin a line. */
function isFor({ isBlock = false }: CommentMarks, lead: string | undefined): boolean {
  return !isBlock || lead !== undefined
}

/** How long the mark is that opens a comment here. */
function opened({ open }: CommentMarks, text: string, at: number): number | undefined {
  open.lastIndex = at
  return open.exec(text)?.[0].length
}
