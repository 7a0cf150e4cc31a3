#!/usr/bin/env node
// The command line: joins the commands to the streams of the process.
import { describeError } from '../core/base/errors.ts'
import { run } from './run.ts'
import { openTerminal, speakLanguageOf } from './terminal.ts'

const { stdout, stderr } = process
const terminal = openTerminal({ stdout, stderr, exit: (code) => process.exit(code) })

// What nobody caught is a bug; it is told in one line too, and fails.
process.on('uncaughtException', (error) => {
  terminal.complain(describeError(error))
  process.exit(2)
})

async function main(): Promise<void> {
  await speakLanguageOf(process.env)
  process.exitCode = await run(process.argv.slice(2), terminal)
}

// Its bundle is CommonJS, where nothing can be awaited out here.
void main()
