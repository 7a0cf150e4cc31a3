import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { DigestSession, parseDigest, usualOptions } from '../../../src/core/digest/session.ts'
import { type CheckOptions, checkDigest, DigestCheck } from '../../../src/core/rules/digestCheck.ts'
import { noFacts } from '../../helpers/papers.ts'

const rule = 'malformed-arxiv-id'
const entry = 'A Title\nhttps://arxiv.org/abs/2113.00001\nGood.\n'
const header = (level: string) => `---\ndigest:\n  rules:\n    ${rule}: ${level}\n---\n`

suite('the severity of a rule', () => {
  test('is its own, unless settings say otherwise', () => {
    assert.deepEqual(severities(entry), ['error'])
    assert.deepEqual(severities(entry, { settings: { [rule]: 'off' } }), [])
  })

  test('comes from front matter before conventions, and from these before settings', () => {
    const conventions = readConventions(`rules: { ${rule}: warning }`)
    assert.deepEqual(severities(entry, { settings: { [rule]: 'off' }, conventions }), ['warning'])
    assert.deepEqual(severities(`${header('hint')}${entry}`, { conventions }), ['hint'])
  })
})

suite('the severity of one problem', () => {
  const bare = '# Week 3\n\nhttps://arxiv.org/abs/1706.03762\n'
  const levels = (text: string, settings = {}) =>
    checkDigest(parseDigest(text), { ...options({}), settings }).map(({ severity }) => severity)

  test('may be less than that of its rule: an address is a hint until something is said of it', () => {
    assert.deepEqual(levels(bare), ['hint'])
    assert.deepEqual(levels(`${bare}No recurrence at all.\n`), ['warning'])
  })

  test('is what somebody has set for the rule', () => {
    assert.deepEqual(levels(bare, { 'missing-title': 'error' }), ['error'])
  })
})

suite('comments that switch rules off', () => {
  const comment = (words: string) => `<!-- ${words} -->`

  for (const [what, text] of [
    ['for the next line', `${comment(`digest-disable-next-line ${rule}`)}\n${entry}`],
    ['for the next line, behind blank ones', `${comment(`digest-disable-next-line ${rule}`)}\n\n${entry}`],
    ['for the next line, of all rules', `${comment('digest-disable-next-line')}\n${entry}`],
    ['among others', `${comment(`digest-disable-next-line missing-title ${rule}`)}\n${entry}`],
    [
      'in two comments',
      `${comment('digest-disable-next-line missing-title')}\n${comment(`digest-disable-next-line ${rule}`)}\n${entry}`,
    ],
    ['for the whole file, wherever they stand', `${entry}\n${comment(`digest-disable ${rule}`)}\n`],
    ['for the whole file, of all rules', `Words ${comment('digest-disable')}\n\n${entry}`],
    ['before front matter', `${header('error')}${comment(`digest-disable ${rule}`)}\n${entry}`],
  ] as const) {
    test(`count ${what}`, () => assert.deepEqual(severities(text), []))
  }

  for (const [what, text] of [
    ['another rule', `${comment('digest-disable missing-title')}\n${entry}`],
    ['another line', `${comment(`digest-disable-next-line ${rule}`)}\nWords.\n\n${entry}`],
    [
      'other words',
      `${comment(`digest-disabled ${rule}`)}\n${comment(`we digest-disable ${rule}`)}\n${entry}`,
    ],
    ['fenced code', `\`\`\`\n${comment(`digest-disable ${rule}`)}\n\`\`\`\n${entry}`],
  ] as const) {
    test(`do not count for ${what}`, () => assert.deepEqual(severities(text), ['error']))
  }

  test('count for what begins in the next part, as the digest is edited', () => {
    const text = `${'Some prose about nothing.\n'.repeat(20)}\n${comment(`digest-disable-next-line ${rule}`)}\n\n${entry}`
    const shortParts = { ...usualOptions, lengths: { usual: 60, long: 10_000 } }
    const session = new DigestSession(text, shortParts)
    const check = new DigestCheck(session.digest, options({}))
    const at = text.indexOf('<!--')
    assert.ok(session.digest.partStarts.some((start) => start > at))
    assert.deepEqual(check.findings(), [])
    check.update(session.edit({ span: { start: at, end: at + 1 }, newText: '' }))
    assert.equal(check.findings().length, 1)
    check.update(session.edit({ span: { start: at, end: at }, newText: '<' }))
    assert.deepEqual(check.findings(), [])
  })
})

function severities(text: string, more: Partial<CheckOptions> = {}): readonly string[] {
  return checkDigest(parseDigest(text), options(more)).map(({ severity }) => severity)
}

function options(more: Partial<CheckOptions>): CheckOptions {
  return { facts: noFacts, settings: {}, log: silentLog, ...more }
}
