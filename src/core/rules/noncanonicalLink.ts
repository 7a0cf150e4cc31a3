import * as l10n from '@vscode/l10n'
import { formatReference, type IdentifierReading } from '../arxiv/identifier.ts'
import { type LinkForm, readLink, urlIn } from '../arxiv/links.ts'
import { hasIgnorables, leadsThroughService, withoutIgnorables } from '../arxiv/wrappers.ts'
import { mappedText, slice, span, writtenSpan } from '../base/span.ts'
import {
  type ArxivTarget,
  type Definition,
  type DigestPart,
  type Link,
  paperAddresses,
} from '../digest/model.ts'
import { entryOf, type Fix, isAside, type Rule, type RuleFacts } from './rule.ts'

export const noncanonicalLink: Rule = {
  id: 'noncanonical-link',
  severity: 'hint',
  summary: () => l10n.t('A link to arXiv that is not in the usual form.'),

  *check(part, facts) {
    for (const address of paperAddresses(part)) {
      const { arxiv } = address
      if (!arxiv?.reading.ok || arxiv.form === 'source') continue
      const written = readWritten(part, address, arxiv)
      const isHouseStyle =
        facts.conventions.link === undefined && facts.whole.isHouseStyle(part, address, arxiv)
      if (isHouseStyle && written.outerHost === written.host && hasNoFlaw(written)) continue
      const form = isBesideOther(part, address, facts) ? written.form : wantedForm(written, facts)
      const message = flawOf(written) ?? (form === written.form ? undefined : oddForm())
      if (message === undefined) continue
      const newText = urlIn(form, arxiv.reading.reference) + written.place
      const isChosen = isMeant(part, address, written, facts) && { isChosen: true }
      const found = fixes(part, address, written, newText).map((fix) => ({ ...fix, ...isChosen }))
      yield { span: address.span, message, fixes: found }
    }
  },
}

/**
 * Whether an address may be meant as it is: what is said about a paper may lead to any page of it, another service shows what
 * arXiv does not, and of two entries of one paper each may have its own page.
 */
function isMeant(
  part: DigestPart,
  address: Link | Definition,
  written: WrittenLink,
  facts: RuleFacts,
): boolean {
  const entry = entryOf(part, address)
  if (entry && facts.whole.entriesLike(entry).length > 1) return true
  return (
    isAside(part, address) || leadsToService(written) || leadsThroughService(slice(part.text, address.span))
  )
}

/** Hosts of related sites that show the text of a paper. */
const readers = /^(?:ar5iv\.|(?:www\.)?(?:alphaxiv\.org|arxiv-vanity\.com|papers\.cool)$)/

/** Whether a link leads to what a service says of the paper: who cites it, how it is discussed. */
function leadsToService({ form, host }: WrittenLink): boolean {
  return form === 'mirror' && !readers.test(host)
}

/**
 * Replaces what is certainly the address. Anything else attached to it probably belongs to the sentence and stays,
 * unless brackets mark the end of the address: then a person may remove it.
 */
function fixes(
  { text }: DigestPart,
  { span: at, arxiv, ...address }: Link | Definition,
  { certain }: WrittenLink,
  newText: string,
): readonly Fix[] {
  const title = l10n.t('Change to {0}', newText)
  const end = (arxiv?.idSpan.end ?? at.start) + certain
  const isBare = 'form' in address && address.form === 'bare'
  if (end < at.end && !isBare) return [{ title, edits: [{ span: at, newText }], isChosen: true }]
  const glued = /^\S{0,60}/.exec(text.slice(end))?.[0] ?? ''
  const isChange = slice(text, span(at.start, end)) !== newText
  const meansSame = isSameReading(readLink(newText + glued)?.reading, arxiv?.reading)
  return isChange && meansSame ? [{ title, edits: [{ span: span(at.start, end), newText }] }] : []
}

function isSameReading(a: IdentifierReading | undefined, b: IdentifierReading | undefined): boolean {
  return a?.ok === true && b?.ok === true && formatReference(a.reference) === formatReference(b.reference)
}

/** A link to the file below one to the page of the same paper. */
function isBesideOther(part: DigestPart, address: Link | Definition, { whole }: RuleFacts): boolean {
  if (address.arxiv?.form === 'abs') return false
  const entry = entryOf(part, address)
  return entry !== undefined && whole.isSecondLink({ part, entry })
}

/** An address as written in the text. */
interface WrittenLink {
  readonly form: LinkForm
  /** The host of the address that names the paper. */
  readonly host: string
  /** The host of the whole address, if another site leads to the paper's. */
  readonly outerHost: string
  readonly id: string
  /** Whether it contains invisible characters or Markdown escapes. */
  readonly hasIgnorables: boolean
  /** `http`, `https`, or empty for citations and addresses that leave it out, as people may. */
  readonly scheme: string
  /** Between the host and the identifier. */
  readonly path: string
  /** After the identifier. */
  readonly rest: string
  /** How much of the rest is certainly part of the address. */
  readonly certain: number
  /** The place in the page or file that it leads to, with its `#`. */
  readonly place: string
  /** Whether its words say that it leads to another form than the abstract page. */
  readonly isNamed: boolean
}

