import { type Span, slice, span, type TextEdit } from '../base/span.ts'
import { lineAt, paperAddresses } from '../digest/model.ts'
import { parseDigest } from '../digest/session.ts'
import { type AnyPaper, isPageUrl, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { type PastedReference, referenceOfUrl } from '../paste/references.ts'

/** The list of papers to read, in a folder of the workspace. */
export const readingListName = 'reading-list.md'

/** Its front matter: it is not a digest, and no site generator publishes it. */
export const newReadingList = '---\ndigest: false\ndraft: true\n---\n\n'

/** A paper, with its title if known. */
export type ListedPaper = Pick<AnyPaper, 'id'> & { readonly title?: string }

/**
 * Adds papers as the last lines of a reading list; `undefined` if it already has all of them. No other line is changed.
 */
export function addToReadingList(list: string, papers: readonly ListedPaper[]): TextEdit | undefined {
  const missing = papers.filter((paper) => !isNamed(list, paper))
  if (missing.length === 0) return undefined
  const lineEnd = /\r?\n/.exec(list)?.[0] ?? '\n'
  const open = list === '' || list.endsWith('\n') ? '' : lineEnd
  const lines = missing.map((paper) => `- [ ] ${wordsOf(paper)}${lineEnd}`)
  return { span: endOf(list), newText: open + lines.join('') }
}

function wordsOf(paper: ListedPaper): string {
  return [titleOf(paper), paperUrl(paper, 'abs')].filter((part) => part !== '').join(' ')
}

/** A paper of a reading list that is not ticked off. */
export interface QueuedPaper {
  /** With what the line says about it. */
  readonly reference: PastedReference
  /** The space that a tick replaces. */
  readonly box: Span
}

const openBox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ ]\](?=[ \t])/

/** The papers of the open tasks in a list, in order, each once: for each line the first that it names. */
export function queuedPapers(list: string): readonly QueuedPaper[] {
  const digest = parseDigest(list)
  const queued = new Map<PastedReference['id'], QueuedPaper>()
  let end = -1
  for (const link of digest.links) {
    const line = lineAt(digest, link.outer.start)
    const [lead = ''] = openBox.exec(slice(list, line)) ?? []
    const named = lead === '' || line.start < end ? undefined : referenceOfUrl(link.url)
    if (!named || isPageUrl(named.id)) continue
    end = line.end
    const title = link.label
      ? slice(list, link.label)
      : list.slice(line.start + lead.length, link.outer.start).trim()
    const box = span(line.start + lead.length - 2, line.start + lead.length - 1)
    const said = title === '' ? {} : { said: { title: withoutEscapes(title) } }
    if (!queued.has(named.id)) queued.set(named.id, { reference: { ...named, ...said }, box })
  }
  return [...queued.values()]
}

/** The reverse of the escaping in `titleOf`, and of what separates a title from its address. */
function withoutEscapes(title: string): string {
  return title.replaceAll('\\<', '<').replace(/[\s:–—-]+$/u, '')
}

/** Ticks papers off. */
export function tickOff(queued: readonly QueuedPaper[]): readonly TextEdit[] {
  return queued.map(({ box }) => ({ span: box, newText: 'x' }))
}

/**
 * The paper that a link from outside the editor adds, `…/add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001`;
 * `undefined` for everything else. Any web page can contain such a link, so only the paper in its one address is
 * trusted.
 * @param query decoded or not: VS Code passes it on as it came
 */
export function paperOfLink(path: string, query: string): ListedPaper | undefined {
  const [, given = ''] = /^url=([^\s&]{1,500})$/.exec(query) ?? []
  const address = decoded(given)
  if (path !== '/add' || !/^https?:\/\/[^\s<>"]+$/.test(address) || !URL.canParse(address)) return undefined
  const named = referenceOfUrl(address)
  return named && !isPageUrl(named.id) ? { id: named.id as AnyPaper['id'] } : undefined
}

/** Empty if it cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function endOf({ length }: string): Span {
  return span(length, length)
}

/** Under any address, ticked or not. */
function isNamed(list: string, { id }: ListedPaper): boolean {
  const addresses = parseDigest(list).parts.flatMap((part) => [...paperAddresses(part)])
  const isArxiv = addresses.some(({ arxiv }) => arxiv?.reading.ok && arxiv.reading.reference.id === id)
  const url = paperUrl({ id }, 'abs').toLowerCase()
  return (
    isArxiv ||
    list
      .toLowerCase()
      .split(/[\s()<>]+/)
      .includes(url)
  )
}

/** In one line, in which nothing is an HTML tag. */
function titleOf({ title = '' }: ListedPaper): string {
  return readableTex(title).replace(/\s+/g, ' ').replaceAll('<', '\\<').trim()
}
