import type { DigestWithPapers, ExportOptions } from '../export/exportFormat.ts'
import type { HttpResponse } from '../http/httpClient.ts'
import type { Account, Draft } from './message.ts'

/** One request, with `POST` and JSON. */
interface DraftRequest {
  readonly url: string
  /** Lower-case names; the key is among the values. */
  readonly headers: Readonly<Record<string, string>>
  readonly document: unknown
}

/**
 * A service that takes digests. It makes drafts: nothing that it asks for reaches readers, but for chats, which know no drafts
 * and say so (`gives`).
 */
export interface DraftTarget {
  /** Kebab-case; also what the service's settings and its key are called. */
  readonly id: string
  /** The service's own name. */
  readonly label: string
  /** A draft that nobody gets until somebody sends it there, or messages that a channel shows at once. */
  readonly gives: 'draft' | 'messages'
  /** The setting with the service's address; a chat has none. */
  readonly addressSetting: string | undefined
  /** Most UTF-16 units of a title; `undefined` where there is no such limit. */
  readonly longestTitle: number | undefined
  /** Most UTF-16 units of a message; `undefined` where a text is never cut. */
  readonly longestMessage: number | undefined
  /** Where people find their key, as a sentence. */
  askForKey(): string
  /** Whether a text can be a key. */
  isKey(text: string): boolean
  /** What is missing of an account besides its address and its key, as a sentence. */
  missingOf?(account: Account): string | undefined
  /** The whole digest in the service's form. */
  write(exported: DigestWithPapers, options: ExportOptions): string
  /**
   * The request for one of the draft's texts.
   * @param now milliseconds since the epoch
   */
  request(draft: Draft, text: string, account: Account, now: number): DraftRequest
  /** What a service says that has taken a text; `undefined` where it says anything else. */
  read(answer: HttpResponse, account: Account): Received | undefined
}

/** What a service has made of a text. */
export interface Received {
  /** What it says that it is, such as `draft` or `sent`; `undefined` for a message. */
  readonly status: string | undefined
  /** Where people edit it; `undefined` where nobody knows. */
  readonly url: string | undefined
}
