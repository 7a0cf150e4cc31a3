// Text for people who do not sit at the writer's computer: what HTML escapes, which addresses are harmless, lead somewhere and
// give no keys away, and in which language it is.

import { span } from '../base/span.ts'
import { languageOfLetters, languageOfText, longestSample } from '../base/textLanguage.ts'
import { frontMatterOf } from '../digest/frontMatter.ts'
import type { Digest } from '../digest/model.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that HTML shows as it is, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/**
 * Whether following the address can only open a page, an e-mail or a file beside the document. From a page on a disk,
 * `//host/x` and `\\host\x` lead to a file server, which Windows would send the reader's credentials.
 */
export function isHarmless(address: string): boolean {
  // Browsers ignore control characters and spaces before and inside a scheme.
  const plain = address.replace(/[\0- \u007f-\u00a0]/g, '')
  if (/^[\\/]{2}/.test(plain)) return false
  const scheme = /^([^/?#]*?):/.exec(plain)?.[1]
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme)
}

/** Whether the address leads to another computer. */
export function isRemote(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(address)
}

/**
 * The most likely language of a digest, for the choice of fonts and for screen readers, as a BCP 47 tag: the one in its
 * front matter, otherwise that of its text apart from titles and addresses, which are mostly English.
 */
export function languageOf(digest: Digest): string {
  const said = frontMatterOf(digest)?.language?.trim().replaceAll('_', '-')
  return said && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(said)
    ? said
    : languageOfText(withoutTitles(digest))
}

/**
 * Words in these are used among Latin ones as they are; a letter of another script is a symbol there, as in "β-VAE".
 */
const eastAsian: ReadonlySet<string | undefined> = new Set(['ko', 'ja', 'zh'])

/**
 * The language attribute for a paper's title, whatever the language of the digest: titles are in English unless their
 * letters say otherwise. Han characters alone do not tell the language, so such titles have that of the digest.
 */
export function titleLanguage(title: string): string {
  const language = languageOfLetters(title)
  const latin = title.match(/\p{Script=Latin}/gu)?.length ?? 0
  const isLatin = latin * 2 > (title.match(/\p{L}/gu)?.length ?? 0)
  if (language === undefined || (isLatin && !eastAsian.has(language))) return ' lang="en"'
  return language === 'zh' ? '' : ` lang="${language}"`
}

const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i

export function isRightToLeft(language: string): boolean {
  return rightToLeft.test(language)
}

/** Attributes of an element with text in a language; English pages need no direction. */
export function languageAttributes(language: string): string {
  return ` lang="${language}"${isRightToLeft(language) ? ' dir="rtl"' : ''}`
}

function withoutTitles({ text, entries }: Digest): string {
  let done = 0
  let rest = ''
  for (const { title } of entries) {
    if (!title || title.span.start < done) continue
    rest += text.slice(done, title.span.start)
    done = title.span.end
    if (rest.length > longestSample / 2) break
  }
  rest += text.slice(done, done + longestSample)
  const said = rest.slice(0, longestSample).replace(/https?:\/\/\S+/g, '')
  return /\p{L}{2}/u.test(said) ? said : text
}

/** What may be between a bracket and the particle after it. */
const inline = /^<\/?(?:a|code|del|em|s|span|strong|sub|sup)\b/
const closing = /[)\]}」』》%]$/
const particle = /([)\]}」』》%])(?=\p{Script=Hangul})/gu
const hangulFirst = /^\p{Script=Hangul}/u

/**
 * HTML in which a word joiner prevents a line break between a closing bracket and a Korean particle, where Chromium
 * breaks in spite of `word-break: keep-all`. Attributes stay as they are.
 */
export function holdParticles(html: string): string {
  if (!/\p{Script=Hangul}/u.test(html)) return html
  let isAfterBracket = false
  return html.replace(/<[^<>]*>|[^<>]+/g, (piece) => {
    if (piece.startsWith('<')) {
      isAfterBracket &&= inline.test(piece)
      return piece
    }
    const held = piece.replace(particle, '$1\u2060')
    const isHeld = isAfterBracket && hangulFirst.test(piece)
    isAfterBracket = closing.test(piece)
    return isHeld ? `\u2060${held}` : held
  })
}

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
const ownPath =
  /^(?:[a-z]:[\\/]|\\|~[\\/]|\/(?:home|users|root|mnt|media|volumes|tmp|private)\/|\(\([\da-f-]{36}\)\)$)/i

/**
 * Whether an address leads to a place on the computer of its writer: a file by its whole path, or something in another program,
 * such as a block of Logseq, `((64f2c5b7-…))`.
 * Nobody else can follow it, and it names people and folders that its label does not.
 */
export function isOwnPlace(address: string): boolean {
  return ownPath.test(address) || (/^[a-z][a-z0-9+.-]*:/i.test(address) && !publicScheme.test(address))
}

