import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { getL10nJson } from '@vscode/l10n-dev'

const root = new URL('../', import.meta.url)

suite('localisation', () => {
  test('has every text of the source in its bundle, and no other (npm run l10n)', async () => {
    const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ extension: '.ts', contents: readFileSync(new URL(`src/${file}`, root), 'utf8') }))
    const bundle = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.json', root), 'utf8'))
    assert.deepEqual(bundle, await getL10nJson(sources))
  })

  test('says in Korean all that the manifest says, with its code and its commands', () => {
    const texts = (file: string): Record<string, string> =>
      JSON.parse(readFileSync(new URL(file, root), 'utf8'))
    const english = texts('package.nls.json')
    const korean = texts('package.nls.ko.json')
    assert.deepEqual(Object.keys(korean), Object.keys(english))
    const kept = (text: string) => text.match(/`[^`]*`|\*\*|\{\d+\}/g)?.sort() ?? []
    for (const [key, text] of Object.entries(english)) {
      const translation = korean[key] ?? ''
      assert.match(translation, /[가-힣]/, key)
      assert.deepEqual(kept(translation), kept(text), key)
      assert.doesNotMatch(translation, /을\(를\)|이\(가\)|은\(는\)|당신/, key)
    }
  })

  test('translates texts of the source only, with their placeholders', () => {
    const english = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.json', root), 'utf8'))
    const korean = JSON.parse(readFileSync(new URL('l10n/bundle.l10n.ko.json', root), 'utf8'))
    const slots = (text: string) => text.match(/\{\d+\}/g)?.sort() ?? []
    for (const [text, translation] of Object.entries<string>(korean)) {
      assert.ok(text in english, text)
      assert.deepEqual(slots(translation), slots(text), text)
      assert.doesNotMatch(translation, /을\(를\)|이\(가\)|은\(는\)|당신/, text)
    }
  })
})
