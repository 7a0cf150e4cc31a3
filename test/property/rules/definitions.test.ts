import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits } from '../../../src/core/base/span.ts'
import { readWhole, usualOptions } from '../../../src/core/digest/session.ts'
import { formatDigest } from '../../../src/core/language/entryRewrites.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const facts = factsOf([paper({ id: '2401.00001', title: 'Glazing Stone Tiles', version: 3 })])
const log = { error: assert.fail, info() {}, warn() {}, debug() {} }

/** Addresses of one paper, each wrong in its way, and the rule that says so. */
const flawed = [
  ['http://arxiv.org/abs/2401.00001', 'noncanonical-link'],
  ['https://export.arxiv.org/abs/2401.00001', 'noncanonical-link'],
  ['https://arxiv.org/pdf/2401.00001.pdf', 'noncanonical-link'],
  ['https://arxiv.org/abs/2401.00001?utm_source=x', 'noncanonical-link'],
  ['https://arxiv.org/abs/2401.00001v1', 'outdated-version'],
  ['https://arxiv.org/abs/2401.00001v0', 'malformed-arxiv-id'],
] as const

/** Ways to refer to the definition of a name as the title of an entry. */
const references = [
  '[Glazing Stone Tiles][NAME]',
  '**[Glazing Stone Tiles][NAME]**',
  '[Glazing Stone Tiles] [NAME]',
]
const names = fc.constantFrom('1', 'trees', 'Stone Tiles', '2401.00001')

const digests = fc
  .record({
    flaw: fc.constantFrom(...flawed),
    reference: fc.constantFrom(...references),
    name: names,
    isFar: fc.boolean(),
    also: fc.constantFrom('', ' See [the first][NAME].'),
  })
  .map(({ flaw: [url, rule], reference, name, isFar, also }) => {
    const others = '- [Sailing for Newcomers](https://arxiv.org/abs/2401.00003). Good.\n'.repeat(
      isFar ? 20 : 2,
    )
    const entry = `- ${reference}. Short and plain.${also}\n`.replaceAll('NAME', name)
    const body = `# Week 5\n\n${entry}${others}\n`
    return { body, definition: `[${name}]: `, url, rule }
  })

suite('a flawed address of a definition', () => {
  test('is reported and mended where it is written, in whichever part of the digest', () => {
    fc.assert(
      fc.property(digests, fc.constantFrom(120, 3_000), ({ body, definition, url, rule }, usual) => {
        const text = `${body}${definition}${url}\n`
        const read = (now: string) => readWhole(now, { ...usualOptions, lengths: { usual, long: 20_000 } })
        const findings = (now: string) =>
          checkDigest(read(now), { facts, settings: {}, log }).filter((each) => each.rule.id === rule)
        const [found, ...others] = findings(text)
        assert.ok(found && others.length === 0, `${findings(text).length} findings`)
        const from = body.length + definition.length
        assert.ok(found.span.start >= from && found.span.end <= from + url.length)
        const mended = applyEdits(text, fixAll(text, findings))
        assert.ok(mended.startsWith(body + definition) && mended !== text, mended)
        assert.deepEqual(findings(mended), [])
      }),
    )
  })

  test('takes the form that formatting wants, and its references stay', () => {
    const lines = (url: string) =>
      `# Week 5\n\n- [Glazing Stone Tiles][1]. Short.\n- [Glazing Stone Tiles][1]. Again.\n\n[1]: ${url}\n`
    const read = (text: string) => readWhole(text)
    const format = (text: string) =>
      applyEdits(
        text,
        formatDigest(read(text), { link: 'pdf' }, () => true, read),
      )
    assert.equal(format(lines('https://arxiv.org/abs/2401.00001')), lines('https://arxiv.org/pdf/2401.00001'))
  })

  test('stays where a mention would be changed with it', () => {
    const text =
      '# Week 5\n\n- [Glazing Stone Tiles][1]. Short.\n- [Sailing for Newcomers](https://arxiv.org/pdf/2401.00003). See [that][1].\n\n[1]: https://arxiv.org/abs/2401.00001\n'
    const digest = readWhole(text)
    assert.equal(digest.mentions.length, 1)
    assert.deepEqual(
      formatDigest(digest, { link: 'pdf' }, () => true, readWhole),
      [],
    )
  })
})
