import type { DigestDate } from './digestDate.ts'

/** What a template for a new digest may hold, in braces. */
export const placeholders = ['date', 'year', 'month', 'day'] as const

const braces = /\{([^{}]*)\}/g

/** The first placeholder of a template that is none, without its braces. */
export function unknownPlaceholder(template: string): string | undefined {
  const names = Array.from(template.matchAll(braces), ([, name = '']) => name)
  return names.find((name) => !(placeholders as readonly string[]).includes(name))
}

/** The template with a day in place of its placeholders. */
export function fillTemplate(template: string, date: DigestDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const values: Readonly<Record<string, string>> = { date, year, month, day }
  return template.replace(braces, (whole, name: string) => values[name] ?? whole)
}
