import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DigestError } from '../../core/base/errors.ts'
import type { Log } from '../../core/base/log.ts'
import { exportLines, importLines } from '../../core/library/jsonLines.ts'
import { Library } from '../../core/library/library.ts'
import { exportLibrary, importLibrary } from '../../records/libraryFiles.ts'
import { suggestion, UsageError } from '../arguments.ts'
import { requireNoPipe, UnreadableFileError } from '../input/readTextFile.ts'
import { requireNoDevice, usualLibraryPath } from '../services.ts'
import type { Command, ExitCode, Output } from './command.ts'

export const library: Command = {
  name: 'library',
  summary: 'Exports the library of papers that VS Code keeps, or imports into it, as JSON Lines.',
  usage: `library export [--library PATH] [FILE [--force]]
       research-digest library import [--library PATH] FILE

  --library PATH   the library's file; by default that of VS Code
  FILE             JSON Lines, one record of a paper a line; - or none is the standard stream
  --force          an export replaces the file, if there is one`,
  async run(args, output) {
    const { action, file, path, force } = readArguments(args)
    // An import may begin a library; an export of none would be a mistake.
    if (action === 'export' && !existsSync(path)) {
      output.complain(`there is no library at ${path}; expected one, or --library PATH.`)
      return 2
    }
    if (action === 'export' && file !== '-' && !force && existsSync(file)) {
      throw new UnreadableFileError(
        file,
        'is there already; expected another name, or --force to replace it.',
      )
    }
    requireNoDevice(path)
    try {
      return await withLibrary(path, output, (opened) =>
        action === 'export' ? exportTo(opened, file, output) : importFrom(opened, file, output),
      )
    } catch (error) {
      if (!(error instanceof DigestError) && !isFileError(error)) throw error
      output.complain(error.message)
      return 2
    }
  },
}

function readArguments(args: readonly string[]) {
  const options = { library: { type: 'string' }, force: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [action, file = '-', ...more] = positionals
  if (action !== 'export' && action !== 'import') {
    const hint = suggestion(action ?? '', ['export', 'import'])
    throw new UsageError(`library expects export or import.${hint}`)
  }
  if (more.length > 0) throw new UsageError(`library ${action} expects one file at most.`)
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
    for (const line of exportLines(opened)) await output.print(line)
    return 0
  }
  const count = await exportLibrary(opened, file)
  output.complain(`exported ${count} records to ${file}`)
  return 0
}

async function importFrom(opened: Library, file: string, output: Output): Promise<ExitCode> {
  if (file !== '-' && !existsSync(file)) {
    throw new UnreadableFileError(file, 'there is no such file; expected JSON Lines.')
  }
  if (file !== '-') await requireNoPipe(file)
  const { imported, skipped, remarks } = await (file === '-'
    ? importLines(opened, process.stdin)
    : importLibrary(opened, file))
  for (const { line, problem } of remarks) output.complain(`${file}:${line}: ${problem}.`)
  output.complain(`imported ${imported} records; ${skipped} lines hold none`)
  return 0
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}
