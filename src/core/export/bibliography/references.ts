import type { ArxivId } from '../../arxiv/identifier.ts'
import { absUrl } from '../../arxiv/links.ts'
import { type DigestPart, paperOf } from '../../digest/model.ts'
import type { PaperRecord } from '../../paper/paper.ts'
import { cleanPaper } from '../cleanText.ts'
import type { DigestWithPapers } from '../exportFormat.ts'
import { type ReviewedPaper, readReview } from '../review.ts'

/** One paper of a bibliography. */
export interface Reference {
  readonly title: string
  readonly url: string | undefined
  readonly id: ArxivId | undefined
  readonly record: PaperRecord<string> | undefined
}

/** The papers that digests name, each once: entries in order, then what is only mentioned. */
export function referencesOf(digests: readonly DigestWithPapers[]): readonly Reference[] {
  const references = new Map<string, Reference>()
  for (const exported of digests) {
    for (const reference of [...reviewed(exported), ...mentioned(exported)]) {
      const key = reference.id ?? reference.url ?? `title ${reference.title}`
      if (!references.has(key)) references.set(key, reference)
    }
  }
  return [...references.values()]
}

function reviewed(exported: DigestWithPapers): Reference[] {
  const entries = readReview(exported).parts.filter((part): part is ReviewedPaper => part.kind === 'entry')
  return entries.map(({ title, url, id, record }) => ({
    title: record?.title ?? title,
    url: id ? absUrl({ id, version: undefined }) : url,
    id,
    record,
  }))
}

function mentioned({ digest, papers }: DigestWithPapers): Reference[] {
  return mentionedIds(digest).map((id) => {
    const known = papers.paper(id)
    const record = known && cleanPaper(known)
    return { title: record?.title ?? `arXiv:${id}`, url: absUrl({ id, version: undefined }), id, record }
  })
}

function mentionedIds({ mentions }: DigestPart): readonly ArxivId[] {
  return mentions.flatMap((mention) => paperOf(mention) ?? [])
}
