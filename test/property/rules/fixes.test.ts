import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll, silencingFixes } from '../../../src/core/rules/fixes.ts'
import { rules } from '../../../src/core/rules/index.ts'
import type { Finding } from '../../../src/core/rules/rule.ts'
import { readMarks } from '../../helpers/marked.ts'
import { factsOf, paper } from '../../helpers/papers.ts'
import { fragments, pick, randomFrom, times } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'
import {
  checkFixture,
  fixtureOptions,
  isAboutConventions,
  markedFixture,
} from '../../unit/rules/ruleFixtures.ts'

/** What rules have something to mend about, in the forms in which it stands in digests. */
const pieces = [
  ...fragments,
  '# ',
  'Attention Is Most of What You Need\nhttp://arxiv.org/abs/1706.03762v1\nGood.\n\n',
  'https://arxiv.org/abs/1412.6980\n\n',
  'https://arxiv.org/abs/1512.03385 adds the input.\n\n',
  '- [paper](https://www.arxiv.org/pdf/1706.03762v2.pdf): again\n',
  '- [Adam](https://arxiv.org/abs/1412.6980v8)\n',
  'BERT (https://arxiv.org/pdf/1810.04805.pdf)\n\n',
  '### [Deep Residual Learning](https://export.arxiv.org/abs/1512.03385)\n\nDeep.\n\n',
  'One with a Zero Too Many\nhttps://arxiv.org/abs/0808.05394v0\nOld.\n\n',
  '#langauge ',
  '\n',
]

suite('"Fix all"', () => {
  for (const { id } of rules) {
    test(`leaves nothing that can be mended without asking in the fixture of ${id}`, () => {
      const { text } = readMarks(markedFixture(id))
      const check = (now: string) => checkFixture(now, id)
      assert.deepEqual(unasked(check(applyEdits(text, fixAll(text, check)))), [])
    })
  }

  test('leaves nothing that can be mended without asking in any digest', function () {
    this.timeout(0)
    for (let seed = firstSeed; seed < firstSeed + 300; seed++) {
      const { text, check } = randomDigest(seed)
      const mended = applyEdits(text, fixAll(text, check))
      assert.deepEqual(unasked(check(mended)), [], `FUZZ_SEED=${seed} ${JSON.stringify({ text, mended })}`)
    }
  })

  test('keeps what is said, and titles whose link may be wrong', () => {
    const said =
      '# Digest\n\nA Wholly Other Name\nhttps://arxiv.org/abs/1706.03762\nGood.\n\nAdam\nhttps://arxiv.org/abs/1706.03762\nSaid again.\n'
    assert.deepEqual(
      fixAll(said, (text) => checkFixture(text, 'title-mismatch')),
      [],
    )
  })
})

suite('all first fixes', () => {
  test('leave nothing to mend in any digest, a person having chosen them', function () {
    this.timeout(0)
    for (let seed = firstSeed; seed < firstSeed + 300; seed++) {
      const { text, check } = randomDigest(seed)
      const mended = mendOneByOne(text, check)
      assert.deepEqual(fixesOf(check(mended)), [], `FUZZ_SEED=${seed} ${JSON.stringify({ text, mended })}`)
    }
  })
})

suite('disabling a rule', () => {
  for (const { id } of rules) {
    if (isAboutConventions(id)) continue
    test(`silences each finding in the fixture of ${id}, and no more than is said`, () => {
      const { text } = readMarks(markedFixture(id))
      const findings = checkFixture(text, id).filter(({ rule }) => rule.id === id)
      for (const finding of findings) {
        const fixes = silencingFixes(parseDigest(text), finding)
        const [forLine, inFile = forLine] = fixes
        const left = (fix: typeof forLine) => {
          const after = checkFixture(applyEdits(text, fix?.edits ?? []), id)
          return after.filter(({ rule }) => rule.id === id)
        }
        assert.deepEqual(left(inFile), [])
        if (fixes.length > 1) assert.ok(left(forLine).length < findings.length)
      }
    })
  }
})

