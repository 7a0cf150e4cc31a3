import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readManifest } from '../../../scripts/support/project.ts'
import { usualLibraryPath } from '../../../src/cli/commands/command.ts'
import { maxDigestBytes } from '../../../src/cli/input/readTextFile.ts'
import { stateVariable } from '../../../src/core/base/machine.ts'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

const digest = 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort and plain.\n#review\n'

suite('the command line', () => {
  const folders = { files: '' }
  let program: BundledProgram

  suiteSetup(async () => {
    program = await bundleProgram()
    folders.files = await mkdtemp(path.join(tmpdir(), 'research-digest-cli-'))
    await writeTree(folders.files, {
      'b.md': digest,
      'a.txt': 'Nothing of note.\n',
      'notes/2024/c.digest': digest,
      'notes/picture.png': 'no text',
      'node_modules/package/README.md': digest,
      '.hidden/d.md': digest,
      'empty/picture.png': 'no text',
    })
  })

  suiteTeardown(async () => {
    program.end()
    await rm(folders.files, { recursive: true, force: true })
  })

  test('reads and checks where Node.js has no SQLite, and says what else needs it', async () => {
    const without = { NODE_OPTIONS: '--no-experimental-sqlite' }
    const parsed = await run(['parse', '--json', 'b.md'], without)
    assert.deepEqual([parsed.code, JSON.parse(parsed.output).tags], [0, ['review']])
    await writeTree(folders.files, { 'found.sqlite': '' })
    const used = { ...without, XDG_CONFIG_HOME: path.join(folders.files, 'config') }
    await writeTree(path.dirname(usualLibraryPath(used)), { 'library.sqlite': '' })
    for (const [args, environment, expected] of [
      [['check'], used, 0],
      [['check', '--library', 'found.sqlite'], without, 2],
      [['check', '--online'], used, 2],
      [['check', '--recheck'], used, 2],
      [['export', '--format', 'text'], used, 0],
      [['export', '--format', 'text', '--library', 'found.sqlite'], without, 2],
      [['export', '--format', 'text', '--online'], used, 2],
    ] as const) {
      const { code, errors } = await run([...args, 'b.md'], environment)
      assert.equal(code, expected, args.join(' '))
      assert.match(
        errors,
        /requires Node\.js 22\.16 or later, but runs on v\d+.*(?:checked|exported) without/,
      )
    }
    const searched = await run(['catalogue', 'search', 'models', '--catalogue', 'found.sqlite'], without)
    assert.equal(searched.code, 2)
    assert.match(searched.errors, /requires Node\.js 22\.16 or later/)
  })

  test('reads a file once that is named in several ways', async () => {
    const { output } = await run(['parse', '--json', 'notes', './notes', 'b.md', './b.md'])
    const files = output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).file)
    assert.equal(new Set(files.map((file) => path.resolve(file))).size, files.length)
  })

  test('says that a named library is not there, and fails', async () => {
    const { code, errors } = await run(['check', '--library', 'nowhere.sqlite', 'b.md'])
    assert.equal(code, 2)
    assert.match(errors, /no library at nowhere\.sqlite; papers are checked without records\./)
  })

  test('prints one JSON object a file, named as on the command line', async () => {
    const { code, output } = await run(['parse', '--json', 'b.md', './a.txt'])
    assert.equal(code, 0)
    assert.deepEqual(
      output
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
      [
        {
          file: 'b.md',
          title: null,
          tags: ['review'],
          sections: [],
          entries: [
            {
              line: 1,
              title: 'Small Models',
              id: '2401.00001',
              url: 'https://arxiv.org/abs/2401.00001',
              hasCommentary: true,
            },
          ],
          mentions: [],
        },
        { file: './a.txt', title: null, tags: [], sections: [], entries: [], mentions: [] },
      ],
    )
  })

  test('walks folders in order, without hidden ones and packages', async () => {
    const { code, output } = await run(['parse', '--json', '.'])
    assert.equal(code, 0)
    assert.deepEqual(filesOf(output), ['a.txt', 'b.md', path.join('notes', '2024', 'c.digest')])
  })

  test('finds digests of Quarto and R Markdown in folders', async () => {
    await writeTree(path.join(folders.files, 'r'), { 'a.qmd': digest, 'b.Rmd': digest, '.qmd': digest })
    const { output } = await run(['parse', '--json', 'r'])
    assert.deepEqual(filesOf(output), [path.join('r', 'a.qmd'), path.join('r', 'b.Rmd')])
    await rm(path.join(folders.files, 'r'), { recursive: true })
  })

  test('prints a summary for people without --json', async () => {
    const { output } = await run(['parse', 'b.md'])
    assert.equal(output, 'b.md\n  1 entry, 0 sections, 0 mentions\n  #review\n')
  })

  test('takes the nearest digest.yaml for the lines that introduce entries, and names what is wrong in it', async () => {
    await writeFile(path.join(folders.files, 'notes', 'digest.yaml'), 'sections: [Kurz und gut]\nlayout: [\n')
    const text = 'Kurz und gut\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n'
    await writeFile(path.join(folders.files, 'notes', '2024', 'd.md'), text)
    const { output, errors } = await run(['parse', '--json', path.join('notes', '2024', 'd.md')])
    assert.deepEqual(JSON.parse(output).sections, [{ line: 1, text: 'Kurz und gut' }])
    assert.match(errors, /^research-digest: notes.digest\.yaml:\d+: /m)
    await rm(path.join(folders.files, 'notes', '2024', 'd.md'))
  })

  test('reads UTF-16, and names what is neither that nor UTF-8', async () => {
    const folder = path.join(folders.files, 'encodings')
    await writeTree(folder, {
      'latin.md': Buffer.from(`Café\n${digest}`, 'latin1'),
      'wide.md': Buffer.from(`\uFEFF${digest}`, 'utf16le'),
    })
    const { code, output, errors } = await run(['parse', '--json', 'encodings'])
    assert.equal(code, 2)
    assert.deepEqual(filesOf(output), [path.join('encodings', 'wide.md')])
    assert.equal(JSON.parse(output).entries[0].line, 1)
    assert.match(errors, /latin\.md: neither UTF-8 nor UTF-16; expected text in UTF-8/)
    await rm(folder, { recursive: true })
  })

  test('ends with 2 where digest.yaml cannot be read, whatever is done with the digests', async () => {
    const folder = path.join(folders.files, 'odd')
    await writeTree(folder, { 'a.md': digest, 'digest.yaml': Buffer.from('link: caf\u00e9\n', 'latin1') })
    for (const args of [
      ['parse'],
      ['check', ...noRecords],
      ['export', '--format', 'text', ...noRecords],
      ['index', '--add'],
    ]) {
      const { code, errors } = await run([...args, 'odd'])
      assert.equal(code, 2, args.join(' '))
      assert.match(errors, /^research-digest: odd.digest\.yaml: neither UTF-8 nor UTF-16/m)
    }
    await rm(folder, { recursive: true })
  })

  test('says what a digest has where a folder has none', async () => {
    const folder = path.join(folders.files, 'notes-only')
    await writeTree(folder, { 'a.md': 'Small Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n' })
    const { code, errors } = await run(['export', '--format', 'text', ...noRecords, 'notes-only'])
    assert.equal(code, 2)
    assert.match(errors, /notes-only: no digest; expected entries of papers, and commentary/)
    await rm(folder, { recursive: true })
  })

  test('names what it cannot read, prints the others, and ends with 2', async () => {
    const { code, output, errors } = await run(['parse', '--json', 'missing.md', 'empty', 'b.md'])
    assert.equal(code, 2)
    assert.deepEqual(filesOf(output), ['b.md'])
    assert.match(errors, /missing\.md: does not exist; expected a file or a folder/)
    assert.match(errors, /empty: no digest in this folder; expected \*\.md/)
  })

  test('refuses a file longer than any digest by its name, and takes one that is as long as it may be', async () => {
    const [long, longer] = ['long.md', 'longer.md'].map((name) => path.join(folders.files, name))
    const rest = `${'More of the same. '.repeat(50)}\n`
    await writeFile(long ?? '', digest.padEnd(maxDigestBytes, rest))
    await writeFile(longer ?? '', digest.padEnd(maxDigestBytes + 1, rest))
    for (const command of ['parse', 'check']) {
      const { code, errors } = await run([command, 'longer.md', 'b.md'])
      assert.equal(code, 2)
      assert.match(errors, /longer\.md: too large; expected 20 MB at most/)
    }
    const { code, output } = await run(['parse', '--json', 'long.md'])
    assert.equal(code, 0)
    assert.equal(JSON.parse(output).entries.length, 1)
    for (const file of [long, longer]) await rm(file ?? '')
  })

  const wrongUses: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /expected a command/],
    ['an empty option', ['export', '--format', 'text', '--output', '', 'b.md'], /an argument is empty/],
    ['an empty name', ['check', ''], /an argument is empty/],
    ['an unknown command', ['prase', 'b.md'], /there is no command "prase"/],
    ['no file', ['parse', '--json'], /expects at least one file or folder/],
    ['an unknown option', ['parse', '--jsn', 'b.md'], /--jsn/],
  ]
  for (const [what, args, expected] of wrongUses) {
    test(`refuses ${what} with the usage and 2`, async () => {
      const { code, output, errors } = await run(args)
      assert.equal(code, 2)
      assert.equal(output, '')
      assert.match(errors, expected)
      assert.match(errors, /Usage: research-digest /)
    })
  }

  test('explains itself and its commands', async () => {
    assert.match((await run(['--help'])).output, /^Usage: research-digest COMMAND …[\s\S]*\bparse\b/)
    assert.deepEqual(await run(['help']), await run(['--help']))
    assert.deepEqual(await run(['help', 'parse']), await run(['parse', '--help']))
    const wrong = await run(['help', 'prase'])
    assert.equal(wrong.code, 2)
    assert.match(wrong.errors, /there is no command "prase"\. Did you mean parse\?/)
    assert.match((await run(['parse', '--help'])).output, /^Usage: research-digest parse [\s\S]*--json/)
  })

  suite('library', () => {
    const record = (number: number) =>
      JSON.stringify({
        id: `2401.0000${number}`,
        title: `Title ${number}`,
        source: 'arxiv-api',
        authors: ['A'],
      })

    let arxiv: LocalArxiv
    suiteSetup(async () => {
      arxiv = await startLocalArxiv()
    })
    suiteTeardown(() => arxiv.close())

    test('imports a file and exports it again, to a file and to the standard stream', async () => {
      await writeTree(folders.files, { 'papers.jsonl': `${record(1)}\n${record(2)}\nno record\n` })
      const imported = await run(['library', 'import', '--library', 'lib/own.sqlite', 'papers.jsonl'])
      assert.deepEqual([imported.code, imported.output], [0, ''])
      assert.match(
        imported.errors,
        /papers\.jsonl:3: this is not JSON\.\n.*records imported: 2; lines that were not records: 1/,
      )
      const { output } = await run(['library', 'export', '--library', 'lib/own.sqlite'])
      const titles = output.split('\n').flatMap((line) => (line ? [JSON.parse(line).title] : []))
      assert.deepEqual(titles, ['Title 1', 'Title 2'])
      const exported = await run(['library', 'export', '--library', 'lib/own.sqlite', 'out.jsonl'])
      assert.equal(exported.code, 0, exported.errors)
      assert.equal(await readFile(path.join(folders.files, 'out.jsonl'), 'utf8'), output)
    })

    for (const [what, expected] of [
      ['check', /checked without (?:their )?records/],
      ['check --online', /not stored/],
    ] as const) {
      for (const kind of ['a newer library', 'a folder', 'a place for none']) {
        test(`goes on without records and ends with 2 when ${what} meets ${kind}`, async () => {
          const newer = path.join(folders.files, 'newer.sqlite')
          const database = new DatabaseSync(newer)
          database.exec('PRAGMA user_version = 99')
          database.close()
          const place = { 'a newer library': newer, 'a folder': 'notes' }[kind] ?? '/dev/null/library.sqlite'
          const service = what.includes('--online') ? ['--arxiv', arxiv.url] : []
          const asked = [...what.split(' '), ...service, '--library', place, 'b.md']
          // None waits for the turn of another.
          const { code, errors } = await run(asked, { [stateVariable]: path.join(folders.files, kind) })
          assert.equal(code, 2, errors)
          assert.match(errors, expected)
          assert.ok(!/^\s+at /m.test(errors), errors)
        })
      }
    }

    test('takes the library of VS Code by default', async () => {
      const { code, errors } = await run(['library', 'export'], { XDG_CONFIG_HOME: folders.files })
      assert.equal(code, 2)
      assert.match(errors, /no library at .*globalStorage.*library\.sqlite; expected one/)
    })

    const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['no action', ['library'], /expects export or import/],
      ['another action', ['library', 'delete'], /expects export or import/],
      ['two files', ['library', 'export', 'a', 'b'], /at most one file/],
      ['a missing file', ['library', 'import', '--library', 'lib/x.sqlite', 'none.jsonl'], /does not exist/],
      ['a folder as a library', ['library', 'import', '--library', 'notes', 'b.md'], /cannot be used/],
      [
        'a file in a missing folder',
        ['library', 'export', '--library', 'lib/y.sqlite', 'a/b/c'],
        /no library/,
      ],
    ]
    for (const [what, args, expected] of wrong) {
      test(`refuses ${what} with 2`, async () => {
        const { code, errors } = await run(args)
        assert.equal(code, 2)
        assert.match(errors, expected)
      })
    }
  })

  test('says the version of the manifest', async () => {
    const { version } = readManifest()
    for (const name of ['--version', '-v'])
      assert.deepEqual(await run([name]), { code: 0, output: `${version}\n`, errors: '' })
  })

  function run(args: readonly string[], environment?: NodeJS.ProcessEnv) {
    return environment
      ? program.run(args, { cwd: folders.files, env: { ...process.env, ...environment } })
      : program.answer(args, folders.files)
  }
})

async function writeTree(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

function filesOf(output: string): string[] {
  return output.split('\n').flatMap((line) => (line ? [JSON.parse(line).file] : []))
}
