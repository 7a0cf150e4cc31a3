// The command line: finds the command, joins it to the streams of the process, and turns what it throws into words.
import { DigestError, describeError, isAbort } from '../core/base/errors.ts'
import type { Command, ExitCode, Output } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { UsageError } from './errors.ts'
import { programName as program, readVersion } from './program.ts'

const output: Output = {
  print: (line) =>
    new Promise((resolve) => {
      // What goes wrong with the stream is its event's.
      process.stdout.write(`${line}\n`, () => resolve())
    }),
  complain: (line) => console.error(`${program}: ${line}`),
}

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  const command = commands.find((one) => one.name === name)
  if (command) return runCommand(command, args)
  if (name === '--version') await output.print(readVersion())
  else if (name === '--help' || name === '-h') await output.print(describeProgram())
  else
    return refuse(
      name === undefined ? 'expected a command.' : `there is no command "${name}".`,
      describeProgram(),
    )
  return 0
}

async function runCommand(command: Command, args: readonly string[]): Promise<ExitCode> {
  const usage = `Usage: ${program} ${command.usage}`
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (options.includes('--help') || options.includes('-h')) {
    await output.print(`${usage}\n\n${command.summary}`)
    return 0
  }
  try {
    return await command.run(args, output)
  } catch (error) {
    if (isWrongUse(error)) return refuse(error.message, usage)
    if (isAbort(error)) output.complain('stopped; the same command goes on from here.')
    else if (error instanceof DigestError) output.complain(describeError(error))
    else throw error
    return 2
  }
}

function refuse(problem: string, usage: string): ExitCode {
  output.complain(`${problem}\n\n${usage}`)
  return 2
}

/** Besides our own, what `parseArgs` of Node throws at options that it was not told of. */
function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_')
  )
}

function describeProgram(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    `Usage: ${program} COMMAND …`,
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `  ${program} COMMAND --help, ${program} --version`,
  ].join('\n')
}

// A reader that has seen enough (`| head`) closes the pipe; nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await main(process.argv.slice(2))
