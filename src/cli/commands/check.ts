import { parseArgs } from 'node:util'
import { readAddress, suggestion, UsageError } from '../arguments.ts'
import type { CheckRequest } from '../check/runCheck.ts'
import { reports } from '../reports/index.ts'
import type { Report } from '../reports/report.ts'
import { usualLibraryPath } from '../services.ts'
import type { Command } from './command.ts'

const formats = reports.map(({ id }) => id).join('|')

export const check: Command = {
  name: 'check',
  summary: 'Checks digests by all rules, as one archive; exits with 1 when there are errors.',
  usage: `check [--format ${formats}] [--fix [--dry-run] | --watch] [--online] [--recheck]
  [--library PATH] [--arxiv URL] FILE|FOLDER…

  --format    text: file:line:column rule message, one finding a line (usual)
              json: one JSON object a file, one a line
              sarif: SARIF 2.1.0, for code scanning
              github: annotations of GitHub Actions
  --fix       mends what "Fix All" of the editor does, in digests and indexes, and prints what is left
  --dry-run   with --fix: writes nothing, and prints what would be changed, as "patch -p1" takes it;
              exits with 1 when something would be
  --watch     goes on, and prints anew what is said of files when that changes, until it is interrupted
  --online    asks arXiv, within its terms, for records that the library does not have
  --recheck   asks arXiv once more for records that are older than a week, and for those that the library does not have;
              what has come is kept when it is interrupted
  --library   the library's file; by default that of VS Code
  --arxiv     another address of arXiv's query interface`,
  async run(args, output) {
    const request = readArguments(args)
    // Other commands need none of the rules, nor YAML.
    const { runCheck } = await import('../check/runCheck.ts')
    return runCheck(request, output)
  },
}

function readArguments(args: readonly string[]): CheckRequest {
  const { values, positionals: names } = parseArgs({ args: [...args], options, allowPositionals: true })
  const report = reports.find(({ id }) => id === (values.format ?? reports[0]?.id))
  if (!report) {
    const ids = reports.map(({ id }) => id)
    throw new UsageError(`--format expects one of ${formats}.${suggestion(values.format ?? '', ids)}`)
  }
  if (names.length === 0) throw new UsageError('check expects at least one file or folder.')
  const papers = {
    libraryPath: values.library ?? usualLibraryPath(),
    isOnline: (values.online || values.recheck) ?? false,
    isRecheck: values.recheck ?? false,
    arxivApiUrl: readAddress(values.arxiv, '--arxiv'),
  }
  return { names, papers, report, mode: readMode(values, report) }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function readMode({ fix, watch, format, 'dry-run': dryRun }: Values, report: Report): CheckRequest['mode'] {
  if (dryRun && !fix) throw new UsageError('--dry-run expects --fix beside it.')
  if (dryRun && format !== undefined) {
    throw new UsageError('--dry-run prints a difference, and expects no --format beside it.')
  }
  if (watch && fix)
    throw new UsageError('--watch expects no --fix beside it: an editor may have the files open.')
  if (watch && report.isOneText) {
    throw new UsageError(`--watch expects another --format: ${report.id} is one text for all files.`)
  }
  if (watch) return 'watch'
  if (dryRun) return 'show-fixes'
  return fix ? 'fix' : 'check'
}

const options = {
  format: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  watch: { type: 'boolean' },
  online: { type: 'boolean' },
  recheck: { type: 'boolean' },
  library: { type: 'string' },
  arxiv: { type: 'string' },
} as const
