// A digest as a draft for a service: what is sent, what speaks against it, and the sending.
import * as l10n from '@vscode/l10n'
import type { Clock } from '../base/async.ts'
import { DigestError } from '../base/errors.ts'
import { withheldAs } from '../digest/frontMatter.ts'
import { type MarkdownNode, readMarkdownTree } from '../export/chat.ts'
import { picturesOf } from '../export/exportDigests.ts'
import type { DigestWithPapers, ExportOptions } from '../export/exportFormat.ts'
import { mailAddress, type Review, readReview, webUrl } from '../export/review.ts'
import { type HttpClient, type HttpResponse, retryAfterOf } from '../http/httpClient.ts'
import { elementsOf, lineOf, membersOf } from '../metadata/source.ts'
import { withoutOwnPlaces } from '../render/ownPlaces.ts'
import {
  type Account,
  type Draft,
  type DraftTarget,
  type DraftToSend,
  isSafeAddress,
  jsonOf,
  type Received,
  type SentDraft,
  splitMessage,
} from './target.ts'
import { draftTargets } from './targets.ts'

/** A draft that may be sent, or the reasons why not; texts are localised sentences. */
interface CheckedDraft {
  readonly draft: Draft
  /** Nothing is sent if there are any. */
  readonly obstacles: readonly string[]
  /** What the writer should know before sending it. */
  readonly remarks: readonly string[]
}

/** More messages would be too many for a chat, and services would reject them. */
const mostMessages = 20
/** Gmail shows this much of an e-mail's HTML, and a link to the rest. */
const mostShownBytes = 102 * 1024

/** The digest as the service gets it, with its problems. Comments are removed, as in all exports. */
export function checkedDraft(
  exported: DigestWithPapers,
  target: DraftTarget,
  options: ExportOptions,
): CheckedDraft {
  const review = readReview(exported)
  const text = target.write(exported, options)
  const { longestMessage } = target
  const texts = longestMessage === undefined ? [text] : splitMessage(text, longestMessage)
  const draft = { title: review.title, texts }
  return {
    draft,
    obstacles: obstaclesTo(draft, target, { exported, review }),
    remarks: remarksOn(draft, target, { exported, review }),
  }
}

interface Source {
  readonly exported: DigestWithPapers
  readonly review: Review
}

function obstaclesTo(
  { title, texts }: Draft,
  { label, longestTitle, gives }: DraftTarget,
  { exported, review }: Source,
): readonly string[] {
  const withheld = withheldAs(exported.digest, exported.path)
  return sentences([
    withheld === 'draft' && l10n.t('The front matter of the digest says that it is a draft.'),
    withheld === 'drafts' && l10n.t('The digest is in a folder of drafts, {0}.', '_drafts'),
    withheld === 'later' && l10n.t('The front matter of the digest says that it is to be published later.'),
    withheld === 'unclear' &&
      l10n.t('The front matter of the digest cannot be read, and may mark it as a draft.'),
    review.parts.length === 0 && l10n.t('The digest is empty.'),
    longestTitle !== undefined &&
      title.length > longestTitle &&
      l10n.t(
        '{0} takes titles of at most {1} characters; this one has {2}.',
        label,
        longestTitle,
        title.length,
      ),
    gives === 'messages' &&
      texts.length > mostMessages &&
      l10n.t('{0} would get {1} messages; at most {2} are sent.', label, texts.length, mostMessages),
  ])
}

function remarksOn(
  { texts }: Draft,
  { label, gives }: DraftTarget,
  { exported, review }: Source,
): readonly string[] {
  const { digest, path } = exported
  const entries = review.parts.filter((part) => part.kind === 'entry')
  const untitled = entries.filter(({ entry, record }) => !entry.title && !record)
  const unlinked = entries.filter(({ url, id }) => url === undefined && id === undefined)
  const nodes = review.parts.flatMap((part) => nodesOf(part.kind === 'prose' ? part.markdown : saidIn(part)))
  const lost = nodes
    .filter(({ type, url }) => type === 'link' && !webUrl(url) && !mailAddress(url))
    .map(({ url }) => url)
  withoutOwnPlaces(digest.text, (address) => lost.push(address))
  const ownPictures = picturesOf(digest, path)
  const others = nodes.filter(({ type, url }) => type === 'image' && webUrl(url) !== undefined)
  const bytes = Buffer.byteLength(texts.join(''))
  return sentences([
    digest.title === undefined &&
      l10n.t('The digest has no title of its own; it is called “{0}”.', review.title),
    untitled.length > 0 && l10n.t('Entries without a title: {0}', named(untitled.map(({ title }) => title))),
    unlinked.length > 0 &&
      l10n.t(
        'Entries without a link that readers can follow: {0}',
        named(unlinked.map(({ title }) => title)),
      ),
    lost.length > 0 && l10n.t('Links that would lead nowhere and become plain text: {0}', named(lost)),
    ownPictures.length > 0 &&
      l10n.t('Images on your computer, of which readers only see the description: {0}', named(ownPictures)),
    others.length > 0 && l10n.t('Images that become links: {0}', named(others.map(({ url }) => url))),
    gives === 'draft' &&
      bytes > mostShownBytes &&
      l10n.t(
        'The e-mail has {0} kB of HTML; Gmail shows the first 102 kB and cuts off the rest.',
        Math.ceil(bytes / 1024),
      ),
    gives === 'messages' &&
      texts.length > 1 &&
      texts.length <= mostMessages &&
      l10n.t('{0} gets {1} messages.', label, texts.length),
  ])
}

