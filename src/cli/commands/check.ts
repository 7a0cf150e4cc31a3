import { parseArgs } from 'node:util'
import * as l10n from '@vscode/l10n'
import {
  checkFiles,
  fixDigests,
  type KnownPapersOptions,
  knownPapers,
  printDifference,
  writeFixed,
} from '../check/checkFiles.ts'
import { watchFiles } from '../check/watchFiles.ts'
import { readArchive, withTexts } from '../input/digestFiles.ts'
import { requireNamed } from '../input/inputFiles.ts'
import { reports } from '../reports/index.ts'
import type { Report } from '../reports/report.ts'
import { defaultLibraryPath, libraryHelp } from '../services.ts'
import { inLanguageOf } from '../terminal.ts'
import { type Command, type ExitCode, known, type Output, readAddress, UsageError } from './command.ts'

const formats = reports.map(({ id }) => id).join('|')

export const check: Command = {
  name: 'check',
  summary: () =>
    l10n.t('Checks digests against all rules, as one archive; exits with 1 if there are errors.'),
  forms: [
    `check [--format ${formats}] [--fix [--dry-run] | --watch]`,
    '  [--online] [--recheck] [--library PATH] [--arxiv URL] FILE|FOLDER…',
  ],
  terms: () => ({
    '--format': l10n.t('output format:'),
    '  text': l10n.t('file:line:column rule message, one problem per line (default)'),
    '  json': l10n.t('one JSON object per file, one per line; in English'),
    '  sarif': l10n.t('SARIF 2.1.0, for code scanning; in English'),
    '  github': l10n.t('GitHub Actions annotations'),
    '--fix': l10n.t(
      "fixes what the editor's “Fix All” fixes, in digests and indexes, and prints what is left",
    ),
    '--dry-run': l10n.t(
      'with --fix: writes nothing, and prints the changes as a patch for "patch -p1"; exits with 1 if there are any',
    ),
    '--watch': l10n.t(
      'keeps running until interrupted, and prints the problems of a file again when they change',
    ),
    '--online': l10n.t('asks arXiv, within its terms of use, for records missing from the library'),
    '--recheck': l10n.t(
      'asks arXiv again for records older than a week, and for those missing from the library; an interruption keeps what has arrived',
    ),
    '--library': libraryHelp(),
    '--arxiv': l10n.t("another address for arXiv's query API"),
  }),
  async run(args, output) {
    return runCheck(readArguments(args), output)
  },
}

function readArguments(args: readonly string[]): CheckRequest {
  const { values, positionals: names } = parseArgs({ args: [...args], options, allowPositionals: true })
  const ids = reports.map(({ id }) => id)
  const id = known(values.format ?? 'text', ids, '--format')
  const report = reports.find((each) => each.id === id) as Report
  if (names.length === 0) throw new UsageError(l10n.t('{0} expects at least one file or folder.', 'check'))
  const papers = {
    libraryPath: values.library ?? defaultLibraryPath(),
    isOnline: (values.online || values.recheck) ?? false,
    isRecheck: values.recheck ?? false,
    arxivApiUrl: readAddress(values.arxiv, '--arxiv'),
  }
  return { names, papers, report, mode: readMode(values, report) }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function readMode({ fix, watch, format, 'dry-run': dryRun }: Values, report: Report): CheckRequest['mode'] {
  if (dryRun && !fix) throw new UsageError(l10n.t('{0} requires {1}.', '--dry-run', '--fix'))
  if (dryRun && format !== undefined) throw new UsageError(apart('--dry-run', '--format'))
  if (watch && fix) throw new UsageError(apart('--watch', '--fix'))
  if (watch && report.isOneText) throw new UsageError(apart('--watch', `--format ${report.id}`))
  if (watch) return 'watch'
  if (dryRun) return 'show-fixes'
  return fix ? 'fix' : 'check'
}

function apart(one: string, other: string): string {
  return l10n.t('{0} cannot be used with {1}.', one, other)
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

interface CheckRequest {
  /** Files and folders. */
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
  readonly mode: 'check' | 'fix' | 'show-fixes' | 'watch'
}

/** Checks files as one archive, and handles the findings according to the mode. */
async function runCheck(request: CheckRequest, output: Output): Promise<ExitCode> {
  const { names, papers, report, mode } = request
  if (mode === 'watch') {
    await requireNamed(names)
    await watchFiles(request, output)
    return 0
  }
  let read = await readArchive(names, output)
  const facts = await knownPapers(read, papers, output)
  let hasFailed = read.hasFailed
  if (mode !== 'check') {
    const fixed = fixDigests(read, facts, output)
    if (mode === 'show-fixes') {
      await printDifference(fixed.files, output)
      return hasFailed ? 2 : fixed.files.length > 0 ? 1 : 0
    }
    const left = await writeFixed(fixed.files, output)
    if (left.length > 0) hasFailed = true
    read = withTexts(fixed.read, new Map(left.map(({ file, before }) => [file, before])))
  }
  const checked = inLanguageOf(report, () => checkFiles(read, facts, output))
  for (const line of inLanguageOf(report, () => [...report.write(checked)])) await output.print(line)
  if (hasFailed) return 2
  return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}
