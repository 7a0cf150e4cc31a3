import { findReferences } from '../arxiv/links.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { Entry, Label, Link, Mention } from './digest.ts'
import { readFrontMatter } from './frontMatter.ts'
import { canHeadPaper } from './layouts/titleLine.ts'
import { LinkInText } from './linkInText.ts'
import { linkForm } from './text/linkTable.ts'
import { titleScore } from './text/titles.ts'

/** What is looked at to find the one paper of a note. */
export interface Note {
  readonly text: string
  readonly frontMatter: Span | undefined
  /** The first heading, if it is the document's title. */
  readonly title: Label | undefined
  readonly mentions: readonly Mention[]
}

/** What is around the link to the paper of a note: "[Link to the paper](…)", "Paper: …", "* arXiv: …". */
const saysPaper = /\b(?:paper|pdf|arxiv|publication)\b|論文|论文|논문|원문/i
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
  const title = link && (headerTitle(note) ?? note.title)
  if (!title || !canHeadPaper(title.text) || !readsLikeTitle(title.text)) return undefined
  const body = bodyOf(note)
  return { span: body, layout: 'title-fields', title, link, commentary: body }
}

function headerTitle({ text, frontMatter }: Note): Label | undefined {
  return frontMatter && readFrontMatter(text)?.title
}

/** A quick look that spares a long one: what all addresses and citations of arXiv's papers have in them. */
const mayName = /xiv|48550|lanl|scirate|\.co\/papers/i

/** The first link to a paper among the properties of a note: `url: https://…`, `arxiv: 2401.00001`. */
function linkInFrontMatter({ text, frontMatter }: Note): Link | undefined {
  if (!frontMatter || !mayName.test(slice(text, frontMatter))) return undefined
  for (const { span: at, form, host } of findReferences(text, frontMatter.start, frontMatter.end)) {
    const isCitation = form === 'citation'
    if (!isCitation && host === undefined) continue
    return new LinkInText(at, isCitation ? linkForm.citation : linkForm.bare, slice(text, at))
  }
  return undefined
}

function readsLikeTitle(words: string): boolean {
  return words.split(/\s+/u).length >= 3 && titleScore(words) >= 0
}

/** Whether the line around the link says that it leads to the paper, and hardly anything else. */
function isNamedPaper(text: string, { span: at }: Link): boolean {
  const before = text.slice(Math.max(0, at.start - longestWords), at.start)
  const behind = text.slice(at.end, at.end + longestWords)
  const words = `${before.slice(before.lastIndexOf('\n') + 1)} ${behind.split('\n', 1)[0]}`
  return saysPaper.test(words) && (words.match(/[\p{L}\p{N}]+/gu) ?? []).length <= mostWords
}

function bodyOf({ text, frontMatter, title }: Note): Span {
  const from = title?.span.end ?? (frontMatter ? text.indexOf('\n', frontMatter.end) : 0)
  const body = text.slice(from < 0 ? text.length : from)
  const start = text.length - body.trimStart().length
  return span(start, start + body.trim().length)
}
