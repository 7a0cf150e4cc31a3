import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { firstSeed } from '../../helpers/seed.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'
import type { Answer } from './servedProgram.ts'

const digest = '# Week\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort.\n\n#review\n'
const inputsEach = 100

/** Each command, with what keeps it from services. */
const commands: readonly (readonly string[])[] = [
  ['parse'],
  ['check'],
  ['export'],
  ['index'],
  // Where no file is named, the standard stream is read, which is there once.
  ['library', 'import', 'records.jsonl'],
  ['library', 'export'],
  ['library'],
  ['catalogue', 'import'],
  ['catalogue', 'search'],
  ['catalogue', 'update', '--oai', 'ftp://example.org'],
  ['catalogue'],
  [],
]

/** Names of files, of things that are none, and of nothing. */
const names = [
  ...[
    'a.md',
    'folder',
    'empty',
    'pipe.md',
    'pipe',
    'socket.md',
    'loop.md',
    'nowhere.md',
    'bytes.md',
    'utf16.md',
  ],
  ...[
    'locked.md',
    'locked',
    'library.sqlite',
    'garbage.sqlite',
    'newer.sqlite',
    'records.jsonl',
    'deep.json',
  ],
  ...['missing', 'missing/further', 'a.md/inside', '', ' ', '.', '/dev/zero'],
  ...[
    'a\0b',
    'a\nb',
    '\u001b[2J',
    '\ud800',
    'x'.repeat(300),
    `${'y/'.repeat(3_000)}z`,
    '*',
    '?',
    '%00',
    'CON',
  ],
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'prase', 'serach', 'exprot', '--', '-', '-x'],
  ...['--help=1', '--json=yes', '--no-such', '--format', '--library', '--output', '--catalogue', '--file'],
]
const options = [
  ...['--json', '--add', '--force', '--online'],
  ...['--format', '--output', '--library', '--layout', '--links', '--title', '--author', '--address'],
  ...['--file', '--catalogue', '--set', '--from', '--user-agent'],
]
const formats = ['html', 'site', 'bibtex', 'text', 'json', 'sarif', 'github', 'htlm', '', '__proto__']
const argument = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names).map((name) => [name]) },
  { weight: 2, arbitrary: fc.constantFrom(...options).map((option) => [option]) },
  { weight: 2, arbitrary: fc.constantFrom(...formats).map((format) => ['--format', format]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...options), fc.constantFrom(...names))
      .map(([option, name]) => [`${option}=${name}`]),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }).map((text) => [text]) },
)
const inputs = fc.array(argument, { maxLength: 5 }).map((parts) => parts.flat())

