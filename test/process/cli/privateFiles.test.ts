import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

const open =
  '# March 8, 2024\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort and plain.\n\n#review\n'
const secret =
  '# February 1, 2024\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nMy neighbour wrote it.\n\n#in_private\n'
const traces = /neighbour|in_private|February/

function decomposed(text: string): string {
  return text.normalize('NFD')
}

/** Globs that are read otherwise than they are meant, in YAML and JSON. */
const doubtfulGlobs: readonly string[] = [
  '"drafts/**, notes/**"',
  '"drafts, notes"',
  '"drafts/** notes/**"',
  '"drafts/ notes/"',
  '"*.draft.md *.tmp.md"',
  '"drafts/**\\nnotes/**"',
  '"drafts/**;notes/**"',
  '"drafts|notes"',
  '"@(drafts|x)/**"',
  '"+(drafts)/**"',
  '"?(drafts)/**"',
  '"drafts/** "',
  '" drafts/**"',
  '"drafts/**\u00a0"',
  '"\u200bdrafts/**"',
  '"\\"drafts/**\\""',
  '"\'drafts/**\'"',
  '"^drafts/"',
  '"-drafts"',
  '"/home/ann/drafts/**"',
  '"~/drafts/**"',
  '"~ann/drafts/**"',
  '"$HOME/drafts/**"',
  '"C:/drafts/**"',
  '"file:///drafts/**"',
  '"drafts//**"',
  '"././drafts"',
  '"."',
]

/** What leaves out the digest of a path, by what. */
const waysOut: readonly (readonly [
  what: string,
  digest: string,
  others: Readonly<Record<string, string>>,
])[] = [
  ['.gitignore of the folder', 'drafts/a.md', { '.gitignore': 'drafts/\n' }],
  ['.gitignore by an ending', 'notes/a.draft.md', { '.gitignore': '*.draft.md\n' }],
  ['.gitignore further in', 'notes/deep/a.md', { 'notes/.gitignore': '/deep\n' }],
  ['.gitignore after an exception', 'notes/a.md', { '.gitignore': 'notes/*\n!notes/open.md\n' }],
  ['git in this clone alone', 'drafts/a.md', { '.git/info/exclude': 'drafts\n', '.git/HEAD': '' }],
  [
    'git in a worktree',
    'drafts/a.md',
    {
      '.git': 'gitdir: clone/.git/worktrees/w\n',
      'clone/.git/worktrees/w/commondir': '../..\n',
      'clone/.git/info/exclude': 'drafts\n',
    },
  ],
  [
    'git in a submodule',
    'notes/sub/drafts/a.md',
    {
      '.git/HEAD': '',
      'notes/sub/.git': 'gitdir: ../../.git/modules/sub\n',
      '.git/modules/sub/info/exclude': '/drafts\n',
    },
  ],
  [
    'git by the configuration of this clone',
    'drafts/a.md',
    { '.git/config': '[core]\n\texcludesFile = private\n', private: 'drafts/\n' },
  ],
  [
    'git by the configuration of a clone in it',
    'notes/sub/drafts/a.md',
    { 'notes/sub/.git/config': '[core]\n\texcludesFile = ../../private\n', private: '/drafts\n' },
  ],
  ['files.exclude', 'drafts/a.md', { '.vscode/settings.json': '{"files.exclude": {"**/drafts": true,},}' }],
  ['search.exclude', 'notes/x.md', { '.vscode/settings.json': '{"search.exclude": {"notes/x.md": true}}' }],
  [
    'a glob with a slash',
    'drafts/a.md',
    { '.vscode/settings.json': '{"files.exclude": {"**/drafts/": true}}' },
  ],
  [
    'a long glob',
    'drafts/a.md',
    { '.vscode/settings.json': `{"files.exclude": {"{${'x,'.repeat(400)}drafts}": true}}` },
  ],
  ['a hidden folder', '.trash/a.md', {}],
  ['a hidden file', 'notes/.a.md', {}],
  ['digest.yaml', 'drafts/a.md', { 'digest.yaml': 'exclude: ["drafts/**"]\n' }],
  ['digest.yaml of the folder', 'notes/deep/a.md', { 'notes/digest.yaml': 'exclude: [deep/*.md]\n' }],
  ['digest.yaml without a list', 'drafts/a.md', { 'digest.yaml': 'exclude: "drafts/**"\n' }],
  ['digest.yaml by a folder', 'drafts/deep/a.md', { 'digest.yaml': 'exclude: [drafts/]\n' }],
  [
    'researchDigest.exclude',
    'drafts/deep/a.md',
    { '.vscode/settings.json': '{"researchDigest.exclude": ["drafts"]}' },
  ],
  [
    'digest.yaml in another form of Unicode',
    decomposed('초안/a.md'),
    { 'digest.yaml': 'exclude: [초안/**]\n' },
  ],
  [
    'digest.yaml for a name in another form of Unicode',
    'Entwürfe/a.md',
    { 'digest.yaml': decomposed('exclude: ["Entw[ü]rfe"]\n') },
  ],
  ['.gitignore in another form of Unicode', decomposed('초안/a.md'), { '.gitignore': '초안/\n' }],
  ['.gitignore for a name in another form of Unicode', '초안/a.md', { '.gitignore': decomposed('초안\n') }],
  [
    'files.exclude in another form of Unicode',
    decomposed('초안/a.md'),
    { '.vscode/settings.json': '{"files.exclude": {"**/초안": true}}' },
  ],
  [
    'signs that are meant as they are',
    'Kim, Lee (old)/a.md',
    { 'digest.yaml': "exclude: ['Kim\\, Lee [(]old)/**']\n" },
  ],
  ['the folder of packages', 'notes/node_modules/p/README.md', {}],
]

