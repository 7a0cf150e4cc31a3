// Taking words out of a line without leaving the marks and separators behind that stood around them.
import { pictograph } from '../lines/characters.ts'

/**
 * How sure it is that words stay.
 * - `fixed`: title, link, the place of the commentary
 * - `value`: what is known of the paper
 * - `label`: what the digest's other entries say as well; it goes when what it labels goes
 * - `dropped`: what is not understood
 */
export type Strength = 'fixed' | 'value' | 'label' | 'dropped'

/** Words of a line, and what is written in their place. */
interface Piece {
  readonly kind: 'words'
  readonly text: string
  strength: Strength
}

/** A mark that opens or closes, what parts words, or the edge of a cell. */
interface Mark {
  readonly kind: 'open' | 'close' | 'separator' | 'wall'
  readonly text: string
}

export type Token = Piece | Mark

/** Stands for the place of the commentary; digests have no such character. */
export const saidSign = '\uE001'

const pairs: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['（', '）'],
  ['(', ')'],
  ['\\[', '\\]'],
  ['[', ']'],
]
const closers = new Map(pairs.map(([open, close]) => [open, close]))
const marks = [...new Set(pairs.flat())].map((mark) => mark.replace(/[\\[\]()*]/g, '\\$&')).join('|')
const token = new RegExp(
  [
    String.raw`(?<picture>!\[[^\]]{0,300}\]\([^)]*\)|<img\b[^<>]*>)`,
    String.raw`(?<wall><\/?t[dhr]\b[^<>]*>|(?<!\\)\||\t)`,
    String.raw`(?<separator><br\s*\/?>|\\\|)`,
    String.raw`(?<tag><\/?[a-z][^<>]*>)`,
    `(?<mark>${marks})`,
    String.raw`(?<number>\d{1,4}(?=\uFE0F?\u20E3))`,
    String.raw`(?<icon>(?:${pictograph}|[★☆✓✔])\uFE0F?|:[a-z][a-z0-9_+-]*:)`,
    String.raw`(?<words>[\p{L}\p{N}#@][\p{L}\p{N}\p{M}'’#@&+%]*(?:[-./_]+[\p{L}\p{N}\p{M}]+)*)`,
    '(?<other>[^])',
  ].join('|'),
  'giu',
)

/** Takes text apart; `strengthOf` tells what stays of its words. */
export function tokensOf(
  text: string,
  isRow: boolean,
  strengthOf: (words: string, before: string) => { readonly text: string; readonly strength: Strength },
): readonly Token[] {
  return Array.from(text.matchAll(token), (match): Token => {
    const [words] = match
    const { picture, wall, tag, mark, icon, number, words: plain } = match.groups ?? {}
    if (picture !== undefined) return { kind: 'words', text: words, strength: 'dropped' }
    if (wall !== undefined) return { kind: isRow ? 'wall' : 'separator', text: words }
    if (tag !== undefined) return { kind: words.startsWith('</') ? 'close' : 'open', text: words }
    if (mark !== undefined) return { kind: closers.has(mark) ? 'open' : 'close', text: words }
    if ((icon ?? number ?? plain) === undefined) return { kind: 'separator', text: words }
    return { kind: 'words', ...strengthOf(words, text.slice(0, match.index)) }
  })
}

/** The tokens as a line without what is dropped; `undefined` when nothing of what is fixed or known is left. */
export function cleaned(tokens: readonly Token[]): string | undefined {
  const paired = pairUp(tokens)
  weaken(paired)
  const wallsKept = paired.some(({ token: { kind } }) => kind === 'wall')
  if (!wallsKept && !paired.some(({ token: each }) => isKept(each, 'value'))) {
    return paired.some(({ token: each }) => each.kind === 'words' && each.strength === 'dropped')
      ? undefined
      : tokens.map(({ text }) => text).join('')
  }
  return joined(paired)
}

interface Paired {
  token: Token
  /** The index of the mark that closes or opens the pair. */
  other?: number
}

