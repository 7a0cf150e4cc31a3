import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { projectRoot } from '../scripts/support/project.ts'
import { graphOf, importsOf, readSources } from '../scripts/support/sourceGraph.ts'
import { namedVersions, releasedChangelog, trackedFiles, withVersion } from '../scripts/support/versions.ts'
import { Globs } from '../src/core/base/glob.ts'

const folder = path.join(projectRoot, '.github')

suite('what GitHub reads of the repository', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yml'),
  )

  for (const file of files) {
    test(`is YAML without errors and warnings: ${file}`, () => {
      const { errors, warnings } = parseDocument(readFileSync(path.join(folder, file), 'utf8'))
      assert.deepEqual([...errors, ...warnings], [])
    })
  }

  // https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
  for (const file of files.filter(
    (each) => each.startsWith('ISSUE_TEMPLATE') && !each.endsWith('config.yml'),
  )) {
    test(`has forms with what GitHub asks for: ${file}`, () => {
      const form = parseDocument(readFileSync(path.join(folder, file), 'utf8')).toJS()
      for (const key of ['name', 'description']) assert.equal(typeof form[key], 'string', key)
      const fields = form.body.filter(({ type }: { type: string }) => type !== 'markdown')
      assert.ok(fields.length > 0)
      const ids = fields.map(({ id }: { id: unknown }) => id)
      assert.deepEqual(ids, [...new Set(ids)])
      for (const { type, id, attributes } of fields) {
        assert.match(type, /^(?:input|textarea|dropdown|checkboxes)$/)
        assert.match(String(id), /^[a-z_-]+$/)
        assert.equal(typeof attributes.label, 'string')
      }
    })
  }

  test('has a workflow that publishes the guides again after a change in whatever they are made of', () => {
    const pages = parseDocument(readFileSync(path.join(folder, 'workflows/pages.yml'), 'utf8')).toJS()
    const globs = new Globs(pages.on.push.paths)
    const sources = readSources(projectRoot, 'scripts', 'src')
    const graph = graphOf(sources, importsOf(sources))
    const parts = new Set(['scripts/site.ts', 'src/site/search.ts'])
    for (const part of parts) for (const each of graph.get(part) ?? []) parts.add(each)
    assert.ok(parts.has('src/core/base/labels.ts') && parts.has('scripts/support/docsSite.ts'))
    const others = [
      'scripts/support/guide.css',
      'src/site/page.css',
      'docs/pictures/typing.png',
      'package-lock.json',
    ]
    for (const part of [...parts, ...others]) assert.ok(globs.match(part), part)
  })

  test('names its version wherever it names one, and nowhere else', () => {
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
    const lock = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8'))
    assert.deepEqual([lock.version, lock.packages[''].version], [version, version])
    const places = namedVersions()
    for (const { file, text, versions } of places) {
      assert.deepEqual([...new Set(versions)], [version], file)
      assert.deepEqual(withVersion(text, '98.7.6').split('98.7.6').length - 1, versions.length)
      // Another way to write it is to be added to those that `npm version` knows.
      assert.ok(!withVersion(text, '98.7.6').includes(version), file)
    }
    const files = places.map(({ file }) => file)
    for (const file of ['README.md', 'README.ko.md', '.pre-commit-hooks.yaml', 'examples/team/digest.yaml'])
      assert.ok(files.includes(file), file)
  })

  test('gives the section of the changelog its version and its date at a release', () => {
    const changelog = '# Changelog\n\n## 0.2.0 (unreleased)\n\nNew.\n\n## 0.1.0 (2026-01-02)\n\nOld.\n'
    const released = releasedChangelog(changelog, '0.2.1', '2026-03-04')
    assert.equal(released, changelog.replace('0.2.0 (unreleased)', '0.2.1 (2026-03-04)'))
    assert.throws(() => releasedChangelog(released, '0.2.1', '2026-03-04'), /unreleased/)
  })

  test('names the repository of its manifest wherever it names it', () => {
    const { url } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')).repository
    const [, repository] = /github\.com\/(.+)\.git$/.exec(url) ?? []
    const places = trackedFiles()
      .filter((file) => /\.(?:md|ya?ml|json|ts|mjs)$/.test(file) && !file.startsWith('test/'))
      .flatMap((file) => {
        const text = readFileSync(path.join(projectRoot, file), 'utf8')
        const named = /(?:uses: |github\.com\/|githubusercontent\.com\/)([\w-]+\/research-digest)\b/g
        return Array.from(text.matchAll(named), ([, name]) => ({ file, name }))
      })
    for (const { file, name } of places) assert.equal(name, repository, file)
    // CONTRIBUTING.md lists these for whoever moves the repository.
    assert.deepEqual([...new Set(places.map(({ file }) => file))].sort(), [
      'docs/ci.md',
      'examples/team/.github/workflows/digests.yml',
      'examples/team/.pre-commit-config.yaml',
      'examples/team/digest.yaml',
      'package.json',
    ])
  })

  test('installs the program from npm by the name of its package', () => {
    const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
    const { name } = JSON.parse(read('package.json'))
    const hooks = Array.from(
      read('.pre-commit-hooks.yaml').matchAll(/npx --yes ([^@\s]+)@/g),
      ([, each]) => each,
    )
    const [, ofAction, program] = /:-([^@\s]+)@\$version\}" -- (\S+?)\)/.exec(read('action.yml')) ?? []
    for (const each of [...hooks, ofAction, program]) assert.equal(each, name)
    assert.ok(hooks.length > 0)
  })

  test('has an action whose inputs are explained, under the name that the manifest gives the repository', () => {
    const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')
    const { inputs, runs } = parseDocument(read('action.yml')).toJS()
    const guide = read('docs/ci.md')
    const rows = Array.from(guide.matchAll(/^\| `(\w+)` \|/gm), ([, name]) => name)
    assert.deepEqual(rows, Object.keys(inputs))
    const used = JSON.stringify(runs.steps.map(({ env }: { env: unknown }) => env))
    for (const name of rows) assert.ok(used.includes(`inputs.${name} `), `${name} is not used`)
    const { url } = JSON.parse(read('package.json')).repository
    const [, repository] = /github\.com\/(.+)\.git$/.exec(url) ?? []
    const named = Array.from(
      guide.matchAll(/(?:uses: |github\.com\/)([\w-]+\/research-digest)\b/g),
      ([, name]) => name,
    )
    assert.ok(named.length > 2)
    for (const name of named) assert.equal(name, repository)
    const versions = Array.from(
      guide.matchAll(/research-digest@v([\d.]+)|rev: v([\d.]+)/g),
      ([, a, b]) => a ?? b,
    )
    assert.deepEqual([...new Set(versions)], [JSON.parse(read('package.json')).version])
  })
})
