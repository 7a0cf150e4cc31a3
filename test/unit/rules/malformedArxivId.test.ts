import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import { meantIdentifiers } from '../../../src/core/rules/malformedArxivId.ts'

const months = fc.constantFrom('0704', '0808', '1412', '1501', '2401', '2312')
const papers = fc.tuple(months, fc.integer({ min: 1, max: 9_999 })).map(([month, number]) => ({
  month,
  number: String(number).padStart(month < '1501' ? 4 : 5, '0'),
}))
const meant = (written: string) => meantIdentifiers(written).map(({ text }) => text)
const certain = (written: string) =>
  meantIdentifiers(written).flatMap((each) => (each.isCertain ? each.text : []))

suite('what an identifier that cannot be may mean', () => {
  test('is never certain where there is a digit too many', () => {
    fc.assert(
      fc.property(
        papers,
        fc.nat(5),
        fc.nat(9),
        fc.constantFrom('.', '-', ''),
        ({ month, number }, at, digit, sign) => {
          const longer = number.slice(0, at) + digit + number.slice(at)
          const written = `${month}${sign}${longer}`
          fc.pre(!parseIdentifier(written))
          assert.deepEqual(certain(written), [])
          for (const text of meant(written)) assert.ok(parseIdentifier(text), text)
        },
      ),
    )
  })

  test('is certain where only a sign or the version is wrong', () => {
    fc.assert(
      fc.property(
        papers,
        fc.constantFrom('–', '-', ',', ':', '_', '/', ' ', '·', ''),
        fc.constantFrom('', 'v0', 'v00', 'v'),
        ({ month, number }, sign, version) => {
          assert.deepEqual(meantIdentifiers(`${month}${sign}${number}${version}`), [
            { text: `${month}.${number}`, isCertain: true },
          ])
        },
      ),
    )
  })

  for (const [written, expected] of [
    ['0808.05394', ['0808.5394', '0808.0539']],
    ['2401.000012v2', ['2401.00012v2', '2401.00001v2']],
    ['0808.54321', ['0808.5432']],
    ['2112.0886', []],
    ['hep-th9901001v0', ['hep-th/9901001']],
  ] as const)
    test(`of ${written}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(meant(written), expected)
    })
})
