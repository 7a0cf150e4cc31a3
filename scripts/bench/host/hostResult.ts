import { writeFileSync } from 'node:fs'

/** Name of the variable by which the part of a benchmark that runs in the extension host is told where its result goes. */
export const resultVariable = 'RESEARCH_DIGEST_BENCH_RESULT'

/** Called in the extension host, once. */
export function writeHostResult(result: unknown): void {
  const file = process.env[resultVariable]
  if (!file) throw new Error('expected a file for the result')
  writeFileSync(file, JSON.stringify(result))
}
