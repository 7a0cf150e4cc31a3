import { dateIn } from './date.ts'
import { plainLines } from './lines/hiding.ts'

// Whether a header says that its digest is for the writer alone, as Hugo, Jekyll, Obsidian and others have it. In doubt it does:
// a digest that is not published harms less than a draft that is.

/** YAML 1.1, which some generators read, has more words than `false`, and so have other languages. */
export const no = /^(?:false|no|off|n|0|nil|nein|non|não)$/i
const anything = /^(?!(?:false|no|none|off|n|0|nil|nein|non|não)$)[\s\S]/i

/** A draft, in some of the languages in which digests are written. */
const draft = 'draft|wip|초안|下書き|草稿|entwurf|brouillon|borrador|rascunho|bozza|utkast|черновик'

/** In front of the keys of Digital Garden, JBake, Jekyll's AsciiDoc, Org's exports and WordPress. */
const tool = '(?:dg-|jbake-|page-|(?:export_)?hugo_|post[_-]|wp[_-])?'
const shown =
  'publish|published|public|released?|render|export|share|shareable|listed|live|online|visible|approved|ready|final|finished|complete'
const claimed = `${tool}(?:is[-_]?)?(?:${draft}|private|privat|privé|privado|secret|confidential|internal(?:[-_]only)?|embargoed|unpublished|unlisted|hidden|headless|deleted|trashed|protected|password|encrypt(?:ed)?)|비공개|非公開|非公开|${tool}(?:no|not|do[-_]not|not[-_]for|exclude[-_]?from)[-_]?(?:${shown}|publication)|eleventyexcludefromcollections`
const denied = `${tool}(?:is[-_]?)?(?:${shown})|permalink|공개|公開|公开|veröffentlicht|publié|publicado`
const stated = `${tool}(?:_?status|draft[-_]?status|state|stage|phase|type|kind|layout|workflow|progress|visibility|access|audience|classification|sensitivity|tlp|publish|render)|상태|状態|状态`
const surely = `drafts|${draft}|confidential|unpublished`
const states = `${surely}|(?:work )?in[- ]progress|drafting|unfinished|(?:in|under|needs|pending)[- ]review|on[- ]hold|private|secret|internal|restricted|members|paid|subscribers|(?:tlp[: ])?(?:red|amber(?:\\+strict)?)|me|unlisted|hidden|embargoed|scheduled|future|pending|never|(?:not (?:yet )?|to be )(?:published|public|ready|final|released|finished|complete)`
/** Marks a digest as a draft even if the value says more: "draft, please wait", "company confidential". */
const anyway = String.raw`(?:${surely})(?![\p{L}\p{N}])|(?!(?:no|not|non)[\s-])[\p{L}\p{N}]{1,40}[\s-](?:${surely})[^\p{L}\p{N}\n]*$`
/** What a writer asks of those who see it all the same, at the end of a line. */
const request = String.raw`(?:(?:^|[-–—:;,.!(]\s*)(?:(?:please )?(?:do not|don['’]t) (?:share|publish|circulate|distribute|forward)|(?:this is )?not for (?:publication|distribution|circulation|sharing))(?: (?:this|it|yet|further|widely|please))*|(?:공개|공유|배포) ?금지)[\s.!)]*$`
const tagging = '(?:file)?tags?|keywords|categories'
/** Tags that are hardly a subject, also where a text has them. */
const ownTags = `drafts|${draft}|unpublished|noexport`
/** The same among the tags of a header, which are of the whole digest. */
const tags = `${ownTags}|private|confidential`
/** Wider tags of which these are a part, as in Obsidian: `status/draft`. */
const widerTags = '(?:status|state|type|상태)/'
const tagsOfDraft = new RegExp(`(?:^|[\\s,#])(?:${widerTags})?(?:${tags})(?:/\\d+)?(?=$|[\\s,])`, 'iu')
const tagOfDraft = new RegExp(`^(?:${ownTags}|${widerTags}(?:${tags}))(?:/\\d+)?$`, 'iu')

