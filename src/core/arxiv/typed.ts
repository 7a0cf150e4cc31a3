import { isArchive } from './categories.ts'
import { doiPrefix, otherPlaces, ownPlaces } from './places.ts'

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
