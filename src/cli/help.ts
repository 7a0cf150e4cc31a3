import * as l10n from '@vscode/l10n'
import type { Command } from './commands/command.ts'
import { programName as program } from './terminal.ts'

/** The maximum number of columns in a line of help. */
const lineWidth = 110

/** The ways to call a command. */
export function describeUsage({ forms }: Pick<Command, 'forms'>): string {
  const [head, rest] = [`${l10n.t('Usage:')} `, ' '.repeat(widthOf(l10n.t('Usage:')) + 1)]
  const lines = forms.map((form, index) => {
    const isFurther = form.startsWith(' ')
    return `${index === 0 ? head : rest}${isFurther ? ' '.repeat(program.length) : program} ${form}`
  })
  return lines.join('\n')
}

/** The help of a command. */
export function describeCommand(command: Command): string {
  return [describeUsage(command), '', command.summary(), '', ...describeTerms(command.terms())].join('\n')
}

/** The help of the program. */
export function describeProgram(commands: readonly Command[]): string {
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
