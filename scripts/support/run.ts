import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from './project.ts'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Keeps the output from the console; it is then part of the error. */
  readonly quiet?: boolean
  readonly signal?: AbortSignal
}

/** What became of a process. `output` is empty unless the run was quiet. */
export interface RunResult {
  /** The exit code; 1 when a signal ended the process. */
  readonly code: number
  readonly output: string
}

/**
 * Runs a program to its end with no standard input; npm's programs of this project are found by their bare names.
 * @throws when the program cannot be started, or with the signal's reason.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: { ...process.env, PATH: pathWithTools(), ...options.env },
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
      signal: options.signal,
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => reject(options.signal?.aborted ? options.signal.reason : error))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** @throws when the program cannot be started or ends with another code than 0; names it and, if quiet, its output. */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Error([`${command} ${args.join(' ')} ended with code ${code}`, output].filter(Boolean).join('\n'))
}

/** The search path with this project's programs first, so that `node` is the pinned one. */
export function pathWithTools(): string {
  const tools = path.join(projectRoot, 'node_modules', '.bin')
  const inherited = process.env.PATH ?? ''
  return inherited.split(path.delimiter)[0] === tools ? inherited : `${tools}${path.delimiter}${inherited}`
}
