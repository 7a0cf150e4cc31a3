import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { texSymbolsModule } from '../scripts/support/texSymbols.ts'

suite('the table of what commands of TeX print (npm run tex)', () => {
  test('is what the installed KaTeX says', async () => {
    const file = new URL('../src/core/paper/tex/symbols.ts', import.meta.url)
    assert.equal(readFileSync(file, 'utf8'), await texSymbolsModule())
  })
})
