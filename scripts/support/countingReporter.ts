import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { addCounts, type Counts, countsFileVariable, noCounts } from './counts.ts'

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Mocha.Runner.constants

/** Mocha's usual reporter, which also writes the run's counts where the environment asks for them. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options)
    const output = process.env[countsFileVariable]
    if (!output) return
    const files: Record<string, Counts> = {}
    const count = ({ file = '' }: Mocha.Runnable, one: Partial<Counts>) => {
      files[file] = addCounts([files[file] ?? noCounts, { ...noCounts, ...one }])
    }
    runner.on(EVENT_TEST_PASS, (test) => count(test, { passed: 1 }))
    runner.on(EVENT_TEST_PENDING, (test) => count(test, { skipped: 1 }))
    runner.on(EVENT_TEST_FAIL, (test, { message }: Error) => {
      count(test, { failures: [`${test.titlePath().join(' › ')}: ${message.split('\n', 1)[0]}`] })
    })
    runner.once(EVENT_RUN_END, () => writeFileSync(output, JSON.stringify(files)))
  }
}

// Mocha looks for the default export of the module that it is given.
export { CountingReporter as default }
