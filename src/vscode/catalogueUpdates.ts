import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as vscode from 'vscode'
import { type CatalogueProgress, type CatalogueResult, readReportLine } from '../catalogue/workerCatalogue.ts'
import { type ProxySettings, proxyEnvironment } from '../core/http/httpClient.ts'

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