suite('what is missing', () => {
  const list =
    '- [Old Trees in New Forests](https://arxiv.org/abs/2303.00001): old.\n- [New Trees in Old Forests](https://arxiv.org/abs/2303.00002): new.\n'
  const options = fixtureOptions('missing-title')

  test('is written as the other entries have it: a title', () => {
    const text = `${list}- https://arxiv.org/abs/1706.03762\n  No recurrence.\n`
    const [finding] = checkDigest(parseDigest(text), options).filter(
      ({ rule }) => rule.id === 'missing-title',
    )
    assert.equal(
      applyEdits(text, finding?.fixes[0]?.edits ?? []),
      `${list}- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n  No recurrence.\n`,
    )
  })

  test('is written once where a title has no letters, and is then there', () => {
    const digits = paper({ id: '2401.00001', title: '1984' })
    const check = (text: string) =>
      checkDigest(parseDigest(text), { ...options, facts: factsOf([digits]) }).filter(
        ({ rule }) => rule.id === 'missing-title',
      )
    for (const below of [
      'Other Ponds and Gardens\nhttps://arxiv.org/abs/2401.00002\nWet.\n',
      '- [Other Ponds and Gardens](https://arxiv.org/abs/2401.00002)\n  Wet.\n',
    ]) {
      const text = `# Week\n\nhttps://arxiv.org/abs/2401.00001\nCalm.\n\n${below}`
      const mended = applyEdits(text, fixAll(text, check))
      assert.equal(mended.match(/1984/g)?.length, 1, mended)
      assert.deepEqual(check(mended), [])
      assert.equal(applyEdits(mended, fixAll(mended, check)), mended)
    }
  })

  test('is written in each item, whatever is said in the one above', () => {
    const papers = [1, 2, 3].map((at) =>
      paper({ id: `2401.0000${at}`, title: `Trees of Kind ${at} in Forests` }),
    )
    const facts = factsOf(papers)
    const check = (now: string) => checkDigest(parseDigest(now), { ...options, facts })
    for (const said of ['나무는 숲에서 천천히 자란다.', '森の木はゆっくり育つ。']) {
      const text = `# Week\n\n${papers.map(({ id }) => `- https://arxiv.org/abs/${id}\n  ${said}\n`).join('')}`
      assert.equal(applyEdits(text, fixAll(text, check)).match(/Trees of Kind/g)?.length, 3)
    }
  })

  for (const [other, place, written] of [
    ['> ### [Old Trees](https://arxiv.org/abs/2303.00001)\n>\n> Old.\n', '', ''],
    ['> Old Trees in New Forests\n> https://arxiv.org/abs/2303.00001\n>\n> Old.\n', '> > ', '> > '],
    ['- Trees\n    - [Old Trees](https://arxiv.org/abs/2303.00001): old.\n', '', ''],
    ['- [Old Trees](https://arxiv.org/abs/2303.00001): old.\n', '> ', '> '],
  ] as const)
    test(`stays in its own quotation and list: ${JSON.stringify(other)}, ${place}`, () => {
      const text = `# Week\n\n${other}\n${place}https://arxiv.org/abs/1706.03762\n${place}\n\nSaid.\n`
      const [finding] = checkDigest(parseDigest(text), options).filter(
        ({ rule }) => rule.id === 'missing-title',
      )
      const lines = applyEdits(text, finding?.fixes[0]?.edits ?? []).split('\n')
      assert.match(lines.find((line) => /1706/.test(line)) ?? '', new RegExp(`^${written}[[h]`))
    })

  const address = 'https://arxiv.org/abs/1706.03762'
  const fixesIn = (text: string) =>
    fixAll(text, (now) =>
      checkDigest(parseDigest(now), options).filter(({ rule }) => rule.id === 'missing-title'),
    )

  for (const lines of [
    `- [[${address}]]\n  No recurrence.`,
    `- [${address}]\n  No recurrence.`,
    `- {${address}}\n  No recurrence.`,
    `| Link | Note |\n| --- | --- |\n| [[${address}]] | No recurrence. |`,
    `Run this on it:\n\n    ${address}\n\nThen wait.`,
    `Run this on it:\n\n\t${address}\n\nThen wait.`,
  ])
    test(`is left missing in brackets and in code: ${JSON.stringify(lines)}`, () => {
      const text = `# Week\n\nOld Trees in New Forests [[https://arxiv.org/abs/2303.00001]]\nOld.\n\n${lines}\n`
      assert.deepEqual(fixesIn(text), [])
    })

  test('goes into brackets that links with words have', () => {
    const text = (link: string) =>
      `* [[https://arxiv.org/abs/2303.00001][Old Trees in New Forests]]\nOld.\n* [[${address}${link}]]\nNo recurrence.\n`
    assert.equal(applyEdits(text(''), fixesIn(text(''))), text('][Attention Is All You Need'))
  })

  test('goes into a paragraph of a list', () => {
    const text = (link: string) => `# Week\n\n1. Newly announced.\n\n    ${link}\n\n    No recurrence.\n`
    assert.equal(
      applyEdits(text(address), fixesIn(text(address))),
      text(`[Attention Is All You Need](${address})`),
    )
  })

  test('is written as the other entries have it: a link', () => {
    const entryOf = (at: number) =>
      `## Trees of Kind ${at} in Forests (ICML 2023)\n- Paper: https://arxiv.org/abs/2303.0000${at}\n\nTall.\n\n`
    const others = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(entryOf).join('')
    const text = `${others}## Attention Is All You Need (NIPS 2017)\n\nNo recurrence.\n`
    const [finding] = checkDigest(parseDigest(text), options).filter(({ rule }) => rule.id === 'missing-link')
    const found = paper({ id: '1706.03762', title: 'Attention is all you need', publishedAt: '2017-06-12' })
    assert.equal(
      finding?.search && applyEdits(text, finding.search.edits(found)),
      `${others}## Attention Is All You Need\n- Paper: https://arxiv.org/abs/1706.03762\n\nNo recurrence.\n`,
    )
  })
})

