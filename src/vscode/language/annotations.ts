// What the editor shows at papers without writing it: lenses, links, titles, colours, and a card below the pointer.
import * as vscode from 'vscode'
import { finishInSlices } from '../../core/base/async.ts'
import { describeError } from '../../core/base/errors.ts'
import {
  DigestTokens,
  describeHistory,
  isNamedElsewhere,
  type Notice,
  noticeOf,
  PaperEntries,
  paperHints,
  plainLinks,
  type TokenData,
  tokenEdit,
  tokenTypes,
} from '../../core/language/annotations.ts'
import {
  describeCoverage,
  describeMissing,
  describePaper,
  describeRelated,
  type PaperAction,
} from '../../core/language/describePaper.ts'
import { type PaperAt, paperAt } from '../../core/language/references.ts'
import { type AnyPaper, type PaperId, recordFrom } from '../../core/paper/paper.ts'
import type { RelatedEntry } from '../../core/related/coveredPapers.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { paperSelector, toRange, toSpan } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import {
  commandAddress,
  markdownWithCommands,
  type Pending,
  withSignal,
  withTimeout,
} from '../adapters/show.ts'
import { viewpointOf } from '../archive/workspaceArchive.ts'
import { copyBibtex, copyPaperLink, insertTitle, showHistory } from '../commands/paperCommands.ts'
import { readLater } from '../commands/readingCommands.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Shown above an entry if there is something to say: where else its paper is covered, and what has become of it. */
export const registerCodeLens: RegisterFeature = (services) => {
  const provider = new EntryLenses(services)
  return vscode.Disposable.from(provider, vscode.languages.registerCodeLensProvider(paperSelector, provider))
}

/** Its text is computed when it comes into view. */
class HistoryLens extends vscode.CodeLens {
  readonly document: vscode.TextDocument
  readonly id: PaperId

  constructor(range: vscode.Range, document: vscode.TextDocument, id: PaperId) {
    super(range)
    this.document = document
    this.id = id
  }
}

class EntryLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #services: Services
  readonly #entries = new PaperEntries()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeCodeLenses = this.#changed.event
  readonly #listeners: vscode.Disposable

  constructor(services: Services) {
    this.#services = services
    this.#listeners = vscode.Disposable.from(
      services.archive.onDidChange(() => this.#changed.fire()),
      services.papers.onDidChange(() => this.#changed.fire()),
      services.documents.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest.codeLens')) this.#changed.fire()
      }),
    )
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { documents, archive, papers } = this.#services
    const digest = readSettings(document).codeLens ? documents.asDigest(document) : undefined
    if (!digest) return []
    const file = document.uri.toString()
    return this.#entries.of(digest).flatMap(({ paper, line }) => {
      const range = new vscode.Range(line, 0, line, 0)
      const notice = noticeOf(paper, recordFrom(papers, paper.id))
      const isNamed = isNamedElsewhere(archive.index, paper.id, file)
      return [
        ...(notice ? [new vscode.CodeLens(range, toCommand(notice))] : []),
        ...(isNamed ? [new HistoryLens(range, document, paper.id)] : []),
      ]
    })
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (!(lens instanceof HistoryLens)) return lens
    const { documents, archive } = this.#services
    const { document, id, range } = lens
    const own = viewpointOf(document, documents.digestOf(document))
    lens.command = {
      title: describeHistory(archive.index, id, own),
      command: showHistory.id,
      arguments: [{ id, uri: document.uri, line: range.start.line }],
    }
    return lens
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#changed.dispose()
  }
}

function toCommand({ title, url }: Notice): vscode.Command {
  return { title, command: 'vscode.open', arguments: [vscode.Uri.parse(url)] }
}

export const registerLinks: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentLinkProvider(paperSelector, {
    provideDocumentLinks(document) {
      return plainLinks(documents.digestOf(document)).map(({ span, url, label }) => {
        const link = new vscode.DocumentLink(toRange(document, span), vscode.Uri.parse(url))
        link.tooltip = vscode.l10n.t('Open {0}', label)
        return link
      })
    },
  })

