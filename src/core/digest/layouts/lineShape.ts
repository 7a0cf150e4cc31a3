import { isDigit, pictograph } from '../lines/characters.ts'
import type { Line } from '../lines/line.ts'
import { isDate } from '../titles/venues.ts'

/** Lines of one marker and depth, whose first link to a paper is of one kind and has words in front of it or not. */
export function shapeOf(text: string, line: Line): string {
  const marker = line.kind === 'heading' ? `h${line.level}` : line.marker || paragraphMark(text, line)
  const depth = line.kind === 'heading' ? 0 : Math.min(3, Math.ceil(line.indent / 2))
  const first = line.links.find((link) => link.leadsToPaper) ?? line.links[0]
  const kind = first === undefined ? '' : first.hasLabel ? 'labelled' : 'bare'
  const from =
    line.from +
    (marker === '#' ? (threadMark.exec(text.slice(line.from, line.from + 6))?.[0].length ?? 0) : 0)
  const hasLead =
    first !== undefined && /\p{L}/u.test(text.slice(from, first.outerStart).replace(/:[a-z0-9_+-]+:/g, ''))
  return `${marker}${depth} ${iconOf(text, line)}${hasLead ? 'words ' : ''}${kind}`
}

/** "3/ " */
const threadMark = /^\d{1,3}\/\s/

/** Whether a line begins with its number in a thread. */
export function isOfThread(text: string, { from }: Line): boolean {
  return threadMark.test(text.slice(from, from + 6))
}

/** Paragraphs that begin with words in bold and lines of a log are other forms than prose. */
function paragraphMark(text: string, line: Line): string {
  if (line.isQuote) return '>'
  if (isOfThread(text, line)) return '#'
  if (isDated(text, line)) return '@'
  return text.startsWith('**', line.from) || text.startsWith('__', line.from) ? 'b' : 'p'
}

const datedLead = /^(?:\d|\p{L}{3})/u
const separatedDate =
  /^(?:([^|–—:\n-]{3,14}?|\d{4}-\d\d-\d\d)\s*(?:[|–—:-]|,\s)\s?|(\d{1,2}[/-]\d{1,2}|\d{1,2}\.\d{1,2}\.|\d{4}-\d\d-\d\d)\s+)(?=\S)/u

/** Whether a line begins with a date and a separator: an item of a log. */
export function isDated(text: string, { from, to }: Line): boolean {
  const lead = text.slice(from, Math.min(to, from + 20))
  const [, word, number] = datedLead.test(lead) ? (separatedDate.exec(lead) ?? []) : []
  return number !== undefined || (word !== undefined && isDate(word))
}

const icons = new RegExp(String.raw`(?:(?:${pictograph}|[★☆✓✔✗]|:[a-z0-9_+-]+:)\uFE0F?\s*)+`, 'uy')

const lastIcon = new RegExp(String.raw`(?:${pictograph}|[★☆✓✔✗]|:[a-z0-9_+-]+:)(?=\uFE0F?\s*$)`, 'u')

/** Whether a line begins with an icon or a rating and words. */
export function hasIcon(text: string, line: Line): boolean {
  return iconOf(text, line) !== ''
}

/** "1️⃣": all numbers are one icon. */
const keycap = /^\d{1,2}\uFE0F?\u20E3/

/** The last of the icons that a line begins with: writers tell papers from news by them. */
function iconOf(text: string, line: Line): string {
  const code = text.charCodeAt(line.from)
  if (isDigit(code) && keycap.test(text.slice(line.from, line.from + 4))) return '0\u20E3 '
  if (code !== 58 && code < 0x2000) return ''
  icons.lastIndex = line.from
  const found = icons.exec(text)?.[0].match(lastIcon)?.[0]
  return found === undefined ? '' : `${found} `
}

/** The shape of lines in which authors and a year or a number stand in front of the title, whatever their links are. */
export function cited(shape: string): string {
  return `${shape.split(' ', 1)[0]} words cited`
}
