import { globSync } from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'
import CountingReporter from '../../scripts/support/countingReporter.ts'

/** Called by VS Code in its extension host; rejects when a test fails, which VS Code reports by its exit code. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, color: false, reporter: CountingReporter })
  for (const file of globSync('**/*.test.cjs', { cwd: __dirname })) mocha.addFile(path.join(__dirname, file))
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))))
  })
}
