import { mappedText } from '../base/mappedText.ts'
import { parseIdentifier } from './identifier.ts'
import { dashes, fullStops } from './places.ts'
import { decoded, withoutIgnorables } from './writtenText.ts'

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