/** Finds the marks that belong together; those that do not are separators, and closing tags of what is open above. */
function pairUp(tokens: readonly Token[]): Paired[] {
  const paired: Paired[] = tokens.map((each) => ({ token: each.kind === 'words' ? { ...each } : each }))
  const open: number[] = []
  for (const [index, { token: each }] of paired.entries()) {
    if (each.kind === 'wall') open.length = 0
    if (each.kind !== 'open' && each.kind !== 'close') continue
    const opener = open.findLastIndex((at) => closes(paired[at]?.token.text ?? '', each.text))
    if (opener >= 0) {
      const at = open[opener] as number
      paired[at] = { ...(paired[at] as Paired), other: index }
      paired[index] = { token: { kind: 'close', text: each.text }, other: at }
      open.length = opener
    } else if (each.kind === 'open') open.push(index)
  }
  return paired.map((each) => {
    const { kind, text } = each.token
    if (each.other !== undefined || (kind !== 'open' && kind !== 'close')) return each
    return { token: { kind: text.startsWith('</') ? 'wall' : 'separator', text } }
  })
}

function closes(open: string, close: string): boolean {
  if (!open.startsWith('<')) return closers.get(open) === close
  return close.startsWith('</') && close.slice(2, -1).trim() === /^<([a-z0-9]+)/i.exec(open)?.[1]
}

const strengths: readonly Strength[] = ['dropped', 'label', 'value', 'fixed']

function isKept(each: Token, least: Strength = 'label'): boolean {
  return each.kind === 'words' && strengths.indexOf(each.strength) >= strengths.indexOf(least)
}

/** Words that stand beside dropped ones without a mark between them go with these, and so do the labels of dropped ones. */
function weaken(tokens: readonly Paired[]): void {
  const words = tokens.flatMap(({ token: each }, index) => (each.kind === 'words' ? { each, index } : []))
  const between = (at: number) =>
    tokens
      .slice((words[at]?.index ?? 0) + 1, words[at + 1]?.index ?? tokens.length)
      .map(({ token: { text } }) => text)
      .join('')
  for (let first = 0; first < words.length; ) {
    let last = first
    while (last + 1 < words.length && /^\s*$/.test(between(last))) last++
    const run = words.slice(first, last + 1)
    if (run.some(({ each }) => each.strength === 'dropped')) {
      for (const { each } of run) if (each.strength !== 'fixed') each.strength = 'dropped'
    }
    first = last + 1
  }
  for (let at = words.length - 1; at >= 0; at--) {
    const each = words[at]?.each as Piece
    const next = words[at + 1]?.each
    const isLast = (next?.strength ?? 'dropped') === 'dropped'
    if (each.strength === 'label' && isLast && /[:：]/.test(between(at))) each.strength = 'dropped'
  }
}

/** Separators and marks around dropped words become one separator. */
function joined(tokens: readonly Paired[]): string {
  const isRemoved = tokens.map(({ other }, index) => {
    if (other === undefined) return false
    const inside = tokens.slice(Math.min(index, other), Math.max(index, other))
    return !inside.some(({ token: each }) => isKept(each))
  })
  let line = ''
  let group: string[] = []
  let before: string[] = []
  let isCut = false
  let isAtEdge = true
  const flush = (isLast: boolean) => {
    // A full stop ended what was said.
    const rest = line.endsWith(saidSign) ? group.join('').replace(/^\S*/, '') : group.join('')
    line += isCut ? between(before.join(''), rest, isAtEdge, isLast) : group.join('')
    group = []
    before = []
    isCut = false
  }
  for (const [index, each] of tokens.entries()) {
    const { kind, text } = each.token
    if (kind === 'separator') group.push(text)
    else if (isRemoved[index] || (kind === 'words' && !isKept(each.token))) {
      if (!isCut) before = group
      group = []
      isCut = true
    } else {
      flush(kind === 'wall')
      line += text
      isAtEdge = kind === 'wall' || (isAtEdge && kind === 'open')
    }
  }
  flush(true)
  return line
}

/** What stands in place of dropped words: the separator after them; at the edge of a line or cell nothing but its padding. */
function between(before: string, after: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) return before.startsWith(' ') || after.endsWith(' ') ? ' ' : ''
  if (isFirst) return /^\s*/.exec(before)?.[0] ?? ''
  if (isLast) return /\s*$/.exec(after)?.[0] ?? ''
  return after === '' ? before : after
}
