import { isArchive } from './categories.ts'

declare const arxivIdBrand: unique symbol

/**
 * An arXiv identifier that can exist, normalised: no version, no `arXiv:` prefix, no subject class.
 * `2011.10650`, `0704.0001`, `math/0611800`.
 */
export type ArxivId = string & { readonly [arxivIdBrand]: true }

/** A paper, or one version of it. */
export interface ArxivReference {
  readonly id: ArxivId
  /** From 1; `undefined` means the latest. */
  readonly version: number | undefined
}

/** Why something cannot be an identifier; `shape` if it does not look like one, although it is in the place of one. */
export type IdentifierFlaw = 'month' | 'year' | 'digits' | 'number' | 'archive' | 'version' | 'shape'

export type IdentifierReading =
  | { readonly ok: true; readonly reference: ArxivReference }
  | { readonly ok: false; readonly flaw: IdentifierFlaw }

const newStyle = /^(\d{2})(\d{2})\.(\d{3,7})(?:v(\d+))?$/i
const oldStyle =
  /^([a-z]+(?:-[a-z]+)?)(?:\.([A-Za-z]{2}|[a-z]+(?:-[a-z]+)*))?\/(\d{2})(\d{2})(\d{3})(?:v(\d+))?$/i

/** More digits than any version has, and few enough that numbers stay exact. */
const maxVersionDigits = 6

/**
 * Reads an identifier with or without version, `arXiv:` prefix and subject class. `undefined` if the text is not even
 * shaped like one.
 *
 * Scheme: arXiv's help page "Understanding the arXiv identifier". New style is `YYMM.NNNN` for 0704 to 1412 and
 * `YYMM.NNNNN` from 1501, old style `archive[.XX]/YYMMNNN` for 9107 to 0703; numbers start at 1, versions at 1.
 */
export function readIdentifier(text: string): IdentifierReading | undefined {
  const bare = text.startsWith('a') || text.startsWith('A') ? text.replace(/^arxiv:\s*/i, '') : text
  const modern = newStyle.exec(bare)
  if (modern) return readNewStyle(modern)
  const old = oldStyle.exec(bare)
  return old ? readOldStyle(old) : undefined
}

/** The reference, or `undefined` for anything that is not a possible identifier. */
export function parseIdentifier(text: string): ArxivReference | undefined {
  const reading = readIdentifier(text)
  return reading?.ok ? reading.reference : undefined
}

/** `2011.10650v2`, or the id alone for the latest version. */
export function formatReference({ id, version }: ArxivReference): string {
  return version === undefined ? id : `${id}v${version}`
}

function readNewStyle(match: RegExpExecArray): IdentifierReading {
  const { 1: yy = '', 2: mm = '', 3: number = '', 4: version } = match
  const flaw = newStyleFlaw(Number(yy), Number(mm), number) ?? versionFlaw(version)
  if (flaw) return { ok: false, flaw }
  return { ok: true, reference: { id: `${yy}${mm}.${number}` as ArxivId, version: toVersion(version) } }
}

function newStyleFlaw(yy: number, mm: number, number: string): IdentifierFlaw | undefined {
  if (mm < 1 || mm > 12) return 'month'
  // The scheme began in April 2007; the help page lets 00 to 06 stand for 2100 to 2106.
  if (yy === 7 && mm < 4) return 'year'
  const digits = yy >= 7 && yy <= 14 ? 4 : 5
  if (number.length !== digits) return 'digits'
  return Number(number) === 0 ? 'number' : undefined
}

function readOldStyle(match: RegExpExecArray): IdentifierReading {
  const [, archive = '', , yy = '', mm = '', number = '', version] = match
  const flaw = oldStyleFlaw(archive.toLowerCase(), yy, mm, number) ?? versionFlaw(version)
  if (flaw) return { ok: false, flaw }
  const id = `${archive.toLowerCase()}/${yy}${mm}${number}` as ArxivId
  return { ok: true, reference: { id, version: toVersion(version) } }
}

function oldStyleFlaw(archive: string, yy: string, mm: string, number: string): IdentifierFlaw | undefined {
  if (!isArchive(archive)) return 'archive'
  if (Number(mm) < 1 || Number(mm) > 12) return 'month'
  const year = Number(yy) >= 91 ? 1900 + Number(yy) : 2000 + Number(yy)
  const month = year * 100 + Number(mm)
  if (month < 199107 || month > 200703) return 'year'
  return Number(number) === 0 ? 'number' : undefined
}

function versionFlaw(version: string | undefined): IdentifierFlaw | undefined {
  if (version === undefined) return undefined
  return version.startsWith('0') || version.length > maxVersionDigits ? 'version' : undefined
}

function toVersion(version: string | undefined): number | undefined {
  return version === undefined ? undefined : Number(version)
}
