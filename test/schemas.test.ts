import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { settingsOf } from '../scripts/support/project.ts'
import { withReferenceTables } from '../scripts/support/referenceTables.ts'
import { conventionsSchema, ruleSettings, ruleTexts } from '../scripts/support/schemas.ts'
import { rules } from '../src/core/rules/index.ts'
import { fixedFixture } from './unit/rules/ruleFixtures.ts'

const root = new URL('../', import.meta.url)
const ids = rules.map(({ id }) => id)
const koreanSeverities = { error: '오류', warning: '경고', information: '정보', hint: '힌트' }
const koreanTexts: readonly string[] = ['package.nls.ko.json', 'l10n/bundle.l10n.ko.json'].flatMap((file) =>
  Object.values<string>(json(file)),
)

suite('what is said of rules and conventions elsewhere (npm run schemas)', () => {
  test('is what the source says, in the schema for other editors', () => {
    assert.deepEqual(json('schemas/digest.schema.json'), jsonOf(conventionsSchema()))
  })

  test('is what the source says, in the settings', () => {
    const { properties: own, additionalProperties } =
      settingsOf<ReturnType<typeof ruleSettings>>(json('package.json'))['researchDigest.rules'] ?? {}
    assert.deepEqual({ properties: own, additionalProperties }, jsonOf(ruleSettings()))
    const texts = Object.entries(json('package.nls.json')).filter(([key]) => key.startsWith('rule.'))
    assert.deepEqual(Object.fromEntries(texts), ruleTexts())
  })

  test('is what the source says, in the table of docs/checks.md', () => {
    const rows = [...read('docs/checks.md').matchAll(/^\| `([a-z-]+)` \| (\w+)[^|]*\|.*\| ?([^|]*)\|$/gm)]
    assert.deepEqual(
      rows.map(([, id, severity]) => `${id} ${severity}`).sort(),
      rules.map(({ id, severity }) => `${id} ${severity}`).sort(),
    )
    for (const [, id = '', , fix = ''] of rows) {
      if (fixedFixture(id) !== undefined) assert.notEqual(fix.trim(), '', `${id} can be fixed`)
    }
  })

  test('is what the manifest says, in the tables of docs/reference.md', () => {
    assert.equal(read('docs/reference.md'), withReferenceTables(read('docs/reference.md')))
    assert.ok(read('docs/reference.md').split('\n').length > 60)
  })

  test('is a page for each rule, and no page for none', () => {
    const pages = readdirSync(new URL('docs/rules/', root))
    assert.deepEqual(pages.sort(), ids.flatMap((id) => [`${id}.md`, `${id}.ko.md`]).sort())
  })

  for (const { id, severity } of rules) {
    test(`is what, why, an example and how to switch it off, on the page of ${id}`, () => {
      const page = read(`docs/rules/${id}.md`)
      assert.ok(page.startsWith(`# ${id}: `))
      assert.match(page, new RegExp(`^Severity: ${severity}[.;]`, 'm'))
      const parts = Array.from(
        page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^## (.+)$/gm),
        ([, heading]) => heading,
      )
      assert.deepEqual(parts, ['Why', 'Example', 'Switching it off'])
      assert.ok(page.includes(`rules: { ${id}: off }`))
    })

    test(`says the same in Korean, with the same code, on the page of ${id}`, () => {
      const [english, korean] = [read(`docs/rules/${id}.md`), read(`docs/rules/${id}.ko.md`)]
      assert.ok(korean.startsWith(`# ${id}: `))
      assert.match(korean, new RegExp(`^심각도: ${koreanSeverities[severity]}\\.`, 'm'))
      const words = withoutExamples(korean)
      const parts = Array.from(words.matchAll(/^## (.+)$/gm), ([, heading]) => heading)
      assert.deepEqual(parts, ['이유', '예', '규칙 끄기'])
      assert.deepEqual(codeIn(words), codeIn(withoutExamples(english)))
      assert.deepEqual(addressesIn(korean), addressesIn(english))
      for (const paragraph of words.split('\n\n')) assert.match(paragraph, /[가-힣]|^\s*$/)
      const named = Array.from(words.matchAll(/“([^”]*[가-힣]…)”/g), ([, name = '']) => name)
      for (const name of named) assert.ok(koreanTexts.includes(name), name)
    })
  }
})

function withoutExamples(page: string): string {
  return page.replace(/^```[\s\S]*?^```/gm, '')
}

/** What is code among the words, in any order: languages have different ones. */
function codeIn(words: string): readonly string[] {
  return (words.replace(/\s+/g, ' ').match(/`[^`]+`/g) ?? []).sort()
}

/** The addresses and the comments that disable rules in the examples. */
function addressesIn(page: string): readonly string[] {
  return page.match(/https?:[^\s)\]`]+|<!-- digest-.*? -->/g) ?? []
}

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8')
}

function json(file: string) {
  return JSON.parse(read(file))
}

/** As it is once written and read. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
