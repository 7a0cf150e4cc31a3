import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { parseDoi } from '../../paper/doi.ts'
import { isArxivId } from '../../paper/paper.ts'
import {
  findPapers,
  type PastedReading,
  type PastedReference,
  type PasteFormat,
  referenceOfDoi,
  referenceOfId,
  referenceOfUrl,
} from '../references.ts'
import { givenFirst, isRemarkedOn } from '../words.ts'

/** BibTeX and BibLaTeX. An entry that the library cannot read does not affect the others. */
export const bibtex: PasteFormat = {
  id: 'bibtex',
  read({ text }): PastedReading | undefined {
    const starts = Array.from(text.matchAll(entryStart), ({ index }) => index)
    const [first] = starts
    if (first === undefined) return undefined
    const pieces = starts.map((start, at) => text.slice(start, starts[at + 1]))
    const papers = pieces.filter((piece) => !/^@(?:string|comment|preamble)\b/i.test(piece))
    const macros = new Map(pieces.flatMap(macroOf))
    const fields = papers.map((piece) => fieldsOf(macrosIn(piece, macros) + piece))
    const references = papers.map((piece, at) => referenceOf(piece, fields[at]))
    const found = references.flatMap((reference) => reference ?? [])
    if (found.length === 0) return undefined
    const lead = text.slice(0, first).replace(/^[ \t]*%.*$/gm, '')
    const isWhole =
      found.length === papers.length &&
      lead.trim() === '' &&
      !pieces.some(hasWordsAfter) &&
      !papers.some((piece, at) => hasNotes(piece, fields[at]))
    return { references: found, isWhole }
  },
}

const entryStart = /(?<=^[ \t\uFEFF]*)@[a-z]+\s*[{(]/gim

type Fields = Readonly<Record<string, string>>

/** Fields for people's notes on a paper. */
const noteFields = ['note', 'annote', 'annotation', 'comment', 'comments', 'remark', 'review', 'rating']

const noteField = new RegExp(String.raw`\b(?:${noteFields.join('|')})\s*=`, 'i')

function hasNotes(source: string, fields: Fields | undefined): boolean {
  if (!fields) return noteField.test(source)
  return noteFields.some((name) => {
    const words = plain(fields[name] ?? '')
    return isRemarkedOn(
      words,
      findPapers(words).map(({ at }) => at),
    )
  })
}

function referenceOf(source: string, fields: Fields | undefined): PastedReference | undefined {
  if (!fields) return findPapers(source)[0]?.reference
  const { title = '', author = '', year = fields.date } = fields
  const named = namedBy(fields) ?? findPapers(Object.values(fields).join('\n'))[0]?.reference
  if (!named || title === '') return named
  const said = {
    title: plain(title),
    authors: author
      // In braces it is in the name of a group.
      .replace(/\{[^{}]*\}|(?<!\s)\s+and\s+/gi, (part) => (part.startsWith('{') ? part : '\0'))
      .split('\0')
      .flatMap((name) => (/^(?:others)?$/i.test(name) ? [] : givenFirst(plain(name)))),
    publishedAt: /^\d{4}/.exec(plain(year ?? ''))?.[0],
  }
  return { ...named, said }
}

function macroOf(piece: string): readonly (readonly [name: string, piece: string])[] {
  const name = /^@string\s*[{(]\s*([^\s=]+)/i.exec(piece)?.[1]
  return name === undefined ? [] : [[name, piece]]
}

/** The macros that an entry may use. */
function macrosIn(source: string, macros: ReadonlyMap<string, string>): string {
  const words = macros.size > 0 ? new Set(source.match(/[^\s,{}()="#]+/g)) : []
  return Array.from(words, (word) => macros.get(word) ?? '').join('')
}

function fieldsOf(source: string): Fields | undefined {
  try {
    const [entry] = plugins.input.data(source, '@bibtex/text') as readonly { properties: Fields }[]
    if (!entry) return undefined
    return Object.fromEntries(
      Object.entries(entry.properties).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
  } catch {
    // Text that is not BibTeX may still name its paper.
    return undefined
  }
}

/** An arXiv identifier takes precedence over a DOI, and a DOI over another address. */
function namedBy({
  eprint = '',
  doi = '',
  url = '',
  journal = '',
  note = '',
}: Fields): PastedReference | undefined {
  const arxiv =
    referenceOfId(eprint) ?? findPapers(journal).find(({ reference }) => isArxivId(reference.id))?.reference
  const byUrl = referenceOfUrl(unescaped(url))
  const read = parseDoi(unescaped(doi))
  return (
    arxiv ??
    (byUrl && isArxivId(byUrl.id) ? byUrl : undefined) ??
    (read && referenceOfDoi(read)) ??
    byUrl ??
    findPapers(note)[0]?.reference
  )
}

function unescaped(address: string): string {
  return address.replace(/\\(?=[_%&#~])/g, '')
}

/** An escape, an argument, or a group with a command at its start; then any other character. */
const texParts = /(?<tex>\\[a-z]+\s*\{|\\.\{?|\}\{|\{(?=\\))|[\s\S]/giu

/** TeX stays, as in arXiv's titles; braces that only protect capitals are removed. */
function plain(words: string): string {
  const isKept: boolean[] = []
  let isMath = false
  const parts = Array.from(words.replace(/\s+/g, ' ').matchAll(texParts), ({ 0: part, groups }) => {
    if (part === '$') isMath = !isMath
    const wasKept = part.startsWith('}') ? (isKept.pop() ?? true) : groups?.tex !== undefined
    const keeps = wasKept || isMath || !/[{}]/.test(part)
    if (part.endsWith('{')) isKept.push(keeps)
    return keeps ? part : ''
  })
  return parts.join('').trim()
}

/** Whether words follow the bracket that closes an entry. */
function hasWordsAfter(source: string): boolean {
  let depth = 0
  for (let at = source.search(/[{(]/); at < source.length; at++) {
    const letter = source.charAt(at)
    if (letter === '\\') at++
    else if (letter === '{') depth++
    else if (letter === '}' && --depth === 0)
      return /[^\s%]/.test(source.slice(at + 1).replace(/^[ \t]*%.*$/gm, ''))
  }
  return false
}
