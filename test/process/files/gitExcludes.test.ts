import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { ignoresAround } from '../../../src/files/gitExcludes.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

/** What excludes `drafts` from the folder `repository/notes` of a user, by the files that do. */
const rows: readonly (readonly [what: string, files: Readonly<Record<string, string>>])[] = [
  ['the default file', { 'home/.config/git/ignore': 'drafts/\n' }],
  ['a file in the home', { 'home/.gitconfig': '[core]\n\texcludesFile = ~/mine\n', 'home/mine': 'drafts\n' }],
  [
    'a file named in quotes, with a comment behind it',
    {
      'home/.gitconfig': '[user]\nname = A\n[Core] EXCLUDESFILE = "~/my \\"own\\" #1" ; mine\n',
      'home/my "own" #1': 'drafts\n',
    },
  ],
  [
    'a name over two lines',
    { 'home/.gitconfig': '[core]\nexcludesfile = ~/\\\nmine\n', 'home/mine': 'drafts\n' },
  ],
  [
    'the other configuration of a user',
    { 'home/.config/git/config': '[core]\nexcludesfile=~/mine', 'home/mine': 'drafts' },
  ],
  [
    'an included file',
    {
      'home/.gitconfig': '[include]\n  path = dot/git\n',
      'home/dot/git': '[core]\nexcludesfile = ~/mine # all\n',
      'home/mine': 'drafts\n',
    },
  ],
  [
    'a file included for some folders',
    {
      'home/.gitconfig': '[includeIf "gitdir:**/repository/"]\npath = ~/dot\n',
      'home/dot': '[core]\nexcludesfile = ~/mine\n',
      'home/mine': 'drafts\n',
    },
  ],
  [
    'the configuration of the clone',
    { 'repository/.git/config': '[core]\nexcludesfile = ../home/mine\n', 'home/mine': '/notes/drafts\n' },
  ],
  ['the folder above', { 'repository/.gitignore': 'notes/drafts/\n' }],
  ['the clone', { 'repository/.git/info/exclude': 'drafts/\n' }],
]
/** What excludes nothing, or something else. */
const others: typeof rows = [
  ['nothing', {}],
  [
    'a default file in place of which another is named',
    {
      'home/.config/git/ignore': 'drafts/\n',
      'home/.gitconfig': '[core]\nexcludesfile = ~/mine',
      'home/mine': 'x\n',
    },
  ],
  ['an exception above', { 'home/.config/git/ignore': 'a.md\n', 'repository/.gitignore': '!a.md\n' }],
  [
    'the same of another section',
    {
      'home/.gitconfig': '[core "x"]\nexcludesfile = ~/mine\n[x]\nexcludesfile = ~/mine',
      'home/mine': 'drafts',
    },
  ],
]

suite('what Git excludes from outside of a folder', () => {
  const variables = ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']
  const before = variables.map((name) => [name, process.env[name]] as const)
  const setAll = (values: typeof before) => {
    for (const [name, value] of values) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({ 'repository/notes/drafts/a.md': 'x', system: '', 'home/notes.md': '' })
    const [home, system] = [folder.file('home'), folder.file('system')]
    const isolated: Readonly<Record<string, string>> = {
      HOME: home,
      USERPROFILE: home,
      GIT_CONFIG_SYSTEM: system,
    }
    setAll(variables.map((name) => [name, isolated[name]]))
  })
  teardown(() => {
    setAll(before)
    folder.remove()
  })

  for (const [what, files] of [...rows, ...others])
    test(`is what Git says: ${what}`, () => {
      execFileSync('git', ['init', '--quiet', 'repository'], { cwd: folder.path })
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(folder.file(name)), { recursive: true })
        appendFileSync(folder.file(name), text)
      }
      const notes = folder.file('repository/notes')
      const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard'], {
        cwd: notes,
        encoding: 'utf8',
      })
      const isIgnored = !listed.includes('drafts/a.md')
      const { root, ignores } = ignoresAround(notes)
      assert.equal(root, folder.file('repository'))
      assert.equal(ignores.ignores('notes/drafts/a.md'), isIgnored)
      assert.equal(
        isIgnored,
        rows.some(([each]) => each === what),
      )
    })

  test('counts without a repository, too, where it holds for all of a user', () => {
    folder.write({ 'home/.config/git/ignore': 'drafts\n' })
    const notes = folder.file(path.join('repository', 'notes'))
    assert.ok(ignoresAround(notes).ignores.ignores('drafts/a.md'))
  })

  test('ends where configurations include each other, or are no text', () => {
    folder.write({
      'home/.gitconfig': '[include]\npath = a\n[core\n[]\n=\n\u0000',
      'home/a': '[include]\npath = .gitconfig\n',
    })
    assert.ok(!ignoresAround(folder.file('repository')).ignores.ignores('notes/drafts/a.md'))
  })
})
