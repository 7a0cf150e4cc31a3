import { findComments } from '../base/comments.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import { dateIn } from './date.ts'
import {
  draft,
  hasTagOfDraft,
  isLineOfDraft,
  isStampOfDraft,
  isTagOfDraft,
  keptBack,
  plainWords,
  request,
  state,
  states,
  surely,
} from './draftWords.ts'
import { plainLines } from './lines/hiding.ts'

// Whether a header says that its digest is for the writer alone, as Hugo, Jekyll, Obsidian and others have it, or the lines above
// its entries say so. In doubt they do: a digest that is not published harms less than a draft that is.

/** YAML 1.1, which some generators read, has more words than `false`, and so have other languages. */
const noes = 'false|no|off|n|0|nil|nein|non|não|нет|아니[오요]|いいえ|否'
export const no = new RegExp(`^(?:${noes})$`, 'i')
/** A value that denies its key. */
const nothing = new RegExp(`^(?:${noes}|none|nobody|null|~)$`, 'i')
/** A value that postpones what its key says. */
const putOff = /^(?:tb[acd]|pending|not[ -]yet|later|never|soon|todo|\?+)$/i
const yes = /^(?:true|yes|y|on|1|ja|oui|s[íì]|sim|да|예|네|はい|是)$/i
const anything = { test: (value: string) => value !== '' && !nothing.test(value) }

/** In front of the keys of Digital Garden, JBake, Jekyll's AsciiDoc, Org's exports and WordPress. */
const tool = '(?:dg-|jbake-|page-|(?:export_)?hugo_|post[_-]|wp[_-])?'
const shown =
  'publish|published|public|released?|render|export|shared?|shareable|sharing|listed|live|online|visible|approved|ready|final|finished|completed?|publishable|releasable|(?:ready|ok(?:ay)?|safe|cleared)[-_]?(?:to|for)[-_]?(?:publish|publication|release|shar(?:e|ing))'
const wide =
  'private|privat|privé|privado|secret|confidential|(?:for[-_])?internal(?:[-_]?(?:only|use(?:[-_]only)?))?|embargoed|unpublish(?:ed)?|unlisted|hidden|headless|deleted|trashed|protected|password|encrypt(?:ed)?'
const claimed = `${tool}(?:is[-_]?)?(?:${draft}|${wide}|${keptBack})|${tool}(?:no|not|do(?:[-_]not|n['’]?t)|not[-_]for|exclude[-_]?from)[-_]?(?:${shown}|publication)|eleventyexcludefromcollections`
/** Published, in the same languages. */
const foreignShown =
  '공개(?:[ -]?여부)?|발행|게시|公開|(?:是否)?公开|[发發]布|veröffentlicht|öffentlich|publiée?|publicado|опубликовано'
const denied = `${tool}(?:is[-_]?)?(?:${shown})|permalink|${foreignShown}`
/** The state of something, and for whom it is, in the same languages. */
const foreignStated =
  '(?:작성[ -]?)?상태|공개[ -]?범위|(?:公開)?状態|公開範囲|可[见見]性|sichtbarkeit|visibilité|visibilidad|état|ステータス|状态|狀態|statut|stato|durum|estado|статус|الحالة'
const stated = `${tool}(?:_?status|draft[-_]?status|state|stage|phase|lifecycle|version|type|kind|layout|workflow|progress|visibility|access|revision|permissions?|audience|classification|confidentiality|sensitivity|tlp|publish|render|privacy|sharing|scope|level)|${foreignStated}`
const statedKey = new RegExp(`^(?:${stated})$`)
/** Marks a digest as a draft even if the value says more: "draft, please wait", "company confidential". */
const anyway = String.raw`(?:${surely})(?![\p{L}\p{N}])|(?!(?:no|not|non)[\s-])[\p{L}\p{N}]{1,40}[\s-](?:${surely})[^\p{L}\p{N}\n]*$`