function randomDigest(seed: number) {
  const random = randomFrom(seed)
  const text = times(random(40), () => pick(random, pieces)).join('')
  const options = fixtureOptions('unknown-tag')
  return { text, check: (now: string) => checkDigest(parseDigest(now), options) }
}

/** Takes the first fix of the first finding that has one, until none has. */
function mendOneByOne(text: string, check: (text: string) => readonly Finding[]): string {
  let now = text
  for (let rest = 200; rest > 0; rest--) {
    const [fix] = fixesOf(check(now))
    if (!fix) return now
    now = applyEdits(now, fix.edits)
  }
  return now
}

function fixesOf(findings: readonly Finding[]) {
  return findings.flatMap(({ fixes }) => fixes.filter(({ edits }) => edits.length > 0).slice(0, 1))
}

function unasked(findings: readonly Finding[]) {
  return findings.flatMap(({ fixes }) => fixes.filter(({ isChosen, edits }) => !isChosen && edits.length > 0))
}

suite('fixes that come to no end', () => {
  const description = { severity: 'warning', summary: () => '' } as const
  const rule = { ...description, id: 'endless' }
  const settled = { ...description, id: 'settled' }
  const longer = (text: string): Finding => ({
    rule,
    severity: 'warning',
    span: { start: 0, end: 0 },
    message: '',
    fixes: [{ title: '', edits: [{ span: { start: text.length, end: text.length }, newText: '!' }] }],
  })
  const upper = (text: string): Finding => ({
    rule: settled,
    severity: 'warning',
    span: { start: 0, end: 1 },
    message: '',
    fixes: /^a/.test(text) ? [{ title: '', edits: [{ span: { start: 0, end: 1 }, newText: 'A' }] }] : [],
  })

  test('are left out by "Fix all", and others are not', () => {
    assert.equal(
      applyEdits(
        'a',
        fixAll('a', (text) => [upper(text), longer(text)]),
      ),
      'A',
    )
    assert.equal(
      applyEdits(
        'b',
        fixAll('b', (text) => [longer(text)]),
      ),
      'b',
    )
  })
})
