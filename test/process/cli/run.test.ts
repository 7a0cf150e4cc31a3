import assert from 'node:assert/strict'
import { readManifest } from '../../../scripts/support/project.ts'
import { complaintAboutNode } from '../../../src/cli/run.ts'

suite('the version of Node.js', () => {
  test('is named where it is older than what is needed', () => {
    for (const version of ['18.20.8', '20.9.0', '9.11.2'])
      assert.match(complaintAboutNode(version, '>=20.19') ?? '', /requires Node\.js 20\.19 or later/)
    assert.match(complaintAboutNode('18.20.8', '>=20.19') ?? '', /runs on 18\.20\.8/)
  })

  test('is no matter where it is new enough', () => {
    for (const version of ['20.19.0', '20.20.2', '22.1.0', '24.21.0', '100.0.0'])
      assert.equal(complaintAboutNode(version, '>=20.19'), undefined)
  })

  test('is read from the manifest, in a form that is understood', () => {
    assert.match(readManifest().engines.node ?? '', /^>=\d+\.\d+$/)
  })
})
