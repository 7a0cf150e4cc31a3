import { parseArgs } from 'node:util'
import { readAddress, suggestion, UsageError } from '../arguments.ts'
import { reports } from '../reports/index.ts'
import { usualLibraryPath } from '../services.ts'
import type { Command } from './command.ts'

const formats = reports.map(({ id }) => id).join('|')

export const check: Command = {
  name: 'check',
  summary: 'Checks digests by all rules, as one archive; exits with 1 when there are errors.',
  usage: `check [--format ${formats}] [--online] [--recheck] [--library PATH] [--arxiv URL] FILE|FOLDER…

  --format    text: file:line:column rule message, one finding a line (usual)
              json: one JSON object a file, one a line
              sarif: SARIF 2.1.0, for code scanning
              github: annotations of GitHub Actions
  --online    asks arXiv, within its terms, for records that the library does not have
  --recheck   asks arXiv once more for records that are older than a week, and for those that the library does not have;
              what has come is kept when it is interrupted
  --library   the library's file; by default that of VS Code
  --arxiv     another address of arXiv's query interface`,
  async run(args, output) {
    const { report, names, papers } = readArguments(args)
    // Other commands need none of the rules, nor YAML.
    const { checkFiles } = await import('../check/checkFiles.ts')
    const { readArchive } = await import('../input/digestFiles.ts')
    const read = await readArchive(names, output)
    const checked = await checkFiles(read, papers, output)
    for (const line of report.write(checked)) await output.print(line)
    if (read.hasFailed) return 2
    return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
  },
}

function readArguments(args: readonly string[]) {
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
  return { report, names, papers }
}

const options = {
  format: { type: 'string' },
  online: { type: 'boolean' },
  recheck: { type: 'boolean' },
  library: { type: 'string' },
  arxiv: { type: 'string' },
} as const
