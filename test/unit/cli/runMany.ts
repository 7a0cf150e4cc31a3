// Runs the command line many times in one process, as `wrongInputs.test.ts` asks by a file: a list of lists of arguments.
import { readFileSync } from 'node:fs'
import { run } from '../../../src/cli/run.ts'

export interface Answer {
  readonly args: readonly string[]
  readonly code: number
  readonly output: string
  readonly errors: string
}

const [file = ''] = process.argv.slice(2)
for (const args of JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly string[])[]) {
  const output: string[] = []
  const errors: string[] = []
  const code = await run(args, {
    print: async (line) => void output.push(`${line}\n`),
    write: async (text) => void output.push(text),
    complain: (line) => void errors.push(`${line}\n`),
    explain: (text) => void errors.push(`${text}\n`),
  })
  console.log(JSON.stringify({ args, code, output: output.join(''), errors: errors.join('') }))
}
