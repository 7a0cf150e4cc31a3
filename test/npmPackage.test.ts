import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot, readManifest } from '../scripts/support/project.ts'
import { run, runOrThrow } from '../scripts/support/run.ts'
import { importsOf, readSources } from '../scripts/support/sourceGraph.ts'

/** All that the package of the command line may hold. */
const expected = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/cli\.js(\.LEGAL\.txt)?$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/catalogueIndex\.cjs$/,
  /^dist\/site\/(\w+\.(js|css)|fonts\/KaTeX_[\w-]+\.woff2)$/,
  /^docs\/rules\/[a-z-]+\.md$/,
]

const wrong = '---\ndigest: true\n---\nA Title\nhttps://arxiv.org/abs/2113.00001\nSaid of $x$.\n'

suite('the npm package of the command line', () => {
  const folders = { all: '', user: '' }
  const packed: { size: number; files: string[] } = { size: 0, files: [] }

  suiteSetup(async () => {
    folders.all = await realpath(await mkdtemp(path.join(tmpdir(), 'research-digest-npm-')))
    folders.user = path.join(folders.all, 'user')
    await mkdir(folders.user)
    await cp(path.join(projectRoot, 'sample'), path.join(folders.user, 'digests'), { recursive: true })
    await writeFile(path.join(folders.user, 'package.json'), '{}')
    await writeFile(path.join(folders.user, 'bad.md'), wrong)

    await runOrThrow('npm', ['pack', '--pack-destination', folders.all], { quiet: true })
    const { name, version } = readManifest()
    const tarball = path.join(folders.all, `${name}-${version}.tgz`)
    // Nothing but the file: neither a registry nor what npm remembers of one.
    const offline = ['--offline', '--cache', path.join(folders.all, 'cache')]
    const install = ['install', ...offline, '--no-audit', '--no-fund', tarball]
    await runOrThrow('npm', install, { cwd: folders.user, quiet: true })
    const installed = path.join(folders.user, 'node_modules', name)
    const entries = await readdir(installed, { recursive: true, withFileTypes: true })
    packed.files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)))
      .map((file) => file.replaceAll(path.sep, '/'))
  })

  suiteTeardown(() => rm(folders.all, { recursive: true, force: true }))

  /** As somebody whose home is empty, without a library of papers. */
  const npx = (...args: string[]) => {
    const env = { HOME: folders.all, XDG_CONFIG_HOME: folders.all, APPDATA: folders.all }
    return run('npx', ['--offline', 'research-digest', ...args], { cwd: folders.user, env, quiet: true })
  }

  test('holds the program, and nothing that it does not need', () => {
    assert.ok(packed.files.includes('dist/cli.js'))
    assert.deepEqual(
      packed.files.filter((name) => !expected.some((pattern) => pattern.test(name))),
      [],
    )
  })

  test('names each package of others that the source takes, with the text of its licence', async () => {
    const file = path.join(folders.user, 'node_modules', readManifest().name, 'dist/THIRD-PARTY-NOTICES.txt')
    const sections = (await readFile(file, 'utf8')).split(/^=+\n(?=\S)/m).slice(1)
    const named = new Map(sections.map((section) => [section.slice(0, section.indexOf(' ')), section]))
    const taken = importsOf(readSources(projectRoot, 'src'))
      .filter(({ to, isTypeOnly }) => !isTypeOnly && !/^(?:src\/|node:|vscode$)/.test(to))
      .map(({ to }) => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to)
    assert.ok(taken.length > 10)
    for (const name of new Set([...taken, 'katex'])) {
      assert.match(named.get(name) ?? `nothing of ${name}`, /^\S+ [\d.]+ \([\w.-]+\)\n=+\n\n(?:.*\n){5}/)
    }
  })

  test('installs nothing else', async () => {
    const folder = path.join(folders.user, 'node_modules')
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
    assert.deepEqual(names, [readManifest().name])
  })

  test('checks digests in an empty folder', async () => {
    const good = await npx('check', 'digests')
    assert.deepEqual([good.code, good.output], [0, ''])
    const bad = await npx('check', 'bad.md')
    assert.equal(bad.code, 1)
    assert.match(bad.output, /^bad\.md:5:\d+ malformed-arxiv-id /m)
  })

  test('says its version, and writes a site with the files that a site needs', async () => {
    assert.equal((await npx('--version')).output.trim(), readManifest().version)
    const site = await npx('export', '--format', 'site', '--output', 'site', '.')
    assert.equal(site.code, 0, site.output)
    const written = await readdir(path.join(folders.user, 'site'), { recursive: true })
    assert.ok(written.some((name) => name.endsWith('index.html')))
    assert.ok(written.some((name) => path.basename(name) === 'math.css'))
  })
})
