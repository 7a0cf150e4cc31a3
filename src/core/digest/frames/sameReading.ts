import { slice, type TextEdit } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { parseDoi } from '../../paper/doi.ts'
import { isOnArxiv, isPageUrl, type WritablePaper } from '../../paper/paper.ts'
import { readableTex } from '../../paper/text.ts'
import { plainTitle, unescaped } from '../layouts/index.ts'
import { type Digest, type DigestPart, type Entry, paperOf } from '../model.ts'
import { titleText } from '../titles/words.ts'

interface Comparison {
  /** Whether the entry that has come is as it was meant. */
  isWanted(entry: Entry): boolean
  /** Entries alone, or sections and mentions as well. */
  readonly what: 'entries' | 'all'
  /** The entry that it is written over; what is said of that stays. */
  readonly over: Entry | undefined
}

/** Whether a digest after an edit says what it said before, and one more entry. */
export function isSameBut(
  before: Digest,
  after: Digest,
  edit: TextEdit,
  { isWanted, what, over }: Comparison,
): boolean {
  const [old, now] = changedParts(before, after)
  const start = before.partStarts[old.from] ?? 0
  const isCompared = ({ entry }: Saying) => entry !== undefined || what === 'all'
  const oldSayings = sayingsOf(old.parts).filter(isCompared)
  const newSayings = sayingsOf(now.parts).filter(isCompared)
  const replaced = over
    ? oldSayings.findIndex((each) => each.entry && each.at + start === over.head.start)
    : -1
  if (over && replaced < 0) return false
  const added = over ? replaced : newSayings.findIndex(({ entry, at }) => entry && isIn(edit, at + start))
  const entry = newSayings[added]?.entry
  if (!entry || !isWanted(entry)) return false
  const [own] = newSayings.splice(added, 1)
  // A line that introduces papers is a section from its first paper on.
  const isOpened = newSayings.length > oldSayings.length && newSayings[added - 1]?.kind === 'section'
  if (isOpened) newSayings.splice(added - 1, 1)
  if (over) {
    const [former] = oldSayings.splice(replaced, 1)
    if (own?.said !== former?.said) return false
  }
  return (
    oldSayings.length === newSayings.length &&
    oldSayings.every(({ kind, words, said }, index) => {
      const now = newSayings[index]
      return kind === now?.kind && words === now.words && said === now.said
    })
  )
}

function isIn({ span, newText }: TextEdit, offset: number): boolean {
  return span.start <= offset && offset < span.start + newText.length
}

interface Stretch {
  readonly from: number
  readonly parts: readonly DigestPart[]
}

/** The parts in which two states differ, with the one above them, whose last entry may go on in them. */
function changedParts({ parts: old }: Digest, { parts }: Digest): readonly [Stretch, Stretch] {
  let same = 0
  while (same < old.length && same < parts.length && old[same] === parts[same]) same++
  let kept = 0
  const most = Math.min(old.length, parts.length) - same
  while (kept < most && old.at(-1 - kept) === parts.at(-1 - kept)) kept++
  const from = Math.max(0, same - 1)
  return [
    { from, parts: old.slice(from, old.length - kept) },
    { from, parts: parts.slice(from, parts.length - kept) },
  ]
}

/** An entry, a section or a mention, and all that it says in one line. */
interface Saying {
  readonly kind: 'entry' | 'section' | 'mention'
  readonly entry: Entry | undefined
  readonly at: number
  words: string
  /** What is said of an entry. */
  said: string
}

function sayingsOf(parts: readonly DigestPart[]): Saying[] {
  const sayings: Saying[] = []
  let start = 0
  for (const part of parts) {
    const { text, entries, sections, mentions } = part
    const last = sayings.findLast(({ entry }) => entry)
    if (last && part.continuedTo !== undefined) last.said += oneLine(text.slice(0, part.continuedTo))
    const own: Saying[] = entries.map((entry) => ({
      kind: 'entry',
      entry,
      at: start + entry.head.start,
      words: `${plainTitle(entry) ?? ''} ${entry.link?.url ?? ''}`,
      said: entry.commentary ? oneLine(slice(text, entry.commentary)) : '',
    }))
    for (const { label, level } of sections)
      own.push({
        kind: 'section',
        entry: undefined,
        at: start + label.span.start,
        words: `${level} ${label.text}`,
        said: '',
      })
    for (const { link } of mentions)
      own.push({ kind: 'mention', entry: undefined, at: start + link.span.start, words: link.url, said: '' })
    sayings.push(...own.sort((a, b) => a.at - b.at))
    start += text.length
  }
  return sayings
}

function oneLine(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain === '' ? '' : ` ${plain}`
}

/** Whether an entry is read as one of a paper. */
export function isEntryOf(entry: Entry, paper: WritablePaper): boolean {
  return isReadAs(entry, { ...paper, title: readableTex(paper.title) })
}

/** The same for a paper whose title is as people read it. */
export function isReadAs(entry: Entry, paper: WritablePaper): boolean {
  return isOfPaper(entry, paper) && isSameTitle(plainTitle(entry), paper.title)
}

function isOfPaper(entry: Entry, paper: WritablePaper): boolean {
  const url = entry.link?.url ?? ''
  if (isPageUrl(paper.id)) return url === paper.id
  return isOnArxiv(paper) ? paperOf(entry) === paper.id : parseDoi(url) === paper.id
}

/** A full stop at the end of a title is one of the line that it stands on. */
function isSameTitle(read: string | undefined, title: string): boolean {
  const plain = (words: string) => withoutEnd(titleText(words).replace(/\s+/g, ' '), /[\s.。]/).trim()
  return read !== undefined && [title, unescaped(title)].some((words) => plain(read) === plain(words))
}
