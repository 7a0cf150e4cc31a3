// The tables of commands and settings in `docs/reference.md`, made from the manifest.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot, settingsOf } from './project.ts'

interface Setting {
  readonly default?: unknown
  readonly description?: string
  readonly markdownDescription?: string
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string
      readonly title: string
      readonly category: string
    }[]
    readonly keybindings: readonly { readonly command: string; readonly key: string }[]
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[]
  }
}

/** A text with its tables, which stand between `<!-- NAME -->` and `<!-- /NAME -->`, as the manifest has them now. */
export function withReferenceTables(text: string): string {
  const manifest = read<Manifest>('package.json')
  const { commands, keybindings } = manifest.contributes
  const texts = read<Readonly<Record<string, string>>>('package.nls.json')
  const said = (text = '') => inCell(text.replace(/^%(.*)%$/, (_, key: string) => texts[key] ?? ''))
  const commandRows = commands.map(({ command, title, category }) => {
    const keys = keybindings.filter((binding) => binding.command === command).map(({ key }) => `\`${key}\``)
    return [`${category}: ${said(title)}`, `\`${command}\``, keys.join(', ')]
  })
  const settingRows = Object.entries(settingsOf(manifest)).map(([name, setting]) => {
    const { default: initial, markdownDescription, description } = setting
    const value = initial === undefined ? '' : `\`${inCell(JSON.stringify(initial))}\``
    return [`\`${name}\``, value, said(markdownDescription ?? description)]
  })
  return [
    ['commands', table(['command', 'id', 'key'], commandRows)] as const,
    ['settings', table(['setting', 'default', 'what it does'], settingRows)] as const,
  ].reduce((all, [name, rows]) => between(all, name, rows), text)
}

function between(text: string, name: string, content: string): string {
  const block = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`)
  if (!block.test(text)) throw new Error(`There is no place for the table of ${name}.`)
  return text.replace(block, (_, start: string, end: string) => `${start}${content}${end}`)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('')
}

function inCell(text: string): string {
  // `#name#` is VS Code's link to a setting.
  return text
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/`#([\w.]+)#`/g, '`$1`')
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')) as T
}
