import * as l10n from '@vscode/l10n'

/** The day a digest is of, or the first of its days; `2024-03-01`, or `2024-03` where no day is named. */
export type DigestDate = string

/** A way to write a date, and what is meant by it; `undefined` when no calendar has such a day. */
interface DateForm {
  readonly pattern: RegExp
  read(groups: DateGroups, text: string): DigestDate | undefined
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Whole words: "Novel" and "Marginal" begin like months. */
const month = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\p{L}\p{N}])\.?`
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}])`
const year = String.raw`(?<!\d)(?<year>(?:19|20)\d{2})(?!\d)`
const gap = String.raw`[\s_-]{0,3}(?:\bof\b)?[\s_,-]{0,3}`
const to = String.raw`\s{0,3}(?:[-–—~〜]{1,3}|\bto\b)\s{0,3}`
const lastMonth = month.replace('<month>', '<lastMonth>')
const lastDay = day.replace('<day>', '<lastDay>')
const anyYear = /(?<![\d.])((?:19|20)\d{2})(?!\d)/
/** A longer text names its date earlier, in UTF-16 units. */
const longest = 1_000
/** The years that two digits may stand for. */
const shortYears = { from: 10, to: 39 }

/** What is certain goes first; the first that a text has and a calendar knows is its date. */
const forms: readonly DateForm[] = [
  // 2024-03-01, 2024/3, 2024. 3. 1.
  {
    pattern: /(?<!\d)(?<year>(?:19|20)\d{2})[-./_]\s?(?<month>\d{1,2})(?:[-./_]\s?(?<day>\d{1,2}))?(?!\d)/u,
    read: ofNumbers,
  },
  // 2024年3月1日, 2024년 3월: a number before a word for weeks is no day.
  {
    pattern:
      /(?<!\d)(?<year>(?:19|20)\d{2})\s?[年년]\s?(?<month>\d{1,2})\s?[月월](?:\s?(?<day>\d{1,2})(?:\s?[日일号號]|(?!\s?[\p{L}\d])))?/u,
    read: ofNumbers,
  },
  // 令和6年3月1日
  {
    pattern: /(?<era>令和|平成)(?<eraYear>\d{1,2}|元)年\s?(?<month>\d{1,2})月(?:\s?(?<day>\d{1,2})日)?/u,
    read: ({ era, eraYear, ...rest }) => {
      const before = era === '令和' ? 2018 : 1988
      return ofNumbers({ ...rest, year: String(before + (eraYear === '元' ? 1 : Number(eraYear))) })
    },
  },
  // 2024-W05, 2024W05-3
  {
    pattern: /(?<!\d)(?<year>(?:19|20)\d{2})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7]))?(?![\p{L}\p{N}])/iu,
    read: ofWeek,
  },
  // January 29 – February 4, 2024; 29 January – 4 February 2024; 10–16 March 2024
  inWords(
    `(?<![\\p{L}\\p{N}])${month}\\s{0,3}${day}${to}${lastMonth}\\s{0,3}${lastDay}[\\s),_-]{1,4}${year}`,
    ofRange,
  ),
  inWords(`(?<![\\p{L}\\p{N}])${day}${gap}${month}${to}${lastDay}${gap}${lastMonth}${gap}${year}`, ofRange),
  inWords(`(?<![\\p{L}\\p{N}])${day}${to}${lastDay}${gap}${month}${gap}${year}`, ofWords),
  // 3 February 2024, 2nd of April 2024, 05-Mar-2024
  inWords(`(?<![\\p{L}\\p{N}])${day}${gap}${month}${gap}${year}`, ofWords),
  // March 31, 2024
  inWords(`(?<![\\p{L}\\p{N}])${month}[\\s_-]{0,3}${day}[\\s_,-]{1,3}${year}`, ofWords),
  // 2024 March 31, 2024-Mar
  inWords(`${year}[\\s_,-]{0,3}(?<![\\p{L}])${month}(?:[\\s_-]{0,3}${day})?`, ofWords),
  // March 31 - April 6, 2024: the first day has its year further on.
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${capital(month)}[\\s_-]{0,3}${day}`, 'u'),
    read: ofDistantYear,
  },
  { pattern: new RegExp(`(?<![\\p{L}\\p{N}])${day}${gap}${capital(month)}`, 'u'), read: ofDistantYear },
  // March 2024
  inWords(`(?<![\\p{L}\\p{N}])${month}${gap}${year}`, ofWords),
  // Week 12, 2024; 2024, week 12; 2024년 12주
  inWords(`(?<![\\p{L}])week[\\s_-]{0,3}(?<week>\\d{1,2})(?!\\d)${gap}(?:[/(]\\s?)?${year}`, ofWeek),
  inWords(`${year}[\\s_,:/-]{0,3}week[\\s_-]{0,3}(?<week>\\d{1,2})(?!\\d)`, ofWeek),
  { pattern: /(?<!\d)(?<year>(?:19|20)\d{2})\s?[年년]\s?第?(?<week>\d{1,2})\s?[주週周]/u, read: ofWeek },
  // 3.2.2024; with other marks only where one reading is possible
  {
    pattern: /(?<![\d./-])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20)\d{2})(?!\d)/u,
    read: ofNumbers,
  },
  {
    pattern:
      /(?<![\d./-])(?<first>\d{1,2})(?<mark>[/-])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20)\d{2})(?!\d)/u,
    read: ({ first = '', second = '', year: inYear }) =>
      only([
        ofNumbers({ year: inYear, month: second, day: first }),
        ofNumbers({ year: inYear, month: first, day: second }),
      ]),
  },
  // 24/02/03
  {
    pattern:
      /(?<![\p{L}\d./-])(?<first>\d{2})(?<mark>[-./])(?<second>\d{2})\k<mark>(?<third>\d{2})(?![\d./-])/u,
    read: ({ first = '', second = '', third = '' }) =>
      only([
        ofNumbers({ year: fullYear(first), month: second, day: third }),
        ofNumbers({ year: fullYear(third), month: second, day: first }),
        ofNumbers({ year: fullYear(third), month: first, day: second }),
      ]),
  },
  // 20240301, 240301, 202403
  {
    pattern: /(?<![\d.])(?<year>(?:19|20)?\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/u,
    read: ({ year: written = '', ...rest }) => ofNumbers({ ...rest, year: written.padStart(4, '20') }),
  },
  { pattern: /(?<![\d.])(?<year>(?:19|20)\d{2})(?<month>\d{2})(?!\d)/u, read: ofNumbers },
]

/** The date that a text names; of a range, its first day. */
export function dateIn(text = ''): DigestDate | undefined {
  if (!/\p{Nd}/u.test(text)) return undefined
  const words = text.slice(0, longest).normalize('NFKC')
  for (const { pattern, read } of forms) {
    const groups = pattern.exec(words)?.groups
    const date = groups && read(groups, words)
    if (date) return date
  }
  return undefined
}

function inWords(source: string, read: DateForm['read']): DateForm {
  return { pattern: new RegExp(source, 'iu'), read }
}

/** Lest a word such as "may" or "march" becomes a month where its year is not beside it. */
function capital(names: string): string {
  return names.replace(/(?<=[(|>])[a-z](?=[a-z])/g, (letter) => `[${letter.toUpperCase()}]`)
}

function only(dates: readonly (DigestDate | undefined)[]): DigestDate | undefined {
  const [date, ...others] = new Set(dates.filter((each) => each !== undefined))
  return others.length === 0 ? date : undefined
}

function fullYear(written: string): string | undefined {
  const number = Number(written)
  return number >= shortYears.from && number <= shortYears.to ? `20${written}` : undefined
}

function ofWords({ year: inYear, month: name = '', day: inDay }: DateGroups): DigestDate | undefined {
  return ofNumbers({ year: inYear, month: String(monthNumber(name)), day: inDay })
}

function ofDistantYear(groups: DateGroups, text: string): DigestDate | undefined {
  return ofWords({ ...groups, year: anyYear.exec(text)?.[1] })
}

/** The year is that of the last day. */
function ofRange({ year: inYear, lastMonth: last = '', ...first }: DateGroups): DigestDate | undefined {
  const isOverNewYear = monthNumber(first.month ?? '') > monthNumber(last)
  return ofWords({ ...first, year: String(Number(inYear) - (isOverNewYear ? 1 : 0)) })
}

function monthNumber(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

type DateGroups = Readonly<Record<string, string | undefined>>

/** `undefined` for a month or a day that no calendar has. */
function ofNumbers({ year: inYear, month: inMonth, day: inDay }: DateGroups): DigestDate | undefined {
  const number = Number(inMonth)
  if (inYear === undefined || !(number >= 1 && number <= 12)) return undefined
  const start = `${inYear}-${String(number).padStart(2, '0')}`
  if (inDay === undefined) return start
  const isDay = Number(inDay) >= 1 && Number(inDay) <= new Date(Number(inYear), number, 0).getDate()
  return isDay ? `${start}-${inDay.padStart(2, '0')}` : undefined
}

const dayMs = 86_400_000

/** The Monday of a week, or another day of it; weeks are those of ISO 8601, of which the first has January 4th. */
function ofWeek({ year: inYear, week, weekday = '1' }: DateGroups): DigestDate | undefined {
  const fourth = new Date(Date.UTC(Number(inYear), 0, 4))
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs
  const thursday = new Date(monday + ((Number(week) - 1) * 7 + 3) * dayMs)
  if (Number(week) < 1 || thursday.getUTCFullYear() !== Number(inYear)) return undefined
  return new Date(thursday.getTime() + (Number(weekday) - 4) * dayMs).toISOString().slice(0, 10)
}

/** What conventions say of new digests. */
export interface NewDigest {
  /** A path from the folder of the conventions on, with placeholders. */
  readonly file: string | undefined
  readonly title: string | undefined
  /** The path of a text with placeholders, with which a new digest begins. */
  readonly template: string | undefined
}

/** The file with which new digests begin where conventions name no other. */
export const templateFileName = 'digest.template'

/** What stands in place of placeholders, by their names. */
export type Values = Readonly<Record<string, string>>

/** What a template for a name or a title may hold, in braces. */
const placeholders = ['date', 'year', 'month', 'day'] as const

const braces = /\{([^{}]*)\}/g

/** The first placeholder of a template that is none, without its braces. */
function unknownPlaceholder(template: string): string | undefined {
  const names = Array.from(template.matchAll(braces), ([, name = '']) => name)
  return names.find((name) => !(placeholders as readonly string[]).includes(name))
}

/** What is wrong with a template, as a sentence; `undefined` for a good one. */
export function templateFlaw(text: string): string | undefined {
  const unknown = unknownPlaceholder(text)
  return unknown && l10n.t('"{0}" is not known here; expected one of: {1}.', unknown, placeholders.join(', '))
}

/** The template with values in place of its placeholders; braces around anything else stay. */
export function fill(template: string, values: Values): string {
  return template.replace(braces, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}

export function dateValues(date: DigestDate): Values {
  const [year = '', month = '', day = ''] = date.split('-')
  return { date, year, month, day }
}
