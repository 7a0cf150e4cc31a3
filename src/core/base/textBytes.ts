// Texts as bytes: their encoding, and their lines as they arrive in chunks.

/** The encoding of a text. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export interface DecodedText {
  /** Without the byte order mark. Where all lines end with CR, as on old systems, they end with LF here, as in editors. */
  readonly text: string
  readonly encoding: TextEncoding
  readonly hasByteOrderMark: boolean
  readonly hasOldLineEnds: boolean
}

/** This many bytes tell whether a text without a byte order mark is UTF-16. */
const examinedLength = 4096

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark. `undefined` for bytes in another encoding,
 * such as Latin-1, whose letters would be lost, and for bytes that are not text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = markedEncoding(bytes)
  const encoding = marked?.encoding ?? guessUtf16(bytes) ?? 'utf-8'
  const text = decodeAs(encoding, marked ? bytes.subarray(marked.length) : bytes)
  if (text === undefined || (encoding !== 'utf-8' && !isLikelyUtf16(text))) return undefined
  const hasOldLineEnds = text.includes('\r') && !text.includes('\n')
  const read = hasOldLineEnds ? text.replaceAll('\r', '\n') : text
  return { text: read, encoding, hasByteOrderMark: marked !== undefined, hasOldLineEnds }
}

/** A changed text, to be written in place of another in UTF-8, with its byte order mark and its line ends. */
export function asWritten(
  text: string,
  { hasByteOrderMark, hasOldLineEnds }: Pick<DecodedText, 'hasByteOrderMark' | 'hasOldLineEnds'>,
): string {
  return (hasByteOrderMark ? '\uFEFF' : '') + (hasOldLineEnds ? text.replaceAll('\n', '\r') : text)
}

function markedEncoding([first, second, third]: Uint8Array) {
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 } as const
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 } as const
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 } as const
  return undefined
}

/** Addresses and line ends of a UTF-16 text have zeros in every other place; a UTF-8 text rarely has many. */
function guessUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, examinedLength)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if ((even + odd) * 25 < length) return undefined
  if (even * 20 <= odd) return 'utf-16le'
  return odd * 20 <= even ? 'utf-16be' : undefined
}

/** In UTF-32 every other unit is zero, and bytes that come in pairs for another reason give only East Asian letters. */
function isLikelyUtf16(text: string): boolean {
  return !text.includes('\0') && (text === '' || /[\n\r -~]/.test(text))
}

function decodeAs(encoding: TextEncoding, bytes: Uint8Array): string | undefined {
  // If it is cut in the middle of a character, or invalid, it is not text in this encoding.
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** A line and where the next one begins, in bytes from the start of the text. */
export interface Line {
  /** Without its line feed; a view of a reused buffer. `undefined` for a line that is too long to be kept. */
  readonly bytes: Buffer | undefined
  readonly end: number
}

const lineFeed = 10
/** Far above any record: a thousand authors have some 50 kB. */
const mostLineBytes = 8_000_000

/**
 * Cuts chunks into lines, without making strings. Feed it each chunk in turn, and finally nothing, for a last line
 * without a line feed.
 */
export class LineCutter {
  #rest: Buffer[] = []
  #restBytes = 0
  #end: number
  readonly #mostBytes: number

  /**
   * @param start where the first chunk begins, in bytes.
   * @param mostBytes the longest line that is kept.
   */
  constructor(start: number, mostBytes = mostLineBytes) {
    this.#end = start
    this.#mostBytes = mostBytes
  }

  *cut(chunk: Buffer): Generator<Line> {
    let from = 0
    for (let to = chunk.indexOf(lineFeed); to >= 0; to = chunk.indexOf(lineFeed, from)) {
      yield this.#line(chunk.subarray(from, to), 1)
      from = to + 1
    }
    this.#keep(chunk.subarray(from))
  }

  *last(): Generator<Line> {
    if (this.#restBytes > 0) yield this.#line(Buffer.alloc(0), 0)
  }

  #line(part: Buffer, lineFeeds: number): Line {
    this.#end += this.#restBytes + part.length + lineFeeds
    const isTooLong = this.#restBytes + part.length > this.#mostBytes
    const bytes = this.#restBytes > 0 ? Buffer.concat([...this.#rest, part]) : part
    this.#rest = []
    this.#restBytes = 0
    return { bytes: isTooLong ? undefined : bytes, end: this.#end }
  }

  /** Of lines that are too long, only the size is kept. */
  #keep(part: Buffer): void {
    if (part.length === 0) return
    this.#restBytes += part.length
    if (this.#restBytes > this.#mostBytes) this.#rest = []
    else this.#rest.push(Buffer.from(part))
  }
}
