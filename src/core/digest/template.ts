import type { DigestDate } from './date.ts'

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
export const placeholders = ['date', 'year', 'month', 'day'] as const

const braces = /\{([^{}]*)\}/g

/** The first placeholder of a template that is none, without its braces. */
export function unknownPlaceholder(template: string): string | undefined {
  const names = Array.from(template.matchAll(braces), ([, name = '']) => name)
  return names.find((name) => !(placeholders as readonly string[]).includes(name))
}

/** The template with a day in place of its placeholders. */
export function fillTemplate(template: string, date: DigestDate): string {
  return fill(template, dateValues(date))
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
