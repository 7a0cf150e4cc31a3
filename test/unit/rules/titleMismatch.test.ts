import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/log.ts'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixAll.ts'
import { factsOf, paper } from '../../helpers/standInFacts.ts'

suite('title-mismatch and TeX', () => {
  const records = factsOf([
    paper({ id: '2401.00011', title: "$\\gamma$-Ray Ponds \\& {\\L}\\'od\\'z" }),
    paper({ id: '2401.00012', title: 'An $\\mathcal{O}(n \\log n)$ Sort' }),
  ])
  const check = (text: string) =>
    checkDigest(parseDigest(text), { facts: records, settings: {}, log: silentLog }).filter(
      ({ rule }) => rule.id === 'title-mismatch',
    )
  const digest = (first: string, second: string) =>
    `# Ponds\n\n${first}\nhttps://arxiv.org/abs/2401.00011\nDeep and still.\n\n${second}\nhttps://arxiv.org/abs/2401.00012\nFast.\n`

  for (const title of [
    'γ-Ray Ponds & Łódź',
    '$\\gamma$-ray ponds \\& Łódź',
    'γ-Ray Ponds &amp; Lodz',
    'Gamma-Ray Ponds and Łódź',
  ]) {
    test(`says nothing of ${title}`, () => {
      assert.deepEqual(check(digest(title, 'An O(n log n) Sort')), [])
    })
  }

  test('writes the letters that people see', () => {
    const text = digest('γ-Ray Lakes & Łódź', 'An O(n log n) Sort')
    assert.equal(applyEdits(text, fixAll(text, check)), digest('γ-Ray Ponds & Łódź', 'An O(n log n) Sort'))
  })
})

suite('title-mismatch and the words around a title', () => {
  const records = factsOf([paper({ id: '2401.00011', title: 'Growing Small Trees in Wide Gardens' })])
  const check = (title: string) =>
    checkDigest(parseDigest(`# Ponds\n\n${title}\nhttps://arxiv.org/abs/2401.00011\nDeep.\n`), {
      facts: records,
      settings: {},
      log: silentLog,
    }).filter(({ rule }) => rule.id === 'title-mismatch')

  for (const lead of ['Not', 'Against', 'On Not'])
    test(`takes "${lead}" in front of the record's title for a change of it`, () => {
      assert.equal(check(`${lead} Growing Small Trees in Wide Gardens`).length, 1)
    })

  for (const title of [
    'Growing Small Trees in Wide Gardens.',
    'Must read: Growing Small Trees in Wide Gardens',
    '[Trees] Growing Small Trees in Wide Gardens',
  ])
    test(`says nothing of ${title}`, () => {
      assert.deepEqual(check(title), [])
    })
})

suite('title-mismatch and HTML', () => {
  const records = factsOf([paper({ id: '2401.00011', title: 'Maps<K, V> & Trees in Wide Gardens' })])
  const check = (text: string) =>
    checkDigest(parseDigest(text), { facts: records, settings: {}, log: silentLog }).filter(
      ({ rule }) => rule.id === 'title-mismatch',
    )
  const digest = (title: string) =>
    `# Ponds\n\n<ul>\n<li><a href="https://arxiv.org/abs/2401.00011">${title}</a>: deep.</li>\n</ul>\n`

  test('writes no element of a title that only has its signs', () => {
    const text = digest('Maps of Trees in Wide Gardens')
    const mended = applyEdits(text, fixAll(text, check))
    assert.equal(mended, digest('Maps&lt;K, V&gt; &amp; Trees in Wide Gardens'))
    assert.deepEqual(check(mended), [])
  })
})
