import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { projectRoot } from '../scripts/support/project.ts'
import { TemporaryFolder } from './helpers/temporaryFolder.ts'

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

  test('gives npm the description that editors show, and packs for npm afterwards', () => {
    const workflow = readFileSync(path.join(folder, 'workflows/release.yml'), 'utf8')
    const [, script = '', next] = /^ +(npm pkg set "description=.*)\n +(.*)/m.exec(workflow) ?? []
    assert.match(next ?? '', /^npm pack /)
    const place = new TemporaryFolder({
      'package.json': JSON.stringify({ description: '%extension.description%' }),
      'package.nls.json': readFileSync(path.join(projectRoot, 'package.nls.json'), 'utf8'),
    })
    try {
      execFileSync('bash', ['-c', script], { cwd: place.path })
      const read = (file: string) => JSON.parse(readFileSync(place.file(file), 'utf8'))
      assert.equal(read('package.json').description, read('package.nls.json')['extension.description'])
    } finally {
      place.remove()
    }
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
