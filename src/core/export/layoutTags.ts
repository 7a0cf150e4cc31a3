// HTML tags that lay out a page, as Markdown.
import { decodeEntities } from '../paper/tex/characters.ts'

/** Fenced and inline code, which show tags. */
const code =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(?<!`)`[^`\n]{1,500}`(?!`)/gm
const attributes = String.raw`(?:\s[^<>]{0,2000})?\s?`
const preformatted = new RegExp(
  String.raw`<pre${attributes}>(?:\s*<code${attributes}>)?([^<>]{0,20000})(?:</code>\s*)?</pre>`,
  'gi',
)
const quotation = new RegExp(
  `<blockquote${attributes}>([^<>]*(?:<(?!/?blockquote)[^<>]*>[^<>]*)*)</blockquote>`,
  'gi',
)
const tags = new RegExp(
  `</?(?:blockquote|center|dd|details|div|dl|dt|figcaption|figure|font|li|ol|p|span|summary|table|tbody|td|tfoot|th|thead|tr|ul)${attributes}/?>`,
  'gi',
)

/**
 * Markdown without HTML tags that only lay out a page: their content has been taken apart, as table rows are when each
 * is a paper, and half of a pair means nothing. Lists, quotations and code become those of Markdown.
 */
export function withoutTags(markdown: string): string {
  if (!/<\/?[a-z]/i.test(markdown)) return markdown
  const lists = new OpenLists()
  const fenced = outsideCode(markdown, (text) =>
    text.replace(preformatted, (_, shown: string) => fence(shown)),
  )
  const plain = outsideCode(fenced, (text) =>
    text.replace(quotation, (_, said: string) => quote(said)).replace(tags, (tag) => lists.read(tag)),
  )
  return plain === markdown ? markdown : plain.replace(/^[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n')
}

function outsideCode(markdown: string, change: (text: string) => string): string {
  let done = 0
  let changed = ''
  for (const { index, 0: shown } of markdown.matchAll(code)) {
    changed += change(markdown.slice(done, index)) + shown
    done = index + shown.length
  }
  return changed + change(markdown.slice(done))
}

function fence(shown: string): string {
  const mark = '`'.repeat(Math.max(3, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length + 1)))
  return `\n\n${mark}\n${decodeEntities(shown).replace(/^\n|\n$/g, '')}\n${mark}\n\n`
}

function quote(said: string): string {
  const lines = said
    .replace(/<br\s?\/?>\n?|<\/?(?:div|p)(?:\s[^<>]*)?>/gi, '\n')
    .trim()
    .split(/\n+/)
  return `\n\n${lines.map((line) => `> ${line}`).join('\n')}\n\n`
}

/** The HTML lists that are open while a text is read. */
class OpenLists {
  /** For each list, the number of its next item; `undefined` if its items have none. */
  readonly #next: (number | undefined)[] = []

  /** The text that replaces a tag. */
  read(tag: string): string {
    const [, end, name = ''] = /^<(\/?)([a-z]+)/i.exec(tag) ?? []
    if (/^[ou]l$/i.test(name)) return end ? this.#close() : this.#open(tag)
    if (/^li$/i.test(name)) return end ? '' : this.#item()
    if (/^t[dh]$/i.test(name)) return end ? ' ' : ''
    return /^(?:blockquote|div|p|tr|details|summary|dt)$/i.test(name) ? '\n' : ''
  }

  #open(tag: string): string {
    const start = Number(/\sstart\s?=\s?["']?(\d{1,9})/i.exec(tag)?.[1] ?? 1)
    this.#next.push(/^<ol/i.test(tag) ? start : undefined)
    // A list directly below words can only start with this number.
    return start === 1 ? '' : '\n\n'
  }

  #close(): string {
    this.#next.pop()
    return this.#next.length === 0 ? '\n\n' : ''
  }

  #item(): string {
    const depth = Math.max(0, this.#next.length - 1)
    const number = this.#next.at(-1)
    if (number !== undefined) this.#next[depth] = number + 1
    return `\n${'  '.repeat(depth)}${number === undefined ? '-' : `${number}.`} `
  }
}
