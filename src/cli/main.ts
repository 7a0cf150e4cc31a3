#!/usr/bin/env node
// The command line: connects the commands to the streams of the process.
import { describeError } from '../core/base/errors.ts'
import { run } from './run.ts'
import { openTerminal, speakLanguageOf } from './terminal.ts'

const { stdout, stderr } = process
const terminal = openTerminal({ stdout, stderr, exit: (code) => process.exit(code) })

// An uncaught error is a bug; it is also reported in one line, and the exit code says so.
process.on('uncaughtException', (error) => {
  terminal.complain(describeError(error))
  process.exit(2)
})

async function main(): Promise<void> {
  await speakLanguageOf(process.env)
  process.exitCode = await run(process.argv.slice(2), terminal)
}

// The bundle is CommonJS, which has no top-level await.
void main()
