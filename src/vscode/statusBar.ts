import * as vscode from 'vscode'
import { paperLanguages } from './adapters/documents.ts'
import { statusText } from './adapters/show.ts'

/** Who has something to say, the most important first. */
const topics = ['import', 'connection'] as const

export type StatusTopic = (typeof topics)[number]

export interface Status {
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
    this.#listener = vscode.window.onDidChangeActiveTextEditor(() => this.#show())
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
    const language = vscode.window.activeTextEditor?.document.languageId ?? ''
    const shown = said.filter(({ isPressing }) => isPressing || paperLanguages.includes(language))
    this.#item.text = shown[0] ? statusText(shown[0].icon, shown[0].words) : ''
    this.#item.tooltip = shown.map(({ tooltip }) => tooltip).join('\n')
    if (shown.length > 0) this.#item.show()
    else this.#item.hide()
  }
}
