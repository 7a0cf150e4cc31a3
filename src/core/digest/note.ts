import { type Span, slice, span } from '../base/span.ts'
import { LinkInText } from './chunk.ts'
import { readFrontMatter } from './frontMatter.ts'
import { canHeadPaper } from './layouts/titleLine.ts'
import { LinkScanner } from './lines/links.ts'
import type { Entry, Label, Link, Mention } from './model.ts'
import { judge, level } from './titles/judge.ts'
import { trimmed } from './titles/trim.ts'
import { paperWords } from './titles/vocabulary.ts'
import { titleText } from './titles/words.ts'

/** What is looked at to find the one paper of a note. */
export interface Note {
  readonly text: string
  readonly frontMatter: Span | undefined
  /** The first heading, if it is the document's title. */
  readonly title: Label | undefined
  readonly mentions: readonly Mention[]
}

const mostWords = 7
/** A line that says more on one side of the link says more than that. */
const longestWords = 100

/**
 * The paper that a document without entries is about: notes on one paper often have its title as their own, and its link
 * in the front matter or somewhere among other facts. `undefined` when the document has no such title or no such link.
 */
export function noteEntry(note: Note): Entry | undefined {
  const inProse = note.mentions.map((mention) => mention.link)
  const link = linkInFrontMatter(note) ?? inProse.find((each) => isNamedPaper(note.text, each))
  const title = link && (headerTitle(note) ?? headingTitle(note))
  if (!title || !canHeadPaper(title.text) || !readsLikeTitle(title.text)) return undefined
  const body = bodyOf(note)
  return { span: body, head: title.span, layout: 'title-fields', form: 'note', title, link, commentary: body }
}

function headerTitle({ text, frontMatter }: Note): Label | undefined {
  return frontMatter && readFrontMatter(text)?.title
}

/** The words of the heading without a lead such as "Notes on:". */
function headingTitle({ text, title }: Note): Label | undefined {
  const at = title && trimmed(text, title.span.start, title.span.end)
  return at && { span: at, text: titleText(slice(text, at)) }
}

/** The first link to a paper among the properties of a note: `url: https://…`, `arxiv: 2401.00001`. */
function linkInFrontMatter({ text, frontMatter }: Note): Link | undefined {
  if (!frontMatter) return undefined
  const scanner = new LinkScanner(text, frontMatter.start)
  const link = scanner.scan(frontMatter.start, frontMatter.end).find(({ leadsToArxiv }) => leadsToArxiv)
  return link && new LinkInText(link, 0)
}

function readsLikeTitle(words: string): boolean {
  return words.split(/\s+/u).length >= 3 && judge(words) >= level.possible
}

/** Whether the line around the link says that it leads to the paper, and hardly anything else. */
function isNamedPaper(text: string, { span: at }: Link): boolean {
  const before = text.slice(Math.max(0, at.start - longestWords), at.start)
  const after = text.slice(at.end, at.end + longestWords)
  const words = `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0]}`
  return paperWords.test(words) && (words.match(/[\p{L}\p{N}]+/gu) ?? []).length <= mostWords
}

function bodyOf({ text, frontMatter, title }: Note): Span {
  const from = title?.span.end ?? (frontMatter ? text.indexOf('\n', frontMatter.end) : 0)
  const body = text.slice(from < 0 ? text.length : from)
  const start = text.length - body.trimStart().length
  return span(start, start + body.trim().length)
}
