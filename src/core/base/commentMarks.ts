// Comments of the tools that turn Markdown into pages, and HTML that no browser shows. Other tools show these as they are
// written, which the writer did not mean; so they are comments wherever they are closed.
// - Go and Hugo: https://pkg.go.dev/text/template#hdr-Actions, https://gohugo.io/shortcodes/comment/
// - Liquid, Jinja, Handlebars: `{% comment %}`, `{# #}`, `{{! }}`
// - MDX and kramdown: https://mdxjs.com/docs/what-is-mdx/, https://kramdown.gettalong.org/syntax.html#comment-extension
// - CriticMarkup: https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html
// - Org and AsciiDoc: blocks of lines
// - HTML: declarations, instructions and CDATA, see https://spec.commonmark.org/0.31.2/#raw-html

interface CommentMarks {
  /** Sticky. */
  readonly open: RegExp
  /** Global. */
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
  { open: /\{\{!--/y, close: /--\}\}/g },
  { open: /\{\{!/y, close: /\}\}/g },
  { open: /\{%-?[ \t]*comment\b/iy, close: /\{%-?[ \t]*endcomment[ \t]*-?%\}/gi },
  { open: /\{#-?\s/y, close: /#\}/g },
  { open: /\{\/\*/y, close: /\*\/\}/g },
  { open: /\{::comment\}/iy, close: /\{:\/(?:comment)?\}/gi },
  { open: /\{>>/y, close: /<<\}/g },
  { open: /#\+begin_comment\b/iy, close: /^[ \t]*#\+end_comment\b/gim, isBlock: true },
  { open: /\/{4,}(?=\s*$)/my, close: /^\/{4,}(?=[ \t]*\r?$)/gm, isBlock: true },
]

/** What ends a comment of HTML that a line above has begun. */
export const htmlCommentClose = /--!?>/
const closed = /<!--(?:-?>|[\s\S]*?--!?>)/y

/**
 * Where the comment of HTML ends that begins here, as browsers have it; `undefined` for nowhere:
 * https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
 */
export function htmlCommentEnd(text: string, at: number): number | undefined {
  closed.lastIndex = at
  return closed.test(text) ? closed.lastIndex : undefined
}

/** What may start one of these; {@link MarkedComments.endAt} checks it. */
export const commentMarks = /<[!?](?!--)|\{(?=[{%#/:>])|#\+(?=begin_comment)|\/{4,}/

/** Finds the ends of these comments in one text, in linear time, however many there are. */
export class MarkedComments {
  readonly #text: string
  /** The kinds that are not closed any more, so that nobody looks for them again. */
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
      kind.close.lastIndex = at + opened.length
      if (kind.close.test(this.#text)) return kind.close.lastIndex
      this.#unclosed.add(kind)
    }
    return undefined
  }
}
