import { rememberWords } from '../../base/memo.ts'
import { matchesIn, type Span, span } from '../../base/span.ts'
import { venues, venueWords } from './vocabulary.ts'

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const numericDate =
  '(?:19|20)\\d{2}(?:[-./年]\\s?\\d{1,2}(?:[-./月]\\s?\\d{1,2}[日号]?|月)?|년(?:\\s?\\d{1,2}월(?:\\s?\\d{1,2}일)?)?|年)?|\\d{6}|\\d{1,2}[-./]\\d{1,2}(?:[-./](?:19|20)?\\d{2}|\\.)?|\\d{1,2}월(?:\\s?\\d{1,2}일)?|\\d{1,2}月(?:\\s?\\d{1,2}日)?|(?:19|20)\\d{2}-w\\d{1,2}'
/** As they stand in dates; and those of Rome. */
const otherMonth =
  'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|décembre|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januar|februar|märz|juni|juli|oktober|dezember|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|[ivx]{1,4}'
const otherDate = `\\d{1,2}\\.?\\s+(?:de )?(?:${otherMonth})(?:\\s+(?:de )?${year})?`
const wordDate = `(?:\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:of )?)?${month}\\.?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?(?:,?\\s*${year})?|${month}\\.?\\s*${year}`
/** With room for white space around it. */
const longestDate = 40
/** "ca. 22.02.", "~ 3/4" */
const nearly = '(?:c(?:irc)?a?\\.?\\s|[~≈]\\s?)?'
/** Of German, French, Spanish, Italian, Portuguese and Russian: in front of a date, and alone if written out. */
const otherDay =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье'
const shortDay =
  '(?:m[oi]|d[io]|fr|s[ao]|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|gio|sab|seg|ter|qua|qui|sex|пн|вт|ср|чт|пт|сб|вс)\\.?'
const opensDate = new RegExp(
  `^\\s*(?:(?:c(?:irc)?a?\\.?\\s|[~≈]\\s?|['’])?\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|${otherDay}|${shortDay},?\\s)`,
  'iu',
)
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[월화수목금토일月火水木金土](?:요일|曜日)?'
const dateOnly = new RegExp(
  `^(?:${weekday}|${otherDay})$|^(?:(?:${weekday}|${otherDay}|${shortDay}(?=,?\\s+\\d{1,2}\\D)),?\\s+)?${nearly}(?:${numericDate}|${wordDate}|${otherDate}|${year})(?:\\s*[(（](?:${weekday})[)）]|,? (?:${weekday}))?$`,
  'i',
)
export const hasYear = new RegExp(year)
const venueYear = new RegExp(
  `^(?:\\d?(?:(?! - \\p{L})[\\p{L}&*/+_.! -]){1,40}?[\\s,'’]*)${year}([\\s,;/-]+(?!Edition|Report|Update|Version)[\\p{L}\\d& ]{1,30})?$`,
  'u',
)

/** Whether the text is a date or a year and nothing else: "2018", "2024-03", "20241105", "March 4, 2021", "11/05". */
export function isDate(text: string): boolean {
  return text.length <= longestDate && opensDate.test(text) && dateOnly.test(text.trim())
}

/** "Sitzung am 18.11.2021", "Sesión del 11 de octubre": a word in front of a day. */
const beforeDay = /^\p{Lu}\p{Ll}+ (?:am|vom|del?|du|di|da|do|of|on|from) (?=\S+[\s./-])/u

/** Whether the text is a date, or says what happened on that day: a meeting of a group. */
export function namesDay(text: string): boolean {
  return isDate(text) || (beforeDay.test(text) && isDate(text.replace(beforeDay, '')))
}

const hasFiveWords = /^(?:\S+\s+){4}\S/
const longestVenue = 60
/** With marks of emphasis in it. */
const longestMarked = 2 * longestVenue

/** A full stop after a word that is no abbreviation. */
const endsSentence = /(?<=\p{Ll}{5})\.\s/u

/** Whether the text names where or when a paper appeared and nothing else: "CVPR 2020", "ArXiv", "NeurIPS'19 Oral", "2018". */
export const isVenue = rememberWords((text) => {
  if (text.length > longestMarked || (hasFiveWords.test(text) && !/[*_\d]/.test(text))) return false
  const words = text.replace(preprint, '$1').replace(/[*_]/g, '').trim()
  if (words === '' || words.length > longestVenue || endsSentence.test(words)) return false
  if (
    isDate(words) ||
    ofSeries.test(words) ||
    inVolume.test(words) ||
    inIssue.test(words) ||
    (hasYear.test(words) && isVenueOfYear(words))
  )
    return true
  return !hasFiveWords.test(words) && namesVenue(words.replace(/ \((?:19|20)\d{2}\)$/, ''))
})

/** "arXiv preprint arXiv:2401.00001, 2024" */
const preprint = /\b(arxiv preprint) arxiv:\s?\d{4}\.\d{4,5}(?:v\d+)?/i

