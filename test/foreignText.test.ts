import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../scripts/support/project.ts'

const show = 'src/vscode/adapters/show.ts'

/** Where VS Code takes text for more than text, and the only files that may give it any. */
const places: Readonly<Record<string, readonly string[]>> = {
  showInformationMessage: [show],
  showWarningMessage: [show],
  showErrorMessage: [show],
  showQuickPick: [show],
  createQuickPick: [show],
  setStatusBarMessage: [show],
  withProgress: [show],
  createStatusBarItem: ['src/vscode/statusBar.ts'],
  createOutputChannel: ['src/vscode/adapters/show.ts'],
  // Words of ours alone.
  showInputBox: [
    'src/vscode/commands/digestCommands.ts',
    'src/vscode/commands/recordCommands.ts',
    'src/vscode/publish/drafts.ts',
  ],
  createInputBox: [],
  // Its rows are made by `show`.
  createTreeView: ['src/extension.ts'],
  registerTreeDataProvider: [],
  TreeItem: [show],
  createTerminal: [],
  createCommentController: [],
  // Globs of strangers stop both of them.
  'languages.match': [],
  matchesGlob: [],
}

/** What escapes the text that these places get. */
const escapes: Readonly<Record<string, string>> = {
  showInformationMessage: 'inNotification',
  showWarningMessage: 'inNotification',
  showErrorMessage: 'inNotification',
  setStatusBarMessage: 'inLabel',
  TreeItem: 'inName',
}

/** What is made of text, and the function that its first argument comes from. */
const made: Readonly<Record<string, string>> = {
  CompletionItem: 'completionLabel',
  PaperItem: 'completionLabel',
  DocumentSymbol: 'symbolName',
  SymbolInformation: 'symbolName',
}

suite('text of others', () => {
  const files = sourceFiles('src').map((file) => ({ file, code: codeOf(file) }))

  test('reaches VS Code through the functions that escape it', () => {
    for (const [name, allowed] of Object.entries(places)) {
      const users = files.filter(({ code }) => mentions(code, name)).map(({ file }) => file)
      assert.deepEqual(users, allowed, name)
    }
  })

  test('is escaped there, wherever VS Code takes it', () => {
    const code = codeOf(show)
    for (const [place, wanted] of Object.entries(escapes)) {
      const given = Array.from(
        code.matchAll(new RegExp(`\\b${place}\\(\\s*(\\w+)`, 'g')),
        ([, first]) => first,
      )
      assert.deepEqual([...new Set(given)], [wanted], place)
    }
    // Parameters are followed by their types.
    const fields = /(?<!readonly )\b(?:label|description|detail|title|message): (?!string\b|vscode\b)(.+?)\(/g
    const given = Array.from(code.matchAll(fields), ([, first]) => first)
    assert.ok(given.length >= 8, given.join())
    assert.deepEqual(
      given.filter((first) => !/^(?:inNotification|inLabel|details\.map)$/.test(first ?? '')),
      [],
    )
  })

  test('has its label escaped in completions and symbols', () => {
    const wrong = files.flatMap(({ file, code }) =>
      Array.from(code.matchAll(/\bnew (?:vscode\.)?(\w+)\(\s*([\w.]+)/g), ([whole, name = '', first]) =>
        Object.hasOwn(made, name) && first !== made[name] ? `${file}: ${whole}…` : undefined,
      ).filter((found) => found !== undefined),
    )
    assert.deepEqual(wrong, [])
    for (const name of Object.keys(made))
      assert.ok(
        files.some(({ code }) => code.includes(`${name}(`)),
        name,
      )
  })

  test('is trusted Markdown only for commands that are named, nor a workflow command of GitHub', () => {
    const trusting = files.filter(({ code }) =>
      /\b(?:(?<!workspace\.)isTrusted|supportHtml|supportThemeIcons)\b/.test(code),
    )
    assert.deepEqual(
      trusting.map(({ file }) => file),
      [show],
    )
    assert.deepEqual(trusting[0]?.code.match(/(?:isTrusted|supportHtml|supportThemeIcons).*/g), [
      'isTrusted = { enabledCommands: commands }',
    ])
    const commands = files.filter(({ code }) => code.includes('`::$')).map(({ file }) => file)
    assert.deepEqual(commands, ['src/cli/check/reports.ts'])
  })
})

function mentions(code: string, name: string): boolean {
  return new RegExp(`\\b${name.replace('.', '\\s*\\.\\s*')}\\b`).test(code)
}

/** The source without comments and strings, in which names may stand for other reasons. */
function codeOf(file: string): string {
  const text = readFileSync(path.join(projectRoot, file), 'utf8')
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:\\])\/\/.*|'(?:\\.|[^'\\\n])*'/g, "''")
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort()
}
