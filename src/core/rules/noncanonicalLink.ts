import * as l10n from '@vscode/l10n'
import { type LinkForm, urlIn } from '../arxiv/links.ts'
import { slice } from '../base/span.ts'
import {
  type ArxivTarget,
  type Definition,
  type DigestPart,
  type Link,
  paperAddresses,
} from '../digest/model.ts'
import type { Rule, RuleFacts } from './rule.ts'

export const noncanonicalLink: Rule = {
  id: 'noncanonical-link',
  severity: 'hint',
  summary: () => l10n.t('A link to arXiv in another than the usual form.'),

  *check(part, facts) {
    for (const address of paperAddresses(part)) {
      const { arxiv, span } = address
      if (!arxiv?.reading.ok || arxiv.form === 'source') continue
      const written = readWritten(part, address, arxiv)
      const form = wantedForm(written, facts)
      const message = flawOf(written) ?? (form === written.form ? undefined : oddForm())
      if (message === undefined) continue
      const newText = urlIn(form, arxiv.reading.reference) + written.place
      const title = l10n.t('Change to {0}', newText)
      yield { span, message, fixes: [{ title, edits: [{ span, newText }] }] }
    }
  },
}

/** An address as it stands in the text. */
interface WrittenLink {
  readonly form: LinkForm
  readonly host: string
  /** `http`, `https`, or empty for citations and addresses that leave it out, as people may. */
  readonly scheme: string
  /** Between the host and the identifier. */
  readonly path: string
  /** Behind the identifier. */
  readonly rest: string
  /** The place in the page or file that it leads to, with its sign. */
  readonly place: string
  /** Its words say that it leads to another form than the abstract's page. */
  readonly isNamed: boolean
}

const namesForm = /\b(?:pdf|html|hf|hugging ?face|alphaxiv|ar5iv|scirate|doi)\b/i
const longestLabel = 60

function readWritten(
  { text }: DigestPart,
  address: Link | Definition,
  { form, host, idSpan }: ArxivTarget,
): WrittenLink {
  const { span: at } = address
  const [, scheme = '', path = ''] =
    /^(?:(https?):\/\/[^/]*)?(.*)$/i.exec(text.slice(at.start, idSpan.start)) ?? []
  const rest = text.slice(idSpan.end, at.end)
  const place = /#[\w.=:-]*\w$/.exec(rest)?.[0] ?? ''
  return { form, host, scheme, path, rest, place, isNamed: isNamed(text, address) }
}

/** Of a definition it is not known: its references may say it. */
function isNamed(text: string, address: Link | Definition): boolean {
  if ('name' in address) return true
  const words = address.label && slice(text, address.label)
  return words !== undefined && words.length <= longestLabel && namesForm.test(words)
}

/** Hosts of arXiv itself under other names. */
const otherHosts: readonly string[] = ['www.arxiv.org', 'export.arxiv.org', 'xxx.lanl.gov']
const tracking = /[?&](?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|source|spm)=/i
/** What may follow an identifier and means something. */
const meaningful = /^(?:\?(?:fmt|context)=[\w.-]+)?(?:#[\w.=:-]*\w)?$/i

/** What is wrong with an address whatever its form. */
function flawOf({ form, host, scheme, path, rest }: WrittenLink): string | undefined {
  if (form === 'mirror' || scheme === '') return undefined
  if (scheme.toLowerCase() === 'http')
    return l10n.t('The address begins with "http:", which is not encrypted.')
  if (otherHosts.includes(host)) return l10n.t('The address is that of another host of arXiv: {0}.', host)
  if (/^\.pdf/i.test(rest)) return l10n.t('The address ends in ".pdf", which arXiv leaves out.')
  if (tracking.test(rest)) return l10n.t('The address says where its reader comes from.')
  const isClean = meaningful.test(rest) && !/\/\/|\/arxiv:$/i.test(path)
  return isClean || form === 'doi' ? undefined : l10n.t('The address has signs that do not belong to it.')
}

function oddForm(): string {
  return l10n.t('The address has another form than is usual here.')
}

/** The form that the conventions want; without any, pages instead of files and mirrors where pages are the habit. */
function wantedForm(written: WrittenLink, { conventions, whole }: RuleFacts): LinkForm {
  const { form, place, isNamed, scheme } = written
  if (place !== '' || isNamed || scheme === '') return form
  if (conventions.link) return conventions.link
  const isOdd = form === 'pdf' || form === 'mirror' || form === 'other'
  return isOdd && whole.prevailingLink === 'abs' ? 'abs' : form
}
