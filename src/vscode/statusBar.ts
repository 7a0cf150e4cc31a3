import * as vscode from 'vscode'
import type { CatalogueProgress } from '../catalogue/reportLine.ts'
import type { ConnectionState, Records } from '../records/records.ts'
import { activeDocument, onDidChangeActiveDocument, paperLanguages } from './adapters/documents.ts'
import { formatCount, statusText } from './adapters/show.ts'
import type { CatalogueUpdates } from './catalogueUpdates.ts'

/** Who has something to say, the most important first. */
const topics = ['import', 'connection'] as const

type StatusTopic = (typeof topics)[number]

interface Status {
  /** The name of one of VS Code's icons: `sync~spin`. */
  readonly icon: string
  /** Short, such as `43 %`; may be empty. */
  readonly words: string
  /** The whole of it, for whoever points there. */
  readonly tooltip: string
  /** Whether it is said whatever document is open. */
  readonly isPressing: boolean
}

/** One item for all that goes on in the background. Beside a document in which no papers are named it is silent. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('researchDigest.status', vscode.StatusBarAlignment.Right)
  readonly #listener: vscode.Disposable
  readonly #said = new Map<StatusTopic, Status>()

  constructor() {
    this.#item.name = vscode.l10n.t('Research Digest')
    this.#item.command = 'researchDigest.showLog'
    this.#listener = onDidChangeActiveDocument(() => this.#show())
    this.#show()
  }

  /** Says it until something else is said about the topic; `undefined` when there is nothing to say. */
  say(topic: StatusTopic, status: Status | undefined): void {
    if (status) this.#said.set(topic, status)
    else this.#said.delete(topic)
    this.#show()
  }

  dispose(): void {
    this.#listener.dispose()
    this.#item.dispose()
  }

  #show(): void {
    const said = topics.flatMap((topic) => this.#said.get(topic) ?? [])
    const language = activeDocument()?.languageId ?? ''
    const shown = said.filter(({ isPressing }) => isPressing || paperLanguages.includes(language))
    this.#item.text = shown[0] ? statusText(shown[0].icon, shown[0].words) : ''
    this.#item.tooltip = shown.map(({ tooltip }) => tooltip).join('\n')
    if (shown.length > 0) this.#item.show()
    else this.#item.hide()
  }
}

/** Says in the status bar how far an import or an update of the catalogue has come. */
export function showCatalogueProgress(updates: CatalogueUpdates, statusBar: StatusBar): vscode.Disposable {
  return updates.onDidChangeProgress((progress) => statusBar.say('import', progress && describe(progress)))
}

function describe({ stage, fraction, papers }: CatalogueProgress): Status {
  const count = formatCount(papers)
  const share = fraction === undefined ? count : `${Math.floor(fraction * 100)} %`
  const words =
    stage === 'indexing' ? vscode.l10n.t('indexing {0}', share) : vscode.l10n.t('importing {0}', share)
  return {
    icon: 'sync~spin',
    words,
    tooltip: vscode.l10n.t('The catalogue of papers is brought up to date: {0} papers so far.', count),
    isPressing: true,
  }
}

/** A request waits its turn for some seconds all the time; only waits that nobody is kept for are news, in milliseconds. */
export const noticeableMs = 10_000

/** Says in the status bar how the services answer. */
export function showConnection(records: Records, statusBar: StatusBar): vscode.Disposable {
  statusBar.say('connection', describeConnection({ kind: 'idle' }))
  const leave = records.onStateChange((state) => statusBar.say('connection', describeConnection(state)))
  return { dispose: leave }
}

function describeConnection(state: ConnectionState): Status {
  switch (state.kind) {
    case 'idle':
      return quiet('book', '', vscode.l10n.t('Records of papers: online.'))
    case 'asking':
      return quiet('sync~spin', '', vscode.l10n.t('Records of papers are asked for.'))
    case 'waiting':
      return state.until - Date.now() < noticeableMs
        ? quiet('sync~spin', '', vscode.l10n.t('Records of papers wait for their turn.'))
        : quiet('watch', clockTime(state.until), waitingUntil(state.until))
    case 'detour':
      return quiet(
        'git-compare',
        '',
        vscode.l10n.t('{0} Another source is asked in its place.', state.reason),
      )
    case 'offline':
      return quiet(
        'circle-slash',
        vscode.l10n.t('offline'),
        vscode.l10n.t('{0} Papers that were seen before are there all the same.', state.reason),
      )
    case 'stopped':
      return quiet(
        'circle-slash',
        vscode.l10n.t('refused'),
        vscode.l10n.t('{0} It is not asked again before the next start.', state.reason),
      )
  }
}

/**
 * @param until in milliseconds since the epoch
 * @param reason for people, where it is known
 */
export function waitingUntil(until: number, reason?: string): string {
  return reason === undefined
    ? vscode.l10n.t('The services ask to slow down: records of papers wait until {0}.', exactTime(until))
    : vscode.l10n.t('{0} The next attempt is at {1}.', reason, exactTime(until))
}

/** What to say to somebody who wants the records sooner; `until` is in milliseconds since the epoch. */
export function askedAgainAt(until: number): string {
  return vscode.l10n.t(
    'Waiting until {0}, as the services ask; then the records are asked for again.',
    exactTime(until),
  )
}

function quiet(icon: string, words: string, tooltip: string): Status {
  return { icon, words, tooltip, isPressing: false }
}

function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' })
}

function exactTime(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { timeStyle: 'medium' })
}