/** "NBER Working Paper 28654", "IZA DP No. 14233" */
const ofSeries =
  /^(?:\p{Lu}[\p{L}&]{1,14} ){0,3}(?:(?:Working|Discussion|Staff) Papers?|WP|DP|Technical Report|Tech(?:\.|nical) Rep\.?)(?: No\.?)? ?#?[\d-]{2,9}$/u

/** "PRL 121", "J. Chem. Phys. 98(2)", "Reviews of Modern Physics *91*": a journal and its volume. */
const volume = String.raw`(?:(?:[JZ]|\p{Lu}\p{Ll}{1,9})\. (?:\p{Lu}\p{L}{0,9}\.? ){0,5}|\p{Ll}?\p{Lu}[\p{L}&]{1,14} (?:(?:\p{Lu}\p{L}{0,14}|of|the|and|&) ){0,5})[*_]{0,2}\d{1,4}[*_]{0,2}(?: ?\(\d{1,3}\))?`
/** Where in it: ", 030403", ", pp. 45–48 (2019)"; or no more than ":e71801 (2021)", or ", 2019" after an issue. */
const inside = String.raw` ?, ?(?:pp?\. ?)?[A-Z]{0,2}\d{2,8}(?:[-–]\d{1,8})?(?:,? \((?:19|20)\d{2}\))?`
const inYear = String.raw`(?:: ?[a-z]?\d{1,8}(?:[-–]\d{1,8})?)?,? (?:\((?:19|20)\d{2}\)|(?<=\), )(?:19|20)\d{2})`
const inVolume = new RegExp(`^${volume}(?:${inside}|${inYear})$`, 'u')
/** "JRSS-B 78(5)" */
const inIssue = /^\p{Lu}[\p{Lu}&.-]{1,11} \d{1,4} ?\(\d{1,3}(?:[-–]\d{1,3})?\)$/u
/** Not after an initial, which begins a name. */
const inVolumes = new RegExp(
  String.raw`(?<=^|[.,;:)"”*_]\s{1,3})(?<!\b\p{Lu}\. )${volume}${inside}(?![\p{L}\p{N}])`,
  'gu',
)

/** Where words name a journal with volume and page or article, as references do. */
export function volumesIn(text: string): readonly Span[] {
  if (!/\d\)?[*_]{0,2}, ?(?:pp?\. ?)?[A-Z]{0,2}\d{2}/.test(text)) return []
  return matchesIn(text, inVolumes).map(({ index, 0: whole }) => span(index, index + whole.length))
}

function isVenueOfYear(words: string): boolean {
  const [all, after = ''] = venueYear.exec(words) ?? []
  return (
    all !== undefined && !says.test(words) && (after === '' || isStatus.test(after) || isName.test(after))
  )
}

/** " Oral", ", Best Paper Award", " workshop on old maps": what follows the year of a venue. */
const isStatus =
  /^[\s,;/-]+(?:accepted|awards?|best|companion|conference|demo|findings|full|highlights?|honou?rable|in press|long|main|oral|outstanding|papers?|posters?|preprint|proceedings|runner|shared|short|spotlights?|submitted|talk|to appear|tracks?|tutorial|under review|workshops?)(?!\p{L})/iu

/** ", New Haven", " 최우수상", and not " - Old news". */
const isName =
  /^(?!\s-\s)[\s,;/-]+(?:\p{Lo}{1,6}|\d+|\p{Lu}[\p{L}\d&]*(?:\s(?:[\p{Lu}\d][\p{L}\d]*|and|of|on|the|et|al))*)\s?$/u

/** "The baseline was from 2019": words that no venue has. */
const says = /\s(?:was|were|is|are|has|had|from|since|until|than|it|this|that)\s/

/** Societies, journals and conferences. */
const venueOfEastAsia =
  /^[\p{Lo}\s]{2,20}(?:学会|学会誌|論文[誌集]|大会|研究会|学报|期刊|학회|학회지|논문지|학술대회)(?:\s*(?:19|20)\d{2})?$/u

