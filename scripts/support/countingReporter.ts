import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { type Counts, countsFileVariable } from './counts.ts'

/** Mocha's usual reporter, which also writes the run's counts where the environment asks for them. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options)
    const file = process.env[countsFileVariable]
    if (!file) return
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats
      const counts: Counts = { passed: passes, failed: failures, skipped: pending }
      writeFileSync(file, JSON.stringify(counts))
    })
  }
}

// Mocha looks for the default export of the module that it is given.
export { CountingReporter as default }
