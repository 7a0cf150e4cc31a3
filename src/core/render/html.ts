// Text for people who do not sit at the writer's computer: what HTML escapes, which addresses are harmless and give no keys
// away, and in which language it is. What needs a reader of Markdown is elsewhere: this is loaded at the start.

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
