import type { DigestDate } from './date.ts'

/** Templates for new digests, as conventions have them. */
export interface NewDigest {
  /** A path relative to the file's folder. */
  readonly file: string | undefined
  readonly title: string | undefined
}

/** What conventions say of digests that are to be begun. */
interface NewDigestConventions {
  readonly newDigest: NewDigest
  readonly tags: { readonly required: readonly string[] }
}

/** A digest that is to be begun. */
export interface NewDigestFile {
  /** Relative to the folder of the conventions, with `/` between its parts. */
  readonly path: string
  readonly text: string
  /** Where the first words are to be written. */
  readonly cursor: number
}

/** The file of a day's digest, named and begun as the conventions want, with the tags that it must have. */
export function newDigestFile(
  conventions: NewDigestConventions | undefined,
  date: DigestDate,
): NewDigestFile {
  const { file = '{date}.md', title = '{date}' } = conventions?.newDigest ?? {}
  const head = `# ${fillTemplate(title, date)}\n\n`
  const tags = (conventions?.tags.required ?? []).map((tag) => `#${tag}`).join(' ')
  return {
    path: fillTemplate(file, date),
    text: tags ? `${head}\n\n${tags}\n` : head,
    cursor: head.length,
  }
}

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
