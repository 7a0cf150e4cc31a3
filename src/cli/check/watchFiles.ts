import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { Output } from '../commands/command.ts'
import { readArchive } from '../input/digestFiles.ts'
import { inLanguageOf } from '../language.ts'
import type { CheckedFile, Report } from '../reports/report.ts'
import { untilInterrupted } from '../services.ts'
import { checkFiles, type KnownPapersOptions, knownPapers } from './checkFiles.ts'
import { watchFolders } from './watchFolders.ts'

interface WatchRequest {
  readonly names: readonly string[]
  readonly papers: KnownPapersOptions
  readonly report: Report
}

/** Checks files, and after each change reports those with new findings, until the process is asked to end. */
export async function watchFiles({ names, papers, report }: WatchRequest, output: Output): Promise<void> {
  const library = path.resolve(papers.libraryPath)
  const told = new ToldFindings()
  const complaints = new ToldComplaints(output)
  const act = async (enter: (folder: string) => void) => {
    const read = await readArchive(names, complaints.output, { enter })
    const facts = await knownPapers(read, papers, complaints.output)
    const checked = inLanguageOf(report, () => checkFiles(read, facts, complaints.output))
    const news = told.newsIn(checked)
    for (const line of report.write(news)) await output.print(line)
    const isFirst = complaints.endRound()
    if (isFirst || news.length > 0) output.complain(summaryOf(checked))
    if (isFirst) output.complain(l10n.t('Watching for changes; press Ctrl+C to stop.'))
  }
  // A database has files beside it, which come and go with every reader.
  const isOwn = (file: string) => file.startsWith(library)
  await untilInterrupted((signal) => watchFolders({ act, isOwn }, signal))
}

function summaryOf(checked: readonly CheckedFile[]): string {
  const counts = checked.map(({ findings }) => findings.length).filter((count) => count > 0)
  const problems = counts.reduce((sum, count) => sum + count, 0)
  return l10n.t('Problems: {0}, in {1} of {2} files.', problems, counts.length, checked.length)
}

/** What was last reported for each file. */
class ToldFindings {
  #told = new Map<string, string>()

  /** The files whose findings have changed since the last report. */
  newsIn(checked: readonly CheckedFile[]): readonly CheckedFile[] {
    const now = new Map(checked.map((each) => [each.file, JSON.stringify(each.findings)]))
    const news = checked.filter(({ file }) => now.get(file) !== (this.#told.get(file) ?? '[]'))
    this.#told = now
    return news
  }
}

/** Passes on complaints that were not made in the previous round. */
class ToldComplaints {
  readonly output: Output
  #before: Set<string> | undefined
  #now = new Set<string>()

  constructor(output: Output) {
    this.output = {
      ...output,
      complain: (line) => {
        this.#now.add(line)
        if (!this.#before?.has(line)) output.complain(line)
      },
    }
  }

  /** @returns whether it was the first round */
  endRound(): boolean {
    const isFirst = this.#before === undefined
    this.#before = this.#now
    this.#now = new Set()
    return isFirst
  }
}
