import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { DigestSession, parseDigest } from '../../../src/core/digest/session.ts'
import { exportFormatById } from '../../../src/core/export/formats/index.ts'
import type { Facts } from '../../../src/core/paper/paper.ts'
import { checkDigest, DigestCheck } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { factsOf, noFacts, paper } from '../../helpers/papers.ts'

const arxiv = 'Growing Trees\nhttps://arxiv.org/abs/2401.00001\nCalm.\n'
const journal = 'Growing Trees\nhttps://doi.org/10.1000/Trees.7\nIn print.\n'
const other = 'Other Ponds\nhttps://arxiv.org/abs/2401.00002\nWet.\n'
const records = [
  paper({ id: '2401.00001', title: 'Growing Trees', doi: '10.1000/trees.7', authors: ['Ann Poe'] }),
  paper({ id: '2401.00002', title: 'Other Ponds' }),
]
const facts = factsOf(records)
const digest = (...entries: readonly string[]) => `# Week\n\n${entries.join('\n')}\n#review\n`
const found = (text: string, known: Facts = facts) =>
  checkDigest(parseDigest(text), { facts: known, settings: {}, log: silentLog })
    .filter(({ rule }) => rule.id === 'duplicate-paper')
    .map(({ message }) => message)

suite('a paper of arXiv and its journal version', () => {
  test('are one paper where the record says so', () => {
    assert.deepEqual(found(digest(arxiv, other, journal)), [
      '“Growing Trees” is already an entry of this digest.',
    ])
    assert.deepEqual(found(digest(journal, other, arxiv)), [
      '“Growing Trees” is already an entry of this digest.',
    ])
  })

  test('are two where no record is known', () => {
    assert.deepEqual(found(digest(arxiv, journal), noFacts), [])
  })

  test('are two where several papers state the DOI, as that of a volume', () => {
    const volume = records.map((each) => ({ ...each, doi: '10.1000/trees.7' }))
    assert.deepEqual(found(digest(arxiv, other, journal), factsOf(volume)), [])
  })

  test('lose neither address unasked', () => {
    const text = digest(arxiv, 'Growing Trees\nhttps://doi.org/10.1000/Trees.7\n', other)
    const check = (now: string) => checkDigest(parseDigest(now), { facts, settings: {}, log: silentLog })
    const edits = fixAll(text, check)
    assert.ok(
      edits.every(({ newText, span }) => newText !== '' || span.start === span.end),
      JSON.stringify(edits),
    )
  })

  test('are found as one while they are typed, and when the record comes', () => {
    let known: Facts = noFacts
    const later: Facts = { paper: (id) => known.paper(id) }
    const session = new DigestSession(digest(journal, other))
    const check = new DigestCheck(session.digest, { facts: later, settings: {}, log: silentLog })
    const count = () => check.findings().filter(({ rule }) => rule.id === 'duplicate-paper').length
    const at = session.digest.text.indexOf('#review')
    session.edit({ span: { start: at, end: at }, newText: `${arxiv}\n` })
    check.update(session.digest)
    assert.equal(count(), 0)
    known = facts
    check.recheck()
    assert.equal(count(), 1)
    const first = session.digest.text.indexOf(arxiv)
    session.edit({ span: { start: first, end: first + arxiv.length }, newText: '' })
    check.update(session.digest)
    assert.equal(count(), 0)
    session.edit({ span: { start: first, end: first }, newText: arxiv })
    check.update(session.digest)
    assert.equal(count(), 1)
  })

  test('have one place on a site and in a bibliography', () => {
    const exported = [digest(arxiv, other), digest(journal, other)].map((text, at) =>
      exportedDigest(text, records, `2024-0${at + 1}-01.md`),
    )
    const pages = exportFormatById('site')?.write(exported, exportOptions) ?? []
    const search = pages
      .filter(({ path }) => /search.*\.js/.test(path))
      .map(({ text }) => text)
      .join('')
    assert.equal(search.match(/Growing Trees/g)?.length, 1, search)
    const bibtex = exportFormatById('bibtex')?.write(exported, exportOptions)[0]?.text ?? ''
    assert.equal(bibtex.match(/Growing Trees/g)?.length, 1, bibtex)
  })
})