/** What would be sent, for people to read: everything but the key. */
export function describeDraft({ title, texts }: Draft, target: DraftTarget, account: Account): string {
  const { url } = target.request({ title, texts }, '', account, 0)
  // For a chat, the address is the key.
  const place = target.gives === 'messages' ? new URL(url).host : url
  const isDraft = target.gives === 'draft'
  const head = [
    l10n.t('To: {0}', `${target.label} (${place})`),
    ...(isDraft ? [l10n.t('Title: {0}', title), l10n.t('Status: draft; readers get nothing')] : []),
    l10n.t('Key: yours, not shown here'),
  ]
  const messages = texts.map((text, index) => {
    return texts.length > 1 ? `${l10n.t('Message {0} of {1}', index + 1, texts.length)}\n\n${text}` : text
  })
  return `${[head.join('\n'), ...messages].join('\n\n')}\n`
}

function saidIn(part: Review['parts'][number]): string {
  return part.kind === 'entry' ? part.commentary : ''
}

/** All nodes of Markdown, including nested ones. */
function nodesOf(markdown: string): readonly MarkdownNode[] {
  const all = (nodes: readonly MarkdownNode[]): readonly MarkdownNode[] =>
    nodes.flatMap((node) => [node, ...all(node.children)])
  return all(readMarkdownTree(markdown))
}

const mostNamed = 3
const longestName = 80

function named(names: readonly string[]): string {
  const each = [...new Set(names)]
  const shown = each.slice(0, mostNamed).map((name) => {
    return name.length > longestName ? `${name.slice(0, longestName)}…` : name
  })
  const more = each.length - shown.length
  return more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : shown.join(', ')
}

function sentences(all: readonly (string | false)[]): readonly string[] {
  return all.filter((sentence) => sentence !== false)
}

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
  const ask = async (): Promise<Reply> => {
    const { url, headers, document } = target.request(draft, text, account, clock.now())
    if (!isSafeAddress(url))
      throw new DraftRefusedError(
        l10n.t('Keys are only sent over HTTPS; check the address of {0}.', target.label),
      )
    const answer = await http.postJson(url, document, { accept: 'application/json', headers, signal })
    return { answer, secrets: [account.key, ...Object.values(headers)] }
  }
  let reply = await ask()
  const { answer } = reply
  const waitMs = answer.status === 429 ? retryAfterOf(answer, clock.now()) : undefined
  if (waitMs !== undefined && waitMs <= longestWaitMs) {
    await clock.delay(waitMs, signal)
    reply = await ask()
  }
  if (reply.answer.status < 200 || reply.answer.status > 299) throw refusal(target, reply)
  return acceptance(target, reply, account)
}

/** A response, and what was sent in confidence: the key, and the tokens made from it. */
interface Reply {
  readonly answer: HttpResponse
  readonly secrets: readonly string[]
}

/** @throws {DraftRefusedError} if the response is not the service's, or does not say that it is a draft */
function acceptance(target: DraftTarget, { answer, secrets }: Reply, account: Account): Received {
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
        shown(status, secrets),
      ),
    )
  return received
}

function refusal({ label, gives }: DraftTarget, { answer, secrets }: Reply): DigestError {
  const { status } = answer
  const isForChat = gives === 'messages'
  // A deleted webhook responds with 404, because its address is its key.
  if (status === 401 || status === 403 || (isForChat && (status === 404 || status === 410)))
    return new KeyRefusedError(l10n.t('{0} does not accept the key (HTTP {1}).', label, status))
  if (status >= 300 && status < 400)
    return new DraftRefusedError(
      l10n.t('{0} has moved (HTTP {1}); check its address in the settings.', label, status),
    )
  const words = wordsOf(answer)?.replace(/\.$/, '')
  return new DraftRefusedError(
    words === undefined
      ? l10n.t('{0} does not accept the draft (HTTP {1}).', label, status)
      : l10n.t('{0} does not accept the draft: {1} (HTTP {2}).', label, shown(words, secrets), status),
  )
}

const mostWords = 300

/** The service's explanation of its refusal, if there is one. */
function wordsOf(answer: HttpResponse): string | undefined {
  const document = membersOf(jsonOf(answer))
  const [first] = elementsOf(document.errors)
  const { message, context } = membersOf(first)
  const said = [context, message, document.detail, document.message].find((each) => lineOf(each))
  const plain = /^[\w .,:-]{1,100}$/.exec(new TextDecoder().decode(answer.body).trim())?.[0]
  return lineOf(said ?? plain)
}

/**
 * The beginning of a service's words, without any part of a secret: the halves of Ghost's key, the last part of a
 * webhook's address.
 */
function shown(words: string, secrets: readonly string[]): string {
  const parts = secrets.flatMap((secret) => [secret, ...secret.split(/[:/?=&. ]+/)])
  const long = parts.filter((part) => part.length >= 8)
  return long.reduce((open, part) => open.replaceAll(part, '…'), words).slice(0, mostWords)
}