const namesForm = /\b(?:pdf|html|latex|bibtex|hf|hugging ?face|alphaxiv|ar5iv|scirate|doi)\b/i
/** "PDF: " before an address. */
const nameBefore = /\b(?:pdf|html|hf|alphaxiv|ar5iv|scirate|doi)\b\W{0,4}$/i
const longestName = 20
const longestLabel = 60

function readWritten(
  { text }: DigestPart,
  address: Link | Definition,
  { form, host, idSpan }: ArxivTarget,
): WrittenLink {
  const { span: at } = address
  const [, scheme = '', authority = '', path = ''] =
    /^(?:(https?):\/{1,2}([^/?#]*))?(.*)$/i.exec(text.slice(at.start, idSpan.start)) ?? []
  const outerHost = withoutIgnorables(mappedText(authority)).text.toLowerCase().replace(/:\d+$/, '')
  const rest = text.slice(idSpan.end, at.end)
  const isWrapped = outerHost !== '' && outerHost !== host
  const certain = certainLength(rest, isWrapped ? wrappedRest : ownRest)
  const place = isWrapped ? '' : (/#[\w.=:-]*\w$/.exec(rest.slice(0, certain))?.[0] ?? '')
  return {
    ...{ form, host, outerHost, scheme, path, rest, certain, place },
    id: slice(text, idSpan),
    hasIgnorables: hasIgnorables(slice(text, at)),
    isNamed: isNamed(text, address),
  }
}

const value = String.raw`(?:[\w%.~+:/-]*[\w%/])?`
const parameters = String.raw`\?[\w-]+=${value}(?:&(?:amp;)?[\w-]+=${value})*`
/** What may follow the identifier in arXiv's own addresses. */
const ownRest = new RegExp(
  String.raw`^(?:\.pdf|\.ps(?:\.gz)?|\.tar\.gz)?\/?(?:${parameters})?(?:#[\w.=:-]*\w)?`,
  'i',
)
/** What may follow the inner address in that of another site. */
const wrappedRest = /^(?:[&?#/](?:[\w%.~+:=/-]*[\w%/=])?)*/

/** How much of the rest matches the pattern, ignoring invisible characters and escapes. */
function certainLength(rest: string, pattern: RegExp): number {
  const plain = withoutIgnorables(mappedText(rest))
  const length = pattern.exec(plain.text)?.[0].length ?? 0
  return length === plain.text.length ? rest.length : writtenSpan(plain, span(0, length)).end
}

/** Unknown for a definition: its references may say it. */
function isNamed(text: string, address: Link | Definition): boolean {
  if ('name' in address) return true
  const { start } = address.span
  if (nameBefore.test(text.slice(Math.max(0, start - longestName), start))) return true
  const words = address.label && slice(text, address.label)
  return words !== undefined && words.length <= longestLabel && namesForm.test(words)
}

const tracking = /[?&](?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|source|spm)=/i
/** What may follow an identifier and has a meaning. */
const meaningful = /^(?:\?(?:fmt|context)=[\w.-]+)?(?:#[\w.=:-]*\w)?$/i

/** What is wrong with an address whatever its form. */
function flawOf(written: WrittenLink): string | undefined {
  const { form, host, outerHost, scheme, rest } = written
  if (scheme === '') return undefined
  if (outerHost !== host)
    return l10n.t('The address leads to the paper through another site: {0}.', outerHost)
  if (form === 'mirror') return written.hasIgnorables ? strayCharacters() : undefined
  if (scheme.toLowerCase() === 'http')
    return l10n.t('The address starts with “http:”, which is not encrypted.')
  if (host !== (form === 'doi' ? 'doi.org' : 'arxiv.org'))
    return l10n.t('The address uses another arXiv host: {0}.', host)
  if (/^\.pdf/i.test(rest)) return l10n.t('The address ends in “.pdf”, which arXiv leaves out.')
  if (tracking.test(rest)) return l10n.t('The address contains tracking parameters.')
  return isClean(written) ? undefined : strayCharacters()
}

/** Apart from those that a digest may have throughout: "http:", another arXiv host, ".pdf". */
function hasNoFlaw(written: WrittenLink): boolean {
  const rest = written.rest.replace(/^\.pdf/i, '')
  return !tracking.test(rest) && isClean({ ...written, rest })
}

function isClean({ form, id, path, rest, hasIgnorables: hasOthers }: WrittenLink): boolean {
  if (hasOthers || !/^[a-z\d./-]+$/i.test(id) || /\dV/.test(id)) return false
  return form === 'doi' || (meaningful.test(rest) && !/\/\/|\/arxiv[:.]$/i.test(path))
}

function strayCharacters(): string {
  return l10n.t('The address contains characters that do not belong to it.')
}

function oddForm(): string {
  return l10n.t('The address is not in the form that is usual here.')
}

/**
 * The form that the conventions want; without any, pages instead of files and mirrors if the digest mostly links to
 * pages.
 */
function wantedForm(written: WrittenLink, { conventions, whole }: RuleFacts): LinkForm {
  const { form, place, isNamed, scheme } = written
  if (place !== '' || isNamed || scheme === '') return form
  if (conventions.link) return conventions.link
  const isOdd = form === 'pdf' || form === 'mirror' || form === 'other'
  return isOdd && whole.prevailingLink === 'abs' ? 'abs' : form
}
