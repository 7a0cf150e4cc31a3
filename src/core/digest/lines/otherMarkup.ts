// Lines of languages that are not Markdown: headings, items and commands of LaTeX, Textile and Typst, targets of
// reStructuredText; and tabs of MkDocs.

import { lineFeedFrom } from './characters.ts'
import { isNextTarget } from './definitions.ts'
import type { Line } from './line.ts'
import { endAfter } from './wrapped.ts'

const textileHeading = /^h([1-6])\. +(?=\S)/
const latexHeading = /^\\((?:sub){0,2})(?:section|paragraph)\*?\{(.+)\}$/
const latexItem = /^\\item(?![a-z])(?:\[[^[\]\n]{0,60}\])?[ \t]*(?=\S)/
/** Commands of LaTeX and no words beside them. */
const latexCommands = /^(?:\\[a-z]+\*?(?:[{[][^{}[\]]*[\]}])*\s*)+(?:%.*)?$/i
const typstCommand =
  /^#(?:set|show|import|include|let|align|figure|pagebreak|outline|bibliography|v|h)\b[ (:].*$/
/** `=== "Linux"`, which has the form of a heading in AsciiDoc; what is in the tab is indented below it. */
const tab = /^===[!+]?[ \t]+"[^"]+"$/
/** As many columns further than its tab. */
const indentInTab = 4

/** A quick look: whether words that begin at an offset may do so: with "\\", "__", "#s", "h3" or "===". */
function mayBeOther(text: string, from: number): boolean {
  const code = text.charCodeAt(from)
  if (code === 92) return true
  if (code === 61) return text.startsWith('===', from)
  const next = text.charCodeAt(from + 1)
  if (code === 95) return next === 95
  return code === 104 ? next >= 49 && next <= 54 : code === 35 && next >= 97 && next <= 122
}

/** Whether a line is one of such a language that is more than words; it then has its kind, and where its words stand. */
export function readOtherMarkup(text: string, line: Line): boolean {
  if (!mayBeOther(text, line.from)) return false
  const words = text.slice(line.from, line.to)
  if (isNextTarget(words)) {
    line.kind = 'definition'
    return true
  }
  const textile = textileHeading.exec(words)
  if (textile) return takeHeading(line, Number(textile[1]), textile[0].length, line.to)
  const [latex, deeper = '', title = ''] = latexHeading.exec(words) ?? []
  if (latex !== undefined) {
    const from = words.lastIndexOf(title)
    return takeHeading(line, 2 + deeper.length / 3, from, line.from + from + title.length)
  }
  const item = latexItem.exec(words)?.[0]
  if (item !== undefined) {
    line.marker = '-'
    line.from += item.length
    return true
  }
  const isTab = tab.test(words) && isAboveIndented(text, line)
  if (!isTab && !latexCommands.test(words) && !typstCommand.test(words)) return false
  line.kind = 'marks'
  return true
}

/** Whether the line below is indented as what is in a tab, or the next one below a blank line. */
function isAboveIndented(text: string, line: Line): boolean {
  const end = lineFeedFrom(text, line.end)
  line.looked = Math.max(line.looked, endAfter(text, end, 2))
  const below = text.slice(end + 1, Math.min(line.looked, lineFeedFrom(text, end + 1)))
  const words = below.trim() === '' ? text.slice(end + 2 + below.length, line.looked) : below
  const indent = words.replaceAll('\t', ' '.repeat(indentInTab)).search(/\S/)
  return indent >= line.indent + indentInTab
}

function takeHeading(line: Line, level: number, length: number, to: number): true {
  line.kind = 'heading'
  line.level = level
  line.from += length
  line.to = to
  return true
}
