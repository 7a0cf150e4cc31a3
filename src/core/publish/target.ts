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
 * A service that accepts digests. It creates drafts: no request reaches readers, except in chats, which have no drafts
 * and say so (`gives`).
 */
export interface DraftTarget {
  /** Kebab-case; also used in the names of the service's settings and key. */
  readonly id: string
  /** The service's own name. */
  readonly label: string
  /** A draft that nobody gets until it is sent there, or messages that a channel shows immediately. */
  readonly gives: 'draft' | 'messages'
  /** The setting with the service's address; missing for a chat. */
  readonly addressSetting: string | undefined
  /** The maximum length of a title in UTF-16 units; `undefined` if there is none. */
  readonly longestTitle: number | undefined
  /** The maximum length of a message in UTF-16 units; `undefined` if a text is never cut. */
  readonly longestMessage: number | undefined
  /** Where people find their key, as a sentence. */
  askForKey(): string
  /** Whether a text can be a key. */
  isKey(text: string): boolean
  /** What an account lacks besides its address and its key, as a sentence. */
  missingOf?(account: Account): string | undefined
  /** The whole digest in the service's form. */
  write(exported: DigestWithPapers, options: ExportOptions): string
  /**
   * The request for one of the draft's texts.
   * @param now milliseconds since the epoch
   */
  request(draft: Draft, text: string, account: Account, now: number): DraftRequest
  /** The service's response to an accepted text; `undefined` for any other response. */
  read(answer: HttpResponse, account: Account): Received | undefined
}

/** What a service has made of a text. */
export interface Received {
  /** Its status according to the service, such as `draft` or `sent`; `undefined` for a message. */
  readonly status: string | undefined
  /** Where people edit it; `undefined` if unknown. */
  readonly url: string | undefined
}
