// Identifiers that are none yet: half typed, or mistyped.
import { mappedText } from '../base/span.ts'
import { isArchive, parseIdentifier } from './identifier.ts'
import { dashes, doiPrefix, fullStops, otherPlaces, ownPlaces } from './links.ts'
import { decoded, withoutIgnorables } from './wrappers.ts'

/** The beginning of an identifier at the end of a text that is being typed. */
interface TypedIdentifier {
  /** Where the address, the citation or the bare identifier starts. */
  readonly from: number
  /** The identifier typed so far, in lower case, without version and subject class: `2011.106`, `math/06`. */
  readonly prefix: string
  /** `undefined` if none is written. */
  readonly version: number | undefined
  /** `id` is the identifier alone, which a number in prose may look like. */
  readonly form: 'address' | 'citation' | 'id'
}

const begun = String.raw`(?:(\d{2}(?:0[1-9]|1[0-2])\.\d{0,5})|([a-z]{1,12}(?:-[a-z]{1,12})?)(?:\.[a-z]{2})?(?:/|%2f)(\d{1,7}))(?:v(\d{0,3}))?(?:\.pdf)?$`
const lead = `(?:https?:/{1,2})?(?:${ownPlaces}|${otherPlaces})|(?:doi: ?)?${doiPrefix}`
/** Each repetition is bounded, and a look-behind keeps the search from starting inside a word. */
const address = new RegExp(String.raw`(?<![\w./@%+~-])(?:${lead})${begun}`, 'i')
const citation = new RegExp(String.raw`(?<![\w./:-])arxiv:\s?${begun}`, 'i')
const id = new RegExp(String.raw`(?<![\w./:@=&%+~$#-])${begun}`, 'i')

/** The start of an identifier is never longer. */
const longest = 300

/** Reads the end of a text; letters of Korean, Chinese and Japanese may come directly before what is typed. */
export function readTyped(text: string): TypedIdentifier | undefined {
  const skipped = Math.max(0, text.length - longest)
  const end = text.slice(skipped)
  for (const [form, pattern] of [
    ['address', address],
    ['citation', citation],
    ['id', id],
  ] as const) {
    const match = pattern.exec(end)
    if (!match) continue
    const prefix = prefixOf(match)
    if (prefix === undefined) continue
    return { from: skipped + match.index, prefix, version: versionOf(match[4]), form }
  }
  return undefined
}

function prefixOf([, modern, archive, number]: RegExpExecArray): string | undefined {
  if (modern !== undefined) return modern
  const name = archive?.toLowerCase() ?? ''
  return isArchive(name) ? `${name}/${number}` : undefined
}

function versionOf(digits: string | undefined): number | undefined {
  return digits && !digits.startsWith('0') ? Number(digits) : undefined
}

const dash = new RegExp(`[${dashes}]`, 'g')
const newStyle = new RegExp(
  String.raw`^(\d{4})[.,:;_/ ${dashes}${fullStops}]?(\d{4,7})[.,_ ${dashes}]?(v\d*)?$`,
  'i',
)
const oldStyle = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z-]+)?[/.:_-]?(\d{7})[._-]?(v\d*)?$/i

/** A possible identifier, for an impossible one. */
interface MeantIdentifier {
  readonly text: string
  /** All digits are as written, so that no other paper can be meant. */
  readonly isCertain: boolean
}

/**
 * What an impossible identifier may mean, most likely first: another character in place of the period or the slash, or
 * none at all; an impossible version; or a digit too many, a zero before the number or the last one.
 */
export function meantIdentifiers(written: string): readonly MeantIdentifier[] {
  const plain = decoded(withoutIgnorables(mappedText(written)))
    .text.normalize('NFKC')
    .trim()
  const modern = newStyle.exec(plain)
  const old = modern ? null : oldStyle.exec(plain.replace(dash, '-'))
  const candidates = modern ? newStyleCandidates(modern) : old ? oldStyleCandidates(old) : []
  return candidates.filter(({ text }) => text !== written && parseIdentifier(text))
}

function newStyleCandidates([, month, number = '', version]: RegExpExecArray): readonly MeantIdentifier[] {
  const shorter = [number.replace(/^0/, ''), number.replace(/^0+(?=\d{4,5}$)/, ''), number.slice(0, -1)]
  return [...new Set([number, ...shorter])].map((digits) => ({
    text: `${month}.${digits}${possibleVersion(version)}`,
    isCertain: digits === number,
  }))
}

function oldStyleCandidates([, archive, number, version]: RegExpExecArray): readonly MeantIdentifier[] {
  return [{ text: `${archive}/${number}${possibleVersion(version)}`.toLowerCase(), isCertain: true }]
}

function possibleVersion(version = ''): string {
  const number = version.slice(1).replace(/^0+/, '')
  return number && `v${number}`
}
