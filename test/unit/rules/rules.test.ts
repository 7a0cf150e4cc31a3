import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { rules } from '../../../src/core/rules/index.ts'
import type { Finding } from '../../../src/core/rules/rule.ts'
import { corpusFolder } from '../../helpers/corpus.ts'
import { readMarks } from '../../helpers/marked.ts'
import type { noFacts } from '../../helpers/papers.ts'
import { standInFacts } from '../../helpers/standInFacts.ts'
import { checkFixture, fixedFixture, fixtureNames, markedFixture } from './ruleFixtures.ts'

suite('rules', () => {
  test('have a fixture each, and no fixture is without a rule', () => {
    assert.deepEqual(fixtureNames(), rules.map(({ id }) => id).sort())
  })

  for (const { id } of rules) {
    const fixed = fixedFixture(id)

    test(`${id} reports where its fixture is marked, and nowhere else`, () => {
      const { text, spans } = readMarks(markedFixture(id))
      assert.deepEqual(
        findings(text, id).map(({ span }) => ({ start: span.start, end: span.end })),
        spans,
      )
    })

    test(`${id} ${fixed === undefined ? 'has nothing to mend' : 'leaves nothing to mend after its first fixes'}`, () => {
      const { text } = readMarks(markedFixture(id))
      const edits = findings(text, id).flatMap(({ fixes }) => fixes[0]?.edits ?? [])
      const mended = applyEdits(text, edits)
      assert.equal(mended, fixed ?? text)
      assert.deepEqual(
        findings(mended, id).flatMap(({ fixes }) => fixes),
        [],
      )
    })
  }

  test('find nothing in the seed digest when arXiv agrees with its titles', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) return this.skip()
    assert.deepEqual(run(readFileSync(new URL('seed-digest.txt', corpusFolder), 'utf8'), standInFacts), [])
  })
})

function findings(text: string, id: string): readonly Finding[] {
  return checkFixture(text, id).filter(({ rule }) => rule.id === id)
}

function run(text: string, facts: typeof noFacts): readonly Finding[] {
  return checkDigest(parseDigest(text), { facts, settings: {}, log: silentLog })
}
