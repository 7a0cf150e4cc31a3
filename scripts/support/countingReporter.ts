import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { addCounts, type Counts, countsFileVariable } from './counts.ts'

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Mocha.Runner.constants

/** Mocha's usual reporter, which also writes the run's counts where the environment asks for them. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options)
    const output = process.env[countsFileVariable]
    if (!output) return
    const files: Record<string, Counts> = {}
    const count = (event: string, one: Partial<Counts>) =>
      runner.on(event, ({ file = '' }: Mocha.Runnable) => {
        files[file] = addCounts([files[file] ?? noCounts, { ...noCounts, ...one }])
      })
    count(EVENT_TEST_PASS, { passed: 1 })
    count(EVENT_TEST_FAIL, { failed: 1 })
    count(EVENT_TEST_PENDING, { skipped: 1 })
    runner.once(EVENT_RUN_END, () => writeFileSync(output, JSON.stringify(files)))
  }
}

const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 }

// Mocha looks for the default export of the module that it is given.
export { CountingReporter as default }
