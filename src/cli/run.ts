import * as l10n from '@vscode/l10n'
import { DigestError, describeError, isAbort } from '../core/base/errors.ts'
import {
  type Command,
  type ExitCode,
  programName as program,
  readManifest,
  suggestion,
  UsageError,
} from './commands/command.ts'
import { commands } from './commands/index.ts'
import { UnreadableFileError } from './input/readTextFile.ts'
import type { Terminal } from './terminal.ts'

/** Finds the command, runs it, and describes what it throws. Never throws. */
export async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = commands.find((one) => one.name === name)
  try {
    const { version, engines } = readManifest()
    const complaint = complaintAboutNode(process.versions.node, engines.node)
    if (complaint) {
      terminal.complain(complaint)
      return 2
    }
    if (command) return await runCommand(command, args, terminal)
    if (name === '--version' || name === '-v') await terminal.print(version)
    else if (name === 'help' && args[0] !== undefined) return await help(args[0], terminal)
    else if (name === '--help' || name === '-h' || name === 'help')
      await terminal.write(`${describeProgram(commands)}\n`)
    else return refuse(problemWith(name), describeProgram(commands), terminal)
    return 0
  } catch (error) {
    complainOf(error, terminal)
    return 2
  }
}

/**
 * The message for a Node.js that is older than the package requires, whose functions would otherwise fail one by one.
 * @param version as in `process.versions.node`
 * @param engine `engines.node` of the package, a lowest version: `>=20.19`
 */
export function complaintAboutNode(version: string, engine: string): string | undefined {
  const lowest = engine.replace(/^>=\s*/, '')
  const isOlder = version.localeCompare(lowest, 'en', { numeric: true }) < 0
  return isOlder ? l10n.t('this requires Node.js {0} or later, but runs on {1}.', lowest, version) : undefined
}

/** `help COMMAND`, which people know from other programs, is `COMMAND --help`. */
async function help(name: string, terminal: Terminal): Promise<ExitCode> {
  const command = commands.find((one) => one.name === name)
  if (!command) return refuse(problemWith(name), describeProgram(commands), terminal)
  return runCommand(command, ['--help'], terminal)
}

function problemWith(name: string | undefined): string {
  if (name === undefined) return l10n.t('expected a command.')
  const names = commands.map((command) => command.name)
  return l10n.t('there is no command "{0}".', name) + suggestion(name, names)
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (options.includes('--help') || options.includes('-h')) {
    await terminal.write(`${describeCommand(command)}\n`)
    return 0
  }
  // A variable of a script that is not set would name the current folder, or nothing.
  if (args.includes('') || options.some((option) => /^--[^=]+=$/.test(option)))
    return refuse(
      l10n.t('an argument is empty; expected a name or a value.'),
      describeUsage(command),
      terminal,
    )
  try {
    return await command.run(args, terminal)
  } catch (error) {
    if (isWrongUse(error)) return refuse(describeWrongUse(error), describeUsage(command), terminal)
    throw error
  }
}

function complainOf(error: unknown, terminal: Terminal): void {
  const isStopped = isAbort(error)
  terminal.complain(
    isStopped ? l10n.t('stopped; run the same command to continue from here.') : describeFailure(error),
  )
  // Looking for the cause of a bug takes more than users need.
  if (
    error instanceof Error &&
    !isStopped &&
    !(error instanceof DigestError) &&
    process.env.RESEARCH_DIGEST_TRACE
  ) {
    for (const [line] of String(error.stack).matchAll(/.+/g)) terminal.complain(line)
  }
}

/** What cannot be read is described in full already; the system's words for it would only say it again. */
function describeFailure(error: unknown): string {
  return error instanceof UnreadableFileError ? error.message : describeError(error)
}

function refuse(problem: string, usage: string, terminal: Terminal): ExitCode {
  terminal.complain(problem)
  terminal.explain(`\n${usage}`)
  return 2
}

/** Besides our own errors, what Node's `parseArgs` throws for unknown options. */
function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_')
  )
}

/** Node's own messages are in English. */
function describeWrongUse(error: Error): string {
  const { code } = error as NodeJS.ErrnoException
  const [, option] = /'(-[^' ]*)/.exec(error.message) ?? []
  if (error instanceof UsageError || option === undefined) return error.message
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? l10n.t('there is no option {0}.', option)
    : l10n.t('{0} has an invalid or missing value.', option)
}

/** The maximum number of columns in a line of help. */
const lineWidth = 110

/** The ways to call a command. */
function describeUsage({ forms }: Pick<Command, 'forms'>): string {
  const [head, rest] = [`${l10n.t('Usage:')} `, ' '.repeat(widthOf(l10n.t('Usage:')) + 1)]
  const lines = forms.map((form, index) => {
    const isFurther = form.startsWith(' ')
    return `${index === 0 ? head : rest}${isFurther ? ' '.repeat(program.length) : program} ${form}`
  })
  return lines.join('\n')
}

/** The help of a command. */
function describeCommand(command: Command): string {
  const summary = wrap(command.summary(), lineWidth)
  return [describeUsage(command), '', ...summary, '', ...describeTerms(command.terms())].join('\n')
}

/** The help of the program. */
function describeProgram(commands: readonly Command[]): string {
  const summaries = commands.map(({ name, summary }) => [name, summary()])
  return [
    describeUsage({ forms: ['COMMAND …'] }),
    '',
    ...describeTerms(Object.fromEntries(summaries)),
    '',
    `  ${program} COMMAND --help, ${program} --version`,
  ].join('\n')
}

/** Two columns: each term, and its description. */
function describeTerms(terms: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(terms)
  const width = Math.max(...entries.map(([term]) => term.length))
  const gap = ' '.repeat(width + 4)
  return entries.flatMap(([term, meaning]) =>
    wrap(meaning, lineWidth - gap.length).map((line, index) =>
      index === 0 ? `  ${term.padEnd(width)}  ${line}` : gap + line,
    ),
  )
}

/** Breaks a text between words. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(`${line} ${word}`) <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Columns in a terminal: East Asian letters take two. */
function widthOf(text: string): number {
  return (
    text.length +
    (text.match(/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/g)
      ?.length ?? 0)
  )
}
