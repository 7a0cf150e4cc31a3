import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/log.ts'
import { applyEdits } from '../../../src/core/base/textEdit.ts'
import { parseDigest } from '../../../src/core/digest/parseDigest.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { factsFrom, fixtureArchive } from '../../helpers/archives.ts'
import { corpusFolder } from '../../helpers/corpus.ts'
import { readMarks } from '../../helpers/marked.ts'
import { noFacts, standInFacts } from '../../helpers/standInFacts.ts'

const fixtures = new URL('../../fixtures/rules/', import.meta.url)
const files = readdirSync(fixtures)
const archive = fixtureArchive()

suite('rules', () => {
  test('have a fixture each, and no fixture is without a rule', () => {
    const marked = files
      .filter((file) => !file.endsWith('.fixed.md'))
      .map((file) => file.replace(/\.md$/, ''))
    assert.deepEqual(marked.sort(), rules.map(({ id }) => id).sort())
  })

  for (const { id } of rules) {
    const { text, spans } = readMarks(fixture(`${id}.md`))

    test(`${id} reports where its fixture is marked, and nowhere else`, () => {
      assert.deepEqual(
        findings(text, id).map(({ span }) => ({ start: span.start, end: span.end })),
        spans,
      )
    })

    const fixed = `${id}.fixed.md`
    if (!files.includes(fixed)) continue
    test(`${id} leaves nothing to mend after its first fixes`, () => {
      const edits = findings(text, id).flatMap(({ fixes }) => fixes?.[0]?.edits ?? [])
      const mended = applyEdits(text, edits)
      assert.equal(mended, fixture(fixed))
      assert.deepEqual(
        findings(mended, id).flatMap(({ fixes }) => fixes ?? []),
        [],
      )
    })
  }

  test('follow settings, and front matter before settings', () => {
    const text = readMarks(fixture('malformed-arxiv-id.md')).text
    assert.deepEqual(run(text, noFacts, { 'malformed-arxiv-id': 'off' }), [])
    const [own] = run(`---\ndigest:\n  rules:\n    malformed-arxiv-id: hint\n---\n${text}`, noFacts, {
      'malformed-arxiv-id': 'off',
    })
    assert.equal(own?.severity, 'hint')
  })

  test('find nothing in the seed digest when arXiv agrees with its titles', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) return this.skip()
    assert.deepEqual(run(readFileSync(new URL('seed-digest.txt', corpusFolder), 'utf8'), standInFacts), [])
  })
})

function fixture(name: string): string {
  return readFileSync(new URL(name, fixtures), 'utf8')
}

function findings(text: string, id: string): Finding[] {
  return run(text, standInFacts).filter(({ rule }) => rule.id === id)
}

function run(text: string, facts: typeof noFacts, settings = {}): readonly Finding[] {
  return checkDigest(parseDigest(text), {
    facts,
    archive: factsFrom(archive, text),
    settings,
    log: silentLog,
  })
}