suite('the command line, used wrongly', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  let server: Server
  suiteSetup(async function () {
    if (process.platform === 'win32') return this.skip()
    folder = new TemporaryFolder({
      'a.md': digest,
      'folder/b.md': digest,
      'folder/picture.png': 'none',
      'empty/picture.png': 'none',
      'bytes.md': Buffer.from([0xff, 0x00, 0xfe, 0xc3]),
      'utf16.md': Buffer.from(`\ufeff${digest}`, 'utf16le'),
      'locked.md': digest,
      'locked/c.md': digest,
      'garbage.sqlite': 'no database',
      'records.jsonl': `{"id":"2401.00001","title":1e308}\n${'['.repeat(5_000)}\n{"id":"2401.00001","version":1e308,"title":"T","source":"arxiv-api","authors":["A"]}\n`,
      'deep.json': '[[[{}]]]',
    })
    program = await bundleProgram({ XDG_CONFIG_HOME: folder.file('config'), HOME: '' })
    execFileSync('mkfifo', [folder.file('pipe.md'), folder.file('pipe')])
    execFileSync('ln', ['-s', 'loop.md', folder.file('loop.md')])
    execFileSync('ln', ['-s', 'nowhere', folder.file('nowhere.md')])
    chmodSync(folder.file('locked.md'), 0)
    chmodSync(folder.file('locked'), 0)
    const { DatabaseSync } = await import('node:sqlite')
    for (const [name, version] of [
      ['newer.sqlite', 9_999],
      ['library.sqlite', 0],
    ] as const) {
      const database = new DatabaseSync(folder.file(name))
      database.exec(`PRAGMA user_version = ${version}`)
      database.close()
    }
    server = createServer().listen(folder.file('socket.md'))
  })
  suiteTeardown(async () => {
    server?.close()
    chmodSync(folder.file('locked'), 0o700)
    folder?.remove()
    await program?.end()
  })

  for (const command of commands) {
    test(`says what is wrong, and shows no trace of itself: ${command.slice(0, 2).join(' ') || 'no command'}`, async function () {
      this.timeout(120_000)
      const wrong = fc
        .sample(inputs, { numRuns: inputsEach, seed: firstSeed })
        .map((args) => [...command, ...args])
      for (const { args, code, output, errors } of await answersTo(
        wrong.map((args) => args.filter(isOffline)),
      )) {
        const shown = JSON.stringify({ args, code, errors: errors.slice(0, 500) })
        assert.ok(code !== null && [0, 1, 2].includes(code), shown)
        assert.ok(code !== 2 || errors !== '', shown)
        assert.doesNotMatch(output + errors, /^ +at .*:\d+:\d+\)?$/m, shown)
        assert.doesNotMatch(errors, /is not a function|Cannot read propert|is not iterable|undefined/, shown)
      }
    })
  }

  for (const [args, expected] of [
    [['prase'], /Did you mean parse\?/],
    [['catalogue', 'serach'], /Did you mean search\?/],
    [['catalogue', 'valueOf'], /expects import, update or search/],
    [['catalogue', 'hasOwnProperty'], /expects import, update or search/],
    [['library', 'exprot'], /Did you mean export\?/],
    [['check', '--format', 'sarfi', 'a.md'], /Did you mean sarif\?/],
    [['export', '--format', 'htlm', 'a.md'], /Did you mean html\?/],
    [
      ['check', '--online', '--arxiv', 'ftp://a.example', 'a.md'],
      /--arxiv expects an address such as .*not "ftp:\/\/a\.example"/,
    ],
    [['catalogue', 'search', '--set', 'cs', 'words'], /catalogue search has no option --set\./],
    [['catalogue', 'search', '--from', 'nonsense', 'words'], /catalogue search has no option --from\./],
    [
      ['catalogue', 'import', '--oai', 'https://x.example/', 'a.md'],
      /catalogue import has no option --oai\./,
    ],
    [['library', 'import', '--force', 'a.md'], /library import has no option --force\./],
    [['library', 'export', '--force'], /library export --force expects one file\./],
    [['check', '--arxiv', 'https://x.example/', 'a.md'], /--arxiv requires --online\./],
    [['catalogue', 'update', '--oai', 'ftp://x'], /--oai expects an address/],
    [['parse', 'pipe.md'], /pipe\.md: not a regular file/],
    [['parse', '/dev/zero'], /\/dev\/zero: not a regular file/],
    [['library', 'export', '--library', 'folder'], /cannot be used/],
    [
      ['library', 'import', '--library', 'new.sqlite', 'folder'],
      /^research-digest: folder: a folder; expected JSON/m,
    ],
    [['library', 'export', '--library', 'a.md'], /^research-digest: a\.md: not a Research Digest database/m],
    [
      ['library', 'import', '--library', 'new.sqlite', 'a.md'],
      /a\.md:1: this is not JSON\.\n[\s\S]*records imported: 0; lines that were not records: 5/,
    ],
    [['export', '--format', 'site', '--output', '/proc/missing/site', 'a.md'], /\/site: cannot be written/],
    [['export', '--format', 'text', '--output', '/proc/missing/a', 'a.md'], /\/missing: cannot be written/],
    [['catalogue', 'import', 'records.jsonl', '--catalogue', '/proc/missing/c'], /\/c cannot be used/],
    [['check', '--watch', 'missing'], /^research-digest: missing: does not exist/m],
    [
      ['check', '--watch', 'folder', 'missing/further'],
      /^research-digest: missing\/further: does not exist/m,
    ],
    [['check', '--watch', '--library', 'missing', 'folder'], /^research-digest: missing: does not exist/m],
    [['check', '--watch', 'pipe'], /^research-digest: pipe: not a regular file/m],
  ] as const) {
    test(`answers ${args.join(' ')} by name`, async () => {
      const [answer] = await answersTo([args])
      assert.equal(answer?.code, 2)
      assert.match(answer?.errors ?? '', expected)
    })
  }

  test('leaves no database behind an import that fails, but one that was there, or that has records', async () => {
    const place = folder.file('begun.sqlite')
    const imports = (file: string) => [
      ['library', 'import', '--library', place, file],
      ['catalogue', 'import', '--catalogue', place, file],
    ]
    const update = ['catalogue', 'update', '--catalogue', place, '--oai', 'http://127.0.0.1:9/']
    const updates = [update, [...update, '--from', '2024-01-01']]
    for (const asked of [...['missing.jsonl', 'folder', 'a.md', 'pipe'].flatMap(imports), ...updates]) {
      const [answer] = await answersTo([asked])
      assert.deepEqual([answer?.code, existsSync(place)], [2, false], asked.join(' '))
    }
    const empty = { 'empty.jsonl': '', 'blank.jsonl': '\n\n', 'bom.jsonl': '\uFEFF' }
    folder.write(empty)
    writeFileSync(folder.file('empty.jsonl.gz'), gzipSync(''))
    for (const asked of [...Object.keys(empty), 'empty.jsonl.gz'].flatMap(imports)) {
      await answersTo([asked])
      assert.ok(!existsSync(place), asked.join(' '))
    }
    for (const asked of imports('a.md')) {
      writeFileSync(place, '')
      await answersTo([asked])
      assert.ok(existsSync(place), asked.join(' '))
      rmSync(place)
    }
    folder.write({
      'one.jsonl': '{"id":"2401.00001","title":"T","source":"arxiv-api","authors":["A"]}\nno record\n',
    })
    const answers = await answersTo([['library', 'import', '--library', place, 'one.jsonl']])
    assert.deepEqual([answers[0]?.code, existsSync(place)], [0, true])
  })

  test('skips what is no file in a folder, by name, and reads the others', async () => {
    const [answer] = await answersTo([['parse', '--json', '.']])
    for (const name of ['pipe.md', 'socket.md'])
      assert.match(answer?.errors ?? '', new RegExp(`${name}: not a regular file`))
    const read = answer?.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file)
    assert.ok(read?.includes('a.md') && read.includes('folder/b.md'), read?.join(', '))
    // The links that lead nowhere, and what may not be read.
    assert.equal(answer?.code, 2)
  })

  const readBeside = ['.gitignore', '.git/info/exclude', '.vscode/settings.json', 'digest.yaml', 'README.md']
  for (const name of [...readBeside, '.research-digest-export.json'])
    test(`opens no pipe in a folder: ${name}`, async () => {
      const place = new TemporaryFolder({ 'a.md': digest, '.git/info/x': '', '.vscode/x': '' })
      execFileSync('mkfifo', [place.file(name)])
      const answers = await answersTo([
        ['parse', place.path],
        ['check', ...noRecords, place.path],
        ['export', ...noRecords, '--format', 'text', place.path],
        ['index', place.path],
        ['export', ...noRecords, '--format', 'site', '--output', place.path, place.path],
      ]).finally(() => place.remove())
      // Nobody knows which problems would be errors.
      const expected = name === 'digest.yaml' ? 2 : 0
      assert.deepEqual([answers[0]?.code, answers[1]?.code], [expected, expected])
      // Only an export into the folder needs the list of what an earlier one wrote.
      const telling = readBeside.includes(name) ? answers : answers.slice(-1)
      for (const { args, errors } of telling)
        assert.ok(new RegExp(`${name}: (?:not a regular file|cannot be read)`).test(errors), args[0] + errors)
    })

  test('names a file whose name is not UTF-8, and reads the others', async function () {
    if (process.platform !== 'linux') return this.skip()
    const place = new TemporaryFolder({ 'a.md': digest })
    writeFileSync(
      Buffer.concat([Buffer.from(`${place.path}/b`), Buffer.of(0xff), Buffer.from('.md')]),
      digest,
    )
    const [parsed] = await answersTo([['parse', place.path]]).finally(() => place.remove())
    assert.equal(parsed?.code, 2)
    assert.match(parsed?.errors ?? '', /b\uFFFD\.md: cannot be read; expected a name in UTF-8\.$/m)
    assert.match(parsed?.output ?? '', /1 entr/)
  })

  test('goes on without records where the library cannot be used that was named, says so, and fails', async () => {
    for (const library of ['folder', 'newer.sqlite', 'garbage.sqlite', 'pipe', 'missing', 'a.md/inside']) {
      const [checked, exported] = await answersTo([
        ['check', '--library', library, 'a.md'],
        ['export', '--library', library, '--format', 'text', 'a.md'],
      ])
      assert.match(checked?.errors ?? '', /papers are checked without (?:their )?records/i, library)
      assert.match(exported?.errors ?? '', /papers are exported without records/i, library)
      assert.equal(checked?.code, 2, checked?.errors)
      assert.equal(exported?.code, 2, exported?.errors)
      assert.match(exported?.output ?? '', /Small Models/)
    }
  })

  /** No service is asked by a test. */
  function isOffline(argument: string): boolean {
    return !argument.startsWith('--online')
  }

  async function answersTo(inputs: readonly (readonly string[])[]) {
    const answers: (Answer & { readonly args: readonly string[] })[] = []
    for (const args of inputs) answers.push({ args, ...(await program.answer(args, folder.path)) })
    return answers
  }
})
