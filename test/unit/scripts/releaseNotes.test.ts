import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readManifest } from '../../../scripts/support/project.ts'
import { releaseNotes } from '../../../scripts/support/releaseNotes.ts'

const changelog = `# Changelog

## 1.10.0 (unreleased)

- Later.

## 1.1.0 (2026-01-02)

- One.
  ### Not a section
- Two.

## 1.0.0

## 0.9.0
- First.
`

suite('the notes of a release', () => {
  const notesOf = (version: string, text = changelog) => releaseNotes(text, { tag: `v${version}`, version })

  test('are its section of the changelog, without the heading', () => {
    assert.equal(notesOf('1.1.0'), '- One.\n  ### Not a section\n- Two.')
    assert.equal(notesOf('0.9.0'), '- First.')
  })

  test('are the same with the line ends of Windows', () => {
    assert.equal(notesOf('1.1.0', changelog.replaceAll('\n', '\r\n')), notesOf('1.1.0'))
  })

  test('are refused where a release would be published by mistake', () => {
    assert.throws(() => releaseNotes(changelog, { tag: 'v1.1.0', version: '1.1.1' }), /tag is "v1.1.0"/)
    assert.throws(() => releaseNotes(changelog, { tag: '1.1.0', version: '1.1.0' }), /tag is "1.1.0"/)
    assert.throws(() => notesOf('1.10.0'), /calls 1.10.0 unreleased/)
    assert.throws(() => notesOf('1.0.0'), /says nothing of 1.0.0/)
    assert.throws(() => notesOf('1.0'), /no section "## 1.0"/)
    assert.throws(() => notesOf('2.0.0'), /no section/)
  })

  test('have a section to come from in the changelog of the project', () => {
    const { version } = readManifest()
    const text = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8')
    assert.ok(notesOf(version, text.replace('(unreleased)', '')).length > 100)
  })
})
