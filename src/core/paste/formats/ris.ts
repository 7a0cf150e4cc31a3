import { parseDoi } from '../../paper/doi.ts'
import { isArxivId } from '../../paper/paper.ts'
import {
  findPapers,
  type PastedReference,
  type PasteFormat,
  referenceOfDoi,
  referenceOfId,
  referenceOfUrl,
} from '../references.ts'
import { givenFirst, isRemarkedOn } from '../words.ts'

/**
 * RIS, as exported by publishers and reference managers: a line is a tag of two characters, two spaces, a hyphen and a
 * value (https://en.wikipedia.org/wiki/RIS_(file_format)). A line without a tag continues the value above.
 */
export const ris: PasteFormat = {
  id: 'ris',
  read({ text }) {
    if (!/^\uFEFF?TY {1,2}- ?\S/m.test(text)) return undefined
    const records = recordsOf(text)
    const references = records.flatMap((record) => referenceOf(record) ?? [])
    if (references.length === 0) return undefined
    return {
      references,
      isWhole: references.length === records.length && !hasWordsOutside(text) && !records.some(hasNotes),
    }
  },
}

type RisRecord = ReadonlyMap<string, readonly string[]>

const line = /^\uFEFF?([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/

function recordsOf(text: string): readonly RisRecord[] {
  const records: Map<string, string[]>[] = []
  let values: string[] | undefined
  for (const each of text.split(/\r?\n/)) {
    const [, tag, value = ''] = line.exec(each.trimEnd()) ?? []
    if (tag === 'TY') records.push(new Map())
    const record = records.at(-1)
    if (tag && record) {
      values = record.get(tag) ?? []
      values.push(value.trim())
      record.set(tag, values)
    } else if (values && values.length > 0 && each.trim() !== '') {
      values[values.length - 1] += ` ${each.trim()}`
    }
    if (tag === 'ER') values = undefined
  }
  return records
}

/** Tags for people's notes on a paper: notes, research notes, and user-defined fields. */
const noteTags = ['N1', 'RN', 'U1', 'U2', 'U3', 'U4', 'U5']

function hasNotes(record: RisRecord): boolean {
  return noteTags
    .flatMap((tag) => record.get(tag) ?? [])
    .some((words) =>
      isRemarkedOn(
        words,
        findPapers(words).map(({ at }) => at),
      ),
    )
}

function hasWordsOutside(text: string): boolean {
  let isInside = false
  return text.split(/\r?\n/).some((each) => {
    const tag = line.exec(each.trimEnd())?.[1]
    if (tag === 'TY') isInside = true
    const isOutside = !isInside && /[\p{L}\p{N}]/u.test(each)
    if (tag === 'ER') isInside = false
    return isOutside
  })
}

function referenceOf(record: RisRecord): PastedReference | undefined {
  const all = (...tags: readonly string[]) => tags.flatMap((tag) => record.get(tag) ?? [])
  const [title = ''] = all('TI', 'T1', 'CT')
  const named =
    first(all('UR', 'L1', 'L2', 'LK'), (url) => arxivAlone(referenceOfUrl(url))) ??
    first(all('AN', 'M1', 'C1', 'ID', 'N1'), (words) => referenceOfId(words)) ??
    first(all('DO', 'M3', 'L3'), (words) => toReference(words)) ??
    first(all('UR', 'L1', 'L2', 'LK'), referenceOfUrl)
  if (!named) return undefined
  const [year] = all('PY', 'Y1', 'DA')
  const said = {
    title,
    authors: all('AU', 'A1').map(givenFirst),
    publishedAt: /^\d{4}/.exec(year ?? '')?.[0],
  }
  return title === '' ? named : { ...named, said }
}

function toReference(words: string): PastedReference | undefined {
  const doi = parseDoi(words)
  return doi && referenceOfDoi(doi)
}

function arxivAlone(reference: PastedReference | undefined): PastedReference | undefined {
  return reference && isArxivId(reference.id) ? reference : undefined
}

function first<T>(values: readonly string[], read: (value: string) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value)
    if (found) return found
  }
  return undefined
}
