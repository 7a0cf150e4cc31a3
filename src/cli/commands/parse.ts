import path from 'node:path'
import { parseArgs } from 'node:util'
import { digestDate } from '../../core/digest/frontMatter.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { UsageError } from '../arguments.ts'
import { ConventionsFinder, designationOf } from '../findConventions.ts'
import { InputFiles } from '../input/inputFiles.ts'
import { describeParsedFile, parsedFile } from '../parsedFile.ts'
import type { Command } from './command.ts'

export const parse: Command = {
  name: 'parse',
  summary: 'Prints what digests say: title, tags, sections, entries and mentions.',
  usage: `parse [--json] FILE|FOLDER…

  --json    one JSON object a file, one a line`,
  async run(args, output) {
    const { values, positionals } = readArguments(args)
    const conventions = new ConventionsFinder(output.complain)
    const files = new InputFiles(positionals, output)
    for await (const read of files.read()) {
      const found = await conventions.find(read.file)
      // A file that is named itself is read, whatever the conventions of its folder leave out.
      if (!positionals.includes(read.file) && designationOf(read.file, found).isExcluded) continue
      const { sections, entries } = await conventions.of(read.file)
      const digest = parseDigest(read.text, sections, entries)
      const parsed = parsedFile(read.file, digest)
      const date = () => digestDate(digest, path.basename(read.file))
      const lines = values.json ? [JSON.stringify(parsed)] : describeParsedFile(parsed, date())
      for (const line of lines) await output.print(line)
    }
    return files.hasFailed ? 2 : 0
  },
}

function readArguments(args: readonly string[]) {
  const read = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true })
  if (read.positionals.length === 0) throw new UsageError('parse expects at least one file or folder.')
  return read
}
