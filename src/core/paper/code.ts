import { type AppearedCode, isFirstHand, type PaperRecord } from './paper.ts'
import { isPaperUrl } from './doi.ts'
import { day } from './text.ts'

type Described = Pick<PaperRecord<string>, 'comment' | 'abstract'>

/** The address of a paper's code, if its authors' comment or abstract links it; `undefined` if they only promise it. */
export function codeAddress({ comment = '', abstract }: Described): string | undefined {
  for (const sentence of `${comment}\n${abstract}`.split(sentenceEnd)) {
    const prose = sentence.replace(address, ' ')
    if (prose === sentence || promise.test(prose)) continue
    const saysCode = code.test(prose)
    for (const [written, scheme] of sentence.matchAll(address)) {
      // In TeX, some characters are written with a backslash.
      const plain = written.replaceAll('\\', '')
      const url = scheme ? plain : `https://${plain}`
      if (repository.test(url) || (saysCode && scheme && !isPaperUrl(url))) return url
    }
  }
  return undefined
}

/** Whether a link in a text leads to code. @param label its words */
export function isCodeLink(url: string, label: string): boolean {
  return repository.test(url) || (code.test(label) && !isPaperUrl(url))
}

/**
 * The code that a fresh record of arXiv's links, and an earlier one did not. Of the first record, nobody can tell whether
 * it has always linked it.
 * @param now in milliseconds since the epoch
 */
export function appearedCode<Id extends string>(
  known: PaperRecord<Id>,
  fresh: PaperRecord<Id>,
  now: number,
): AppearedCode | undefined {
  const address = codeAddress(fresh)
  if (address === undefined) return undefined
  const appeared = known.code ?? fresh.code
  if (appeared) return { ...appeared, address }
  // Other services have no comments, and imported records may lack anything.
  const isComplete = isFirstHand(known) && known.abstract !== ''
  if (!isComplete || codeAddress(known) !== undefined) return undefined
  const isNewVersion = (fresh.version ?? 0) > (known.version ?? 0)
  const updated = isNewVersion ? day(fresh.updatedAt) : undefined
  return { address, since: updated ?? new Date(now).toISOString().slice(0, 10) }
}

/** As it was stored; `undefined` for anything else. It is written into digests. */
export function readAppearedCode(value: unknown): AppearedCode | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { address, since } = value as Readonly<Record<string, unknown>>
  if (typeof address !== 'string' || typeof since !== 'string' || day(since) !== since) return undefined
  return codeAddress({ comment: `Code: ${address}`, abstract: '' }) === address
    ? { address, since }
    : undefined
}

const sentenceEnd = /(?<=[.!?;])\s+|\n+/
const promise = /\b(?:will|shall|soon|upon|once|to be)\b/i
/** Words such as "software" are in the names of conferences, whose addresses are linked, too. */
const code = /\b(?:codes?|codebase)\b/i
/** With or without the scheme, and without a query. */
const address = /(?<![\w./@-])(https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}\/(?:[\w.~%/\\-]*\w)?/gi
/** A repository on a site for code; whole accounts, and sites for models, lead to code only if the sentence says so. */
const repository =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com)\/[\w.-]+\/[\w.-]+/i
