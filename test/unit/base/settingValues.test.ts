import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { settingsOf } from '../../../scripts/support/project.ts'
import {
  readSettingValue,
  type Wanted,
  wantedAddress,
  wantedIntegers,
  wantedMap,
  wantedNumber,
  wantedOneOf,
  wantedSwitch,
  wantedText,
  wantedTexts,
} from '../../../src/core/base/settingValues.ts'
import { ruleLevels } from '../../../src/core/digest/conventions/conventions.ts'

/** What is read for each kind of setting, and whether a value may be used as it is. */
const kinds: readonly { readonly wanted: Wanted<unknown>; isUsable(value: unknown): boolean }[] = [
  { wanted: wantedText, isUsable: (value) => typeof value === 'string' },
  { wanted: wantedAddress, isUsable: (value) => value === '' },
  { wanted: wantedSwitch, isUsable: (value) => typeof value === 'boolean' },
  { wanted: wantedNumber(10), isUsable: (value) => typeof value === 'number' && value >= 10 },
  { wanted: wantedOneOf(['a', 'b']), isUsable: (value) => value === 'a' || value === 'b' },
  {
    wanted: wantedTexts,
    isUsable: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  },
  {
    wanted: wantedIntegers,
    isUsable: (value) => Array.isArray(value) && value.every((each) => Number.isSafeInteger(each)),
  },
  {
    wanted: wantedMap(ruleLevels),
    isUsable: (value) =>
      value instanceof Object &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => ruleLevels.some((level) => level === each)),
  },
]

suite('values of settings', () => {
  test('are used as far as they are what is wanted, whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.jsonValue(), ({ wanted, isUsable }, written) => {
        const fallback = Symbol('fallback')
        const { value, isWrong } = readSettingValue<unknown>(written, wanted, fallback)
        if (!isWrong) assert.deepEqual(value, Array.isArray(value) ? [written].flat() : written)
        if (value !== fallback) assert.ok(isUsable(value), JSON.stringify({ written, value }))
        else assert.ok(isWrong)
      }),
      { numRuns: 2_000 },
    )
  })

  test('are told of where something is left out', () => {
    const rules = wantedMap(ruleLevels)
    assert.deepEqual(readSettingValue({ a: 'warn', b: 'hint' }, rules, {}), {
      value: { b: 'hint' },
      isWrong: true,
    })
    assert.deepEqual(readSettingValue(['a', 5], wantedTexts, []), { value: ['a'], isWrong: true })
    assert.deepEqual(readSettingValue('a', wantedTexts, []), { value: ['a'], isWrong: false })
    assert.deepEqual(readSettingValue(null, wantedText, 'x'), { value: 'x', isWrong: true })
    assert.deepEqual(readSettingValue(undefined, wantedText, 'x'), { value: 'x', isWrong: false })
  })

  test('that are no addresses leave a service out, instead of asking another', () => {
    for (const written of ['export.arxiv.org', 'off', 'ftp://example.org', 'https://', 'file:///etc/passwd'])
      assert.deepEqual(readSettingValue(written, wantedAddress, 'x'), { value: '', isWrong: true }, written)
    for (const written of ['', 'https://example.org/a', 'http://127.0.0.1:8080/q'])
      assert.deepEqual(readSettingValue(written, wantedAddress, 'x'), { value: written, isWrong: false })
  })

  test('are wanted as the manifest says', () => {
    const source = readFileSync(new URL('../../../src/vscode/adapters/settings.ts', import.meta.url), 'utf8')
    const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
    const properties = settingsOf<Partial<Declared>>(JSON.parse(manifest))
    const names: Readonly<Record<string, string>> = {
      boolean: 'wantedSwitch',
      number: 'wantedNumber',
      object: 'wantedMap',
    }
    const found = Array.from(source.matchAll(/\bread\('([^']+)', (\w+)/g))
    assert.equal(found.length, Object.keys(properties).length)
    for (const [, key, wanted] of found) {
      const { type = '', enum: choices, items } = properties[`researchDigest.${key}`] ?? {}
      const ofItems = items?.type === 'integer' ? 'wantedIntegers' : 'wantedTexts'
      const ofText = /url$/i.test(key ?? '') ? 'wantedAddress' : 'wantedText'
      const single = choices ? 'wantedOneOf' : type === 'string' ? ofText : names[type]
      assert.equal(wanted, type === 'array' ? ofItems : single, key)
    }
  })
})

/** What the manifest says of a setting's values. */
interface Declared {
  readonly type: string
  readonly enum: readonly string[]
  readonly items: { readonly type: string }
}
