import type { ExportFormat } from '../exportFormat.ts'
import { atom } from './atom.ts'
import { bibtex } from './bibtex.ts'
import { cslJson } from './cslJson.ts'
import { discord } from './discord.ts'
import { email } from './email.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { site } from './site.ts'
import { slack } from './slack.ts'
import { text } from './text.ts'

/** All formats, in the order of the list for people. */
export const exportFormats: readonly ExportFormat[] = [
  html,
  markdown,
  email,
  slack,
  discord,
  text,
  bibtex,
  cslJson,
  atom,
  json,
  site,
]

export function exportFormatById(id: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.id === id)
}
