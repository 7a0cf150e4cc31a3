import * as l10n from '@vscode/l10n'
import { absUrl } from '../../arxiv/links.ts'
import { paperOf } from '../../digest/model.ts'
import type { DigestWithPapers, ExportFormat } from '../exportFormat.ts'
import { type ReviewPart, readReview } from '../review.ts'

/** Everything in the digests and known about their papers, for programs. `docs/command-line.md` describes it. */
export const json: ExportFormat = {
  id: 'json',
  label: () => l10n.t('JSON'),
  fileExtension: 'json',
  gives: 'one',
  write: (digests) => [
    {
      path: 'digests.json',
      text: `${JSON.stringify({ version: 1, digests: digests.map(digestOf) }, undefined, 2)}\n`,
    },
  ],
}

function digestOf(exported: DigestWithPapers) {
  const { title, date, tags, parts } = readReview(exported)
  const mentions = exported.digest.mentions.flatMap((mention) => paperOf(mention) ?? [])
  return {
    file: exported.path,
    title,
    date: date ?? null,
    tags,
    parts: parts.map(partOf),
    mentions: [...new Set(mentions)],
  }
}

function partOf(part: ReviewPart) {
  if (part.kind !== 'entry') return part
  const { kind, title, id, url, commentary, record, beside } = part
  return {
    kind,
    title,
    id: id ?? null,
    url: id ? absUrl({ id, version: undefined }) : (url ?? null),
    beside,
    commentary,
    paper: record ?? null,
  }
}