/** A name with a password, or a token in its place; the names of people are shorter. Browsers add slashes that are missing. */
const keys =
  /(?<=\b(?:https?|ftp|wss?):[\\/]{0,4}|(?:\b[a-z][\w+.-]{0,30}:|(?<![\w/.:-]))\/\/)(?:[^\s/@:?#"'<>()[\]]{0,200}:[^\s/?#"'<>()[\]]{0,200}|[^\s/@:?#"'<>()[\]]{20,200})(?:@|&(?:#64|#x40|commat);)/gi

/** Query parameters that grant access: API keys, signed URLs of cloud storage, and session ids. */
const keyName =
  /^(?:(?:(?:access|auth|id|private|refresh|oauth|bearer|feed|rss|session|security|csrf|x-access|share|invite|edit|login|reset|verification)[_-]?)?token|(?:api|access|auth|private|secret|subscription)[_-]?key|rlkey|x-(?:amz|goog|oss)-(?:signature|credential|security-token)|(?:aws|google)access(?:key)?id|signature|sig|jwt|(?:client[_-]?)?secret|password|passwd|passcode|pwd|credentials?|(?:j|php)?sess(?:ion)?[_-]?id|[a-z]{1,20}[_-]session)$/i
/** These names are also those of other things, which are shorter. */
const mayBeKeyName = /^(?:key|auth|sid|session|code)$/i
/** Tokens that their services have made easy to recognise. */
const token = String.raw`(?:gh[a-z]|github_pat|glpat|hf|npm|xox[a-z])[_-](?=[\w-]*\d)[\w-]{16,}|sk-(?:[a-z\d]{1,10}-){0,2}\w{20,}|A(?:KIA|SIA|Iza)[\w-]{16,}|eyJ[\w-]{10,}\.[\w-]+\.[\w-]+|4\/0A[\w-]{5,}`
const tokenValue = new RegExp(`^(?:${token})`)
/** Those in paths, also of hooks, which need no other key, and of bots. */
const keyInPath = new RegExp(
  String.raw`(?<=\/)(?:${token}|bot\d{5,}:[\w-]{20,})|(?<=\/\/(?:hooks?\.[\w.-]{1,100}\/[\w-]{1,100}|[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,3}\/(?:web)?hooks?)\/)(?=[\w@.%/-]*[A-Z\d])[\w@.%/-]{20,}`,
  'g',
)
const query = /([?#;]|&(?:amp;)?)((?:[\w%.-]{1,60}=[\w%.~+/:=-]*(?:&(?:amp;)?)?)+)/g

/** A text whose addresses have no passwords in front of the host, and no keys in their paths and what is asked of them. */
export function withoutKeys(text: string): string {
  return text
    .replace(keys, '')
    .replace(keyInPath, '')
    .replace(query, (whole, mark: string, asked: string) => {
      const all = asked.match(/[^&]+(?:&(?:amp;)?)?/g) ?? []
      const kept = all.filter((each) => !isKey(each))
      if (kept.length === all.length) return whole
      if (/&(?:amp;)?$/.test(asked)) return mark + kept.join('')
      return kept.length > 0 ? mark + kept.join('').replace(/&(?:amp;)?$/, '') : ''
    })
}

function isKey(parameter: string): boolean {
  const [, written = '', value = ''] = /^([^=]*)=([^&]*)/.exec(parameter) ?? []
  const name = written.replace(/%([2-7][\da-f])/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return (
    (keyName.test(name) && value.length >= 4) ||
    (mayBeKeyName.test(name) && /^(?=[\w-]*\d)[\w-]{24,}/.test(value)) ||
    tokenValue.test(value)
  )
}

const address = String.raw`\([ \t]*<?(?<address>(?:[^()\n]|\([^()\n]{0,200}\)){1,1000}|\(\([\da-f-]{36}\)\))\)`
/** What follows an address is a quotation mark or the end, so there is one way to read a tag. */
const withAddress = (name: string) =>
  String.raw`\s[^<>]{0,500}?\b${name}\s?=\s?["']?(?<address>[^"'<>]{1,1500})(?:["'][^<>]{0,500})?>`
/** Images first, for they are the labels of links; then links of Markdown, Org and HTML, and definitions. */
const links: readonly RegExp[] = [
  // Other addresses of elements, which are shown without them.
  /(?<=<[a-z][^<>]{0,500})\s(?:srcset|poster|data|cite|longdesc|background|data-[a-z-]{1,30})\s?=\s?["']?(?<address>[^"'<>]{1,1000})["']?/gi,
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
  if (!/[:~\\]|\(\(\(|\/(?:home|users|root|mnt|media|volumes|tmp|private)\//i.test(markdown)) return markdown
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
