import assert from 'node:assert/strict'
import type { ArchiveFacts } from '../../../src/core/archive/archive.ts'
import { noEntries } from '../../../src/core/archive/paperHistory.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits, type TextEdit } from '../../../src/core/base/span.ts'
import { papersOf } from '../../../src/core/digest/model.ts'
import { DigestSession, parseDigest, usualOptions } from '../../../src/core/digest/session.ts'
import type { Facts, Paper } from '../../../src/core/paper/paper.ts'
import { checkDigest, DigestCheck } from '../../../src/core/rules/digestCheck.ts'
import type { Finding, Fix } from '../../../src/core/rules/rule.ts'
import { paper } from '../../helpers/papers.ts'
import { fragments, pick, type Random, randomFrom, times } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'
import { standInFacts } from '../../helpers/standInFacts.ts'

const shortParts = { ...usualOptions, lengths: { usual: 60, long: 150 } }
const options = { facts: standInFacts, settings: {}, log: silentLog }
/** What rules have something to say about. */
const pieces = [
  ...fragments,
  'A Title\nhttps://arxiv.org/abs/1706.03762\nGood.\n\n',
  'Another Title\nhttps://arxiv.org/abs/1706.03762v2\n\n',
  'https://arxiv.org/abs/1412.6980\n\n',
  'A Title\nhttps://arxiv.org/abs/2112.0886\nFlawed.\n\n',
]

suite('the check of a digest that is edited', () => {
  test('finds a duplicate in another part, and forgets it when the first is gone', () => {
    const entry = 'A Title\nhttps://arxiv.org/abs/1706.03762\nGood.\n\n'
    const filler = times(20, () => 'Some prose about nothing.\n').join('')
    const session = new DigestSession(`${entry}${filler}\n${entry}`, shortParts)
    const check = new DigestCheck(session.digest, options)
    const duplicates = () => check.findings().filter(({ rule }) => rule.id === 'duplicate-paper')
    assert.equal(duplicates().length, 1)
    assert.equal(duplicates()[0]?.related?.span.start, entry.indexOf('https'))
    check.update(session.edit({ span: { start: 0, end: entry.length }, newText: '' }))
    assert.deepEqual(duplicates(), [])
  })

  test('removes the whole of an entry that goes on in other parts', () => {
    const entry = 'A Title\nhttps://arxiv.org/abs/1706.03762\nGood.\n\n'
    const long = `${entry}${times(3_000, () => 'More of what is to be said.\n\n').join('')}`
    const text = `${entry}${long}Another Title\nhttps://arxiv.org/abs/1412.6980\nGood, too.\n`
    const digest = parseDigest(text)
    assert.ok(digest.parts.length > 2)
    assert.equal(
      applyEdits(text, removalAmong(checkDigest(digest, options))?.edits ?? []),
      `${entry}Another Title\nhttps://arxiv.org/abs/1412.6980\nGood, too.\n`,
    )
  })

  test('knows when the rest of an entry has changed below', () => {
    const entry = 'A Title\nhttps://arxiv.org/abs/1706.03762\nGood.\n\n'
    const text = `${entry}${entry}${times(3_000, () => 'More of what is to be said.\n\n').join('')}`
    const session = new DigestSession(text)
    const check = new DigestCheck(session.digest, options)
    check.update(session.edit({ span: { start: text.length - 1, end: text.length }, newText: 'The end.' }))
    const removal = removalAmong(check.findings())
    assert.equal(removal?.edits[0]?.span.end, text.length - 1 + 'The end.'.length)
  })

  test('checks again only what records that arrive are about', () => {
    const records = new Map<string, Paper>()
    const asked: string[] = []
    const archive: ArchiveFacts = {
      date: undefined,
      tagCounts: new Map(),
      coveredBefore(id) {
        asked.push(id)
        return noEntries
      },
    }
    const ids = Array.from({ length: 200 }, (_, index) => `2401.${String(index + 1).padStart(5, '0')}`)
    const text = ids.map((id) => `A Title\nhttps://arxiv.org/abs/${id}\nGood.\n\n`).join('')
    const facts = { paper: (id: string) => records.get(id) }
    const check = new DigestCheck(new DigestSession(text, shortParts).digest, { ...options, facts, archive })
    check.findings()
    assert.ok(asked.length >= ids.length)
    asked.length = 0
    records.set(ids[99] ?? '', paper({ id: ids[99] ?? '', title: 'Another Title', doi: '10.1000/99' }))
    check.recheck()
    assert.equal(check.findings().filter(({ rule }) => rule.id === 'title-mismatch').length, 1)
    assert.ok(asked.includes(ids[99] ?? ''))
    assert.ok(asked.length < 10, `${asked.length} entries`)
  })

  test('finds what a fresh one finds, after any edits and records', async function () {
    this.timeout(0)
    for (let seed = firstSeed; seed < firstSeed + 60; seed++) await tryEdits(seed)
  })
})

function removalAmong(findings: readonly Finding[]): Fix | undefined {
  const duplicate = findings.find(({ rule }) => rule.id === 'duplicate-paper')
  return duplicate?.fixes.find(({ title }) => title.startsWith('Remove'))
}

async function tryEdits(seed: number): Promise<void> {
  const random = randomFrom(seed)
  let text = times(random(60), () => pick(random, pieces)).join('')
  const session = new DigestSession(text, shortParts)
  const known = new Set<string>()
  const facts: Facts = {
    ...standInFacts,
    paper: (id) => (known.has(id) ? standInFacts.paper(id) : undefined),
  }
  const check = new DigestCheck(session.digest, { ...options, facts })
  for (let rest = 10; rest > 0; rest--) {
    const edit = randomEdit(text, random)
    text = applyEdits(text, [edit])
    check.update(session.edit(edit))
    known.add(pick(random, papersOf(session.digest)) ?? '')
    check.recheck()
    // What is due may be checked later, and a part of it while the digest changes.
    if (random(2) === 0) continue
    const checked = check.checkDue()
    if (random(2) === 0) await checked
    assert.deepEqual(
      check.findings().map(describe),
      checkDigest(new DigestSession(text, shortParts).digest, { ...options, facts }).map(describe),
      `FUZZ_SEED=${seed} ${JSON.stringify({ text, edit })}`,
    )
  }
}

function randomEdit(text: string, random: Random): TextEdit {
  const start = random(text.length + 1)
  const length = random(3) === 0 ? random(Math.min(100, text.length - start + 1)) : 0
  return {
    span: { start, end: start + length },
    newText: random(3) === 0 ? '' : pick(random, ['a', '\n', pick(random, pieces)]),
  }
}

function describe({ rule, severity, span, message, fixes, related }: Finding) {
  return { rule: rule.id, severity, span, message, fixes, related }
}
