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

/**
 * The one identifier that can be meant by one that cannot be: another character in place of the period or the slash or
 * none at all, a number padded too far, a version that cannot be. `undefined` where there is none or more than one.
 */
export function meantIdentifier(written: string): string | undefined {
  const plain = decoded(withoutIgnorables(mappedText(written)))
    .text.normalize('NFKC')
    .trim()
  const modern = newStyle.exec(plain)
  const old = modern ? null : oldStyle.exec(plain.replace(dash, '-'))
  const candidates = modern ? newStyleCandidates(modern) : old ? oldStyleCandidates(old) : []
  return candidates.find((candidate) => candidate !== written && parseIdentifier(candidate))
}

function newStyleCandidates([, month, number = '', version]: RegExpExecArray): readonly string[] {
  const unpadded = [number, number.replace(/^0/, ''), number.replace(/^0+(?=\d{4,5}$)/, '')]
  return unpadded.map((digits) => `${month}.${digits}${possibleVersion(version)}`)
}

function oldStyleCandidates([, archive, number, version]: RegExpExecArray): readonly string[] {
  return [`${archive}/${number}${possibleVersion(version)}`.toLowerCase()]
}

function possibleVersion(version = ''): string {
  const number = version.slice(1).replace(/^0+/, '')
  return number && `v${number}`
}
