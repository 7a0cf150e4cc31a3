// What is brought up to date without being asked for, or by a process of its own: records and the catalogue.
import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as vscode from 'vscode'
import { type CatalogueProgress, type CatalogueResult, readReportLine } from '../catalogue/workerCatalogue.ts'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { systemClock } from '../core/base/async.ts'
import { referencesWithin } from '../core/digest/references.ts'
import { type ProxySettings, proxyEnvironment } from '../core/http/httpClient.ts'
import { type Records, recheckWeekly } from '../records/records.ts'
import { type DigestDocuments, paperLanguages, toSpan } from './adapters/documents.ts'
import { readSettings } from './adapters/settings.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

/** Work on the catalogue failed; the message comes from the program that did it. */
export class CatalogueUpdateError extends Error {}

interface UpdateRequest {
  readonly oaiUrl: string
  /** All of arXiv when empty. */
  readonly sets: readonly string[]
  readonly userAgent: string
  readonly proxy: ProxySettings
}

/**
 * Imports into the catalogue and keeps it up to date, in a separate process that runs our command line: it may take all
 * the time and memory it needs, and ending it at any moment loses nothing that was committed.
 */
export class CatalogueUpdates implements vscode.Disposable {
  readonly #program: string
  readonly #catalogue: string
  readonly #log: vscode.LogOutputChannel
  readonly #changed = new vscode.EventEmitter<CatalogueProgress | undefined>()
  readonly #children = new Set<ChildProcess>()
  /** The progress of the work; `undefined` when it has ended. */
  readonly onDidChangeProgress = this.#changed.event

  /**
   * @param program the bundle of the command line.
   * @param catalogue its file.
   */
  constructor(program: string, catalogue: string, log: vscode.LogOutputChannel) {
    this.#program = program
    this.#catalogue = catalogue
    this.#log = log
  }

  /** Rejects with {@link CatalogueUpdateError}, or the signal's reason. */
  importSnapshot(file: string, signal: AbortSignal): Promise<CatalogueResult> {
    return this.#run(['import', file], signal)
  }

  /** Rejects with {@link CatalogueUpdateError}, or the signal's reason. */
  update({ oaiUrl, sets, userAgent, proxy }: UpdateRequest, signal: AbortSignal): Promise<CatalogueResult> {
    const from = ['--oai', oaiUrl, '--user-agent', userAgent]
    const args = ['update', ...from, ...sets.flatMap((set) => ['--set', set])]
    return this.#run(args, signal, proxyEnvironment(proxy))
  }

  dispose(): void {
    for (const child of this.#children) child.kill()
    this.#changed.dispose()
  }

  async #run(
    args: readonly string[],
    signal: AbortSignal,
    environment: NodeJS.ProcessEnv = {},
  ): Promise<CatalogueResult> {
    signal.throwIfAborted()
    const child = fork(this.#program, ['catalogue', ...args, '--catalogue', this.#catalogue, '--json'], {
      // Do not pass on the flags of the editor's own process.
      execArgv: [],
      env: {
        ...process.env,
        ...environment,
        ELECTRON_RUN_AS_NODE: '1',
        RESEARCH_DIGEST_LANGUAGE: vscode.env.language,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#children.add(child)
    const stop = () => child.kill()
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await this.#follow(child, signal)
    } finally {
      signal.removeEventListener('abort', stop)
      this.#children.delete(child)
      this.#changed.fire(undefined)
    }
  }

  #follow(child: ChildProcess, signal: AbortSignal): Promise<CatalogueResult> {
    let result: CatalogueResult | undefined
    let complaint = ''
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (text) => {
        const line = readReportLine(text)
        if (!line) this.#log.warn(`The process said: ${text}`)
        else if (line.kind === 'progress') this.#changed.fire(line)
        else if (line.kind === 'result') result = line
        else this.#log.warn(`Line ${line.line} of the snapshot: expected ${line.expected}`)
      })
    }
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        const said = line.replace(/^research-digest: /, '')
        // Lines after an error message explain it.
        if (said !== line) complaint = said
        this.#log.warn(said)
      })
    }
    return new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new CatalogueUpdateError(error.message, { cause: error })))
      child.on('close', (code, endedBy) => {
        if (signal.aborted) reject(signal.reason)
        else if (code === 0 && result) resolve(result)
        else reject(new CatalogueUpdateError(complaint || howItEnded(code, endedBy)))
      })
    })
  }
}

function howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  return code === null
    ? vscode.l10n.t(
        'the process was terminated ({0}); run the same command to continue where it stopped.',
        signal ?? '',
      )
    : vscode.l10n.t('the process ended with exit code {0}.', code)
}

/** Scrolling is not reported at each step. In milliseconds. */
const pauseMs = 100

/** Tells the records which papers are in view, so that those come before the rest of long documents. */
export class VisiblePapers implements vscode.Disposable {
  readonly #papers: PaperRecords
  readonly #documents: DigestDocuments
  readonly #listeners: readonly vscode.Disposable[]
  #timer: NodeJS.Timeout | undefined

  constructor(papers: PaperRecords, documents: DigestDocuments) {
    this.#papers = papers
    this.#documents = documents
    this.#listeners = [
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#schedule()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#schedule()),
    ]
    // Immediately, for the documents that the window opens with.
    this.#tell()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.dispose()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#tell()
    }, pauseMs)
  }

  #tell(): void {
    this.#papers.prefer(vscode.window.visibleTextEditors.flatMap((editor) => this.#papersIn(editor)))
  }

  #papersIn({ document, visibleRanges }: vscode.TextEditor): readonly ArxivId[] {
    if (!paperLanguages.includes(document.languageId)) return []
    const digest = this.#documents.digestOf(document)
    return visibleRanges.flatMap((range) =>
      referencesWithin(digest, toSpan(document, range.with({ end: range.end.translate(1, 0) }))).flatMap(
        ({ kind, reference }) => (kind === 'id' ? [] : reference.id),
      ),
    )
  }
}

interface RecordCareParts {
  readonly records: Pick<Records, 'findOld' | 'onStateChange'>
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly log: vscode.LogOutputChannel
}

/** Checks the records of the archive's papers again automatically, until it is disposed; see {@link recheckWeekly}. */
export function keepRecordsCurrent({ records, papers, archive, log }: RecordCareParts): vscode.Disposable {
  const closing = new AbortController()
  let isConnected = true
  const stopListening = records.onStateChange(({ kind }) => {
    isConnected = kind !== 'offline' && kind !== 'stopped'
  })
  void recheckWeekly(
    {
      clock: systemClock,
      log,
      // An untrusted folder must not cause requests.
      isWelcome: () => isConnected && vscode.workspace.isTrusted && readSettings().rechecksRecords,
      async findOld(signal) {
        const index = await archive.settled(signal)
        const covered = index.coveredPapers()
        return covered.length === 0 ? [] : records.findOld(covered, signal)
      },
      recheck: (ids, signal) => papers.recheck(ids, () => {}, signal),
    },
    closing.signal,
  )
  return {
    dispose() {
      stopListening()
      closing.abort()
    },
  }
}
