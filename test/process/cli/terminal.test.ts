import assert from 'node:assert/strict'
import { closeSync, openSync } from 'node:fs'
import { text as textOf } from 'node:stream/consumers'
import fc from 'fast-check'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

const digest = 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort and plain.\n#review\n'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/
/** What terminals, logs of builds and readers of text obey. */
const obeyed = new RegExp(`${controls.source}|^\\s*::|##[a-z]*\\[`, 'im')
/** What runners of builds take for commands in the midst of a line. */
const commandsOfRunners = '##[add-mask]e ##vso[task.setvariable variable=x]y ##teamcity[buildStop]'

suite('the terminal', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  suiteSetup(async () => {
    program = await bundleProgram()
  })
  suiteTeardown(() => program.end())
  setup(() => {
    folder = new TemporaryFolder({ 'a.md': digest })
  })
  teardown(() => folder.remove())

  const run = (args: readonly string[], options = {}) => program.run(args, { cwd: folder.path, ...options })
  const commands: readonly (readonly string[])[] = [
    ['parse'],
    ['parse', '--json'],
    ['check', ...noRecords],
    ['check', ...noRecords, '--format', 'json'],
    ['check', ...noRecords, '--format', 'sarif'],
    ['export', ...noRecords, '--format', 'bibtex', '--output', 'papers.bib', '--force'],
    ['index', '--file', 'index.md'],
    ['index', '--add', '--file', ' ::stop-commands::z.md'],
  ]

  test('obeys nothing that files and their names hold', async function () {
    this.timeout(120_000)
    const bad = '\u001b]0;x\u0007\u001b[2J\u009b31m\u202egnp\u2066\u0008\u2028'
    const names = [
      `${bad}.md`,
      'a\n::error file=x::y.md',
      '::warning::b.md',
      '##[error]c.md',
      ' ::stop-commands::f.md',
      '\u3000::add-mask::g.md',
      `${commandsOfRunners}.md`,
      'd\r\u0085e.md',
    ]
    const text = `# Week ${bad}\n\nSmall ${bad} ${commandsOfRunners} Models\nhttps://arxiv.org/abs/2413.00001\nShort.\n\n#review\n`
    folder.write(Object.fromEntries(names.map((name) => [name, text])))
    folder.write({ 'digest.yaml': `rules: { "${'\\x1b[2J'}": off }\nsections: [\n` })
    for (const command of commands) {
      for (const named of [['.'], names, ['missing\u001b[2J\n::error::x.md']]) {
        const { output, errors } = await program.answer([...command, ...named], folder.path)
        assert.doesNotMatch(output + errors, obeyed, `${command.join(' ')} ${JSON.stringify(named)}`)
      }
    }
  })

  test('gets annotations for GitHub in which nothing else is a command', async () => {
    folder.write({ 'a.md': `# Week\n\n${commandsOfRunners}\nhttps://arxiv.org/abs/2413.00001\nShort.\n` })
    folder.write({ [` ::stop-commands::${commandsOfRunners}.md`]: digest.replace('2401', '2413') })
    const { output } = await program.answer(['check', ...noRecords, '--format', 'github', '.'], folder.path)
    assert.match(output, /add-mask/)
    for (const line of output.trimEnd().split('\n')) {
      assert.match(line, /^::(?:error|warning|notice) file=[^\r\n]*::[^\r\n]+$/)
      assert.doesNotMatch(line, /##[a-z]*\[/i)
    }
  })

  test('gets JSON that says the same as before it was escaped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (words) => {
        const title = `${words.replace(/[\r\n\0/]/g, '').trim()} ##[x] \\##vso[y]`
        folder.write({ 'b.md': `# ${title}\n\n${digest}` })
        const { output } = await program.answer(['parse', '--json', 'b.md'], folder.path)
        assert.doesNotMatch(output, obeyed)
        assert.equal(JSON.parse(output).file, 'b.md')
      }),
      { numRuns: 10 },
    )
  })

  test('that takes nothing any more ends a command with a word and 2', async function () {
    if (process.platform !== 'linux') return this.skip()
    for (const command of [...commands.slice(0, 5), ['export', ...noRecords, '--format', 'text']]) {
      const full = openSync('/dev/full', 'w')
      const { code, errors } = await run([...command, 'a.md'], { stdio: ['ignore', full, 'pipe'] })
      closeSync(full)
      assert.equal(code, command[0] === 'check' && command.length === 3 ? 0 : 2, command.join(' '))
      assert.doesNotMatch(errors, /^ +at /m)
      if (code === 2) assert.match(errors, /cannot write the results: .*ENOSPC/)
    }
  })

  test('that shows no complaints changes nothing about the results', async function () {
    if (process.platform !== 'linux') return this.skip()
    const full = openSync('/dev/full', 'w')
    const { code, output } = await run(['parse', 'missing.md', 'a.md'], { stdio: ['ignore', 'pipe', full] })
    closeSync(full)
    assert.deepEqual([code, output], [2, 'a.md\n  1 entry, 0 sections, 0 mentions\n  #review\n'])
  })

  test('that is closed does not change the exit code of check, however soon', async () => {
    const flawed = (at: number) =>
      `A Title\nhttps://arxiv.org/abs/2113.0${String(at).padStart(4, '0')}\nGood.\n\n`
    const text = Array.from({ length: 2_000 }, (_, at) => flawed(at)).join('')
    folder.write({ 'b.md': `${text}#review\n` })
    for (const takes of [0, 1]) {
      const child = program.start(['check', ...noRecords, 'b.md'], { cwd: folder.path })
      assert.ok(child.stdout && child.stderr)
      const errors = textOf(child.stderr)
      if (takes === 0) child.stdout.destroy()
      else child.stdout.once('data', () => child.stdout?.destroy())
      const code = await new Promise((resolve) => child.once('close', resolve))
      assert.deepEqual([code, await errors], [1, ''])
    }
  })

  test('that is closed ends a command quietly', async () => {
    const child = program.start(['parse', ...new Array(3_000).fill('a.md')], { cwd: folder.path })
    assert.ok(child.stdout && child.stderr)
    const errors = textOf(child.stderr)
    child.stdout.once('data', () => child.stdout?.destroy())
    const code = await new Promise((resolve) => child.once('close', resolve))
    assert.deepEqual([code, await errors], [0, ''])
  })
})
