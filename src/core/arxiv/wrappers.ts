// Sites that lead to another address, which is contained in theirs: redirects of search engines, mail and chat
// programs, library proxies, web archives.
import { type MappedText, mappedText, type Span, span, writtenSpan } from '../base/span.ts'

/** A site with a parameter that is the address it leads to. */
interface Redirect {
  /** The start of host and path, in lower case. */
  readonly site: RegExp
  readonly parameters: readonly string[]
}

const redirects: readonly Redirect[] = [
  { site: /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}\/url$/, parameters: ['q', 'url'] },
  { site: /^scholar\.google(?:\.[a-z]{2,3}){1,2}\/scholar_url$/, parameters: ['url'] },
  { site: /^translate\.google(?:\.[a-z]{2,3}){1,2}\/(?:translate|website)$/, parameters: ['u'] },
  { site: /^[a-z0-9.-]{1,60}\.safelinks\.protection\.outlook\.com\//, parameters: ['url'] },
  { site: /^(?:l|lm)\.(?:facebook|messenger|instagram)\.com\//, parameters: ['u'] },
  { site: /^t\.umblr\.com\/redirect/, parameters: ['z'] },
  { site: /^(?:www\.)?slack-redir\.net\/link/, parameters: ['url'] },
  {
    site: /^(?:[a-z0-9-]{1,60}\.)?slack\.com\/(?:link|redir|openid\/connect\/redirect)/,
    parameters: ['url'],
  },
  { site: /^(?:www\.)?linkedin\.com\/(?:redir\/redirect|safety\/go)/, parameters: ['url'] },
  { site: /^(?:www\.)?youtube\.com\/redirect$/, parameters: ['q'] },
  { site: /^out\.reddit\.com\//, parameters: ['url'] },
  { site: /^link\.zhihu\.com\//, parameters: ['target'] },
  { site: /^link\.(?:juejin\.cn|csdn\.net)\//, parameters: ['target'] },
  { site: /^(?:vk|m\.vk)\.com\/away(?:\.php)?$/, parameters: ['to'] },
  { site: /^(?:www\.)?duckduckgo\.com\/l\/$/, parameters: ['uddg'] },
  { site: /^(?:www\.)?bing\.com\/newtabredir$/, parameters: ['url'] },
  { site: /^urldefense\.proofpoint\.com\/v2\/url$/, parameters: ['u'] },
  // EZproxy, OpenAthens and the like, which any library may run.
  { site: /^[^/]{1,253}\/(?:_auth\/|redirector\/)?login$/, parameters: ['url', 'qurl'] },
  { site: /^go\.openathens\.net\/redirector\//, parameters: ['url'] },
]

/** Sites with the address after their own path. */
const prefixes: readonly RegExp[] = [
  /^web\.archive\.org\/(?:web|save)\/(?:(?:\d{1,14}(?:[a-z]{2}_)?|\*)\/)?/i,
  /^archive\.(?:ph|today|is|li|vn|fo|md)\/(?:(?:\d{4,14}|newest|oldest)\/)?/i,
  /^href\.li\/\?/i,
  /^(?:www\.)?(?:12ft\.io|r\.jina\.ai|via\.hypothes\.is|anonym\.to)\/\??/i,
  /^urldefense\.(?:com|us)\/v3\/__/i,
]

/** What these show is their own: a copy of one day, a translation, notes beside the text. */
const services =
  /(?:^|[/.=&?])(?:translate\.google\.|web\.archive\.org|archive\.(?:ph|today|is|li|vn|fo|md)\b|12ft\.io|r\.jina\.ai|via\.hypothes\.is)/i

/** Whether an address leads through a site that shows more than the page it leads to. */
export function leadsThroughService(written: string): boolean {
  return services.test(plain(mappedText(written)).text)
}

/** The maximum nesting: a mail program wraps what a search engine had wrapped. */
const deepest = 4
const addressParts = /^(?:https?:\/\/)?([^/?#]{1,253})(\/[^?#]*)?(?:\?([^#]*))?/i

/**
 * The final address, without invisible characters, escapes and percent-encoding, and where each of its characters was
 * written.
 */
export function unwrapped(written: string): MappedText {
  let address = withoutIgnorables(mappedText(written))
  for (let depth = 0; depth < deepest; depth++) {
    const inner = innerAddress(address.text)
    if (!inner) break
    const part = mappedSlice(address, inner)
    address = plain(isProofpoint.test(address.text) ? plainPercents(part) : part)
  }
  return plain(address)
}

function plain(source: MappedText): MappedText {
  return withoutIgnorables(decoded(source))
}

/** The place of the address that another one leads to. */
function innerAddress(address: string): Span | undefined {
  const [whole = '', host = '', path = '/', query] = addressParts.exec(address) ?? []
  if (!host.includes('.')) return undefined
  const hostStart = address.indexOf(host)
  const site = (host + path).toLowerCase()
  if (query !== undefined) {
    const redirect = redirects.find((each) => each.site.test(site))
    const found = redirect && parameter(query, redirect.parameters)
    const queryStart = whole.length - query.length
    if (found) return span(queryStart + found.start, queryStart + found.end)
  }
  const rest = address.slice(hostStart)
  const length = prefixes.map((prefix) => prefix.exec(rest)?.[0].length ?? 0).find((each) => each > 0)
  if (length === undefined || length === rest.length) return undefined
  return span(hostStart + length, address.length)
}

/** The place of the value of the first of these parameters in a query. */
function parameter(query: string, names: readonly string[]): Span | undefined {
  let start = 0
  for (const part of query.split('&')) {
    // An address copied from HTML has its ampersands escaped.
    const name = /^(?:amp;)?([a-z]{1,10})=/i.exec(part)
    if (name && names.includes(name[1]?.toLowerCase() ?? '') && part.length > name[0].length)
      return span(start + name[0].length, start + part.length)
    start += part.length + 1
  }
  return undefined
}

const isProofpoint = /^(?:https?:\/\/)?urldefense\.proofpoint\.com\/v2\//i

/** Proofpoint writes `-` for the percent sign and `_` for the slash. */
function plainPercents(source: MappedText): MappedText {
  return mappedReplace(source, /-(?=[\da-f]{2})|_/gi, (sign) => (sign === '_' ? '/' : '%'))
}

// Characters in an address that are not part of it: invisible characters, Markdown escapes, percent-encoding.

/** Soft hyphens, zero-width spaces and joiners, direction marks, word joiners, byte order marks. */
const invisible = '[\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]'
/**
 * A backslash before punctuation of addresses; before other characters it may start a TeX command or a formula bracket.
 */
const markdownEscape = '\\\\(?=[.\\-_/:~%#&])'
const ignorable = new RegExp(`${invisible}|${markdownEscape}`)
const ignorables = new RegExp(`${invisible}|${markdownEscape}`, 'g')
const encoded =
  /%(?:[0-7][\da-f]|[cd][\da-f]%[\da-f]{2}|e[\da-f](?:%[\da-f]{2}){2}|f[\da-f](?:%[\da-f]{2}){3})/gi

/** Whether the text has characters that {@link withoutIgnorables} removes. */
export function hasIgnorables(text: string): boolean {
  return ignorable.test(text)
}

/** The text without invisible characters and without the backslashes of Markdown escapes. */
export function withoutIgnorables(source: MappedText): MappedText {
  return hasIgnorables(source.text) ? mappedReplace(source, ignorables, () => '') : source
}

/** Decodes each percent-encoded character; bytes that are not UTF-8 stay. */
export function decoded(source: MappedText): MappedText {
  return source.text.includes('%') ? mappedReplace(source, encoded, decodedOrSame) : source
}

function decodedOrSame(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

function mappedSlice({ text, starts, ends }: MappedText, { start, end }: Span): MappedText {
  return { text: text.slice(start, end), starts: starts.slice(start, end), ends: ends.slice(start, end) }
}

/** @param pattern with the flag `g` */
function mappedReplace(
  source: MappedText,
  pattern: RegExp,
  replacement: (match: string) => string,
): MappedText {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keepUpTo = (end: number) => {
    pieces.push(source.text.slice(done, end))
    for (let at = done; at < end; at++) {
      starts.push(source.starts[at] ?? 0)
      ends.push(source.ends[at] ?? 0)
    }
  }
  for (const match of source.text.matchAll(pattern)) {
    keepUpTo(match.index)
    done = match.index + match[0].length
    const newText = replacement(match[0])
    pieces.push(newText)
    const at = writtenSpan(source, span(match.index, done))
    for (let unit = 0; unit < newText.length; unit++) {
      starts.push(at.start)
      ends.push(at.end)
    }
  }
  keepUpTo(source.text.length)
  return { text: pieces.join(''), starts, ends }
}
