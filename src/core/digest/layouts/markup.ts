// How the languages that are not Markdown write a link with words. A link of Markdown would be shown there as it is written.

import { memoize } from '../../base/memo.ts'
import type { DigestPart } from '../model.ts'

/** Writes a link with words. */
export type LinkSyntax = (title: string, url: string) => string

interface Markup {
  /** What only a text in this language has in its lines. */
  readonly sign: RegExp
  readonly write: LinkSyntax
}

/** So much of a text tells its language, in UTF-16 units. */
const examinedLength = 20_000

/** What says that a text is Markdown after all: a heading, a link with words. */
const markdown = /^#{1,6} \S|\]\([^\s)]/m

/** Their first lines look like a heading of Markdown. */
const sure: readonly Markup[] = [
  // https://orgmode.org/manual/Link-Format.html
  { sign: /^#\+[a-z_]{1,30}:/im, write: (title, url) => `[[${url}][${title}]]` },
  // https://geminiprotocol.net/docs/gemtext-specification.gmi
  { sign: /^=>[ \t]*\S/m, write: (title, url) => `${url} ${title}` },
  // https://typst.app/docs/reference/model/link/
  { sign: /^#(?:set|show|import) |#link\("/m, write: (title, url) => `#link("${url}")[${title}]` },
]

const others: readonly Markup[] = [
  // https://www.mediawiki.org/wiki/Help:Links
  { sign: /^(={1,6}) [^\n]{0,200}\S \1[ \t]*$/m, write: (title, url) => `[${url} ${title}]` },
  // https://docs.asciidoctor.org/asciidoc/latest/macros/url-macro/
  {
    sign: /^={1,6} \S|https?:\/\/[^\s[\]]{1,1000}\[[^\]\n]{0,200}\]/m,
    write: (title, url) => `${url}[${title}]`,
  },
  // https://textile-lang.com/doc/links
  { sign: /^h[1-6]\. \S/m, write: (title, url) => `"${title}":${url}` },
  // https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#embedded-uris-and-aliases
  {
    sign: /^[ \t]*\.\. (?:[a-z][\w-]{0,40}::|_[^:\n]{1,100}:)|`[^`\n]{1,300} <[^<>`\n]{1,1000}>`_/im,
    write: (title, url) => `\`${title} <${url}>\`__`,
  },
  {
    sign: /\\(?:documentclass|(?:sub){0,2}section\*?|href|url)\{|^[ \t]*\\item\b/m,
    write: (title, url) => `\\href{${url}}{${title}}`,
  },
]

/** How the language of a text writes links with words; `undefined` for Markdown, and where nothing tells it. */
export const syntaxOfMarkup = memoize(({ text }: Pick<DigestPart, 'text'>): LinkSyntax | undefined => {
  const examined = text.slice(0, examinedLength)
  const isIn = ({ sign }: Markup) => sign.test(examined)
  const [found] = sure.filter(isIn)
  if (found || markdown.test(examined)) return found?.write
  return others.find(isIn)?.write
})
