import * as l10n from '@vscode/l10n'
import { type Span, slice, span } from '../base/span.ts'
import { type Definition, type DigestPart, type Link, lineAt, paperAddresses } from '../digest/model.ts'
import { type Fix, isAside, type Rule, type RuleFacts } from './rule.ts'

export const outdatedVersion: Rule = {
  id: 'outdated-version',
  severity: 'hint',
  summary: () => l10n.t('A link to a version of a paper that is not the latest.'),

  *check(part, facts) {
    for (const written of paperAddresses(part)) {
      const { arxiv, span: address } = written
      if (!arxiv?.reading.ok) continue
      const { id, version } = arxiv.reading.reference
      const latest = facts.paper(id)?.version
      if (version === undefined || latest === undefined || version >= latest) continue
      if ('label' in written && written.label && names(slice(part.text, written.label), version)) continue
      const named = slice(part.text, arxiv.idSpan)
      const at = span(arxiv.idSpan.start + named.toLowerCase().lastIndexOf('v'), arxiv.idSpan.end)
      yield {
        span: at,
        message: l10n.t('This is version {0} of {1}; the latest is {2}.', version, id, latest),
        fixes: fixes(
          at,
          latest,
          leadsToPlace(part.text.slice(at.end, address.end)) || mayBeMeant(part, written, facts),
        ),
      }
    }
  },
}

/** Whether the words of a link say which version it leads to: "their v1". */
function names(label: string, version: number): boolean {
  return new RegExp(String.raw`(?:^|[^\p{L}\p{N}.])v(?:ersion)?\.? ?${version}(?![\p{L}\p{N}])`, 'iu').test(
    label,
  )
}

/** Page 4 of one version may be page 5 of another; the meaning of a query is unknown. */
function leadsToPlace(behindVersion: string): boolean {
  return /[#?&]/.test(behindVersion)
}

/**
 * Whether this version may be meant: the address is not that of an entry, the paper has another entry, or what is said there speaks
 * of versions.
 */
function mayBeMeant(part: DigestPart, address: Link | Definition, { whole }: RuleFacts): boolean {
  if (isAside(part, address)) return true
  const { text, entries } = part
  const at = address.span
  const entry = entries.find(({ span: each }) => each.start <= at.start && at.start < each.end)
  // What is said of a paper is said of the version that was read.
  if (entry?.commentary || (entry && whole.entriesLike(entry).length > 1)) return true
  const around = entry?.span ?? lineAt(part, at.start)
  const words = `${text.slice(around.start, at.start)} ${text.slice(at.end, around.end)}`
  return otherVersion.test(words) || ofVersions.test(words.replace(addresses, ' '))
}

const addresses = /https?:\/\/[^\s<>()]+|arxiv: ?\S+/gi
const otherVersion = /\d{4,7}v\d/i
const ofVersions = /\bv\.? ?\d{1,3}\b|\bversion|\brevis|\bupdated?\b|버전|개정|バージョン|改訂|版/iu

function fixes(at: Span, latest: number, isChosen: boolean): readonly Fix[] {
  const chosen = isChosen && { isChosen }
  return [
    {
      title: l10n.t('Link to the latest version without naming it'),
      edits: [{ span: at, newText: '' }],
      ...chosen,
    },
    { title: l10n.t('Link to version {0}', latest), edits: [{ span: at, newText: `v${latest}` }], ...chosen },
  ]
}
