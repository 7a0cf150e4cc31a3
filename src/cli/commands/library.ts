import { existsSync } from 'node:fs'
import * as l10n from '@vscode/l10n'
import { DigestError, describeError, type Log } from '../../core/base/errors.ts'
import { exportLines, importLines } from '../../core/library/jsonLines.ts'
import { Library } from '../../core/library/library.ts'
import { exportLibrary, importLibrary } from '../../records/localRecords.ts'
import { describeFailure, isThere, requireJsonLines, UnreadableFileError } from '../input/readTextFile.ts'
import {
  type Command,
  type ExitCode,
  importInto,
  libraryHelp,
  type Output,
  parseArguments,
  requireDatabase,
  suggestion,
  UsageError,
  usualLibraryPath,
} from './command.ts'

export const library: Command = {
  name: 'library',
  summary: () => l10n.t('Exports the paper library that VS Code keeps, or imports into it, as JSON Lines.'),
  forms: ['library export [--library PATH] [FILE [--force]]', 'library import [--library PATH] FILE'],
  terms: () => ({
    FILE: l10n.t('JSON Lines, one paper record per line; - or no name is the standard stream'),
    '--library': libraryHelp(),
    '--force': l10n.t('an export replaces the file, if it exists'),
  }),
  async run(args, output) {
    const { action, file, path, force } = readArguments(args)
    // An import may create a library; exporting a missing one would be a mistake.
    if (action === 'export' && !existsSync(path)) {
      output.complain(l10n.t('no library at {0}; expected one, or --library PATH.', path))
      return 2
    }
    if (action === 'export' && file !== '-' && !force && existsSync(file)) {
      throw new UnreadableFileError(file, isThere())
    }
    requireDatabase(path)
    if (action === 'import' && file !== '-') await requireJsonLines(file)
    try {
      return action === 'export'
        ? await withLibrary(path, output, (opened) => exportTo(opened, file, output))
        : await importInto(path, () =>
            withLibrary(path, output, (opened) => importFrom(opened, file, output)),
          )
    } catch (error) {
      if (!(error instanceof DigestError) && !isFileError(error)) throw error
      output.complain(describeError(error))
      return 2
    }
  },
}

function readArguments(args: readonly string[]) {
  const options = { library: { type: 'string' }, force: { type: 'boolean' } } as const
  const { values, positionals } = parseArguments(args, options)
  const [action, file = '-', ...more] = positionals
  if (action !== 'export' && action !== 'import') {
    const hint = suggestion(action ?? '', ['export', 'import'])
    throw new UsageError(l10n.t('{0} expects export or import.', 'library') + hint)
  }
  if (more.length > 0) throw new UsageError(l10n.t('{0} expects at most one file.', `library ${action}`))
  if (values.force && action === 'import')
    throw new UsageError(l10n.t('{0} has no option {1}.', 'library import', '--force'))
  if (values.force && file === '-')
    throw new UsageError(l10n.t('{0} expects one file.', 'library export --force'))
  return { action, file, path: values.library ?? usualLibraryPath(), force: values.force ?? false }
}

async function withLibrary<T>(
  path: string,
  { complain }: Output,
  work: (library: Library) => Promise<T>,
): Promise<T> {
  const log: Log = { info() {}, warn: complain, error: complain }
  const opened = new Library({ path, log })
  try {
    return await work(opened)
  } finally {
    opened.close()
  }
}

async function exportTo(opened: Library, file: string, output: Output): Promise<ExitCode> {
  if (file === '-') {
    for (const line of exportLines(opened)) {
      if (!output.isRead()) break
      await output.print(line)
    }
    return 0
  }
  const count = await exportLibrary(opened, file)
  output.complain(l10n.t('records exported to {1}: {0}', count, file))
  return 0
}

async function importFrom(opened: Library, file: string, output: Output): Promise<ExitCode> {
  const { imported, skipped, remarks } = await (file === '-'
    ? importLines(opened, process.stdin)
    : importLibrary(opened, file).catch((cause: unknown) => {
        throw isFileError(cause) ? new UnreadableFileError(file, describeFailure(cause), { cause }) : cause
      }))
  for (const { line, problem } of remarks) output.complain(`${file}:${line}: ${problem}.`)
  output.complain(l10n.t('records imported: {0}; lines that were not records: {1}', imported, skipped))
  // Lines that hold no record cost no other; a file of nothing else is not what was meant.
  return imported === 0 && skipped > 0 ? 2 : 0
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}
