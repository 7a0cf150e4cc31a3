// The comments of tools that turn Markdown into pages, and HTML that no browser shows. Other tools show these as they are
// written, which the writer did not mean; so they are comments wherever they are closed.
// - Go and Hugo: https://pkg.go.dev/text/template#hdr-Actions, https://gohugo.io/shortcodes/comment/
// - Liquid, Jinja, Handlebars, ERB, EJS, JSP: `{% comment %}`, `{# #}`, `{{! }}`, `<%# %>`, `<%-- --%>`
// - MDX, kramdown and CriticMarkup: https://mdxjs.com/docs/what-is-mdx/,
//   https://kramdown.gettalong.org/syntax.html#comment-extension, https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html
// - Org and Logseq: drawers, unless they name a paper, see https://orgmode.org/manual/Drawers.html
// - Roam and Logseq: `{{comment …}}`, `{{query …}}`; Templater: https://silentvoid13.github.io/Templater/
// - Org, AsciiDoc and Pandoc: blocks of lines, see https://quarto.org/docs/authoring/conditional.html
// - LaTeX: `\begin{comment}`, `\iffalse`, `\todo{…}`
// - Dataview, Tasks, knitr, Quarto and Pandoc: code that is run, or is for one kind of page only
// - HTML: declarations, instructions and CDATA, see https://spec.commonmark.org/0.31.2/#raw-html

interface CommentMarks {
  /** Sticky. */
  readonly open: RegExp
  /** Global; its group is the beginning of another one in it, which has an end of its own. */
  readonly close: RegExp
  /** Both are on lines of their own. */
  readonly isBlock?: boolean
}

