import type { Command, ExitCode } from '../../../src/cli/commands/command.ts'

/** Runs a command in this process, and gives what it writes. */
export async function runCommand(
  command: Command,
  args: readonly string[],
): Promise<{
  readonly code: ExitCode
  readonly lines: readonly string[]
  readonly complaints: readonly string[]
}> {
  const lines: string[] = []
  const complaints: string[] = []
  const output = {
    print: async (line: string) => void lines.push(line),
    write: async (text: string) => void lines.push(...text.replace(/\n$/, '').split('\n')),
    complain: (line: string) => void complaints.push(line),
    isRead: () => true,
  }
  return { code: await command.run(args, output), lines, complaints }
}
