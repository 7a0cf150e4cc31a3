import type { Conventions } from './conventions.ts'
import type { DigestDate } from './digestDate.ts'
import { fillTemplate } from './template.ts'

/** A digest that is to be begun. */
export interface NewDigestFile {
  /** Relative to the folder of the conventions, with `/` between its parts. */
  readonly path: string
  readonly text: string
  /** Where the first words are to be written. */
  readonly cursor: number
}

/** The file of a day's digest, named and begun as the conventions want, with the tags that it must have. */
export function newDigestFile(conventions: Conventions | undefined, date: DigestDate): NewDigestFile {
  const { file = '{date}.md', title = '{date}' } = conventions?.newDigest ?? {}
  const head = `# ${fillTemplate(title, date)}\n\n`
  const tags = (conventions?.tags.required ?? []).map((tag) => `#${tag}`).join(' ')
  return {
    path: fillTemplate(file, date),
    text: tags ? `${head}\n\n${tags}\n` : head,
    cursor: head.length,
  }
}
