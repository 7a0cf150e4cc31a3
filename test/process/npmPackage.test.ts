import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { installNode } from '../../scripts/support/installNode.ts'
import { projectRoot, readManifest } from '../../scripts/support/project.ts'
import { run, runOrThrow } from '../../scripts/support/run.ts'
import { importsOf, readSources } from '../../scripts/support/sourceGraph.ts'

/** All that the package of the command line may hold. */
const expected = [
  /^package\.json$/,
  /^(README(\.\w+)?|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(cli|part-\w+|katex|markdown-it|smol-toml|yaml)\.cjs$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/catalogueIndex\.cjs$/,
  /^dist\/site\/(\w+\.(js|css)|fonts\/KaTeX_[\w-]+\.woff2)$/,
  /^l10n\/bundle\.l10n\.\w+\.json$/,
  /^docs\/rules\/[a-z-]+(?:\.ko)?\.md$/,
]

const wrong = '---\ndigest: true\n---\nA Title\nhttps://arxiv.org/abs/2113.00001\nSaid of $x$.\n'

suite('the npm package of the command line', () => {
  const folders = { all: '', user: '', tarball: '' }
  let packed: readonly string[] = []

  suiteSetup(async () => {
    folders.all = await realpath(await mkdtemp(path.join(tmpdir(), 'research-digest-npm-')))
    folders.user = path.join(folders.all, 'user')
    await mkdir(folders.user)
    await cp(path.join(projectRoot, 'sample'), path.join(folders.user, 'digests'), { recursive: true })
    await writeFile(path.join(folders.user, 'package.json'), '{}')
    await writeFile(path.join(folders.user, 'wrong.md'), wrong)

    const { name, version } = readManifest()
    folders.tarball = path.join(folders.all, `${name}-${version}.tgz`)
    await runOrThrow('npm', ['pack', '--pack-destination', folders.all], { quiet: true })
    const install = ['install', '--no-audit', '--no-fund', folders.tarball]
    await runOrThrow('npm', install, { cwd: folders.user, env: offline(), quiet: true })
    const installed = path.join(folders.user, 'node_modules', name)
    const entries = await readdir(installed, { recursive: true, withFileTypes: true })
    packed = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)))
      .map((file) => file.replaceAll(path.sep, '/'))
  })

  suiteTeardown(() => rm(folders.all, { recursive: true, force: true }))

  /** Of somebody without a library of papers and without a network. */
  const offline = () => ({
    HOME: folders.all,
    XDG_CONFIG_HOME: folders.all,
    APPDATA: folders.all,
    npm_config_offline: 'true',
    npm_config_cache: path.join(folders.all, 'cache'),
  })

  const npx = (...args: string[]) =>
    run('npx', [readManifest().name, ...args], { cwd: folders.user, env: offline(), quiet: true })

  test('holds the program, and nothing that it does not need', () => {
    assert.ok(packed.includes('dist/cli.cjs'))
    assert.deepEqual(
      packed.filter((name) => !expected.some((pattern) => pattern.test(name))),
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

  test('has the description that editors show, and leaves the manifest as it was', async () => {
    const read = async (...names: string[]) => JSON.parse(await readFile(path.join(...names), 'utf8'))
    const installed = await read(folders.user, 'node_modules', readManifest().name, 'package.json')
    const texts = await read(projectRoot, 'package.nls.json')
    assert.equal(installed.description, texts['extension.description'])
    assert.equal((await read(projectRoot, 'package.json')).description, '%extension.description%')
  })

  test('installs nothing else', async () => {
    const folder = path.join(folders.user, 'node_modules')
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
    assert.deepEqual(names, [readManifest().name])
  })

  test('checks digests in an empty folder', async () => {
    const good = await npx('check', 'digests')
    assert.deepEqual([good.code, good.output], [0, ''])
    const bad = await npx('check', 'wrong.md')
    assert.equal(bad.code, 1)
    assert.match(bad.output, /^wrong\.md:5:\d+ malformed-arxiv-id /m)
  })

  test('checks digests on the oldest Node.js that it names', async function () {
    // It may have to be fetched.
    this.timeout(180_000)
    const { name, engines } = readManifest()
    const node = await installNode(`${engines.node?.replace('>=', '')}.0`)
    const program = path.join('node_modules', name, 'dist', 'cli.cjs')
    const check = (file: string) =>
      run(node, [program, 'check', file], { cwd: folders.user, env: offline(), quiet: true })
    const good = await check('digests')
    assert.deepEqual([good.code, good.output], [0, ''])
    const bad = await check('wrong.md')
    assert.equal(bad.code, 1)
    assert.match(bad.output, /^wrong\.md:5:\d+ malformed-arxiv-id /m)
  })

  test('says its version, and writes a site with the files that a site needs', async () => {
    assert.equal((await npx('--version')).output.trim(), readManifest().version)
    const site = await npx('export', '--format', 'site', '--output', 'site', '.')
    assert.equal(site.code, 0, site.output)
    const written = await readdir(path.join(folders.user, 'site'), { recursive: true })
    assert.ok(written.some((name) => name.endsWith('index.html')))
    assert.ok(written.some((name) => path.basename(name) === 'math.css'))
  })

  suite('for teams', () => {
    suiteSetup(function () {
      if (process.platform === 'win32') this.skip()
    })

    for (const { id, entry, files, ...hook } of hooks().filter(({ id }) => !id.endsWith('-fix'))) {
      test(`checks before a commit: ${id}`, async () => {
        const names = ['digests/2021-02-headings.md', 'wrong.md', 'digests/notes.py'].filter((name) =>
          new RegExp(files).test(name),
        )
        assert.equal(names.length, 2)
        const { name, version } = readManifest()
        const [program = '', ...args] = entry.split(' ')
        assert.ok(args.includes(`${name}@${version}`), 'takes the program of its own version')
        args.push(...(hook.pass_filenames === false ? [] : names))
        const { code, output } = await run(program, args, { cwd: folders.user, env: offline(), quiet: true })
        assert.equal(code, 1)
        assert.match(output, /^wrong\.md:5:\d+ malformed-arxiv-id /m)
      })
    }

    test('checks as a GitHub Action: the paths that are named, with annotations', async () => {
      const good = await runAction({ paths: 'digests' })
      assert.deepEqual([good.code, good.output], [0, ''])
      const bad = await runAction({ paths: 'digests\nwrong.md\n' })
      assert.equal(bad.code, 1)
      assert.match(bad.output, /^::error file=wrong\.md,line=5/m)
    })

    test('writes a report as a GitHub Action, and fails nevertheless', async () => {
      const { code } = await runAction({ format: 'sarif', output: 'digests.sarif' })
      assert.equal(code, 1)
      const report = JSON.parse(await readFile(path.join(folders.user, 'digests.sarif'), 'utf8'))
      assert.equal(report.version, '2.1.0')
    })

    suite('the sample repository', () => {
      const folder = () => path.join(folders.all, 'team')
      const step = workflowStep('examples/team/.github/workflows/digests.yml')

      setup(() => cp(path.join(projectRoot, 'examples/team'), folder(), { recursive: true }))
      teardown(() => rm(folder(), { recursive: true }))

      const write = (name: string, change: (text: string) => string) => {
        const file = path.join(folder(), name)
        writeFileSync(file, change(readFileSync(file, 'utf8')))
      }

      test('takes the action and the hooks of this version', () => {
        const { version } = readManifest()
        assert.match(step.uses, new RegExp(`/research-digest@v${version}$`))
        const { repos } = parse(readFileSync(path.join(folder(), '.pre-commit-config.yaml'), 'utf8'))
        assert.equal(repos[0].rev, `v${version}`)
        const known = hooks().map(({ id }) => id)
        for (const { id } of repos[0].hooks) assert.ok(known.includes(id), id)
      })

      test('is without problems', async () => {
        const { code, output } = await runAction({}, folder())
        assert.deepEqual([code, output], [0, ''])
      })

      test('fails with a wrong identifier and an index that is out of date', async () => {
        write('digests/2026-11-20.md', (text) => text.replace('1706.03762', '1706.3762'))
        write('README.md', (text) => text.replace('- [Week of 2026-11-13]', '- [Week of 2026-11-12]'))
        const { code, output } = await runAction({}, folder())
        assert.equal(code, 1)
        assert.match(output, /^::error file=README\.md,line=\d+.*title=stale-index/m)
        assert.match(output, /^::error file=digests\/2026-11-20\.md,line=7.*title=malformed-arxiv-id/m)
      })

      suite('with records', () => {
        const library = () => path.join(folders.all, 'team.sqlite')
        suiteSetup(async () => {
          const records = path.join(folders.all, 'team.jsonl')
          await writeFile(records, teamRecords.map((record) => `${JSON.stringify(record)}\n`).join(''))
          const imported = await npx('library', 'import', '--library', library(), records)
          assert.equal(imported.code, 0, imported.output)
        })

        /** The library has all records, so that no service is asked. */
        const runFor = (event: string) =>
          runAction({ online: onlineFor(step, event) }, folder(), { RESEARCH_DIGEST_LIBRARY: library() })

        for (const event of ['pull_request', 'schedule'])
          test(`fails with a wrong title and a withdrawn paper: ${event}`, async () => {
            assert.equal(onlineFor(step, event), 'true')
            write('digests/2026-11-20.md', (text) =>
              text.replace('Attention Is All You Need', 'Something Else Entirely'),
            )
            const { code, output } = await runFor(event)
            assert.equal(code, 1, output)
            assert.match(output, /^::error file=digests\/2026-11-20\.md,line=7.*title=title-mismatch/m)
            assert.match(output, /^::error file=digests\/2026-11-13\.md,line=\d+.*title=withdrawn-paper/m)
          })

        test('asks nobody after a push', () => assert.equal(onlineFor(step, 'push'), 'false'))
      })

      test('is mended before a commit', async () => {
        write('digests/2026-11-20.md', (text) => text.replaceAll('https://arxiv', 'http://arxiv'))
        const fix = hooks().find(({ id }) => id === 'research-digest-fix')
        const [program = '', ...args] = fix?.entry.split(' ') ?? []
        const options = { cwd: folder(), env: offline(), quiet: true }
        // The program of the tarball, as its dependencies are found from here.
        await cp(path.join(folders.user, 'node_modules'), path.join(folder(), 'node_modules'), {
          recursive: true,
        })
        const { code, output } = await run(program, [...args, 'digests/2026-11-20.md'], options)
        assert.equal(code, 0, output)
        assert.match(output, /digests\/2026-11-20\.md: fixed noncanonical-link/)
        assert.doesNotMatch(readFileSync(path.join(folder(), 'digests/2026-11-20.md'), 'utf8'), /http:/)
      })
    })

    test('takes no input of the GitHub Action for a command', async () => {
      const { code } = await runAction({ paths: '$(touch taken)\n`touch taken`\n--online' })
      assert.equal(code, 2)
      assert.ok(!(await readdir(folders.user)).includes('taken'))
    })
  })

  /** The step of `action.yml` that is a script, as GitHub runs it: with inputs as they are given, and else as they are usual. */
  async function runAction(
    given: Readonly<Record<string, string>>,
    cwd = folders.user,
    environment: NodeJS.ProcessEnv = {},
  ) {
    const { inputs, runs } = parse(readFileSync(path.join(projectRoot, 'action.yml'), 'utf8'))
    const step = runs.steps.find((one: { run?: string }) => one.run)
    const inputOf = (expression: string) => {
      const [, name = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(expression) ?? []
      if (name === 'package') return folders.tarball
      return name ? (given[name] ?? inputs[name].default) : projectRoot
    }
    const env = {
      ...offline(),
      ...environment,
      ...Object.fromEntries(Object.entries<string>(step.env).map(([key, value]) => [key, inputOf(value)])),
    }
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run]
    return run('bash', args, { cwd, env, quiet: true })
  }
})

interface Hook {
  readonly id: string
  readonly entry: string
  readonly files: string
  readonly pass_filenames?: boolean
}

/** Records of the papers in `examples/team`, of which one was withdrawn, unlike the real one. */
const teamRecords = [
  { id: '1412.6980', title: 'Adam: A Method for Stochastic Optimization' },
  {
    id: '1512.03385',
    title: 'Deep Residual Learning for Image Recognition',
    comment: 'This paper has been withdrawn.',
  },
  { id: '1706.03762', title: 'Attention Is All You Need' },
  {
    id: '1810.04805',
    title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
  },
].map((record) => ({ ...record, version: 1, authors: ['Ann Author'], source: 'arxiv-api' }))

interface WorkflowStep {
  readonly uses: string
  readonly with: { readonly online: string }
}

/** What the expression of the workflow gives for an event. */
function onlineFor({ with: { online } }: WorkflowStep, event: string): string {
  const [, sign, other] = /^\$\{\{ github\.event_name (==|!=) '(\w+)' \}\}$/.exec(online) ?? []
  assert.ok(sign, online)
  return String((event === other) === (sign === '=='))
}

/** The step of a workflow that takes our action. */
function workflowStep(file: string): WorkflowStep {
  const { jobs } = parse(readFileSync(path.join(projectRoot, file), 'utf8'))
  return jobs.check.steps.find(({ uses }: { uses?: string }) => uses?.startsWith('research-digest/'))
}

function hooks(): readonly Hook[] {
  return parse(readFileSync(path.join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8'))
}