export const registerInlayHints: RegisterFeature = ({ documents, papers }) => {
  const changed = new vscode.EventEmitter<void>()
  const provider = vscode.languages.registerInlayHintsProvider(paperSelector, {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      const digest = readSettings(document).inlayHints ? documents.asDigest(document) : undefined
      if (!digest) return []
      return paperHints(digest, toSpan(document, range), papers).map(({ offset, text, details }) => {
        const hint = new vscode.InlayHint(document.positionAt(offset), text)
        hint.paddingLeft = true
        hint.tooltip = details
        return hint
      })
    },
  })
  return vscode.Disposable.from(
    changed,
    provider,
    papers.onDidChange(() => changed.fire()),
    documents.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('researchDigest.inlayHints')) changed.fire()
    }),
  )
}

/** Gives titles, sections, identifiers, tags and venues their own colours, in plain text, too. */
export const registerSemanticTokens: RegisterFeature = (services) => {
  const provider = new Tokens(services)
  const legend = new vscode.SemanticTokensLegend([...tokenTypes])
  return vscode.Disposable.from(
    provider,
    vscode.languages.registerDocumentSemanticTokensProvider(paperSelector, provider, legend),
  )
}

interface Given {
  readonly resultId: string
  readonly data: TokenData
}

class Tokens implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  readonly #documents: Services['documents']
  readonly #tokens = new DigestTokens()
  /** The last result for each document, on which the next one builds. */
  readonly #given = new WeakMap<vscode.TextDocument, Given>()
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeSemanticTokens = this.#changed.event
  readonly #listeners: vscode.Disposable
  #count = 0

  constructor({ documents }: Services) {
    this.#documents = documents
    this.#listeners = vscode.Disposable.from(
      documents.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest.semanticHighlighting')) this.#changed.fire()
      }),
    )
  }

  async provideDocumentSemanticTokens(document: vscode.TextDocument): Promise<vscode.SemanticTokens> {
    const { data, resultId } = await this.#give(document)
    return new vscode.SemanticTokens(data, resultId)
  }

  async provideDocumentSemanticTokensEdits(
    document: vscode.TextDocument,
    previousResultId: string,
  ): Promise<vscode.SemanticTokens | vscode.SemanticTokensEdits> {
    const before = this.#given.get(document)
    const { data, resultId } = await this.#give(document)
    if (before?.resultId !== previousResultId) return new vscode.SemanticTokens(data, resultId)
    const edit = tokenEdit(before.data, data)
    const isSame = edit.deleteCount === 0 && edit.data.length === 0
    const edits = isSame ? [] : [new vscode.SemanticTokensEdit(edit.start, edit.deleteCount, edit.data)]
    return new vscode.SemanticTokensEdits(edits, resultId)
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  /** Of the text as it was asked for: VS Code itself moves them by what is typed in the meantime. */
  async #give(document: vscode.TextDocument): Promise<Given> {
    const options = { headings: document.languageId === 'plaintext' }
    const { semanticHighlighting } = readSettings(document)
    const digest = semanticHighlighting ? this.#documents.asDigest(document) : undefined
    if (digest) await finishInSlices(this.#tokens.computing(digest, options))
    const data = digest ? this.#tokens.of(digest, options) : new Uint32Array()
    const given = { data, resultId: String(++this.#count) }
    this.#given.set(document, given)
    return given
  }
}

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
  const { id } = named
  const written = archive.index.coverage(id).at(-1)?.title
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
  const coverage = describeCoverage(archive.index.coverage(named.id), uri)
  const place = { uri, offset: found.span.start }
  const isKnown = outcome.kind === 'found'
  const actions: readonly PaperAction[] = [
    ...(isKnown ? [{ label: vscode.l10n.t('Copy BibTeX'), url: commandAddress(copyBibtex.id, place) }] : []),
    { label: vscode.l10n.t('Copy Link'), url: commandAddress(copyPaperLink.id, place) },
    ...(outcome.kind === 'missing'
      ? []
      : [{ label: vscode.l10n.t('Read Later'), url: commandAddress(readLater.id, place) }]),
    ...(isKnown && found.isUntitled
      ? [{ label: vscode.l10n.t('Insert Title'), url: commandAddress(insertTitle.id, place) }]
      : []),
  ]
  const parts = { version: named.version, actions, coverage, related: describeRelated(related) }
  return outcome.kind === 'found'
    ? describePaper(outcome.paper as AnyPaper, parts)
    : describeMissing(named.id, outcome, parts)
}
