// Footnotes, `[^1]` and `[^1]: words`: no part of CommonMark, but people write them wherever their program reads them.
import { span } from '../base/span.ts'
import type { Digest } from './model.ts'
import { excerpt } from './references.ts'

/** A note, which may begin below its mark, and the indented lines that go on with it. */
const note =
  /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*((?:\S[^\n]*|(?=\r?\n(?: {2,}|\t)[ \t]*\S)\r?)(?:\n(?:[ \t]*\n)?(?: {2,}|\t)[ \t]*\S[^\n]*)*)(?:\n|$)/gm
const reference = /\[\^([^\]\s]{1,60})\](?!:)/g
/** Lines of fenced code show notes and have none. */
const fenced = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm

/** A longer one stays where it is: it would stand again with each paper that refers to it. */
const longestNote = 2_000

interface Notes {
  /** What each note says, by its name. */
  readonly words: ReadonlyMap<string, string>
  /** Those to which the text refers. */
  readonly named: ReadonlySet<string>
}

/** The notes of each digest, found once. */
const found = new WeakMap<Digest, Notes>()

/** A stretch of the digest without the footnotes that it refers to somewhere; the marks that refer to them stay. */
export function withoutNotes(digest: Digest, text: string): string {
  if (!text.includes('[^')) return text
  const { named } = notesOf(digest)
  return outsideFences(text, (part) =>
    part.replace(note, (whole, name: string) => (named.has(name) ? '' : whole)),
  )
}

/** The footnotes that a text refers to, in the order of the text, as paragraphs to be set below it; empty where there are none. */
export function notesFor(digest: Digest, text: string): string {
  if (!text.includes('[^')) return ''
  const { words } = notesOf(digest)
  return [...withOwn(namesIn(text), words)].flatMap((name) => noteText(name, words.get(name))).join('')
}

/** With those to which the notes refer. */
function withOwn(names: ReadonlySet<string>, words: Notes['words']): ReadonlySet<string> {
  const all = new Set(names)
  // What is added while a set is walked is walked, too.
  for (const name of all) for (const own of namesIn(words.get(name) ?? '')) all.add(own)
  return all
}

function namesIn(text: string): ReadonlySet<string> {
  const plain = text.replace(fenced, '').replace(note, '')
  return new Set(Array.from(plain.matchAll(reference), ([, name = '']) => name))
}

function noteText(name: string, words: string | undefined): readonly string[] {
  return words === undefined ? [] : [`\n\n[^${name}]:${/^\s/.test(words) ? '' : ' '}${words}`]
}

function notesOf(digest: Digest): Notes {
  const known = found.get(digest)
  if (known) return known
  const words = new Map<string, string>()
  outsideFences(digest.text, (part, start) => {
    for (const { index, 0: whole, 1: name = '', 2: said = '' } of part.matchAll(note)) {
      const from = start + index + whole.indexOf(said, name.length)
      if (!words.has(name) && said.length <= longestNote)
        words.set(name, excerpt(digest, span(from, from + said.length)))
    }
    return part
  })
  const named = new Set([...withOwn(namesIn(digest.text), words)].filter((name) => words.has(name)))
  const notes = { words, named }
  found.set(digest, notes)
  return notes
}

/** @param change is given each part and where it starts */
function outsideFences(text: string, change: (part: string, start: number) => string): string {
  let done = 0
  let changed = ''
  for (const { index, 0: code } of text.matchAll(fenced)) {
    changed += change(text.slice(done, index), done) + code
    done = index + code.length
  }
  return changed + change(text.slice(done), done)
}
