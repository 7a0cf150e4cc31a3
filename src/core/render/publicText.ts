// Markdown for people who do not sit at the writer's computer.

import { span } from '../base/span.ts'

/** Fenced and inline code, which show tags and links. */
const code =
  /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(?<!`)`[^`\n]{1,500}`(?!`)/gm

/** Markdown with its parts that are no code changed. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  let done = 0
  let changed = ''
  for (const { index, 0: shown } of markdown.matchAll(code)) {
    changed += change(markdown.slice(done, index)) + shown
    done = index + shown.length
  }
  return changed + change(markdown.slice(done))
}

/** Schemes that others can follow, or that run something, which those who write links deal with. */
const publicScheme =
  /^(?:https?|mailto|ftps?|tel|doi|arxiv|hdl|urn|isbn|magnet|ipfs|irc|xmpp|matrix|geo|javascript|vbscript|data|command):/i
const ownPath = /^(?:[a-z]:[\\/]|\\|~[\\/]|\/(?:home|users|root|mnt|media|volumes|tmp|private)\/)/i

/**
 * Whether an address leads to a place on the computer of its writer: a file by its whole path, or something in another program.
 * Nobody else can follow it, and it names people and folders that its label does not.
 */
export function isOwnPlace(address: string): boolean {
  return ownPath.test(address) || (/^[a-z][a-z0-9+.-]*:/i.test(address) && !publicScheme.test(address))
}

/** A name with a password, or a token in its place; the names of people are shorter. */
const keys =
  /(?<=\bhttps?:\/\/)(?:[^\s/@:?#"'<>()[\]]{0,200}:[^\s/@?#"'<>()[\]]{0,200}|[^\s/@:?#"'<>()[\]]{20,200})@/gi

/** Query parameters that grant access: API keys, signed URLs of cloud storage, and session ids. */
const keyNames =
  '(?:(?:access|auth|id|private|refresh|oauth|bearer|feed|rss|session|security|csrf|x-access)[_-]?)?token|(?:api|access|auth|private|secret|subscription)[_-]?key|x-(?:amz|goog|oss)-(?:signature|credential|security-token)|(?:aws|google)access(?:key)?id|signature|sig|jwt|(?:client[_-]?)?secret|password|passwd|passcode|pwd|credentials?|(?:j|php)?sess(?:ion)?[_-]?id'
/** These names are also those of other things, which are shorter. */
const mayBeKeyNames = 'key|auth|sid|session'
const keyInQuery = new RegExp(
  String.raw`([?#;]|&(?:amp;)?)(?:(?:(?:${keyNames})=[\w%.~+/:=-]{4,}|(?:${mayBeKeyNames})=(?=[\w-]*\d)[\w-]{24,})(&(?:amp;)?)?)+`,
  'gi',
)

/** A text whose addresses have no passwords in front of the host, and no keys among what is asked of it. */
export function withoutKeys(text: string): string {
  const shown = text.includes('@') ? text.replace(keys, '') : text
  if (!/[?#;&]/.test(shown) || !shown.includes('=')) return shown
  return shown.replace(keyInQuery, (_, mark: string, next?: string) => (next === undefined ? '' : mark))
}

const address = String.raw`\([ \t]*<?(?<address>(?:[^()\n]|\([^()\n]{0,200}\)){1,1000})\)`
const withAddress = (name: string) =>
  String.raw`\s[^<>]{0,500}?\b${name}\s?=\s?["']?(?<address>[^"'<>]{1,1000})[^<>]{0,500}>`
/** Images first, for they are the labels of links; then links of Markdown, Org and HTML, and definitions. */
const links: readonly RegExp[] = [
  new RegExp(String.raw`!\[(?<label>[^[\]\n]{0,500})\]${address}`, 'g'),
  new RegExp(`<img${withAddress('src')}`, 'gi'),
  new RegExp(String.raw`\[(?<label>(?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){0,500})\]${address}`, 'g'),
  /\[\[(?<address>[^\][\n]{1,1000})\]\[(?<label>[^\][\n]{1,500})\]\]/g,
  new RegExp(`<a${withAddress('href')}(?<label>(?:(?!</?a\\b)[^]){0,1000})</a>`, 'gi'),
  /^ {0,3}\[(?!\^)[^[\]\n]{1,200}\]:[ \t]*<?(?<address>\S[^\n]{0,1000})$/gm,
  // An address that is its own label, so nothing remains.
  /<(?<address>(?:[a-z][a-z0-9+.-]{0,30}:[/\\]|[~\\/])[^\s<>]{1,1000})>/gi,
]

/**
 * Markdown in which links to places on the writer's computer are only their labels.
 * @param leave told the address of each such link
 */
export function withoutOwnPlaces(markdown: string, leave: (address: string) => void = () => {}): string {
  if (!/[:~\\]|\/(?:home|users|root|mnt|media|volumes|tmp|private)\//i.test(markdown)) return markdown
  return links.reduce((text, link) => withLabels(text, link, leave), markdown)
}

function withLabels(text: string, link: RegExp, leave: (address: string) => void): string {
  const shown = Array.from(text.matchAll(code), ({ index, 0: { length } }) => span(index, index + length))
  let next = 0
  return text.replace(link, (whole, ...rest) => {
    const [at, , { address: to = '', label = '' }] = rest.slice(-3) as [number, string, Groups]
    while ((shown[next]?.end ?? at + 1) <= at) next++
    const isCode = (shown[next]?.start ?? at + 1) <= at
    if (isCode || !isOwnPlace(to.trim())) return whole
    leave(to.trim())
    return label
  })
}

type Groups = Readonly<Record<string, string | undefined>>
