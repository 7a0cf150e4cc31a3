import type { ExportFormat } from '../exportFormat.ts'
import { atom } from './atom.ts'
import { bibtex } from './bibtex.ts'
import { cslJson } from './cslJson.ts'
import { email } from './email.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { slack } from './slack.ts'
import { text } from './text.ts'

/** All formats, as a person chooses from them. */
export const exportFormats: readonly ExportFormat[] = [
  markdown,
  email,
  slack,
  text,
  bibtex,
  cslJson,
  atom,
  json,
]

export function exportFormatById(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id)
}
