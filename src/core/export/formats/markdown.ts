import * as l10n from '@vscode/l10n'
import { eachDigest } from '../eachDigest.ts'
import type { DigestWithPapers, ExportFormat, ExportOptions } from '../exportFormat.ts'
import { defused } from '../markdown/defused.ts'
import { EntryWriter } from '../markdown/entryWriter.ts'
import type { Review, ReviewPart } from '../review.ts'

/** Clean Markdown: one layout and one form of links throughout, headings for sections, and what was said as it was. */
export const markdown: ExportFormat = {
  id: 'markdown',
  label: () => l10n.t('Markdown'),
  fileExtension: 'md',
  gives: 'each',
  write: eachDigest('md', writeReview),
}

function writeReview({ title, parts }: Review, { digest }: DigestWithPapers, options: ExportOptions): string {
  const writer = new EntryWriter(options.layout ?? digest.prevailingLayout, options.linkForm)
  const texts = parts.map((part, index) => writePart(part, parts[index - 1], writer))
  return `# ${defused(title)}${texts.join('')}\n`
}

/** With what separates it from the part above. */
function writePart(part: ReviewPart, above: ReviewPart | undefined, writer: EntryWriter): string {
  if (part.kind === 'prose') return `\n\n${defused(part.markdown)}`
  if (part.kind === 'section') return `\n\n${'#'.repeat(Math.min(part.depth + 1, 6))} ${defused(part.text)}`
  const text = writer.write(part)
  if (writer.tableHead === undefined) return `\n\n${text}`
  return above?.kind === 'entry' ? `\n${text}` : `\n\n${writer.tableHead}\n${text}`
}