/** With an icon or a mark beside it: "Draft 🚧", "(wip)". */
const state = new RegExp(`^[^\\p{L}\\p{N}]*(?:${states})[^\\p{L}\\p{N}]*$`, 'iu')

/** "Draft", "wip 2", "Draft v1". */
const numbered = String.raw`(?:${draft})(?:\s(?:v\.?\s?)?\d{1,3})?`
const inBrackets = String.raw`[[(]${numbered}[\])](?![[(])`
/** What a digest is of, after which a draft is not one of its subjects: "Draft Week 5". */
const occasion = String.raw`(?:(?:week(?:ly)?|month(?:ly)?|daily|digest|newsletter|issue|no\.?)(?![\p{L}])|\d)`
const titleOfDraft = new RegExp(
  String.raw`${inBrackets}|^${numbered}(?:[!.]?$|\s?[:：]|\s+${occasion})|(?:\s[-–—]|[:：]|${occasion}\s?[,|])\s+${numbered}$`,
  'iu',
)
/** In front of a title of its own, not of what follows a draft: "Draft - verify". */
const draftBefore = new RegExp(String.raw`^${numbered}\s+[-–—|]\s+`, 'iu')
/** Written as on a stamp. */
const stampedTitle = /^(?:DRAFT|WIP)(?:\s*[^\p{L}\p{N}\s]|\s+(?!\p{Ll}))|(?<![\p{L}\p{N}])(?:DRAFT|WIP)$/u

/** What follows on a line that calls a digest a draft. */
const remark = String.raw`(?:please )?(?:do not|don['’]t)\b.*|not (?:for|yet|final|finished|ready|complete|public)\b.*|more (?:to come|soon)|to be continued|comments welcome|work in progress|unfinished|internal|private|confidential`
/** "This is still a rough draft", in the same languages. */
const thisIs = String.raw`(?:this|it) is (?:still |only |just )?(?:an? )?(?:first |early |rough )?|(?:dies|das|hier) ist (?:noch |nur |erst )?(?:ein )?(?:erster )?|(?:ceci|ce texte|cet article) est (?:encore )?(?:un )?(?:premier )?|c['’]est (?:encore )?un |est[eo](?: \p{L}{1,20})? es (?:todavía |aún )?(?:un )?(?:primer )?|(?:isto|este)(?: \p{L}{1,20})? (?:ainda )?é (?:ainda )?(?:um )?|quest[oa](?: \p{L}{1,20})? è (?:ancora )?(?:una )?|это (?:ещё |пока )?`
const unfinished =
  '초안|초고|비공개|(?:작성|집필|수정)\\s?중|下書き|草稿|初稿|非公開|(?:執筆|作成)中|書きかけ|非公开|写作中'
/** "이 글은 아직 초안입니다", "この記事は下書きです", "本文为草稿". */
const sentenceOfDraft = String.raw`(?:이|본|이번|아직|この|本|まだ|这|此|本文)[^\s.。]{0,6}(?:\s[^\s.。]{1,6}){0,3}\s?(?:${unfinished})(?:\s?(?:단계|상태))?(?:입니다|이다|이에요|예요|임|です|である|だ)?`
/** A line that is a stamp by itself. */
const stamp =
  '(?:strictly )?confidential|internal (?:use )?only|(?:for|only for) internal use(?: only)?|not for external (?:use|distribution|sharing)|work in progress|내부용|대외비|사내 ?한정|社外秘|部外秘|未完成|内部[資资]料|仅供内部使用'
