import { type Span, span } from '../../base/span.ts'
import { isPeople } from './people.ts'
import { trimLead } from './titleLead.ts'
import { withoutVenue } from './venues.ts'

const marks =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|《(.+?)》|『(.+?)』|「(.+?)」|“(.+?)”|"(?=\S)(.+?)(?<=\S)"/gu

/** "**BERT**: " in front of the whole title in quotation marks. */
const alias = /^(?:\*\*|__)?[\p{L}\p{N}+-]+(?:\*\*|__)?\s*[:：]$/u

function isAlias(text: string): boolean {
  return /[:：]$/.test(text) && alias.test(text)
}

const inBrackets = /^[\s*_]*\[{1,2}([^[\]]+)\]{1,2}[\s*_:：.,-]*$/u

/** All of it in square brackets, which people put around the names of papers. */
export function bracketedWhole(text: string): Span | undefined {
  const inside = text.includes('[') ? inBrackets.exec(text)?.[1] : undefined
  if (inside === undefined) return undefined
  const start = text.indexOf(inside)
  return span(start, start + inside.length)
}

/** A part in bold or in quotation marks that is more than a name, behind authors or dates only. */
export function markedPart(text: string): Span | undefined {
  if (!/[*_《『「“"]/.test(text)) return undefined
  for (const match of text.matchAll(marks)) {
    const inside = match.slice(1).find((part) => part !== undefined) ?? ''
    const start = match.index + match[0].indexOf(inside)
    const before = text.slice(0, match.index).trim()
    if (inside.trim().split(/\s+/u).length < 3 || isCut(text, start + inside.length)) continue
    if (isOccasion(inside, text.slice(start + inside.length))) continue
    if (
      before === '' ||
      isAlias(before) ||
      isLeadOnly(text, match.index) ||
      isPeople(withoutVenue(before.slice(trimLead(before, 0, before.length)).replace(/[.,:]+$/, '')))
    ) {
      return span(start, start + inside.length)
    }
  }
  return undefined
}

/** A shorter one, as long as it opens the text and is not the beginning of a longer name. */
export function markedAtStart(text: string, start: number, end: number): Span | undefined {
  if (start === 0) return undefined
  const from = Math.max(0, start - 2)
  for (const match of text.slice(from, end + 2).matchAll(marks)) {
    if (match.index > 2) return undefined
    const inside = match.slice(1).find((part) => part !== undefined) ?? ''
    const innerStart = from + match.index + match[0].indexOf(inside)
    if (isOccasion(inside, text.slice(innerStart + inside.length))) return undefined
    const isWhole = innerStart <= start && innerStart + inside.length < end
    return isWhole && !isCut(text, innerStart + inside.length)
      ? span(start, innerStart + inside.length)
      : undefined
  }
  return undefined
}

/** "**Session 2 (Jan 12)**: Title": what is marked says when, and the title follows. */
function isOccasion(inside: string, behind: string): boolean {
  return /\d/.test(inside) && /^[*_]*\s*[:：]\s*(?:\S+\s+){2}\S/u.test(behind)
}

/** Whether a word goes on behind the mark that closes here. */
function isCut(text: string, end: number): boolean {
  return /^(?:\*\*|__|[》』」”"])?[\p{L}\p{N}]/u.test(text.slice(end, end + 3))
}

function isLeadOnly(text: string, end: number): boolean {
  return trimLead(text, 0, end) >= end
}
