import { type ArxivId, parseIdentifier } from '../arxiv/identifier.ts'
import { type Span, span } from '../base/span.ts'

declare const doiBrand: unique symbol

/**
 * A DOI without address, in lower case, because DOIs ignore case (DOI Handbook, section 2.4): `10.1038/nature14539`.
 */
export type Doi = string & { readonly [doiBrand]: true }

const address = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i
/**
 * The part in angle brackets of DOIs made from identifiers of serial items, and the part after it (ANSI/NISO Z39.56):
 * `<693::AID-ASI4>3.0.CO;2-O`. No HTML tag looks like this.
 */
export const serialItem = String.raw`<\w{1,20}:[^\s"<>/]{0,60}>\d\.\d\.\w{2};\d(?:-\w)?`
const unit = String.raw`(?:[^\s"<>]|${serialItem})`
const shape = new RegExp(String.raw`^10\.\d{4,9}(?:\.\d+)*\/${unit}{1,500}$`)

/** Reads a DOI with or without address or `doi:`; `undefined` if it is not valid. */
export function parseDoi(text: string): Doi | undefined {
  const bare = text.trim().replace(address, '')
  const decoded = address.test(text.trim()) ? decodedOrNone(bare)?.trim() : bare
  return decoded !== undefined && shape.test(decoded) ? (decoded.toLowerCase() as Doi) : undefined
}

/** The arXiv paper of one of arXiv's own DOIs (https://info.arxiv.org/help/doi.html). */
export function arxivIdOfDoi(doi: Doi): ArxivId | undefined {
  const id = /^10\.48550\/arxiv\.(.+)$/.exec(doi)?.[1]
  return id === undefined ? undefined : parseIdentifier(id)?.id
}

/** The DOI of an arXiv paper, as its registry writes it in responses. */
export function doiOfArxivId(id: ArxivId): Doi {
  return `10.48550/arxiv.${id.toLowerCase()}` as Doi
}

/** The address of a DOI at its resolver, without characters that would end a Markdown link. */
export function doiAddress(doi: Doi): string {
  const path = encodeURIComponent(doi).replaceAll('%2F', '/')
  return `https://doi.org/${path.replaceAll('(', '%28').replaceAll(')', '%29')}`
}

function decodedOrNone(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/[?#].*$/, ''))
  } catch {
    return undefined
  }
}

/** The DOI in an address: at the resolver, or at a publisher whose pages are named by DOIs. */
export function doiOfAddress(url: string): Doi | undefined {
  const own = withoutWordsBehind(url)
  const doi = parseDoi(own)
  if (doi) return doi
  const [, path = '', named = ''] = ofPage.exec(own) ?? []
  const written = decodedOrNone(named)?.replace(pageEnd, '')
  // Preprint servers with such paths put the version after the DOI.
  if (written === undefined) return undefined
  return parseDoi(path.endsWith('/content/') ? written.replace(/v\d{1,2}$/, '') : written)
}

/**
 * Registrants write DOIs in ASCII: what begins with another character, such as a particle or a full stop, is of the sentence
 * around it. A dash may be one of theirs, and then it is not known what the rest is.
 */
function withoutWordsBehind(url: string): string {
  const [ascii = ''] = /^[!-~]*/.exec(url) ?? []
  return /^\p{Pd}[\p{L}\p{N}]/u.test(url.slice(ascii.length)) ? url : ascii
}

const ofPage = /^(https?:\/\/[^\s?#]{1,200}?\/)(10\.\d{4,9}(?:\.\d{1,9})?\/[^\s?#]{1,300})/i
/** The form of a page or file. */
const pageEnd =
  /(?:\.full|\.pdf|\.abstract|\/(?:full|fulltext|full-text|abstract|abs|e?pdf|pdfdirect|html|meta|references|citations?|summary))*\/?$/i

/** A place in running text that names a paper by its DOI. */
interface FoundDoi {
  readonly span: Span
  readonly doi: Doi
}

/** The characters of DOIs as they are written in a text, which is ASCII without those that end an address. */
export const doiCharacter = String.raw`[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f-\x7b\x7d\x7e]`

const mention = new RegExp(
  String.raw`(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|\bdoi:\s?)10\.\d{4,9}(?:${doiCharacter}|${serialItem}){1,500}`,
  'gi',
)

/** The links to DOIs, and those written `doi:10.…`, without trailing punctuation; arXiv's own are left out. */
export function findDois(text: string): readonly FoundDoi[] {
  return Array.from(text.matchAll(mention)).flatMap((match) => {
    const written = withoutTrailer(match[0])
    const doi = parseDoi(written)
    if (!doi || arxivIdOfDoi(doi)) return []
    return [{ span: span(match.index, match.index + written.length), doi }]
  })
}

/** A DOI may contain parentheses; a closing one that the DOI did not open belongs to the sentence. */
function withoutTrailer(text: string): string {
  const cut = text
    .replace(/&(?:nbsp|amp|quot|[lg]t|#\d{1,6});?$/i, '')
    .replace(/(?:'s|[.,;:!?'*_`]+)$/, '')
    .replace(/[\]}>]+$/, '')
  const count = (letter: string) => cut.split(letter).length
  const shorter = cut.endsWith(')') && count(')') > count('(') ? cut.slice(0, -1) : cut
  return shorter === text ? text : withoutTrailer(shorter)
}