/** Lines of more characters are sentences about something else, and so are those below the first few, but for stamps. */
const longestLine = 120
const mostLines = 5
const longestStamp = 500
/** Headings, items and rows further down are parts of what is said, unless they are in capitals. */
const partOfText = /^(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\|)(?![^\p{L}]*\p{Lu}{3})/u

/** A box of MkDocs with nothing in it. */
const emptyBox = new RegExp(`^(?:!{3}|\\?{3}\\+?)[ \\t]+(?:${draft})$`, 'iu')

/** Whether the lines above all entries call a digest a draft: "**DRAFT - do not share**". */
export function opensAsDraft(above: string): boolean {
  const lines = Array.from(plainLines(above), ({ words, isHidden }) => (isHidden ? '' : words))
  let count = 0
  return lines.some((words, at) => {
    if (words === '') return false
    const isFirst = ++count <= mostLines
    if (words.length > longestStamp) return false
    if ((isFirst || !partOfText.test(words)) && isStampOfDraft(words)) return true
    if (lines[at + 1] === '' && emptyBox.test(words)) return true
    if (isFieldAmong(lines, at) && isFlagOfDraft(words)) return true
    return isFirst && words.length <= longestLine && (isLineOfDraft(words) || isFieldOfDraft(words))
  })
}

