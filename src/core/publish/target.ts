// What a service that takes drafts has to be, what such services have in common, and what is sent to them, as plain data.
import type { DigestWithPapers, ExportOptions } from '../export/exportFormat.ts'
import type { HttpResponse } from '../http/httpClient.ts'
import { readJsonAnswer } from '../metadata/source.ts'

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

/** A JSON response; `undefined` if it is not JSON. */
export function jsonOf(answer: HttpResponse): unknown {
  try {
    return readJsonAnswer('', answer)
  } catch {
    return undefined
  }
}

/** Whether a secret may be sent there: over HTTPS, or to this computer. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

// What is sent to a service, as plain data: a draft, for whom, and the messages that a long text becomes.

/** Where a draft is sent, and on whose behalf. */
export interface Account {
  /** The service's address without a slash at its end; empty for a chat, whose key is an address. */
  readonly address: string
  /** Never shown, logged, kept in settings or sent to another address than the one that it was given for. */
  readonly key: string
  /** Numbers of the mailing lists that the draft is for; of listmonk alone. */
  readonly lists: readonly number[]
}

/** A digest as a service gets it. */
export interface Draft {
  /** One line. */
  readonly title: string
  /** The one text of a draft, or the messages of a chat in their order. */
  readonly texts: readonly string[]
}

/** A draft on its way; plain data, so that a thread can take it. */
export interface DraftToSend {
  /** The id of the target. */
  readonly target: string
  readonly draft: Draft
  readonly account: Account
}

/** What came of it. */
export interface SentDraft {
  /** Where people edit the draft; `undefined` where nobody knows. */
  readonly url: string | undefined
}

const fence = '```'
/** Room for the fences added at both ends when a code block is cut. */
const room = 2 * (fence.length + 1)

/**
 * A text as messages of limited length, cut between paragraphs, otherwise between lines, words or characters. A code
 * block that is cut continues as one.
 * @param longest UTF-16 units; more than twenty
 */
export function splitMessage(text: string, longest: number): readonly string[] {
  const messages: string[] = []
  let rest = text.trim()
  let isInCode = false
  while (rest.length > longest - (isInCode ? room : 0)) {
    const end = cutAt(rest, longest - room)
    const piece = rest.slice(0, end)
    const isCutCode: boolean = isInCode !== (countOf(piece) % 2 === 1)
    messages.push(wrapped(piece.trimEnd(), isInCode, isCutCode))
    rest = isCutCode ? rest.slice(end).replace(/^\n+/, '') : rest.slice(end).trimStart()
    isInCode = isCutCode
  }
  return rest === '' ? messages : [...messages, wrapped(rest, isInCode, false)]
}

/** A link of Discord or Slack, code, an escaped character, an address, a surrogate pair: half of one shows its marks. */
const whole =
  /\[(?:\\[^\n]|[^[\]\\\n]){0,1000}\]\(<[^<>\n]{0,2000}>\)|<[^<>\n]{1,2000}>|(?<!`)`[^`\n]{1,500}`(?!`)|\\[^\n]|https?:\/\/[^\s<>]{1,1000}|[\ud800-\udbff][\udc00-\udfff]/g

/** Where to cut a text that must not be longer. */
function cutAt(text: string, longest: number): number {
  const start = text.slice(0, longest)
  for (const between of ['\n\n', '\n']) {
    const end = start.lastIndexOf(between)
    // A message of a few words before a long one looks like a mistake.
    if (end > longest / 4) return end
  }
  const wholes = Array.from(text.slice(0, longest + longestWhole).matchAll(whole), ({ index, 0: part }) => ({
    start: index,
    end: index + part.length,
  }))
  const isBetween = (at: number) => !wholes.some(({ start: from, end: to }) => from < at && at < to)
  for (let end = start.lastIndexOf(' '); end > longest / 4; end = start.lastIndexOf(' ', end - 1))
    if (isBetween(end)) return end
  const end = wholes.find(({ start: from, end: to }) => from < longest && longest < to)?.start ?? longest
  // What is longer than a message has to be cut, but not within a surrogate pair.
  if (end > 0) return end
  return /[\ud800-\udbff]$/.test(start) ? longest - 1 : longest
}

/** In UTF-16 units: a link with its label. */
const longestWhole = 3100

function countOf(text: string): number {
  return text.split(fence).length - 1
}

function wrapped(text: string, beginsInCode: boolean, endsInCode: boolean): string {
  return `${beginsInCode ? `${fence}\n` : ''}${text}${endsInCode ? `\n${fence}` : ''}`
}
