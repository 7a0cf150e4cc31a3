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