const kinds: readonly CommentMarks[] = [
  { open: /<!\[CDATA\[/y, close: /\]\]>/g },
  { open: /<!(?=[a-z][^<>]{0,500}>)/iy, close: />/g },
  { open: /<\?/y, close: /\?>/g },
  { open: /\{\{-?[ \t]?\/\*/y, close: /\*\/[ \t]?-?\}\}/g },
  { open: /\{\{[<%][ \t]*comment[ \t]*[%>]\}\}/iy, close: /\{\{[<%][ \t]*\/[ \t]*comment[ \t]*[%>]\}\}/gi },
  { open: /\{\{(?:\[\[)?(?:comment|query)\b/iy, close: /\}\}+/g },
  { open: /\{\{!--/y, close: /--\}\}/g },
  { open: /\{\{!/y, close: /\}\}/g },
  { open: /\{%-?[ \t]*(?:comment|doc)\b/iy, close: /\{%-?[ \t]*end(?:comment|doc)[ \t]*-?%\}/gi },
  { open: /\{%-?[ \t]*#/y, close: /%\}/g },
  { open: /\{#(?:[-~]|\s|(?=[^{}\n]{1,500}#\}))/y, close: /#\}/g },
  { open: /\{\/\*/y, close: /\*\/\}/g },
  { open: /\{::comment\}/iy, close: /\{:\/(?:comment)?\}/gi },
  { open: /\{>>/y, close: /<<\}/g },
  { open: /\{--/y, close: /--\}/g },
  // What has replaced the rest is shown.
  { open: /\{~~(?=[^{}]{0,1000}~>[^{}]{0,1000}~~\})/y, close: /~>/g },
  { open: /~~\}/y, close: /(?:)/g },
  {
    open: /\[(?=[^[\]\n]{0,500}\]\{[^{}\n]{0,200}\.(?:content-)?(?:hidden|comment)\b)/y,
    close: /\]\{[^{}\n]*\}/g,
  },
  { open: /#\+begin_comment\b/iy, close: /^[ \t]*#\+end_comment\b/gim, isBlock: true },
  { open: /@@comment:/iy, close: /@@/g },
  {
    open: /:(?:LOGBOOK|PROPERTIES(?!:[ \t]*\r?\n(?:[ \t]*:(?!END:)[^\n]*\n){0,50}?[^\n]*(?::\/\/|\d\.\d{4}))):[ \t]*\r?$/imy,
    close: /^[ \t]*:END:/gim,
    isBlock: true,
  },
  { open: /<%--/y, close: /--%>/g },
  { open: /<%/y, close: /%>/g },
  { open: /\\begin\{comment\}/y, close: /\\end\{comment\}/g },
  { open: /\\iffalse\b/y, close: /\\fi\b/g },
  { open: /\\(?:todo|comment|fixme|fxnote)(?:\[[^\]\n]{0,200}\])?\{/y, close: /\}|(\{)/g },
  {
    open: /:{3,}[ \t]*(?:\{[^{}\n]{0,200}\.(?:content-)?(?:hidden|comment)\b[^{}\n]{0,200}\}|(?:hidden|comment)[ \t]*\r?$)/my,
    close: /^[ \t]*:{3,}[ \t]*(?:\r?$|([^\s:]))/gm,
    isBlock: true,
  },
  { open: /\/{4,}(?=\s*$)/my, close: /^\/{4,}(?=[ \t]*\r?$)/gm, isBlock: true },
]

/** What may start one of these; {@link MarkedComments.endAt} checks it. */
export const commentMarks =
  /<[!?](?!--)|<%|\{(?=[{%#/:>~-])|~~(?=\})|#\+(?=begin_comment)|@@(?=comment:)|:(?=(?:PROPERTIES|LOGBOOK):)|\\(?:begin\{comment\}|iffalse\b|(?:todo|comment|fixme|fxnote)(?=[[{]))|(?<!:):{3,}(?!:)(?=[^\n]{0,250}(?:hidden|comment))|\/{4,}/

/** Finds the ends of these comments in one text, in linear time, however many there are. */
export class MarkedComments {
  readonly #text: string
  /** The kinds that no mark closes in the rest of the text: they are not searched for again. */
  readonly #unclosed = new Set<CommentMarks>()

  constructor(text: string) {
    this.#text = text
  }

  /** Where the comment that starts here ends; `undefined` if there is none, or it is not closed. */
  endAt(at: number, beginsLine: boolean): number | undefined {
    for (const kind of kinds) {
      if ((kind.isBlock && !beginsLine) || this.#unclosed.has(kind)) continue
      kind.open.lastIndex = at
      const [opened] = kind.open.exec(this.#text) ?? []
      if (opened === undefined) continue
      const end = this.#closeOf(kind, at + opened.length)
      if (end !== undefined) return end
      this.#unclosed.add(kind)
    }
    return undefined
  }

  /** Where as many ends as starts have been passed; after the last end if there are too few. */
  #closeOf({ close }: CommentMarks, from: number): number | undefined {
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

/** Code that a program runs or leaves out when it makes the page, by what follows the opening fence. */
const unseenInfo =
  /^[ \t]*(?:(?:dataview(?:js)?|tasks|query|comment)[ \t]*(?:\r?\n|$)|\{=(?!html|markdown)|\{[^{}\n]*\b(?:echo|include)\s*=\s*(?:F(?:ALSE)?|false)\b|\{\.?(?:comment|todo)\})/i
/** Lines of such code that say how it is shown, and those that say that it is not. */
const option = /^[ \t>]*(?:(?:#|\/\/|--|%%)\||:tags:)/
const unseenOption = /\|[ \t]*(?:echo|include)[ \t]*:[ \t]*(?:false|no)\b|:tags:.*\bremove-(?:cell|input)\b/i

/** Whether readers never see the code in a fence. @param code its beginning, after the opening fence */
export function isUnseenCode(code: string): boolean {
  if (unseenInfo.test(code)) return true
  if (!/^[ \t]*\{/.test(code)) return false
  const lines = code.split('\n').slice(1)
  const end = lines.findIndex((line) => !option.test(line))
  return lines.slice(0, end < 0 ? lines.length : end).some((line) => unseenOption.test(line))
}

/** Whether code in a line stands for what it computes, in Dataview, Quarto or Pandoc. */
export function isComputed(code: string): boolean {
  return /^`(?:\$=[ \t]|=[ \t]*(?:this|dv)\.|\{[a-z]{1,20}\}[ \t])/i.test(code)
}
