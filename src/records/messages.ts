import type { ArxivId } from '../core/arxiv/identifier.ts'
import type { Log } from '../core/base/log.ts'
import type { Doi } from '../core/paper/doi.ts'
import type { ConnectionState, LibraryTrouble, Records, RecordsOptions, ServiceOptions } from './records.ts'

/** What the worker is started with. */
export interface WorkerSettings {
  readonly options: RecordsOptions
  /** Translations of the messages for people, as `vscode.l10n.bundle` gives them. */
  readonly translations: Readonly<Record<string, string>> | undefined
}

/** A method of {@link Records} and its parameters without the signal: cancelling is a message of its own. */
export type Call =
  | { readonly method: 'find' | 'lookUp'; readonly parameters: readonly [ids: readonly ArxivId[]] }
  | { readonly method: 'lookUpDois'; readonly parameters: readonly [dois: readonly Doi[]] }
  | { readonly method: 'exportTo' | 'importFrom'; readonly parameters: readonly [file: string] }
  | { readonly method: 'startingWith'; readonly parameters: readonly [prefix: string, limit: number] }
  | { readonly method: 'recent'; readonly parameters: readonly [limit: number] }
  | {
      readonly method: 'search' | 'searchArxiv'
      readonly parameters: readonly [words: string, limit: number]
    }

/** `call` is chosen by the caller and never used twice. */
export type CallMessage = Call & { readonly kind: 'call'; readonly call: number }

export type CallResult = Awaited<ReturnType<Records[Call['method']]>>

export type MessageToWorker =
  | CallMessage
  /** Nobody waits for this call any more; it is not answered. */
  | { readonly kind: 'cancel'; readonly call: number }
  /** A result was read; only a few are sent before that. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'prefer'; readonly ids: readonly ArxivId[] }
  | { readonly kind: 'configure'; readonly services: ServiceOptions }
  | { readonly kind: 'close' }

export type MessageFromWorker =
  | { readonly kind: 'result'; readonly call: number; readonly result: CallResult }
  | { readonly kind: 'failure'; readonly call: number; readonly code: string; readonly message: string }
  | { readonly kind: 'state'; readonly state: ConnectionState }
  | { readonly kind: 'trouble'; readonly trouble: LibraryTrouble }
  | { readonly kind: 'log'; readonly level: keyof Log; readonly message: string }
  | { readonly kind: 'closed' }
