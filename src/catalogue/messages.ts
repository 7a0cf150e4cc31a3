import type { Log } from '../core/base/log.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { CatalogueOptions } from './catalogue.ts'

/** What the worker is started with. */
export interface WorkerSettings {
  readonly options: CatalogueOptions
  /** Translations of the messages for people, as `vscode.l10n.bundle` gives them. */
  readonly translations: Readonly<Record<string, string>> | undefined
}

/** `call` is chosen by the caller and never used twice. */
export interface SearchMessage {
  readonly call: number
  readonly words: string
  readonly limit: number
}

export type MessageFromWorker =
  | { readonly kind: 'result'; readonly call: number; readonly papers: readonly Paper[] }
  | { readonly kind: 'failure'; readonly call: number; readonly code: string; readonly message: string }
  | { readonly kind: 'log'; readonly level: keyof Log; readonly message: string }
