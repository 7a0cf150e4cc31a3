/** The encoding of a text. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string
  readonly encoding: TextEncoding
  readonly hasByteOrderMark: boolean
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
  return { text, encoding, hasByteOrderMark: marked !== undefined }
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
