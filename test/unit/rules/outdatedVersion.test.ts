import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const facts = factsOf([paper({ id: '2401.00001', title: 'Glazing Stone Tiles', version: 3 })])
const check = (text: string) =>
  checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog }).filter(
    ({ rule }) => rule.id === 'outdated-version',
  )
const digest = (address: string) =>
  `# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001\nThe table of ${address} is good.\n`
const mended = (text: string) => applyEdits(text, fixAll(text, check))

suite('outdated-version', () => {
  for (const start of ['https://arxiv.org/pdf/', 'https://arxiv.org/html/', 'http://www.arxiv.org/abs/'])
    for (const end of ['#page=4', '#S3.T1', '.pdf#page=4', '?context=cs', '?a=b#c'])
      for (const write of [
        (url: string) => url,
        (url: string) => `[this](${url})`,
        (url: string) => `<${url}>`,
      ]) {
        const text = digest(write(`${start}2401.00001v1${end}`))
        test(`lets a person decide where a link leads to a place in a version: ${text.split('\n')[4]}`, () => {
          assert.equal(mended(text), text)
          const latest = check(text)[0]?.fixes[1]?.edits ?? []
          assert.equal(applyEdits(text, latest), digest(write(`${start}2401.00001v3${end}`)))
        })
      }

  test('says nothing where the words of a link name its version', () => {
    for (const [label, count] of [
      ['v1', 0],
      ['their version 1', 0],
      ['the first draft', 1],
      ['v2', 1],
      ['v11', 1],
      ['gpt-v1', 0],
    ] as const)
      assert.equal(check(digest(`[${label}](https://arxiv.org/abs/2401.00001v1)`)).length, count, label)
  })

  test('drops the version of the link of an entry', () => {
    const entry = (url: string) => `# Week\n\nGlazing Stone Tiles\n${url}\n`
    assert.equal(
      mended(entry('https://arxiv.org/abs/2401.00001v1')),
      entry('https://arxiv.org/abs/2401.00001'),
    )
  })

  test('lets a person decide where something is said of the paper, in whatever words', () => {
    for (const said of [
      'The table is good.',
      'Erste Fassung, die zweite streicht Abschnitt 3.',
      '초판 기준.',
    ]) {
      const entry = `# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001v1\n${said}\n`
      assert.equal(mended(entry), entry, said)
    }
  })

  test('lets a person decide what is said of a paper', () => {
    for (const said of [
      'In [the first](https://arxiv.org/abs/2401.00001v1) Table 2 was wrong.',
      'The claim of https://arxiv.org/abs/2401.00001v1 was dropped in https://arxiv.org/abs/2401.00001v3.',
      'The table of arXiv:2401.00001v2 is good.',
    ])
      assert.equal(mended(digest(said)), digest(said))
    const compared =
      '# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001v1\nDropped in https://arxiv.org/abs/2401.00001v3.\n'
    assert.equal(mended(compared), compared)
  })

  test('lets a person decide where the text speaks of versions', () => {
    for (const said of [
      'I compare v1 with v3.',
      'The first version is better.',
      'Revised since.',
      '첫 버전이 낫다.',
      '初版の方が良い。',
    ]) {
      const entry = `# Week\n\nGlazing Stone Tiles\nhttps://arxiv.org/abs/2401.00001v1\n${said}\n`
      assert.equal(mended(entry), entry)
      const mention = `# Week\n\nOld Deserts\nhttps://arxiv.org/abs/2401.00002\n${said} See https://arxiv.org/abs/2401.00001v2.\n`
      assert.equal(mended(mention), mention)
    }
  })

  test('keeps the versions of a paper with several entries', () => {
    for (const form of [
      (url: string) => `- [Glazing Stone Tiles](${url})\n`,
      (url: string) => `Tiles\n${url}\n\n`,
    ])
      for (const other of ['', 'v2', 'v3']) {
        const two = `# Week\n\n${form('https://arxiv.org/abs/2401.00001v1')}${form(`https://arxiv.org/abs/2401.00001${other}`)}`
        const all = (text: string) =>
          checkDigest(parseDigest(text), { facts, settings: { 'title-mismatch': 'off' }, log: silentLog })
        assert.equal(applyEdits(two, fixAll(two, all)), two)
      }
  })
})
