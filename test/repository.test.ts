import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { projectRoot } from '../scripts/support/project.ts'

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
})
