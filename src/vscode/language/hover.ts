import * as vscode from 'vscode'
import { describeError } from '../../core/base/errors.ts'
import {
  describeCoverage,
  describeMissing,
  describePaper,
  describeRelated,
  type PaperAction,
} from '../../core/language/describePaper.ts'
import { type PaperAt, paperAt } from '../../core/language/references.ts'
import type { AnyPaper } from '../../core/paper/paper.ts'
import type { RelatedEntry } from '../../core/related/coveredPapers.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { type Pending, withSignal, withTimeout } from '../adapters/cancellation.ts'
import { paperSelector, toRange } from '../adapters/documents.ts'
import { commandAddress, markdownWithCommands } from '../adapters/show.ts'
import { copyBibtex, copyPaperLink, insertTitle } from '../commands/paperCommands.ts'
import { readLater } from '../commands/readingListCommands.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** After this time, a hover says that the record is loading rather than keep the reader waiting. In milliseconds. */
const timeoutMs = 2_000
/** A hover waits less for similar papers. In milliseconds. */
const relatedTimeoutMs = 300

export const registerHover: RegisterFeature = (services) =>
  vscode.languages.registerHoverProvider(paperSelector, {
    async provideHover(document, position, token) {
      const found = paperAt(services.documents.digestOf(document), document.offsetAt(position))
      if (!found) return undefined
      const outcome = await withSignal(token, (signal) =>
        lookUpPatiently(services, { found, owner: document }, signal),
      )
      const related = await withSignal(token, (signal) =>
        relatedTo(services, { document, found, outcome }, signal),
      )
      const text = describe(services, document, found, { outcome, related })
      const commands = [copyBibtex.id, copyPaperLink.id, insertTitle.id, readLater.id]
      return new vscode.Hover(markdownWithCommands(text, commands), toRange(document, found.span))
    },
  })

type Outcome = LookUpOutcome<AnyPaper['id']> | Pending

async function lookUpPatiently(
  { papers }: Services,
  { found: { named }, owner }: { readonly found: PaperAt; readonly owner: object },
  signal: AbortSignal,
): Promise<Outcome> {
  // The wait ends with the hover; the lookup continues, so that the next hover finds the record.
  if (named.kind === 'doi')
    return withTimeout(papers.lookUpDoi(named.id, AbortSignal.timeout(60_000)), timeoutMs, signal)
  papers.want([named.id], owner)
  return withTimeout(papers.lookUp(named.id, signal), timeoutMs, signal)
}

interface Asked {
  readonly document: vscode.TextDocument
  readonly found: PaperAt
  readonly outcome: Outcome
}

/** Empty while they are unknown, so that they do not delay the hover; the next one has them. */
async function relatedTo(
  { archive, related, log }: Services,
  { document, found: { named }, outcome }: Asked,
  signal: AbortSignal,
): Promise<readonly RelatedEntry[]> {
  const id = named.kind === 'arxiv' ? named.id : undefined
  const written = id && archive.index.coverage(id).at(-1)?.title
  const title = outcome.kind === 'found' ? outcome.paper.title : written
  if (!title) return []
  // The work continues when the hover ends, because everything shares the index.
  const work = related.relatedTo({ id, title }, document.uri.toString()).catch((error: unknown) => {
    log.warn(`Finding similar papers failed: ${describeError(error)}`)
    return []
  })
  const answer = await withTimeout(work, relatedTimeoutMs, signal)
  return 'kind' in answer ? [] : answer
}

interface Known {
  readonly outcome: Outcome
  readonly related: readonly RelatedEntry[]
}

function describe(
  { archive }: Services,
  document: vscode.TextDocument,
  found: PaperAt,
  { outcome, related }: Known,
): string {
  const { named } = found
  const uri = document.uri.toString()
  const coverage = named.kind === 'arxiv' ? describeCoverage(archive.index.coverage(named.id), uri) : ''
  const place = { uri, offset: found.span.start }
  const isKnown = outcome.kind === 'found'
  const actions: readonly PaperAction[] = [
    ...(isKnown ? [{ label: vscode.l10n.t('Copy BibTeX'), url: commandAddress(copyBibtex.id, place) }] : []),
    { label: vscode.l10n.t('Copy Link'), url: commandAddress(copyPaperLink.id, place) },
    { label: vscode.l10n.t('Read Later'), url: commandAddress(readLater.id, place) },
    ...(isKnown && found.isUntitled
      ? [{ label: vscode.l10n.t('Insert Title'), url: commandAddress(insertTitle.id, place) }]
      : []),
  ]
  const parts = { version: named.version, actions, coverage, related: describeRelated(related) }
  return outcome.kind === 'found'
    ? describePaper(outcome.paper as AnyPaper, parts)
    : describeMissing(named.id, outcome, parts)
}
