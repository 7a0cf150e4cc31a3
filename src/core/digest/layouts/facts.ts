// Lines below the name of a paper that say nothing of it which the writer thinks: who wrote it and when, its code, its tags.
import { hasWords } from '../lines/characters.ts'
import type { Cursor } from '../lines/cursor.ts'
import type { Line } from '../lines/line.ts'
import type { LineLink } from '../lines/links.ts'
import { hashtag } from '../tags.ts'
import { isCitationLabel } from '../titles/candidates.ts'
import { isFact } from '../titles/judge.ts'
import { isGeneric } from '../titles/parts.ts'
import { mayBePeople } from '../titles/people.ts'
import { commentaryHeads } from '../titles/vocabulary.ts'
import { type Field, fieldAt, isKnownField, isNameField, number, type Saying, traitsOf } from './fields.ts'
import { introducesRelated } from './said.ts'

export function sayingOf(cursor: Cursor, line: Line): Saying {
  const traits = traitsOf(cursor, line)
  traits.saying ??= readSaying(cursor, line)
  return traits.saying
}

function readSaying(cursor: Cursor, line: Line): Saying {
  const found = fieldAt(cursor, line)
  if (found) return sayingOfField(cursor, line, found)
  const words = cursor.words(line).replace(/^\|\s*/, '')
  if (line.links.length > 0)
    return areMereLinks(cursor, line, line.from, false) || isFact(words) ? 'fact' : 'said'
  if (!hasWords(words) || isFact(words) || identifier.test(words)) return 'fact'
  return sayingOfWords(words)
}

/** "2005.07502", "arXiv:2005.07502v2" */
const identifier = /^(?:arxiv\s?:?\s*)?\d{4}\.\d{4,5}(?:v\d+)?$/i

function sayingOfField(cursor: Cursor, line: Line, found: Field): Saying {
  if (isNameField(found)) return 'fact'
  if (commentaryHeads.test(found.label) || introducesRelated(found.label)) return 'said'
  if (found.valueStart >= line.to) return 'said'
  if (line.links.length > 0)
    return areMereLinks(cursor, line, found.valueStart, isKnownField(found)) ? 'fact' : 'said'
  const value = cursor.slice(found.valueStart, line.to)
  return isFact(value) || number.test(value) ? 'fact' : sayingOfWords(value)
}

const longestName = 40
/** With the marks around it; in a longer line the end of each run of them would be looked for. */
const longestMarked = 200

function sayingOfWords(words: string): Saying {
  const plain = words.replace(hashtag, '')
  if (!hasWords(plain) || /^\S+:\/\/\S+$/.test(plain)) return 'fact'
  if (plain.length > longestMarked) return 'said'
  const name = plain.replace(aroundWords, '')
  return name.length <= longestName && (mayBePeople(name) || code.test(name)) ? 'name' : 'said'
}

/** "B2", "C-17" */
const code = /^(?=.*\d)[\p{Lu}\d][\p{L}\d./#-]{0,11}$/u

const aroundWords = /^[\s*_([（]+|[\s*_)\]）.]+$/gu

/** A label that says what kind of thing a link leads to, or that cites a reference of the document. */
function isMereLabel(cursor: Cursor, { labelStart, labelEnd, url }: LineLink): boolean {
  const label = cursor.slice(labelStart, labelEnd)
  if (!url.startsWith('#')) return isGeneric(label)
  return isCitationLabel(label.replace(aroundWords, '')) || datedBrackets.test(label)
}

/** "[Author et al., 2019]" */
const datedBrackets = /^[*_]*\[[^[\]]*(?:19|20)\d{2}[^[\]]*\][*_]*$/

/** "1234kb", "v2" */
const sizes = /[\p{L}\p{N}]*\d[\p{L}\p{N}]*/gu

/** Whether a line has nothing but links from an offset on, whose labels name kinds of things unless the line says what they are. */
function areMereLinks(cursor: Cursor, line: Line, from: number, isLabelled: boolean): boolean {
  let rest = ''
  let done = from
  for (const link of line.links) {
    if (link.outerStart < from) return false
    if (link.hasLabel && !isLabelled && !isMereLabel(cursor, link)) return false
    rest += `${cursor.slice(done, link.outerStart)} `
    done = link.outerEnd
  }
  rest += cursor.slice(done, line.to)
  return !hasWords(/\d/.test(rest) ? rest.replace(sizes, '') : rest)
}
