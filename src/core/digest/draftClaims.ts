import { dateIn } from './date.ts'
import { plainLines } from './lines/hiding.ts'

// Whether a header says that its digest is for the writer alone, as Hugo, Jekyll, Obsidian and others have it. In doubt it does:
// a digest that is not published harms less than a draft that is.

/** YAML 1.1, which some generators read, has more words than `false`. */
export const no = /^(?:false|no|off|n|0|nil)$/i
const anything = /^(?!(?:false|no|off|n|0|nil)$)[\s\S]/i

/** In front of the keys of Digital Garden, JBake, Jekyll's AsciiDoc, Org's exports and WordPress. */
const tool = '(?:dg-|jbake-|page-|(?:export_)?hugo_|post[_-]|wp[_-])?'
const claimed = `${tool}(?:is[-_]?)?(?:draft|wip|private|secret|confidential|internal(?:[-_]only)?|embargoed|unpublished|unlisted|hidden|headless|no[-_]?export|deleted|trashed)|초안|비공개|下書き|非公開|草稿|非公开|(?:no|do[-_]not|not[-_]for|exclude[-_]?from)[-_]?(?:publish|publication)|eleventyexcludefromcollections`
const denied = `${tool}(?:is[-_]?)?(?:publish|published|public|released?|render|export|share|listed|live|online|visible|approved|ready|final|finished|complete)|permalink|공개|公開|公开`
const stated = `${tool}(?:_?status|draft[-_]?status|state|stage|type|kind|layout|workflow|progress|visibility|access|audience|classification|sensitivity|tlp|publish|render)|상태|状態|状态`
const states =
  'drafts?|wip|(?:work )?in[- ]progress|unfinished|(?:in|needs|pending)[- ]review|private|secret|internal|confidential|restricted|members|paid|subscribers|red|amber|me|unpublished|unlisted|hidden|embargoed|scheduled|future|pending|never|not (?:yet )?(?:published|public|ready|final|released|finished|complete)|초안|下書き|草稿'
const tagging = '(?:file)?tags?|keywords|categories'
/** Tags that are hardly a subject. */
const tags = 'drafts?|wip|private|confidential|unpublished|noexport'

/** With an icon or a mark beside it: "Draft 🚧", "(wip)". */
const state = new RegExp(`^[^\\p{L}\\p{N}]*(?:${states})[^\\p{L}\\p{N}]*$`, 'iu')

/** The keys that say it, and the values with which they do. */
const claims: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [new RegExp(`^(?:${claimed})$`), anything],
  [new RegExp(`^(?:${denied})$`), no],
  [new RegExp(`^(?:${stated})$`), state],
  [/^draft[-_]?status$/, /^(?:true|yes|y|on|1)$/i],
  [new RegExp(`^(?:${tagging})$`), new RegExp(`(?:^|[\\s,#])(?:${tags})(?=$|[\\s,])`, 'i')],
]

/** Not `date`, the day that a digest is of. */
const days =
  /^(?:publish_?date|publish(?:ed)?_(?:at|on|after)|publish(?:ed)?|pub_?date|date_?published|release_?date|scheduled?(?:_?(?:at|for))?|go_?live(?:_?(?:at|on|date))?|live_?(?:at|on|from|date)|available_?(?:at|on|from|date)|embargo(?:ed)?(?:_?(?:until|date))?)$/

/** After which a page is no longer shown. */
const lastDays = /^(?:expir(?:y|ation)_?date|expires?(?:_(?:at|on))?|unpublish_?(?:at|on|date))$/

/** Whether a key, in lower case, may say that a digest is for its writer alone. */
export function isTelling(key: string): boolean {
  return isDay(key, days) || isDay(key, lastDays) || claims.some(([keys]) => keys.test(key))
}

/** Whether a key, in lower case, says so with a value. */
export function isClaim(key: string, value: string): boolean {
  const isPast = isDay(key, lastDays) && (timeIn(value) ?? Infinity) < Date.now()
  return isPast || claims.some(([keys, values]) => keys.test(key) && values.test(value))
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

const before = /(?:^[ \t\-?]*|[{[,.][ \t]*)["']?/
const between = /["']?[ \t]*[:=][ \t]*(?:\n[ \t]+)?["']?/
const noWord = /(?:false|no|off|n|0|null)\b|~/
const claimInText = new RegExp(
  `${before.source}(?:${[
    `(?:${claimed})${between.source}(?!${noWord.source})[^\\s"'#,}\\]]`,
    `(?:${denied})${between.source}(?:false|no|off|n|0)\\b`,
    `(?:${stated})${between.source}(?:${states})\\b`,
  ].join('|')})`,
  'im',
)

/** Whether a header that cannot be read as a whole may say so. */
export function mayClaimDraft(header: string): boolean {
  return claimInText.test(header.replace(/\r\n?/g, '\n'))
}

/** What no reader sees, and what may stand in front of a header by mistake. */
const unseen =
  /^(?:[\s\p{Cf}]+|<!--(?:-?>|[\s\S]*?--!?>)|%%[\s\S]*?%%|\[(?:\/\/|comments?)\]:[^\n]*(?:\n|$))+/iu
/** By the mark that opens a header, the line that ends it; an object may end in its first. */
const closings: Readonly<Record<string, RegExp>> = {
  '---': /\n[ \t]*(?:-{3,}|\.{3})[ \t]*(?:\n|$)/,
  '+++': /\n[ \t]*\+{3,}[ \t]*(?:\n|$)/,
  ';;;': /\n[ \t]*;{3,}[ \t]*(?:\n|$)/,
  '{': /^\{.*\}[ \t]*(?:\n|$)|\n\}/,
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
  const [mark = ''] = /^(?:---|\+\+\+|;;;|\{)/.exec(start) ?? []
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