suite('what is private', () => {
  let program: BundledProgram
  suiteSetup(async () => {
    program = await bundleProgram()
  })
  suiteTeardown(() => program.end())

  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({ 'notes/open.md': open })
  })
  teardown(() => folder.remove())

  /** All that a command says. */
  async function everythingOf(...args: readonly string[]): Promise<string> {
    const { output, errors } = await program.answer(args, folder.path)
    return output + errors
  }

  const library = noRecords
  const out = () => folder.file('out')

  async function tellsOf(named: string): Promise<readonly (readonly [string, string])[]> {
    const said: [string, string][] = [
      ['parse', await everythingOf('parse', named)],
      ['check', await everythingOf('check', ...library, named)],
      ['text', await everythingOf('export', ...library, '--format', 'json', named)],
      ['site', await everythingOf('export', ...library, '--format', 'site', '--output', out(), named)],
      ['index', await everythingOf('index', named)],
    ]
    const files = readdirSync(out(), { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    for (const file of files)
      said.push([file.name, readFileSync(path.join(file.parentPath, file.name), 'utf8')])
    said.push(['README', readFileSync(path.join(named, 'README.md'), 'utf8')])
    return said
  }

  for (const [what, digest, others] of waysOut) {
    test(`is in nothing that any command says or writes: ${what}`, async () => {
      folder.write({ [digest]: secret, ...others })
      for (const [where, text] of await tellsOf(folder.path)) {
        assert.doesNotMatch(text, traces, where)
      }
    })
  }

  for (const [what, digest, others] of waysOut) {
    test(`is no link to it, either: ${what}`, async function () {
      if (process.platform === 'win32') return this.skip()
      folder.write({ [digest]: secret, ...others })
      symlinkSync(path.relative(folder.file('notes'), folder.file(digest)), folder.file('notes/link.md'))
      for (const [where, text] of await tellsOf(folder.path)) assert.doesNotMatch(text, traces, where)
    })
  }

  test('is no link that leads out of the folder, or of its repository', async function () {
    if (process.platform === 'win32') return this.skip()
    folder.write({ 'elsewhere/a.md': secret, 'own/week.md': open, 'own/README.md': '' })
    symlinkSync('../elsewhere/a.md', folder.file('own/link.md'))
    for (const [where, text] of await tellsOf(folder.file('own'))) assert.doesNotMatch(text, traces, where)
    const { errors } = await program.answer(['parse', folder.file('own')], folder.path)
    assert.match(errors, /link\.md: a link out of the folder; skipped\./)
    folder.write({ '.git/HEAD': '' })
    assert.equal((await program.answer(['parse', folder.file('own')], folder.path)).errors, '')
  })

  for (const [what, digest, others] of waysOut) {
    test(`is no picture of a site: ${what}`, async () => {
      const ending = path.extname(digest)
      const picture = `${digest.slice(0, -ending.length)}.png`
      const settings = Object.entries(others).map(([name, text]) => [name, text.replaceAll('.md', '.png')])
      folder.write({
        ...Object.fromEntries(settings),
        [picture]: 'secret',
        'shown.png': 'shown',
        'week.md': `${open}\n![a](shown.png)\n![b](/${picture})\n![c](<./${picture}>)\n`,
      })
      const { errors } = await program.answer(
        ['export', ...library, '--format', 'site', '--output', out(), folder.path],
        folder.path,
      )
      const copies = readdirSync(path.join(out(), 'pictures'))
      assert.equal(copies.length, 1, copies.join())
      const isHidden = picture.split('/').some((step) => step.startsWith('.'))
      assert.equal(errors.includes(`${picture}: excluded or ignored by git, left out.`), !isHidden, errors)
    })
  }

  test('stays so where a folder of the repository is named', async () => {
    folder.write({ '.git/HEAD': '', '.gitignore': 'drafts/\n*.draft.md\n' })
    folder.write({ 'notes/drafts/a.md': secret, 'notes/b.draft.md': secret })
    for (const [where, text] of await tellsOf(folder.file('notes'))) assert.doesNotMatch(text, traces, where)
  })

  const unreadable: readonly (readonly [file: string, content: string | Uint8Array])[] = [
    ['digest.yaml', 'exclude: [drafts/**\n'],
    ['digest.yaml', 'exclude: { drafts: true }\n'],
    ['digest.yaml', 'link: abs\n---\nexclude: [drafts]\n'],
    ['digest.yaml', 'exclude: ["{drafts,others"]\n'],
    ['digest.yaml', 'exclude: [drafts\\*.md]\n'],
    ['digest.yaml', 'exclude: [drafts]\nexclude: [others]\n'],
    ['digest.yaml', 'Exclude: [drafts]\n'],
    ...doubtfulGlobs.flatMap((glob): [string, string][] => [
      ['digest.yaml', `exclude: [${glob}]\n`],
      ['.vscode/settings.json', `{"researchDigest.exclude": ${glob}}`],
      ['.vscode/settings.json', `{"files.exclude": {${glob}: true}}`],
    ]),
    ['digest.yaml', 'exclude: |\n  drafts/**\n  notes/**\n'],
    ['digest.yaml', 'exclude:\n  -drafts/**\n'],
    ['digest.yaml', `exclude: [${Array.from({ length: 100 }, (_, at) => `${at}/**`).join(', ')}, drafts]\n`],
    ['digest.yaml', `exclude: ['{${'x,'.repeat(125)}drafts}']\n`],
    ...['ignore', 'private', '<<', '제외'].map((key): [string, string] => [
      'digest.yaml',
      `${key}: [drafts]\n`,
    ]),
    ['digest.yaml', '<<: { exclude: [drafts] }\n'],
    ['digest.yaml', 'digest:\n  exclude: [drafts]\n'],
    ['digest.yaml', 'tags:\n  required: [a]\n  exclude: [drafts]\n'],
    ['digest.yaml', 'feeds:\n  - name: a\n    excluded: [drafts]\n'],
    ['digest.yml', 'exclude: [drafts]\n'],
    ['.vscode/settings.json', '{"files.exclude": {"**/drafts": "true"}}'],
    ['.vscode/settings.json', '{"researchDigest.excludes": ["drafts"]}'],
    ['.vscode/settings.json', '{"researchDigest": {"exclude": ["drafts"]}}'],
    ['.vscode/settings.json', '{"files.exclude": {"drafts": true}'],
    ['.vscode/settings.json', '{"files.exclude": ["drafts"]}'],
    ['.gitignore', Uint8Array.of(0xe9, 0x0a)],
    ['.vscode/settings.json', `{${' '.repeat(1_000_000)}}`],
  ]
  for (const [file, content] of unreadable)
    test(`is not published where nobody knows what it is: ${file} ${String(content).slice(0, 80)}`, async () => {
      folder.write({ [file]: content, 'drafts/a.md': secret })
      for (const command of [['index'], ['export', ...library, '--format', 'json']]) {
        const { code, output, errors } = await program.answer([...command, folder.path], folder.path)
        assert.equal(code, 2, command[0])
        assert.doesNotMatch(output, traces)
        assert.match(errors, new RegExp(`${file}: .*expected`, 'i'))
        const named = await program.answer([...command, '.'], folder.path)
        assert.match(named.errors, new RegExp(`^research-digest: ${file}: .*expected`, 'im'))
      }
      assert.equal((await program.answer(['parse', folder.path], folder.path)).code, 0)
    })

  test('is in no export and no index: a folder of drafts', async () => {
    folder.write({ 'notes/_drafts/a.md': secret })
    for (const [where, text] of await tellsOf(folder.path))
      if (where !== 'parse' && where !== 'check') assert.doesNotMatch(text, traces, where)
    const said = await everythingOf('export', ...library, '--format', 'json', folder.path)
    assert.match(said, /a\.md: left out, because it is in a folder of drafts, _drafts\./)
  })

  const headers: Readonly<Record<string, string>> = {
    'a draft in YAML': '---\ndraft: true\n---\n',
    'a draft below our key': '---\ndigest:\n  draft: yes\n---\n',
    'a draft in TOML': '+++\ntitle = "Week"\ndraft = true\n+++\n',
    'a draft in JSON': '{\n"draft": true\n}\n',
    'what Jekyll leaves out': '---\npublished: false\n---\n',
    'what Obsidian leaves out': '---\npublish: false\n---\n',
    'what Hugo publishes later': '---\npublishDate: 2099-01-01\n---\n',
    'a draft in the form of Nikola': '<!--\n.. title: Week\n.. status: draft\n-->\n',
    'a draft whose header is broken': '---\ntitle: "Week\ndraft: true\n---\n',
  }
  for (const [what, header] of Object.entries(headers))
    test(`is in no export and no index: ${what}`, async () => {
      folder.write({ 'notes/a.md': header + secret })
      for (const [where, text] of await tellsOf(folder.path))
        if (where !== 'parse' && where !== 'check') assert.doesNotMatch(text, traces, where)
    })

  test('is what git ignores for all folders of a user', async () => {
    folder.write({ 'drafts/a.md': secret, 'home/.config/git/ignore': 'drafts\n' })
    const environment = { HOME: folder.file('home'), USERPROFILE: folder.file('home'), XDG_CONFIG_HOME: '' }
    const { output } = await program.run(['parse', '.'], {
      cwd: folder.path,
      env: { ...process.env, ...environment },
    })
    assert.match(output, /March 8/)
    assert.doesNotMatch(output, traces)
  })

  test('is read when it is named itself', async () => {
    folder.write({ '.gitignore': 'drafts/\n', 'drafts/a.md': secret })
    assert.match(await everythingOf('parse', folder.file('drafts/a.md')), traces)
    assert.match(await everythingOf('parse', folder.file('drafts')), traces)
  })

  test('is what git says it is', async function () {
    this.slow(2_000)
    const rules = 'drafts/\n/top.md\n*.tmp.md\n!keep.tmp.md\nnotes/**/x.md\n\\#a.md\nb*[0-9].md\n'
    folder.write({ '.gitignore': rules, 'notes/.gitignore': '/y/a.md\n!c.tmp.md\n' })
    for (const name of ['drafts', 'notes/drafts', 'notes', 'notes/y', '.'].flatMap((each) =>
      ['a.md', 'top.md', 'c.tmp.md', 'keep.tmp.md', 'x.md', '#a.md', 'b7.md'].map(
        (file) => `${each}/${file}`,
      ),
    )) {
      folder.write({ [name]: open })
    }
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' })
    git('init', '--quiet')
    const listed = git('ls-files', '--others', '--exclude-standard', '-z', '--', '*.md')
      .split('\0')
      .filter(Boolean)
    const { output } = await program.answer(['parse', '--json', folder.path], folder.path)
    const lines = output.trimEnd().split('\n')
    const read = lines.map((line) => path.relative(folder.path, JSON.parse(line).file))
    assert.deepEqual(read.sort(), listed.sort())
  })

  test('is no comment, which no index lists', async () => {
    folder.write({
      'notes/b.md': `# April 1, 2024\n\nA Paper\nhttps://arxiv.org/abs/2401.00002\nFine.\n\n%%\n${secret}\n%%\n\n<!-- #in_private -->\n\n[^n]: See #in_private.\n\n> [^m]: My neighbour.\n>     #in_private\n`,
    })
    await everythingOf('index', folder.path)
    assert.doesNotMatch(readFileSync(folder.file('README.md'), 'utf8'), /in_private|neighbour/)
  })

  suite('and what an export has written', () => {
    const toFolder = (format: string, to: string) =>
      program.answer(
        ['export', ...library, '--format', format, '--output', folder.file(to), folder.path],
        folder.path,
      )
    setup(() => folder.write({ 'a.md': open.replace('2401.00001', '2401.00002') }))

    for (const format of ['markdown', 'text', 'site']) {
      test(`is not read as a digest again: ${format}`, async () => {
        const before = await everythingOf('parse', '--json', folder.path)
        const first = await toFolder(format, 'notes/out')
        assert.equal(first.code, 0)
        assert.deepEqual(await toFolder(format, 'notes/out'), first)
        assert.equal(await everythingOf('parse', '--json', folder.path), before)
        assert.equal((await everythingOf('parse', '--json', folder.file('notes'))).split('\n').length, 2)
      })
    }

    for (const [format, name] of [
      ['markdown', 'week.md'],
      ['text', 'week.txt'],
      ['slack', 'notes/week.txt'],
      ['discord', 'new/week.markdown'],
      ['markdown', 'Week 5: public.md'],
      ['markdown', 'c:week.md'],
      ['text', 'notes\\week.txt'],
      ['markdown', '__proto__.md'],
      ['markdown', decomposed('주간.md')],
    ] as const) {
      test(`is not read as a digest again: a draft as ${format}, in a file of its own: ${name}`, async function () {
        if (process.platform === 'win32' && /[\\:]/.test(name)) return this.skip()
        folder.write({ 'notes/secret.md': `---\ndraft: true\n---\n${secret}` })
        const before = await everythingOf('parse', '--json', folder.path)
        const asked = ['--format', format, '--output', folder.file(name), folder.file('notes/secret.md')]
        const { code, errors } = await program.answer(['export', ...library, ...asked], folder.path)
        assert.equal(code, 0, errors)
        assert.match(readFileSync(folder.file(name), 'utf8'), traces)
        assert.equal(await everythingOf('parse', '--json', folder.path), before)
        assert.doesNotMatch(await everythingOf('export', ...library, '--format', 'json', folder.path), traces)
        folder.write({ 'notes/secret.md': `---\ndraft: true\n---\n${secret}\nMore of it.\n` })
        const again = await program.answer(['export', ...library, ...asked], folder.path)
        assert.equal(again.code, 0, again.errors)
        assert.match(readFileSync(folder.file(name), 'utf8'), /More of it/)
        assert.doesNotMatch(await everythingOf('export', ...library, '--format', 'json', folder.path), traces)
      })
    }

    test('is a digest once somebody has changed it', async () => {
      const asked = ['--format', 'markdown', '--output', folder.file('week.md'), folder.file('a.md')]
      await program.answer(['export', ...library, ...asked], folder.path)
      const exported = readFileSync(folder.file('week.md'), 'utf8')
      assert.doesNotMatch(await everythingOf('parse', folder.path), /week\.md/)
      folder.write({ 'week.md': exported.replaceAll('\n', '\r\n') })
      assert.doesNotMatch(await everythingOf('parse', folder.path), /week\.md/)
      folder.write({ 'week.md': `${exported}\nMore words.\n` })
      assert.match(await everythingOf('parse', folder.path), /week\.md/)
    })

    test('is told from what somebody keeps where the export goes', async () => {
      const { errors } = await toFolder('html', 'notes')
      assert.match(errors, /notes: skipped, because the export is written here/)
    })
  })
})
