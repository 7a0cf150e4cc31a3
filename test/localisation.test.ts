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
})