/** Whether a text names a venue by its acronym or its kind, with at most one word besides: "ACM Queue", "ICLR Oral". */
export function namesVenue(text: string): boolean {
  if (bestPaper.test(text)) return withoutVenueWords(text.replace(bestPaper, '')).length <= 1
  if (venueOfEastAsia.test(text)) return true
  if (/[:：()（）[\]《》“”"?!？！。，；]/.test(text) || manyInHan.test(text)) return false
  const found = wordsIn(text)
  if (!found.some(isAcronym))
    return found.length > 0 && found.every((word) => venueWords.has(word.toLowerCase()))
  return withoutVenueWords(text).length <= 1
}

/** As many as a sentence has, in languages that write no space between words. */
const manyInHan = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{6}/u

const bestPaper = /\bbest (?:student )?paper(?: award)?\b/i

/** But for numbers. */
function wordsIn(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^\d+$/.test(word))
}

function withoutVenueWords(text: string): readonly string[] {
  return wordsIn(text).filter((word) => !isVenueWord(word))
}

/** Also with a year of two digits: "ICLR17". */
function isAcronym(word: string): boolean {
  return (
    (venues.has(word.toLowerCase().replace(/(?<=\p{Ll}{3})\d{2}$/u, '')) || preprintServer.test(word)) &&
    /\p{Lu}/u.test(word)
  )
}

/** "bioRxiv", "PsyArXiv". */
const preprintServer = /.xiv$/i

function isVenueWord(word: string): boolean {
  return isAcronym(word) || venueWords.has(word.toLowerCase()) || /^(?:of|on|the|and|for)$/i.test(word)
}

const beforeColon = /\p{Lu}[^:：\n]{2,60}[:：]\s+/uy

/** Where the words begin that "ICML 2019: " stands in front of; or the offset itself. */
export function afterVenue(text: string, from: number, to: number): number {
  beforeColon.lastIndex = from
  const [lead = ''] = beforeColon.exec(text) ?? []
  const end = from + lead.length
  if (lead === '' || end >= to) return from
  const venue = lead.replace(/[:：]\s+$/, '')
  return hasYearAtEnd.test(venue) && namesVenue(venue) ? end : from
}

/** Societies that stand in front of the names of many conferences. */
const societies = /^(?:ieee|acm|usenix|physrev)$/i
/** The end of a name that goes on after the number: "Proceedings of the 38th …". */
const isUnfinished = /(?:^|\s)(?:of|the|in|on|and|for|annual|vol\.?|no\.?)$/i
const hasYearAtEnd = new RegExp(`${year}$`)
const yearInBrackets = /\(((?:19|20)\d{2})\)/
const anyYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/g
/** "1929-1958" and "pp. 2001" look like years, "2020-06" and "2020-06-15" do not look like pages. */
const pages =
  /\b(?:pp?\.|pp|pages?)\s?\d+(?:\s?(?:--?|[–—])\s?\d+)?|(?<![\d-])\d+\s?(?:--?|[–—])\s?(?!0)\d+(?![\d-])/gi

/**
 * Where and when a paper appeared, as people write it beside a title, by the reference of its record: "CVPR 2020" of
 * "Proceedings of the IEEE/CVF Conference on …(CVPR), 2020, pp. 1-10", "Nature 2015" of "Nature 521, 436 (2015)".
 */
export function shortVenue(reference: string): string {
  const year = yearInBrackets.exec(reference)?.[1] ?? reference.replace(pages, ' ').match(anyYear)?.at(-1)
  const acronym = wordsIn(reference).findLast((word) => isAcronym(word) && !societies.test(word))
  const name = acronym ?? /^[^\d(),;]*/.exec(reference)?.[0].trim() ?? ''
  if (year === undefined || name === '' || isUnfinished.test(name)) return reference
  return `${name} ${year}`
}

const endsInVenue = /(?:(?:19|20)\d{2}|ArXiv|CoRR)[)\]]?\.?$/i
const longestEnd = 'ArXiv).'.length

/** What stands in front of the venue, the year, or both, with which the text ends. */
export function withoutVenue(text: string): string {
  if (!endsInVenue.test(text.slice(-longestEnd))) return text
  const tail = text.slice(-80)
  const cut = /^(.*?)[,.;]?\s*[([]?((?:[^,.;?!()[\]]{0,40}?)(?:19|20)\d{2}|ArXiv|CoRR)[)\]]?\.?$/isu.exec(
    tail,
  )
  if (!cut) return text
  const rest = (cut[1] ?? '').replace(/[\s,.;]{1,9}$/u, (end) => (end.startsWith('.') ? '.' : ''))
  return text.slice(0, text.length - tail.length) + rest
}

const session = /^[\s*_]*([^,:：|–—\n]{3,20})\s*[,:：|–—]\s+/u
const presenter = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?[:：,]\s+/u

/** Without "12 Oct, Wei: ": when a paper was presented, and by whom. */
export function withoutSession(words: string): string {
  const [lead = '', date = ''] = session.exec(words) ?? []
  return isDate(date) ? words.slice(lead.length).replace(presenter, '') : words
}

/** "[15.03.2024 21:47] Anna:", with the colon for which {@link mayEndWithTime} looks. */
const messageOf = /^\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\]\s[^:]{1,40}:$/

/** "14:00", "9:30–10:00", "2 PM" */
export const timeOfDay = String.raw`(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[–—-]\s?\d{1,2}:\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)`

/** "Greta  9:02 AM", "anna [10:14]", "bo — 02/05/2025 10:14", "bo — Today at 10:14 AM": who wrote to a chat, and when. */
const sentAt =
  /^[\p{L}\p{N}\s.'’_-]{1,40}\s(?:[—–-]\s)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? |\p{L}{3,9} at )?\[?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?\]?$/u

export function isTimeOfDay(words: string): boolean {
  return mayEndWithTime(words) && (sentAt.test(words) || messageOf.test(words))
}

/** Whether a colon stands where that of a time would, which few words have at their end. */
export function mayEndWithTime(words: string): boolean {
  return words.lastIndexOf(':') > words.length - longestMinutes
}

const longestMinutes = ':59 a.m.]'.length + 2
