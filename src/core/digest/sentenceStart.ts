// Where the words begin that are said of a paper. The parser takes what stands in front of a sentence for asides: authors, a venue,
// links. If the sentence goes on from them, they are a part of it: "1. blurry 2. stable", "[OpenAI](…) strikes again".

import { type Span, span } from '../base/span.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import { endsOpen, startOfCommentary } from './layouts/said.ts'
import { eastAsian, hasWords } from './lines/characters.ts'
import { isFact } from './titles/facts.ts'
import { isGeneric } from './titles/parts.ts'
import { isPeople } from './titles/people.ts'
import { isDate, isVenue } from './titles/venues.ts'

/** A few links are shorter. */
const longestLead = 1000

/**
 * Where the sentence begins whose first words are at `at`, according to the parser, after the colon or dash that ends the name of the
 * paper; the name is at the start of `lead`, which the words follow.
 */
export function startAfterName(lead: string, words: string): number {
  const cut = Math.max(0, lead.length - longestLead)
  const near = lead.slice(cut)
  let begin: number | undefined
  for (const { index, 0: piece } of near.matchAll(pieces))
    if (separator.test(piece)) begin = index + piece.length
  if (begin === undefined) return lead.length
  const asides = near.slice(begin)
  return goesOn(asides, words) ? cut + begin : lead.length
}

/** What stands in brackets beside a name is shorter. */
const longestInBrackets = 80

/** "(https://…; blog at https://…): words", "[[code](…), 5k stars] words": where they begin after the brackets that are open at `at`. */
export function pastBrackets(text: string, at: number, end: number): number {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - longestLead)
  let depth = depthAfter(0, text.slice(from, at))
  if (depth <= 0) return at
  for (let next = at; next < Math.min(end, at + longestInBrackets); next++) {
    const character = text.charAt(next)
    if (/[\n!?。]/.test(character) || text.startsWith('. ', next)) return at
    depth = depthAfter(depth, character)
    if (depth > 0) continue
    const start = startOfCommentary(text, next + 1, end)
    return start < end ? start : at
  }
  return at
}

/** How many brackets are open after some characters. */
function depthAfter(depth: number, characters: string): number {
  let open = depth
  for (const character of characters) {
    if ('([（【'.includes(character)) open++
    else if (')]）】'.includes(character)) open = Math.max(0, open - 1)
  }
  return open
}

/** Whether what a line begins with belongs to the words that follow it. */
export function beginsWords(lead: string, words: string): boolean {
  return /^[ \t]*(?:[!?]{1,3}[ \t]+|\[[^\][\n]?\][ \t]+)$/.test(lead) || isSigned(lead.trimStart(), words)
}

