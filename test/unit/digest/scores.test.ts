import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

suite('the scores of the reader', () => {
  test('stand in ARCHITECTURE.md as `npm run score -- --write` writes them', () => {
    const text = readFileSync(new URL('../../../ARCHITECTURE.md', import.meta.url), 'utf8')
    const table = /<!-- scores -->\n([\s\S]*?)\n<!-- \/scores -->/.exec(text)?.[1] ?? ''
    const [head, , ...rows] = table.split('\n')
    assert.match(head ?? '', /^\| source \| files \| frames \| layouts \| both \| without its own words \|/)
    assert.match(rows.at(-1) ?? '', /^\| \*\*mean of sources\*\* \|/)
    assert.ok(rows.length > 20, `${rows.length} rows`)
    for (const row of rows) assert.match(row, /^\| [^|]+ \| \d+ \|(?: [01]\.\d{3} \(\d+\) \|){4} \d+ \|/)
  })
})
