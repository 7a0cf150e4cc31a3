import { parseIdentifier } from '../../arxiv/identifier.ts'
import { isPeople } from '../../digest/titles/people.ts'
import type { PastedReference, PasteFormat } from '../references.ts'

/** Copies of arXiv's own pages and e-mails: lists of new papers, search results, abstract pages, announcements. */
export const listing: PasteFormat = {
  id: 'listing',
  read({ text }) {
    const blocks = blocksOf(text)
    if (!blocks.some(({ isArxivs }) => isArxivs)) return undefined
    const references = blocks.flatMap((block) => referenceOf(block) ?? [])
    return references.some(({ said }) => said) ? { references, isWhole: !byReader.test(text) } : undefined
  },
}

/** What arXiv itself does not write: pictures, stars, tags, and words in Korean, Chinese or Japanese. */
const byReader =
  /(?![©®™])\p{Extended_Pictographic}|[★☆]|(?:^|\s)#\p{L}|[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

interface Block {
  /** The line that names the paper. */
  readonly head: string
  /** Whether it looks like arXiv's own text, not like a digest with labels. */
  readonly isArxivs: boolean
  readonly lines: string[]
}

const head =
  /^\s*(?:\[\d{1,5}\]\s*)?arxiv:\s?((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[a-z-]{2,4})?\/\d{7})(?:v\d{1,3})?)(?![\w.])/i
const arxivsHead =
  /^\s*\[\d{1,5}\]|\[(?:pdf|ps|html|other|abs)\b|\((?:[a-z-]{2,10})\)\s*$|\*cross-listing\*|replaced with/i
/** The line above the first line of a paper in an e-mail. */
const mailRule = /^\s*\\\\\s*$/
const submitted = /^\s*\[?Submitted on \d{1,2} \w{3}/

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let above = ''
  for (const line of text.split(/\r?\n/)) {
    const isHead = head.test(line)
    if (isHead)
      blocks.push({ head: line, isArxivs: arxivsHead.test(line) || mailRule.test(above), lines: [] })
    const last = blocks.at(-1)
    if (last && !isHead) {
      if (submitted.test(line) && last.lines.length < 4)
        blocks[blocks.length - 1] = { ...last, isArxivs: true }
      last.lines.push(line)
    }
    if (line.trim() !== '') above = line
  }
  return blocks
}

function referenceOf({ head: line, lines }: Block): PastedReference | undefined {
  const id = parseIdentifier(head.exec(line)?.[1] ?? '')?.id
  if (!id) return undefined
  const { title, authors } = fieldsOf(lines)
  if (title === '') return { id }
  const said = { title, authors: namesIn(authors) }
  return { id, said }
}

const field =
  /^\s{0,12}(Title|Authors?|Comments?|Subjects?|Categories|Abstract|Date|Journal-ref|Report-no|DOI|MSC-class|ACM-class|License):\s*(.*)$/i
/** After these lines, title and authors of a paper have been given. */
const aboveLine = /^\s*(?:\[(?:pdf|ps|html|other|abs)|\[?Submitted\b|View (?:PDF|HTML)|Cite as|Download|$)/i

/** Labels may be missing: then the title is the first line, and the authors are below it. */
function fieldsOf(lines: readonly string[]): { readonly title: string; readonly authors: string } {
  const found = { title: '', authors: '' }
  let open: 'title' | 'authors' | undefined
  const namesAuthors = lines.some((line) => /^\s*Authors?:/i.test(line))
  for (const line of lines) {
    const [, name = '', value = ''] = field.exec(line) ?? []
    if (name !== '') {
      const label = name.toLowerCase()
      open = label === 'title' ? 'title' : label.startsWith('author') ? 'authors' : undefined
      if (open && found[open] === '') found[open] = value.trim()
      else open = undefined
      if (label === 'abstract') break
    } else if (mailRule.test(line)) {
      if (found.title !== '') break
    } else if (aboveLine.test(line)) {
      open = undefined
    } else if (open && /^\s/.test(line) && (namesAuthors || !isPeople(line.trim()))) {
      found[open] += ` ${line.trim()}`
    } else if (found.title === '') {
      found.title = line.trim()
    } else if (found.authors === '' && isPeople(line.trim())) {
      found.authors = line.trim()
      open = undefined
    } else if (open === 'authors') {
      found.authors += ` ${line.trim()}`
    } else open = undefined
  }
  return { title: oneLine(found.title), authors: oneLine(found.authors) }
}

function namesIn(authors: string): readonly string[] {
  return authors
    .replace(/(?:(?<!\s)\s+)?\([^()]*\)/g, '')
    .split(/(?:(?<!\s)\s+)?[,;]\s*(?:and\s+)?|(?<!\s)\s+and\s+/)
    .filter((name) => name !== '' && !/^(?:\(|et al\.?$|and \d+ more)/.test(name))
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