/** A line is nothing but this; else it is a sentence about drafts. */
const lineOfDraft = new RegExp(
  String.raw`^${inBrackets}|^${sentenceOfDraft}[\s!.。]*$|^(?:${thisIs})?${numbered}(?:[\s!.,:;–—-]+(?:${remark})|\s?[（(][^()（）]{1,60}[)）])?[\s!.]*$|^[（(【[]?(?:${stamp})[)）】\]]?[\s!.。]*$|^(?:status|state|상태|状態|状态)\s?[:：]\s*(?:${states})[\s!.]*$|${request}`,
  'iu',
)
const fileOfDraft = new RegExp(
  String.raw`${inBrackets}|^(?:${draft})(?:$|[\s._-]+${occasion})|\.(?:${draft})$|[\s_-](?:${draft})[\s_-]?v?\d{1,3}$|\d[\s_-]+(?:${draft})$`,
  'iu',
)
/** What is around words: emphasis and marks of quotations and lists; what is in front of them: a callout, an icon. */
const around = /^(?:[\s>#*_~+-]|<[^<>]*>|\[!\w+\][+-]?|\p{So}\uFE0F?)+|(?:[\s*_~]|<[^<>]*>|\p{So}\uFE0F?)+$/gu

/** Titles of more characters call nothing a draft; looking for what is around them takes too long. */
const longestTitle = 300

/** Whether a title calls its digest a draft: "[Draft] Week 5", "WIP: Week 5", "Week 5 (draft)", "DRAFT Week 5". */
export function isTitleOfDraft(title: string): boolean {
  if (title.length > longestTitle) return false
  const words = title.replace(around, '')
  const rest = words.replace(draftBefore, '')
  return titleOfDraft.test(words) || stampedTitle.test(words) || (rest !== words && !/^\p{Ll}/u.test(rest))
}

/** The same of a file: "week-5.draft.md". @param file its path, or a part of it */
export function isFileOfDraft(file: string): boolean {
  const name = file.replace(/^.*[\\/]/s, '')
  return fileOfDraft.test(name.replace(/(?<=.)\.[^.]*$/, ''))
}

/** Lines of more characters are sentences about something else, and so are those below the first few. */
const longestLine = 120
const mostLines = 5

/** Whether the lines above all entries call a digest a draft: "**DRAFT - do not share**". */
export function opensAsDraft(above: string): boolean {
  let count = 0
  for (const { words, isHidden } of plainLines(above)) {
    if (isHidden || words === '') continue
    if (words.length <= longestLine && lineOfDraft.test(words.replace(around, ''))) return true
    if (++count === mostLines) return false
  }
  return false
}

/** Whether a tag of a text calls its digest a draft. */
export function isTagOfDraft(name: string): boolean {
  return tagOfDraft.test(name)
}

/** The keys that say it, and the values with which they do. */
const claims: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [new RegExp(`^(?:${claimed})$`), anything],
  [new RegExp(`^(?:${denied})$`), no],
  [
    new RegExp(`^(?:${stated})$`),
    new RegExp(`${state.source}|^[^\\p{L}\\p{N}]*(?:${anyway})|${request}`, 'iu'),
  ],
  [/^draft[-_]?status$/, /^(?:true|yes|y|on|1)$/i],
  [new RegExp(`^(?:${tagging})$`), tagsOfDraft],
]

/** The keys that say the opposite, and the values with which they do. */
const denials: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [new RegExp(`^${tool}(?:is[-_]?)?(?:${draft})$`), no],
  [
    new RegExp(`^(?:${tool}(?:is[-_]?)?(?:publish(?:ed)?|public|released?|final)|공개|公開|公开)$`),
    /^(?:true|yes|y|on|1)$/i,
  ],
  [new RegExp(`^(?:${stated})$`), /^(?:published|public|released|final)$/i],
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

const before = /(?:^[ \t\-?]*|[{[,.][ \t]*)["']?/
const between = /["']?[ \t]*[:=][ \t]*(?:\n[ \t]+)?["']?/
const noWord = /(?:false|no|none|off|n|0|null)\b|~/
const claimInText = new RegExp(
  `${before.source}(?:${[
    `(?:${claimed})${between.source}(?!${noWord.source})[^\\s"'#,}\\]]`,
    `(?:${denied})${between.source}(?:false|no|off|n|0)\\b`,
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
