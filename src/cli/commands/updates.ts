import { existsSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import type { ArchivedEntry } from '../../core/archive/archivedDigest.ts'
import type { ChangeKind, PaperChange } from '../../core/language/archiveTrees.ts'
import { describeUpdate } from '../../core/language/writtenSections.ts'
import { titleInList } from '../../core/paper/text.ts'
import { leadingName, spokenLanguage } from '../terminal.ts'
import {
  type Command,
  libraryHelp,
  lineLog,
  parseArguments,
  requireDatabase,
  UsageError,
  usualLibraryPath,
} from './command.ts'

export const updates: Command = {
  name: 'updates',
  summary: () =>
    l10n.t(
      'Prints which papers of digests were since retracted, withdrawn, published or revised, or have code now, according to the library.',
    ),
  forms: ['updates [--all] [--json] [--library PATH] FILE|FOLDER…'],
  terms: () => ({
    '--all': l10n.t('includes news that a later digest has reported'),
    '--json': l10n.t('one JSON object per change, one per line'),
    '--library': libraryHelp(),
  }),
  async run(args, output) {
    const { values, positionals: names } = parseArguments(args, options)
    if (names.length === 0)
      throw new UsageError(l10n.t('{0} expects at least one file or folder.', 'updates'))
    const path = values.library ?? usualLibraryPath()
    if (!existsSync(path)) {
      output.complain(l10n.t('no library at {0}; expected one, or --library PATH.', path))
      return 2
    }
    requireDatabase(path)
    const { readArchive } = await import('../input/digestFiles.ts')
    const { archive, hasFailed } = await readArchive(names, output)
    const { Library } = await import('../../core/library/library.ts')
    const { changesSince } = await import('../../core/language/archiveTrees.ts')
    const library = new Library({ path, log: lineLog(output) })
    try {
      const changes = await changesSince(archive, await library.find(archive.coveredPapers()))
      for (const change of changes) {
        if (change.told && !values.all) continue
        await output.print(values.json ? JSON.stringify(printedChange(change)) : changeLine(change))
      }
    } finally {
      library.close()
    }
    return hasFailed ? 2 : 0
  },
}

/** What `updates --json` prints of one change. Lines count from 1. */
interface PrintedChange {
  readonly kind: ChangeKind
  /** The paper's arXiv identifier or DOI. */
  readonly id: string
  /** By its record, with its TeX. */
  readonly title: string
  /** What the record says of it; may be empty of a retraction. */
  readonly fact: string
  readonly covered: PrintedEntry
  /** The later entry that has told it; `null` where there is none. */
  readonly told: PrintedEntry | null
}

interface PrintedEntry {
  readonly file: string
  readonly line: number
  readonly date: string | null
  /** The first words of the commentary; empty where there is none. */
  readonly said: string
}

function printedChange({ kind, paper: { id, title }, fact, covered, told }: PaperChange): PrintedChange {
  return { kind, id, title, fact, covered: printedEntry(covered), told: told ? printedEntry(told) : null }
}

function printedEntry({ digest: { file, date }, line, said }: ArchivedEntry): PrintedEntry {
  return { file, line: line + 1, date: date ?? null, said }
}

/** In the form of other findings, at the place where the paper was covered. */
function changeLine(change: PaperChange): string {
  const { paper, covered, told } = change
  const at = `${leadingName(covered.digest.file)}:${covered.line + 1}`
  const where = told ? [l10n.t('Reported in {0}.', `${told.digest.file}:${told.line + 1}`)] : []
  const news = [describeUpdate({ changes: [change], covered }, spokenLanguage()), ...where].join(' ')
  return `${at} ${paper.id} ${titleInList(paper.title)}: ${news}`
}

const options = {
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  library: { type: 'string' },
} as const
