import * as l10n from '@vscode/l10n'
import { type IdentifierFlaw, parseIdentifier } from '../arxiv/identifier.ts'
import { dashes, fullStops } from '../arxiv/links.ts'
import { decoded, withoutIgnorables } from '../arxiv/wrappers.ts'
import { mappedText, slice } from '../base/span.ts'
import { paperAddresses, paperOf } from '../digest/model.ts'
import { entryOf, type Fix, type Rule, searchForTitle } from './rule.ts'

/** Year and month, which somebody may still be typing. */
const begun = /^\d{4}\.?$/

export const malformedArxivId: Rule = {
  id: 'malformed-arxiv-id',
  severity: 'error',
  summary: () => l10n.t('An arXiv identifier that cannot exist.'),

  *check(digest) {
    for (const address of paperAddresses(digest)) {
      const { arxiv } = address
      if (!arxiv || arxiv.reading.ok) continue
      const written = slice(digest.text, arxiv.idSpan)
      if (begun.test(written)) continue
      const message = l10n.t('“{0}” cannot be an arXiv identifier: {1}', written, explain(arxiv.reading.flaw))
      const fixes = meantIdentifiers(written).map(
        ({ text, isCertain }): Fix => ({
          title: l10n.t('Change to {0}', text),
          edits: [{ span: arxiv.idSpan, newText: text }],
          ...(!isCertain && { isChosen: true }),
        }),
      )
      const search = searchForTitle(digest, entryOf(digest, address))
      yield { span: arxiv.idSpan, message, fixes, ...search }
    }
  },
}

function explain(flaw: IdentifierFlaw): string {
  switch (flaw) {
    case 'month':
      return l10n.t('the third and fourth digits are a month, from 01 to 12.')
    case 'year':
      return l10n.t('arXiv did not number papers this way in that month.')
    case 'digits':
      return l10n.t('four digits follow the point up to 1412, and five from 1501 on.')
    case 'number':
      return l10n.t('numbers start at 1.')
    case 'archive':
      return l10n.t('arXiv has no archive with this name.')
    case 'version':
      return l10n.t('versions are numbered from 1, without leading zeros.')
    case 'shape':
      return l10n.t('an identifier looks like 2401.00001 or hep-th/9901001.')
  }
}

/** What joins the parts of a mistyped identifier. */
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

export const unknownPaper: Rule = {
  id: 'unknown-paper',
  severity: 'warning',
  summary: () => l10n.t('A well-formed identifier for which arXiv has no paper.'),

  *check(part, { isAbsent }) {
    for (const address of paperAddresses(part)) {
      const id = paperOf({ link: address })
      if (!id || !address.arxiv || !isAbsent?.(id)) continue
      yield {
        span: address.arxiv.idSpan,
        message: l10n.t('arXiv has said more than once that it has no paper {0}.', id),
        ...searchForTitle(part, entryOf(part, address)),
      }
    }
  },
}
