import { readFile } from 'node:fs/promises'

/** What came of a suite of tests. */
export interface Counts {
  readonly passed: number
  /** A line for each test that failed: its name and why. */
  readonly failures: readonly string[]
  readonly skipped: number
}

/** The counts of a run of mocha by test file, as absolute paths; those of hooks outside any file are under ''. */
export type CountsByFile = Readonly<Record<string, Counts>>

/** Name of the variable that says where `countingReporter.ts` writes the counts of a run of mocha by file, as JSON. */
export const countsFileVariable = 'RESEARCH_DIGEST_TEST_COUNTS'

export const noCounts: Counts = { passed: 0, failures: [], skipped: 0 }

/** The counts that a finished run wrote; `undefined` when it ended before. */
export async function readCounts(file: string): Promise<CountsByFile | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function addCounts(all: readonly Counts[]): Counts {
  const total = (key: 'passed' | 'skipped') => all.reduce((sum, counts) => sum + counts[key], 0)
  return {
    passed: total('passed'),
    failures: all.flatMap(({ failures }) => failures),
    skipped: total('skipped'),
  }
}

/** As `3 passed, 1 failed`, with `, 2 skipped` where some were. */
export function describeCounts({ passed, failures, skipped }: Counts): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
