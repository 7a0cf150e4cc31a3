// Links by name: `[label][name]` in the text, and `[name]: address` somewhere else. Mails have lines of `[1] address` at their
// end, and footnotes the address of one paper: such a line defines its number or mark where the text refers to it, and is a line
// with a link where nothing does.

import { withoutEnd } from '../../base/withoutEnd.ts'
import { definitionName, noName } from '../model.ts'
import { isFact } from '../titles/facts.ts'
import { judge, level } from '../titles/judge.ts'
import { mayBePeople } from '../titles/people.ts'
import { withoutVenue } from '../titles/venues.ts'
import type { Line, LineLink } from './line.ts'
import { ScannedLink } from './links.ts'

/**
 * The names of definitions and the addresses that they stand for, in lower case with single spaces; and the words that Org has for
 * how far somebody got, by {@link nameOfStates}.
 */
export type Definitions = ReadonlyMap<string, string>

/** What stands for a name in what says how headlines of Org may begin. */
export const nameOfStates = '#+todo'
/** "#+TODO: OPEN(o) READING | READ(r@/!)" */
const statesOfOrg = /^#\+(?:(?:seq_|typ_)?todo):[ \t]+(?=\S)/i
const stateFirst = /^(\S+)[ \t]+(?:\[#[A-Z0-9]\][ \t]+)?(?=\S)/

const definitionLine = /^\[([^[\]]{1,200})\](?::\s*<(?=[^<>]{1,600}>)([^<>]+)|(?::\s*|\s+)<?([^\s<>]+))/
/** Where "`label`_" and "label_" lead in reStructuredText: to an address, or to what stands below. */
export const namedTarget = /^\.\. _(?:`([^`]{1,200})`|([^:`]{1,200})):(?:\s+(\S+))?$/
/** Where the next "`label`__" leads, of those that have not been led anywhere yet. */
const nextTarget = /^(?:__|\.\. __:)[ \t]+(https?:\/\/\S+)$/
const unnamed = /`([^`<>]{1,300})`__(?![_\w])/g
const backquoted = /`([^`<>]{1,300})`_(?![_\w])|(?<![\w`/])[A-Za-z0-9][A-Za-z0-9-]{0,60}_(?![\w])/g
const numberedLine = /^\[(\d{1,3})\]\s+<?https?:\/\/[^\s<>]+>?$/
/** A footnote and its first address, or an identifier right after its mark; the mark is its name, as in `[^1]`. */
const footnoteLine =
  /^ {0,3}\[(\^[^\]\s]{1,60})\]:(?:(?:(?!https?:)[^\n])*?(https?:\/\/[^\s<>()[\]]+)|\s*(arxiv:\s?[\w./-]+|doi:\s?10\.[^\s<>()[\]]+))(?![^\s<>()[\]])/i
const numberReference = /\[(\d{1,3}|\^[^\]\s]{1,60})\](?![(:])/g

/** `[name]: address` or `[1] address`; the offsets are those of the address. */
export interface LineDefinition {
  /** As {@link Definitions} have it. */
  readonly name: string
  readonly url: string
  readonly start: number
  readonly end: number
}

/** Whether a text may hold lines that define a number, or where what has no name leads. */
export function mayDefineNumbers(text: string): boolean {
  return /\[\d{1,3}\]\s+<?https?:|\[\^[^\]\s]{1,60}\]:|__:?[ \t]+https?:/.test(text)
}

/** Whether a text may refer to those, or define one. */
export function mayHoldNumbers(text: string): boolean {
  return /\[(?:\d{1,3}\]|\^)|`__|__:?[ \t]+https?:/.test(text)
}

/** Whether a line says how headlines of Org may begin. */
export function definesStates(words: string): boolean {
  return statesOfOrg.test(words)
}

/** Whether a line of reStructuredText says where the next reference without a name leads. */
export function isNextTarget(words: string): boolean {
  return nextTarget.test(words)
}

/** Whether a line may define something else when others change: a number to which nothing refers, or what is told by its place. */
export function definesByOthers(text: string, lines: readonly Line[]): boolean {
  return (
    numberedLines(text, lines).length > 0 || definitionsIn(text, lines).some(({ name }) => name === noName)
  )
}

/** The lines that define a number if something refers to it. */
export function numberedLines(text: string, lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => numberOf(text, line) !== undefined)
}

/** The lines that define a name and nothing else. */
export function definitionsIn(text: string, lines: readonly Line[]): readonly LineDefinition[] {
  return lines.flatMap((line) => (line.kind === 'definition' ? (definitionIn(text, line) ?? []) : []))
}

/** Where a name is defined twice, the first holds. */
export function definitionsOf(text: string, lines: readonly Line[]): Definitions {
  const written = [...definitionsIn(text, lines), ...numberedDefinitions(text, lines)]
  let count = 0
  const named = written.map(({ name, url }) => [name === noName ? nameOfNext(++count) : name, url] as const)
  const states = written.filter(({ name }) => name === nameOfStates).map(({ url }) => url)
  const definitions = new Map(named.reverse())
  if (states.length > 0) definitions.set(nameOfStates, states.join(' '))
  return definitions
}

/** References and targets without a name belong together by their order. */
function nameOfNext(count: number): string {
  return `${noName}${count}`
}

/** What the numbered lines define to which another line refers. */
function numberedDefinitions(text: string, lines: readonly Line[]): readonly LineDefinition[] {
  const numbered = new Set(numberedLines(text, lines))
  if (numbered.size === 0) return []
  const named = new Set<string>()
  for (const line of lines) {
    if (numbered.has(line) || (line.kind !== 'text' && line.kind !== 'heading')) continue
    for (const [, number = ''] of text.slice(line.from, line.to).matchAll(numberReference)) named.add(number)
  }
  return [...numbered]
    .filter((line) => named.has(numberOf(text, line) ?? ''))
    .flatMap((line) => definitionIn(text, line) ?? [])
}

function numberOf(text: string, { kind, start, from, to, marker, links }: Line): string | undefined {
  if (kind !== 'text') return undefined
  if (text.charCodeAt(from) === 91) return numberedLine.exec(text.slice(from, to))?.[1]
  const [link, ...others] = links
  if (marker !== '-' || !link?.leadsToPaper) return undefined
  // What follows the end of a sentence is said of the paper.
  const other = others.find(({ leadsToPaper }) => leadsToPaper)
  if (other && !/[.。]\s/.test(text.slice(link.outerEnd, other.outerStart))) return undefined
  const name = footnoteLine.exec(text.slice(start, to))?.[1]
  return name !== undefined && !isTitle(text.slice(from, link.outerStart)) ? name : undefined
}

/** More words in front of an address are no title. */
const longestLead = 500

/** Whether a footnote names its paper itself. */
function isTitle(lead: string): boolean {
  if (lead.length > longestLead) return false
  const words = withoutEnd(lead.replace(/^[\s"“*_]+/, ''), /[\s"”*_.,:;([<]/)
  // "Second one about https://…"
  if (/\s(?:about|at|by|for|from|in|of|on|to|via|with)$/.test(words)) return false
  const names = withoutEnd(withoutVenue(words), /[\s.,]/)
  return judge(words) >= level.likely && !isFact(words) && !mayBePeople(names)
}

/** What a line such as `[name]: address` defines. */
function definitionIn(
  text: string,
  { start: lineStart, from, to }: { readonly start: number; readonly from: number; readonly to: number },
): LineDefinition | undefined {
  const [, mark, address, identifier] = footnoteLine.exec(text.slice(lineStart, to)) ?? []
  if (mark !== undefined) {
    // As a bare address ends in a sentence.
    const noted = withoutEnd(address ?? identifier ?? '', /[.,;:!?'"*_]/)
    const start = text.indexOf(noted, lineStart)
    return {
      name: definitionName(mark),
      url: address ? noted : addressOf(noted),
      start,
      end: start + noted.length,
    }
  }
  const states = statesOfOrg.exec(text.slice(from, to))?.[0]
  if (states !== undefined)
    return {
      name: nameOfStates,
      url: text.slice(from + states.length, to),
      start: from + states.length,
      end: to,
    }
  const next = nextTarget.exec(text.slice(from, to))?.[1]
  if (next !== undefined) return { name: noName, url: next, start: to - next.length, end: to }
  const [, quoted, plain, target] = namedTarget.exec(text.slice(from, to)) ?? []
  if (target !== undefined)
    return { name: definitionName(quoted ?? plain ?? ''), url: target, start: to - target.length, end: to }
  const [whole = '', name, bracketed, url = bracketed] = definitionLine.exec(text.slice(from, to)) ?? []
  if (name === undefined || url === undefined) return undefined
  const end = from + whole.length
  return { name: definitionName(name), url, start: end - url.length, end }
}

/** The address of "arXiv:2401.00001" or "doi:10.1145/1234567". */
function addressOf(identifier: string): string {
  return identifier.replace(/^arxiv:\s?/i, 'https://arxiv.org/abs/').replace(/^doi:\s?/i, 'https://doi.org/')
}

/**
 * Makes definitions of the lines that define a number to which something refers, and links of the references that are defined, and
 * leaves the states that are defined out of the words of headlines.
 */
export function resolveReferences(text: string, lines: readonly Line[], definitions: Definitions): void {
  const states = definitions.get(nameOfStates)
  if (states !== undefined) leaveOutStates(text, lines, statesIn(states))
  for (const line of numberedLines(text, lines)) {
    const { name, url } = definitionIn(text, line) ?? {}
    if (name === undefined || definitions.get(name) !== url) continue
    line.kind = 'definition'
    line.links = []
  }
  let count = 0
  for (const line of lines) {
    if (line.kind !== 'text' && line.kind !== 'heading') continue
    const words = text.slice(line.from, line.to)
    const nameless = words.includes('`__') ? Array.from(words.matchAll(unnamed)) : []
    const names = new Map(nameless.map((match) => [match.index, nameOfNext(++count)]))
    line.links = referencesIn(text, line, definitions, nameless, names)
  }
}

/** What may be typed for a state, and what Org then notes, stands in brackets behind it. */
function statesIn(words: string): ReadonlySet<string> {
  return new Set(words.split(/[\s|]+/).map((word) => word.replace(/\(.*$/, '')))
}

function leaveOutStates(text: string, lines: readonly Line[], states: ReadonlySet<string>): void {
  for (const line of lines) {
    if (line.marker !== '-' || text.charAt(line.start) !== '*') continue
    const [lead = '', state = ''] = stateFirst.exec(text.slice(line.from, line.to)) ?? []
    if (states.has(state)) line.from += lead.length
  }
}

const reference = /(?<!\\)\[((?:[^[\]\\]|\\.){1,600})\](?: ?\[([^[\]]{0,200})\])?/g

/**
 * The references among some words that are defined: `[label][name]`, `[label][]`, `[label]`. The links that stand there already go
 * first, but for addresses and citations that are labels.
 * @param nameless those of reStructuredText that have no name
 * @param names how these are called, by where they begin
 */
function referencesIn(
  text: string,
  { from, to, links }: Pick<Line, 'from' | 'to' | 'links'>,
  definitions: Definitions,
  nameless: readonly RegExpExecArray[],
  names: ReadonlyMap<number, string>,
): readonly LineLink[] {
  const words = text.slice(from, to)
  const quoted = words.includes('_') ? Array.from(words.matchAll(backquoted)) : []
  const found = [...words.matchAll(reference), ...quoted, ...nameless].flatMap((match) => {
    const { 0: all, 1: label = all.slice(0, -1), 2: name } = match
    const url = definitions.get(names.get(match.index) ?? definitionName(name || label))
    const start = from + match.index
    const end = start + all.length
    const labelStart = start + all.indexOf(label)
    const labelEnd = labelStart + label.length
    const isBesideOrLabel = (link: LineLink) =>
      link.outerEnd <= start ||
      end <= link.outerStart ||
      (labelStart <= link.start && link.end <= labelEnd && !link.hasLabel)
    if (url === undefined || !links.every(isBesideOrLabel)) return []
    const nameStart = start + all.lastIndexOf(name || label)
    return new ScannedLink('reference', url, {
      start: nameStart,
      end: nameStart + (name || label).length,
      outerStart: start,
      outerEnd: end,
      labelStart,
      labelEnd,
    })
  })
  if (found.length === 0) return links
  const isLabel = ({ start, end }: LineLink) =>
    found.some(({ outerStart, outerEnd }) => outerStart < start && end < outerEnd)
  return [...links.filter((link) => !isLabel(link)), ...found].sort((a, b) => a.outerStart - b.outerStart)
}
