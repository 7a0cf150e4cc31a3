import { hasWords, pictograph } from '../lines/characters.ts'
import type { Line } from '../lines/line.ts'

/** Lines of one marker and depth, whose first link to a paper is of one kind and has words in front of it or not. */
export function shapeOf(text: string, line: Line): string {
  const marker = line.kind === 'heading' ? `h${line.level}` : line.marker || (line.isQuote ? '>' : 'p')
  const depth = line.kind === 'heading' ? 0 : Math.min(3, Math.ceil(line.indent / 2))
  const first = line.links.find((link) => link.leadsToPaper) ?? line.links[0]
  const kind = first === undefined ? '' : first.hasLabel ? 'labelled' : 'bare'
  const hasLead =
    first !== undefined && hasWords(text.slice(line.from, first.outerStart).replace(/:[a-z0-9_+-]+:/g, ''))
  return `${marker}${depth} ${iconOf(text, line)}${hasLead ? 'words ' : ''}${kind}`
}

const icons = new RegExp(String.raw`(?:(?:${pictograph}|:[a-z0-9_+-]+:)\uFE0F?\s*)+`, 'uy')

const lastIcon = new RegExp(String.raw`(?:${pictograph}|:[a-z0-9_+-]+:)(?=\uFE0F?\s*$)`, 'u')

/** The last of the icons that a line begins with: writers tell papers from news by them. */
function iconOf(text: string, line: Line): string {
  const code = text.charCodeAt(line.from)
  if (code !== 58 && code < 0x2000) return ''
  icons.lastIndex = line.from
  const found = icons.exec(text)?.[0].match(lastIcon)?.[0]
  return found === undefined ? '' : `${found} `
}
