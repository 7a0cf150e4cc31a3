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

/** Where to cut a text that must not be longer. */
function cutAt(text: string, longest: number): number {
  const start = text.slice(0, longest)
  for (const between of ['\n\n', '\n', ' ']) {
    const end = start.lastIndexOf(between)
    // A message of a few words before a long one looks like a mistake.
    if (end > longest / 4) return end
  }
  // Never cut a surrogate pair.
  return /[\ud800-\udbff]$/.test(start) ? longest - 1 : longest
}

function countOf(text: string): number {
  return text.split(fence).length - 1
}

function wrapped(text: string, beginsInCode: boolean, endsInCode: boolean): string {
  return `${beginsInCode ? `${fence}\n` : ''}${text}${endsInCode ? `\n${fence}` : ''}`
}
