// What the status bar, and the notice above previews, say of work in the background and of the services.
import * as vscode from 'vscode'
import type { CatalogueProgress } from '../catalogue/workerCatalogue.ts'
import type { ConnectionState, Records } from '../records/records.ts'
import { activeDocument, onDidChangeActiveDocument, paperLanguages } from './adapters/documents.ts'
import { formatCount, statusText } from './adapters/show.ts'
import type { Notice } from './preview/messages.ts'

/** The topics, most important first. */
const topics = ['import', 'connection'] as const

type StatusTopic = (typeof topics)[number]

interface Status {
  /** The name of one of VS Code's icons: `sync~spin`. */
  readonly icon: string
  /** Short, such as `43%`; may be empty. */
  readonly words: string
  /** The full text, shown on hover. */
  readonly tooltip: string
  /** Whether it is shown whatever document is open. */
  readonly isPressing: boolean
}

/** One status-bar item for everything in the background. It is hidden beside a document that names no papers. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('researchDigest.status', vscode.StatusBarAlignment.Right)
  readonly #listeners: vscode.Disposable
  readonly #said = new Map<StatusTopic, Status>()

  /** Shows how the services respond, and the progress of an import or update of the catalogue. */
  constructor(records: Records, onDidChangeProgress: vscode.Event<CatalogueProgress | undefined>) {
    this.#item.name = vscode.l10n.t('Research Digest')
    this.#item.command = 'researchDigest.showLog'
    this.#listeners = vscode.Disposable.from(
      onDidChangeActiveDocument(() => this.#show()),
      onDidChangeProgress((progress) => this.#say('import', progress && describe(progress))),
      { dispose: records.onStateChange((state) => this.#say('connection', describeConnection(state))) },
    )
    this.#say('connection', describeConnection({ kind: 'idle' }))
  }

  /** Shows the status until the topic gets another one; `undefined` if there is nothing to show. */
  #say(topic: StatusTopic, status: Status | undefined): void {
    if (status) this.#said.set(topic, status)
    else this.#said.delete(topic)
    this.#show()
  }

  dispose(): void {
    this.#listeners.dispose()
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

function describe({ stage, fraction, papers }: CatalogueProgress): Status {
  const count = formatCount(papers)
  const share = fraction === undefined ? count : `${Math.floor(fraction * 100)}%`
  const words =
    stage === 'indexing' ? vscode.l10n.t('indexing {0}', share) : vscode.l10n.t('importing {0}', share)
  return {
    icon: 'sync~spin',
    words,
    tooltip: vscode.l10n.t('Updating the catalogue: {0} papers so far.', count),
    isPressing: true,
  }
}

/** Requests wait their turn for some seconds all the time; only waits that nobody is kept for are shown. In milliseconds. */
const noticeableMs = 10_000

function describeConnection(state: ConnectionState): Status {
  switch (state.kind) {
    case 'idle':
      return quiet('book', '', vscode.l10n.t('Paper records: online.'))
    case 'asking':
      return quiet('sync~spin', '', vscode.l10n.t('Requesting paper records.'))
    case 'waiting':
      return state.until - Date.now() < noticeableMs
        ? quiet('sync~spin', '', vscode.l10n.t('Requests for paper records are queued.'))
        : quiet('watch', clockTime(state.until), waitingUntil(state.until))
    case 'detour':
      return quiet('git-compare', '', vscode.l10n.t('{0} Using another source instead.', state.reason))
    case 'offline':
      return quiet(
        'circle-slash',
        vscode.l10n.t('offline'),
        vscode.l10n.t('{0} Papers that you have seen before are still available.', state.reason),
      )
    case 'stopped':
      return quiet(
        'circle-slash',
        vscode.l10n.t('refused'),
        vscode.l10n.t('{0} It will not be asked again until VS Code restarts.', state.reason),
      )
  }
}

/**
 * @param until in milliseconds since the epoch
 * @param reason for people, if known
 */
function waitingUntil(until: number, reason?: string): string {
  return reason === undefined
    ? vscode.l10n.t(
        'The services asked us to slow down: waiting until {0} to request paper records.',
        exactTime(until),
      )
    : vscode.l10n.t('{0} The next attempt is at {1}.', reason, exactTime(until))
}

/** What to tell somebody who wants the records sooner; `until` is in milliseconds since the epoch. */
function askedAgainAt(until: number): string {
  return vscode.l10n.t(
    'Waiting until {0}, as the services asked; then the records are requested again.',
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

interface NoticeCircumstances {
  /** Why records of the document's papers are unavailable, for people. */
  readonly reason: string | undefined
  /** Whether the reader has asked for them again, and they have not come yet. */
  readonly isAskingAgain: boolean
}

/** What readers of previews should know of the services; nothing while they answer. */
export class PreviewNotice implements vscode.Disposable {
  readonly #leave: () => void
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #state: ConnectionState = { kind: 'idle' }

  constructor(records: Records) {
    this.#leave = records.onStateChange((state) => {
      const isNews = state.kind !== 'waiting' || state.until - Date.now() >= noticeableMs
      this.#state = isNews ? state : { kind: 'asking' }
      this.#changed.fire()
    })
  }

  /** Whether the services have asked us to wait for longer than requests always do. */
  get isWaiting(): boolean {
    return this.#state.kind === 'waiting'
  }

  /** What to say above the cards of a document. */
  notice({ reason, isAskingAgain }: NoticeCircumstances): Notice | undefined {
    const state = this.#state
    if (state.kind === 'waiting')
      return isAskingAgain
        ? { text: askedAgainAt(state.until), asking: 'underWay' }
        : { text: waitingUntil(state.until, reason), asking: 'offered' }
    if (isAskingAgain) return { text: vscode.l10n.t('Requesting the records again…'), asking: 'underWay' }
    const text = trouble(state) ?? reason
    return text === undefined ? undefined : { text, asking: state.kind === 'stopped' ? 'none' : 'offered' }
  }

  dispose(): void {
    this.#leave()
    this.#changed.dispose()
  }
}

function trouble(state: ConnectionState): string | undefined {
  if (state.kind === 'offline')
    return vscode.l10n.t('Offline: records are available only for papers seen before. {0}', state.reason)
  if (state.kind === 'stopped')
    return vscode.l10n.t('Paper records are no longer requested. {0}', state.reason)
  return undefined
}
