import type { ExitCode, Output } from '../commands/command.ts'
import { readArchive, withTexts } from '../input/digestFiles.ts'
import { requireNamed } from '../input/inputFiles.ts'
import { inLanguageOf } from '../language.ts'
import type { Report } from '../reports/report.ts'
import { checkFiles, type KnownPapersOptions, knownPapers } from './checkFiles.ts'
import { fixDigests, printDifference, writeFixed } from './fixFiles.ts'
import { watchFiles } from './watchFiles.ts'

export interface CheckRequest {
  /** Files and folders. */
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
  readonly mode: 'check' | 'fix' | 'show-fixes' | 'watch'
}

/** Checks files as one archive, and handles the findings according to the mode. */
export async function runCheck(request: CheckRequest, output: Output): Promise<ExitCode> {
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
