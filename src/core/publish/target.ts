// What a service that takes drafts has to be, and what such services have in common.
import type { DigestWithPapers, ExportOptions } from '../export/exportFormat.ts'
import { reviewHtml } from '../export/plainHtml.ts'
import { readReview } from '../export/review.ts'
import type { HttpResponse } from '../http/httpClient.ts'
import { readJsonAnswer } from '../metadata/source.ts'
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

/**
 * A digest as HTML for services that send it as e-mail. They fill in templates such as `{{ subscriber }}` and `{% if
 * %}` before they read HTML, so braces, which formulas and code also have, are written as entities.
 */
export function draftHtml(exported: DigestWithPapers): string {
  const html = reviewHtml(readReview(exported), exported.papers)
  return html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
}

/** A title without template syntax: it is not read as HTML, so template markers are broken up. */
export function inertTitle(title: string): string {
  return title.replace(/\{(?=[{%#])/g, '{\u200b')
}

/** A JSON response; `undefined` if it is not JSON. */
export function jsonOf(answer: HttpResponse): unknown {
  try {
    return readJsonAnswer('', answer)
  } catch {
    return undefined
  }
}

/** An identifier that is safe in an address. */
export function plainId(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? text : undefined
}

/** Whether a text can be in a header. */
export function isVisible(text: string): boolean {
  return /^[\x21-\x7e]{1,2000}$/.test(text)
}

/** Whether a secret may be sent there: over HTTPS, or to this computer. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
}