const link = String.raw`!?\[{1,2}[^[\]]{0,300}\]{1,2}(?:\([^()\s]{0,500}\)|\[[^[\]]{0,60}\])?|https?:\/\/[^\s<>()]{1,500}|<https?:[^\s<>]{1,500}>|\x60[^\x60]{1,300}\x60|\([^()]{0,300}\)`
/** Links, code and brackets, in which nothing separates, and what does. */
const pieces = new RegExp(String.raw`${link}|：(?:[*_]{0,3}\s+)?|:[*_]{0,3}\s+|\s+[–—-]{1,2}\s+`, 'g')
const separator = /^[:：]|^\s+[–—-]{1,2}\s+$/
/** One of these, with no more than a space behind it; taken one by one, so that a run of them is never taken apart in other ways. */
const aside = new RegExp(String.raw`[*_]{0,3}(?:${link})[*_]{0,3}[,;]?\s{0,2}`, 'uy')
/** Authors who are cited. */
const citedAuthors = /^[^\s.:;!?[\](\x60][^.:;!?[\](\x60]{1,80}\bet\.? al\.?,?\s$/u

/** Whether words are nothing but links, code and brackets, and authors who are cited behind them. */
function areAsides(words: string): boolean {
  let at = 0
  for (aside.lastIndex = 0; aside.test(words); aside.lastIndex = at) at = aside.lastIndex
  return at === words.length || citedAuthors.test(words.slice(at))
}

function goesOn(asides: string, words: string): boolean {
  if (asides === '') return false
  if (isSigned(asides, words) || mark.test(asides) || /\]\[$/.test(asides.slice(-1) + words.charAt(0)))
    return true
  if (icons.test(asides) || leadsToAddress(asides) || opensEmphasised(asides)) return true
  if (/^\p{Ll}/u.test(words)) return cited.test(asides) || areAsides(asides)
  if (!/^\p{Lo}/u.test(words)) return false
  if (!endsAside.test(asides)) return true
  // "[Code](…) 좋다": without capitals, a space may as well end an aside.
  const [, label] = /^\[([^[\]]*)\]\([^()]*\)\s$/.exec(asides) ?? []
  return label !== undefined && !isGeneric(label)
}

/** A picture, or emphasised words: "**No** recurrence.", "**TL;DR** it scales."; and not who wrote the paper, or where and when. */
function opensEmphasised(asides: string): boolean {
  if (/^!\[/.test(asides)) return true
  const [, , inside] = /^(\*{1,3}|_{1,3})([^*_]{1,80})\1[,，、]?\s{0,2}$/u.exec(asides) ?? []
  if (inside === undefined) return false
  const words = withoutEnd(inside, /[.,:：。]/)
  // Names of people, which are as short, are listed.
  if (eastAsian.test(words) && !/[,，、・]/u.test(words)) return !isVenue(words) && !isDate(words)
  return hasWords(words) && saysMore(words) && !isGeneric(words)
}

/** "★★★☆☆ ", "🔥🔥 ", "1️⃣ " */
const icons =
  /^(?:(?:[\p{So}\p{Extended_Pictographic}]|[\d#*](?=\uFE0F?\u20E3))[\uFE0F\u20E3\u{1F3FB}-\u{1F3FF}]{0,2}\s?){1,20}$/u
/** A paper that the sentence is about, by its number or year: "arXiv:2401.00001 ", "Ann Author and Bo Weaver (2014) ". */
const cited = /(?:\b(?:arXiv|doi):\S{4,100}|[(（][^()（）]{0,30}(?:19|20)\d{2}\p{Ll}?[)）]),?\s$/iu
const endsAside = /[\s.,;:|·，。、；：]$/u
const upToAddress = /^([^[\]<>]{1,200}?)[(（]?(?:https?:\/\/|\b(?:arXiv|doi):)/i

/** "Code at https://…", "코드는 https://…": words that are no label of the address, and no fact about the paper. */
function leadsToAddress(asides: string): boolean {
  const words = upToAddress.exec(asides)?.[1]?.trim() ?? ''
  if (!hasWords(words) || /[.;|·•–—。；]\s*$/u.test(asides)) return false
  if (endsOpen(words)) return true
  const isNamed = !/\p{Lo}/u.test(words) && (isPeople(words) || isVenue(words))
  return !isNamed && !isGeneric(words)
}

/**
 * ".5", "-2 points", "... and so", ":+1:", what opens around words, as brackets and emphasis do, and a bullet that stands between words
 * as well.
 */
function isSigned(asides: string, words: string): boolean {
  if (/^[.+−-]$/.test(asides)) return /^\d/.test(words)
  if (/^[*_~:]{1,3}$/.test(asides)) return words.slice(0, 200).trimEnd().includes(asides)
  if (/^[^\p{L}\p{N}\s]\s$/u.test(asides)) return words.includes(` ${asides}`)
  return /^(?:[.…]{1,3}\s?|[([{（「“«])$/u.test(asides)
}

/** Numbers, "(1)", "II.", a reference, "[1, 2]", a box. */
const mark = /^(?:\(?\d{1,3}[.)]|\(?[ivx]{1,5}[.)]|\[(?:\d{1,3}(?:[\s,;–-]{1,2}\d{1,3}){0,9}|[^\][])?\])\s+$/i

const remark = /^[\s*_)\]）】]{0,9}(?:[:：]\s*|\s[–—-]{1,2}\s+)(?=\S)/u

/**
 * "…: Data.", "… - 강추", "：必读": the last words of a line, after a colon or a dash. Before a link, they would say what it leads
 * to; on a line of their own, who wrote the paper.
 */
export function remarkAfter(text: string, from: number, to: number): Span | undefined {
  const rest = text.slice(from, to)
  const lead = remark.exec(rest)?.[0].length ?? 0
  const words = withoutEnd(rest.slice(lead), /[.。!！]/u)
  if (lead === 0 || !/\p{L}/u.test(words)) return undefined
  if (startsEmphasised.test(words) && saysMore(words.replace(/[*_]/g, ''))) return span(from + lead, to)
  if (/[,，、;|·/&]/u.test(words)) return undefined
  const isOpinion = isGeneric(words) || (eastAsian.test(words) && !/\s/.test(words))
  return isOpinion && !isVenue(words) && !isDate(words) ? span(from + lead, to) : undefined
}

const startsEmphasised = /^([*_]{1,3})[^*_\s][^*_]{0,80}\1(?![\p{L}\p{N}])/u

function saysMore(words: string): boolean {
  return !isFact(words) && !isPeople(words) && !isVenue(words) && !isDate(words)
}
