// Answers command lines one after the other in one process, as `BundledProgram.answer` sends them: a process for each
// would take most of the time to start.
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { run } from '../../../src/cli/run.ts'
import { openTerminal } from '../../../src/cli/terminal.ts'

/** A command line, and the folder that it is given in. */
export interface Question {
  readonly args: readonly string[]
  readonly folder: string
}

/** What came of a command line. */
export interface Answer {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

process.on('message', async (question: Question) => process.send?.(await answerTo(question)))

async function answerTo({ args, folder }: Question): Promise<Answer> {
  process.chdir(folder)
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const written = Promise.all([text(stdout), text(stderr)])
  const code = await run(args, openTerminal({ stdout, stderr, exit: process.exit }))
  stdout.end()
  stderr.end()
  const [output, errors] = await written
  return { code, output, errors }
}
