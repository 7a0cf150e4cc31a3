import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { DigestDate } from '../../core/digest/date.ts'
import { digestDate } from '../../core/digest/frontMatter.ts'
import { plainTitle } from '../../core/digest/layouts/index.ts'
import { type Digest, linesOf, paperOf } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { ConventionsFinder, designationOf } from '../input/digestFiles.ts'
import { InputFiles } from '../input/inputFiles.ts'
import { leadingName } from '../terminal.ts'
import { type Command, parseArguments, UsageError } from './command.ts'

export const parse: Command = {
  name: 'parse',
  summary: () => l10n.t('Prints what digests contain: title, tags, sections, entries and mentions.'),
  forms: ['parse [--json] FILE|FOLDER…'],
  terms: () => ({ '--json': l10n.t('one JSON object per file, one per line') }),
  async run(args, output) {
    const { values, positionals } = readArguments(args)
    const conventions = new ConventionsFinder(output.complain)
    const files = new InputFiles(positionals, output)
    for await (const read of files.read()) {
      const found = await conventions.find(read.file)
      // A file that is named itself is read, whatever the conventions of its folder exclude.
      if (!positionals.includes(read.file) && designationOf(read.file, found).isExcluded) continue
      const { sections, entries } = await conventions.of(read.file)
      const digest = parseDigest(read.text, sections, entries)
      const parsed = parsedFile(read.file, digest)
      const date = () => digestDate(digest, path.basename(read.file))
      const lines = values.json ? [JSON.stringify(parsed)] : describeParsedFile(parsed, date())
      for (const line of lines) await output.print(line)
    }
    return files.hasFailed || conventions.hasFailed ? 2 : 0
  },
}

function readArguments(args: readonly string[]) {
  const read = parseArguments(args, { json: { type: 'boolean' } })
  if (read.positionals.length === 0)
    throw new UsageError(l10n.t('{0} expects at least one file or folder.', 'parse'))
  return read
}

/** What `parse --json` prints for one file. Lines count from 1 and end at LF; ids have no version. */
export interface ParsedFile {
  /** As named on the command line. */
  readonly file: string
  readonly title: string | null
  /** Without the `#`, each once. */
  readonly tags: readonly string[]
  readonly sections: readonly { readonly line: number; readonly text: string }[]
  readonly entries: readonly ParsedEntry[]
  /** Links to arXiv papers in prose. */
  readonly mentions: readonly { readonly line: number; readonly id: string }[]
}

interface ParsedEntry {
  /** The title's line, or the link's if there is no title. */
  readonly line: number
  readonly title: string | null
  /** The paper's arXiv identifier; `null` for papers outside arXiv, and for identifiers that cannot exist. */
  readonly id: string | null
  readonly url: string | null
  readonly hasCommentary: boolean
}

export function parsedFile(file: string, digest: Digest): ParsedFile {
  const lines = linesOf(digest)
  const lineAt = (offset: number) => lines.numberAt(offset) + 1
  return {
    file,
    title: digest.title?.text ?? null,
    tags: [...new Set(digest.tags.map(({ name }) => name))],
    sections: digest.sections.map(({ label }) => ({ line: lineAt(label.span.start), text: label.text })),
    entries: digest.entries.map((entry) => ({
      line: lineAt((entry.title ?? entry.link ?? entry).span.start),
      title: plainTitle(entry) ?? null,
      id: paperOf(entry) ?? null,
      url: entry.link?.url ?? null,
      hasCommentary: entry.commentary !== undefined,
    })),
    mentions: digest.mentions.flatMap((mention) => {
      const id = paperOf(mention)
      return id ? [{ line: lineAt(mention.link.span.start), id }] : []
    }),
  }
}

/** The same for people, as lines. */
export function describeParsedFile(
  { file, title, tags, sections, entries, mentions }: ParsedFile,
  date: DigestDate | undefined,
): readonly string[] {
  const counts = [
    entries.length === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', entries.length),
    sections.length === 1 ? l10n.t('1 section') : l10n.t('{0} sections', sections.length),
    mentions.length === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', mentions.length),
  ]
  return [
    title === null ? leadingName(file) : `${leadingName(file)}: ${title}`,
    ...(date ? [`  ${date}`] : []),
    `  ${counts.join(', ')}`,
    ...(tags.length > 0 ? [`  ${tags.map((tag) => `#${tag}`).join(' ')}`] : []),
  ]
}
