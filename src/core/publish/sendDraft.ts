import * as l10n from '@vscode/l10n'
import type { Clock } from '../base/async.ts'
import { DigestError } from '../base/errors.ts'
import { type HttpClient, type HttpResponse, retryAfterOf } from '../http/httpClient.ts'
import { elementsOf, lineOf, membersOf } from '../metadata/source.ts'
import type { Account, DraftToSend, SentDraft } from './target.ts'
import { type DraftTarget, isSafeAddress, jsonOf, type Received } from './target.ts'
import { draftTargets } from './targets/index.ts'

/** The service does not take the key. */
class KeyRefusedError extends DigestError {
  readonly code = 'key-refused'
}

/** The service has rejected the draft, or made something else of it. */
class DraftRefusedError extends DigestError {
  readonly code = 'draft-refused'
}

interface Sending {
  readonly http: HttpClient
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** The gap between two messages; chats reject more than five in two seconds. */
const gapMs = 1000
/** If asked to wait longer, people are told instead. */
const longestWaitMs = 30_000

/**
 * Sends a draft, one text after the other. A text that may have reached the service is never repeated, except after a
 * rate limit refused it. No error contains the key.
 * @throws {KeyRefusedError}, {DraftRefusedError}, and whatever {@link HttpClient.postJson} throws.
 */
export async function sendDraft(
  { target: id, draft, account }: DraftToSend,
  sending: Sending,
): Promise<SentDraft> {
  const target = draftTargets.find((each) => each.id === id)
  if (!target) throw new DraftRefusedError(l10n.t('There is no service called {0}.', id))
  let sent = 0
  let url: string | undefined
  for (const text of draft.texts) {
    if (sent > 0) await sending.clock.delay(gapMs, sending.signal)
    try {
      const received = await sendText(target, text, { draft, account }, sending)
      url ??= received.url
    } catch (error) {
      if (sent === 0 || !(error instanceof DigestError)) throw error
      const before = l10n.t('{0} of {1} messages are in the channel.', sent, draft.texts.length)
      throw new DraftRefusedError(`${before} ${error.message}`, { cause: error })
    }
    sent += 1
  }
  return { url }
}

async function sendText(
  target: DraftTarget,
  text: string,
  { draft, account }: Pick<DraftToSend, 'draft' | 'account'>,
  { http, clock, signal }: Sending,
): Promise<Received> {
  const ask = () => {
    const { url, headers, document } = target.request(draft, text, account, clock.now())
    if (!isSafeAddress(url))
      throw new DraftRefusedError(
        l10n.t('Keys are only sent over HTTPS; check the address of {0}.', target.label),
      )
    return http.postJson(url, document, { accept: 'application/json', headers, signal })
  }
  let answer = await ask()
  const waitMs = answer.status === 429 ? retryAfterOf(answer, clock.now()) : undefined
  if (waitMs !== undefined && waitMs <= longestWaitMs) {
    await clock.delay(waitMs, signal)
    answer = await ask()
  }
  if (answer.status < 200 || answer.status > 299) throw refusal(target, answer, account)
  return acceptance(target, answer, account)
}

/** @throws {DraftRefusedError} if the response is not the service's, or does not say that it is a draft */
function acceptance(target: DraftTarget, answer: HttpResponse, account: Account): Received {
  const received = target.read(answer, account)
  if (!received)
    throw new DraftRefusedError(
      l10n.t('{0} sent an unexpected response. Check there whether the draft has arrived.', target.label),
    )
  const { status } = received
  if (status !== undefined && status !== 'draft')
    throw new DraftRefusedError(
      l10n.t(
        '{0} did not keep it as a draft: its status is “{1}”. Check there immediately.',
        target.label,
        status,
      ),
    )
  return received
}

function refusal({ label, gives }: DraftTarget, answer: HttpResponse, { key }: Account): DigestError {
  const { status } = answer
  const isForChat = gives === 'messages'
  // A deleted webhook responds with 404, because its address is its key.
  if (status === 401 || status === 403 || (isForChat && (status === 404 || status === 410)))
    return new KeyRefusedError(l10n.t('{0} does not accept the key (HTTP {1}).', label, status))
  if (status >= 300 && status < 400)
    return new DraftRefusedError(
      l10n.t('{0} has moved (HTTP {1}); check its address in the settings.', label, status),
    )
  const words = wordsOf(answer, key)
  return new DraftRefusedError(
    words === undefined
      ? l10n.t('{0} does not accept the draft (HTTP {1}).', label, status)
      : l10n.t('{0} does not accept the draft: {1} (HTTP {2}).', label, words, status),
  )
}

const mostWords = 300

/** The service's explanation of its refusal, if there is one, without any part of the key. */
function wordsOf(answer: HttpResponse, key: string): string | undefined {
  const document = membersOf(jsonOf(answer))
  const [first] = elementsOf(document.errors)
  const { message, context } = membersOf(first)
  const said = [context, message, document.detail, document.message].find((each) => lineOf(each))
  const plain = /^[\w .,:-]{1,100}$/.exec(new TextDecoder().decode(answer.body).trim())?.[0]
  const words = lineOf(said ?? plain)
  return words === undefined ? undefined : withoutKey(words, key).slice(0, mostWords).replace(/\.$/, '')
}

/** Parts of a key are secret as well: the halves of Ghost's, the last part of a webhook's address. */
function withoutKey(words: string, key: string): string {
  const parts = [key, ...key.split(/[:/?=&]+/)].filter((part) => part.length >= 8)
  return parts.reduce((open, part) => open.replaceAll(part, '…'), words)
}