/** A heading and blank lines. */
const aboveComment = /^\s*(?:[#=][^\n]*|[^\n]+\n[=-]{3,}[ \t]*)?\s*$/
/** What comments begin and end with. */
const commentEdges = /^[^\p{L}\p{N}]+(?:comment\]:[^\p{L}\p{N}]+)?|[^\p{L}\p{N}]+$/giu

/** Whether the comments of a text that stand above all else but its title call it a draft: "<!-- draft -->". */
export function hasCommentOfDraft(opening: string): boolean {
  let above = ''
  let done = 0
  return findComments(opening).some(({ start, end }) => {
    above += opening.slice(done, start)
    done = end
    const comment = opening.slice(start, end)
    const words = comment.replace(commentEdges, '')
    if (words.length > longestStamp || !aboveComment.test(above) || !/^[<%[{]/.test(comment)) return false
    return isStampOfDraft(words) || isFlagOfDraft(words) || isFieldOfDraft(words)
  })
}

/** "Draft: Yes", as Notion and others export properties of a page. */
const flag = /^(?<key>\p{L}[\p{L}\p{N} _-]{0,40}):\s*(?<value>\S{1,10})$/u

function isFlagOfDraft(words: string): boolean {
  const { key = '', value = '' } = flag.exec(plainWords(words))?.groups ?? {}
  return (yes.test(value) || no.test(value)) && isClaim(nameOfKey(key), value)
}

const besideField = /^(?:#{1,6}\s.*|[-*>]?\s*\*{0,2}\p{L}[^:.!?]{0,40}:.*)?$/u

/** Whether no sentence stands directly above or below a line, which the line might belong to. */
function isFieldAmong(lines: readonly string[], at: number): boolean {
  return besideField.test(lines[at - 1] ?? '') && besideField.test(lines[at + 1] ?? '')
}

function nameOfKey(key: string): string {
  return key.trim().toLowerCase().replace(/\s+/g, '-')
}

/** "[status:: draft]" of Dataview, beside others, too; "| Status | Draft |"; "Status: draft". */
const field =
  /[[(](?<inner>[^\s[\]():][^[\]():]{0,40})::\s*(?<innerValue>[^[\]()]{1,100})[\])]|^\|\s*(?<cell>[^|]{1,40})\|(?<cellValue>[^|]*)\|?$|^:?(?<key>\p{L}[\p{L}\p{N} _-]{0,40}):(?!:)(?<value>.*)$/gu
const embargo =
  /^(?:under )?(?:embargo(?:ed)?|not (?:to be |for )?(?:publi(?:c(?:ation)?|shed)|released?|shared)|(?:please )?(?:do not|don['’]t) (?:publish|release|share)(?: this)?) (?:until|till|before) (.+?)[\s.!]*$/i

/** In a sentence a key might be the beginning of one: "Draft: true stories". */
function isFieldOfDraft(line: string): boolean {
  const words = plainWords(line)
  const [, until] = embargo.exec(words) ?? []
  if (until !== undefined && (timeIn(until) ?? Infinity) > Date.now()) return true
  return Array.from(words.matchAll(field), ({ groups = {} }) => groups).some((found) => {
    const { inner, cell, key = inner ?? cell ?? '' } = found
    const value = (found.innerValue ?? found.cellValue ?? found.value ?? '').trim()
    const name = nameOfKey(key)
    if (publicationTime(name, value) > Date.now()) return true
    if (/^(?:tags?|keywords)$/.test(name))
      return value
        .split(value.includes(',') ? ',' : /\s+/)
        .some((tag) => isTagOfDraft(tag.trim().replace(/^#/, '')))
    if (statedKey.test(name)) return state.test(value) || isLineOfDraft(value)
    return key !== found.key && (yes.test(value) || no.test(value)) && isClaim(name, value)
  })
}

/** The keys under which there are tags. */
export const tagKey = /^(?:file)?tags?$|^(?:keywords|categories|category|labels?|flags?)$/

/** The keys that say it, and the values with which they do. */
const claims: readonly (readonly [key: RegExp, value: Pick<RegExp, 'test'>])[] = [
  [new RegExp(`^(?:${claimed})$`), anything],
  [new RegExp(`^(?:${denied})$`), { test: isDenied }],
  [statedKey, new RegExp(`${state.source}|^[^\\p{L}\\p{N}]*(?:${anyway})|${request}`, 'iu')],
  [/^(?:draft[-_]?status|skip|excluded?|ignored?)$/, yes],
  [tagKey, { test: hasTagOfDraft }],
  [
    /^(?:sub-?title|banner|notice|note|comments?|remarks?|description|warning|disclaimer)$/,
    { test: isLineOfDraft },
  ],
]

/** Not an address: "/private/". */
function isDenied(value: string): boolean {
  return nothing.test(value) || putOff.test(value) || (!value.startsWith('/') && state.test(value))
}

/** The keys that say the opposite, and the values with which they do. */
const denials: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [new RegExp(`^${tool}(?:is[-_]?)?(?:${draft})$`), no],
  [new RegExp(`^(?:${tool}(?:is[-_]?)?(?:publish(?:ed)?|public|released?|final)|${foreignShown})$`), yes],
  [statedKey, /^(?:published|public|released|final)$/i],
]

/** Not `date`, the day that a digest is of. */
const days =
  /^(?:publish(?:ed|ing)?_?(?:date|at|on|after|from|time)|publish(?:ed)?|publication_?(?:date|time)|pub_?date|date_?published|released?_?(?:date|at|on|after)|scheduled?(?:_?(?:at|on|for))?|go_?live(?:_?(?:at|on|date))?|live_?(?:at|on|from|date)|(?:available|visible|public)_?(?:at|on|from|after|date)|embargo(?:ed)?(?:_?(?:until|date))?|공개(?:_?예정)?일|게시일|발행일|公開(?:日|予定)|发布日期)$/

/** After which a page is no longer shown. */
const lastDays = /^(?:expir(?:y|ation)_?date|expires?(?:_?(?:at|on))?|unpublish_?(?:at|on|date))$/

/** Whether a key, in lower case, may say that a digest is for its writer alone. */
export function isTelling(written: string): boolean {
  const key = plainKeyOf(written)
  return isDay(key, days) || isDay(key, lastDays) || claims.some(([keys]) => keys.test(key))
}

const wideKey = new RegExp(`^(?:${wide})$`)

/** Whether a key, in lower case, may as well be a setting of something else, as below another key. */
export function isSetting(key: string, value: string): boolean {
  return wideKey.test(key) && !yes.test(value)
}

/** "Is draft", "Draft?": the key as programs write it. */
function plainKeyOf(key: string): string {
  return withoutEnd(key, /[\s?]/).replace(/\s+/g, '-')
}

/** Whether a key, in lower case, says so with a value. */
export function isClaim(written: string, value: string): boolean {
  const key = plainKeyOf(written)
  if (isDay(key, days) && putOff.test(value)) return true
  const isPast = isDay(key, lastDays) && (timeIn(value) ?? Infinity) < Date.now()
  return isPast || claims.some(([keys, values]) => keys.test(key) && values.test(value))
}

/** Whether a key, in lower case, says with a value that a digest is no draft. */
export function isDenial(key: string, value: string): boolean {
  return denials.some(([keys, values]) => keys.test(key) && values.test(value))
}

function isDay(key: string, keys: RegExp): boolean {
  return keys.test(key.replaceAll('-', '_'))
}

/** When a value makes a digest public, in milliseconds since 1970, if that is what the key says; else 0. */
export function publicationTime(key: string, value: string): number {
  return isDay(key, days) ? (timeIn(value) ?? 0) : 0
}

/** In milliseconds since 1970, with its hour if that is in a form of its own. */
function timeIn(value: string): number | undefined {
  const [time] = [value, dateIn(value) ?? '']
    .map((text) => (/^\d{4}-\d/.test(text) ? Date.parse(text) : NaN))
    .filter((each) => !Number.isNaN(each))
  return time
}

const before = /(?:^[ \t\-?]*(?:export const )?|[{[,.][ \t]*)["']?/
const between = /["']?[ \t]*[:=][ \t]*(?:\n[ \t]+)?["']?/
const noWord = /(?:false|no|none|off|n|0|null)\b|~/
const claimInText = new RegExp(
  `${before.source}(?:${[
    `(?:${claimed})${between.source}(?!${noWord.source})[^\\s"'#,}\\]]`,
    `(?:${denied})${between.source}(?:${noes})(?![\\p{L}\\p{N}])`,
    `(?:${stated})${between.source}(?:(?:${states})(?![\\p{L}\\p{N}])|${anyway})`,
  ].join('|')})`,
  'imu',
)

/** Whether a header that cannot be read as a whole may say so. */
export function mayClaimDraft(header: string): boolean {
  return claimInText.test(header.replace(/\r\n?/g, '\n'))
}

/** What no reader sees, and what may stand in front of a header by mistake. */
const unseen =
  /^(?:[\s\p{Cf}]+|<!--(?:-?>|[\s\S]*?--!?>)|%%[\s\S]*?%%|\[(?:\/\/|comments?)\]:[^\n]*(?:\n|$)|import [^\n]* from [^\n]*(?:\n|$))+/iu
/** By the mark that opens a header, the line that ends it; an object may end in its first. */
const closings: Readonly<Record<string, RegExp>> = {
  '---': /\n[ \t]*(?:-{3,}|\.{3})[ \t]*(?:\n|$)/,
  '+++': /\n[ \t]*\+{3,}[ \t]*(?:\n|$)/,
  ';;;': /\n[ \t]*;{3,}[ \t]*(?:\n|$)/,
  '{': /^\{.*\}[ \t]*(?:\n|$)|\n\}/,
  // What a page of MDX says of itself.
  export: /\}[ \t;]*(?:\n|$)|\n[ \t]*\n/,
}

/**
 * Whether a text without a header begins with what its writer may take for one that calls it a draft: it is not closed, too long,
 * in one line, after something else, without marks, in a comment, or its lines end as those of old systems.
 */
export function mayOpenDraft(text: string): boolean {
  const lines = text.replace(/\r\n?/g, '\n')
  const [above = ''] = unseen.exec(lines) ?? []
  const start = lines.slice(above.length)
  const aside = above.replace(/<!--+|--!?>|%%|^[ \t]*---[ \t]*$/gm, '').trim()
  if (state.test(aside) || [aside, start].some(bareHeaderClaims)) return true
  const [mark = ''] = /^(?:---|\+\+\+|;;;|\{|export(?= (?:const|default) ))/.exec(start) ?? []
  const closing = closings[mark]
  if (!closing) return false
  const { index, 0: end } = closing.exec(start) ?? { index: start.length, 0: '' }
  return mayClaimDraft(start.slice(0, index + end.length))
}

const longestBareHeader = 100
const word = String.raw`\p{L}[\p{L}\p{N}_-]{0,40}`

/** Whether a header without marks around it says so. */
function bareHeaderClaims(start: string): boolean {
  const lines = start.trimStart().split('\n', longestBareHeader)
  return keysClaim(lines) || markedKeysClaim(lines)
}

const plainKey = new RegExp(`^"?${word}"?:(?:[ \\t]|$)`, 'u')
const sure = new RegExp(`:[ \\t]*(?:true|yes|y|on|t|1|false|no|n|off|0|${states})$`, 'i')

/** As in MultiMarkdown, Pelican and Hexo, which marks the end. One line might as well be a title. */
function keysClaim(lines: readonly string[]): boolean {
  if (!plainKey.test(lines[0] ?? '')) return false
  const end = lines.findIndex((line) => line.trim() === '' || !headerLine.test(line))
  const header = end < 0 ? lines : lines.slice(0, end)
  const isEnded = end < 0 || /^\s*(?:-{3,}|;{3,})?\s*$/.test(lines[end] ?? '')
  return (
    isEnded && (header.length > 1 || sure.test((header[0] ?? '').trim())) && mayClaimDraft(header.join('\n'))
  )
}

/** As in Logseq; in Org, with its properties; in AsciiDoc, and reStructuredText; in Nikola. */
const markedKey = new RegExp(
  `^[ \\t]*(?:- )?(?:(?<key>${word})::|(?:#\\+(?:property:[ \\t]+)?|\\.\\. )(?<named>${word}):?|:(?<flag>${word}):)(?:[ \\t]+(?<value>.*))?$`,
  'iu',
)
/** A title in front: of Markdown or Org, of AsciiDoc with its author, of reStructuredText; and the line of Emacs. */
const titleAbove =
  /^(?:# -\*-[^\n]*\n)?(?:[#*] [^\n]*\n|=[ \t][^\n]*\n(?:[^:\n][^\n]*\n){0,2}|(?:[=#*~^]{3,}\n)?[^\n]*\n([=#*~^"'+-])\1{2,}[ \t]*\n)?/

/** Blank lines may stand between them. */
function markedKeysClaim(lines: readonly string[]): boolean {
  for (const line of lines.join('\n').replace(titleAbove, '').split('\n')) {
    const { key, named, flag, value } = markedKey.exec(line)?.groups ?? {}
    const name = key ?? named ?? flag
    if (name === undefined && line.trim() !== '') return false
    // What is only named is set, in AsciiDoc; tags stand between colons, in Org.
    const words =
      value
        ?.replace(/["'[\]]/g, '')
        .replaceAll(':', ' ')
        .trim() ?? (flag ? 'true' : '')
    if (name !== undefined && isClaim(name.toLowerCase(), words)) return true
  }
  return false
}

/** A line of YAML or TOML: a key of one word, an item, a comment, a bracket, or what is indented below one. */
export const headerLine = /^(?:\s|$|<<:|["']?[\p{L}\p{N}_.-]+["']?\s*[:=](?:\s|$)|-(?:\s|$)|[#&?{}[\]])/u

/**
 * Whether a second header further down marks a draft, as in documents that were joined. It is unclear how much of the text it
 * applies to.
 * @param from where a header ends that opens the text
 */
export function hasInnerDraft(text: string, from: number): boolean {
  if (!mayClaimDraft(text.slice(from))) return false
  let open = from > 0 ? from : undefined
  for (const { start, end, words, isHidden } of plainLines(text)) {
    if (start < from) continue
    if (!isHidden && /^(?:---|\+\+\+|\.\.\.)$/.test(words)) {
      if (open !== undefined && mayClaimDraft(text.slice(open, start))) return true
      open = end + 1
    } else if (isHidden || start === open ? words === '' : !headerLine.test(text.slice(start, end)))
      open = undefined
  }
  return false
}
