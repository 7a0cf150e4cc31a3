import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { type ExportFormat, safeFileName } from '../../../src/core/export/exportFormat.ts'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { exportedDigest, exportOptions, goldenDigests } from '../../helpers/exportedDigests.ts'

/** `UPDATE_GOLDEN=1` writes the golden files anew; look at what has changed. */
const isUpdate = process.env.UPDATE_GOLDEN === '1'

suite('export formats', () => {
  test('have ids and labels of their own', () => {
    const ids = exportFormats.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(new Set(exportFormats.map((format) => format.label())).size, ids.length)
  })

  for (const format of exportFormats) suite(format.id, () => contract(format))
})

/** What every format must keep. */
function contract(format: ExportFormat): void {
  const digests = [...goldenDigests.values()]

  test('gives the files that it says', () => {
    const files = format.write(digests, exportOptions)
    if (format.gives === 'each') assert.equal(files.length, digests.length)
    if (format.gives === 'one') assert.equal(files.length, 1)
    if (format.gives !== 'folder')
      for (const { path } of files) assert.ok(path.endsWith(`.${format.fileExtension}`), path)
  })

  test('gives files that any file system takes, each once', () => {
    const names = ['a/con.md', 'A/CON.md', '../../x.md', 'a:b|c?.md', '.md', 'b/ü.md', 'b/u\u0308.md']
    const files = format.write(
      names.map((name) => exportedDigest('# Week\n', [], name)),
      exportOptions,
    )
    for (const { path } of files)
      for (const part of path.split('/')) assert.equal(safeFileName(part), part, path)
    assert.equal(new Set(files.map(({ path }) => path.toLowerCase())).size, files.length)
  })

  test('gives the same for the same, and says something of a text without papers or of none', () => {
    assert.deepEqual(format.write(digests, exportOptions), format.write(digests, exportOptions))
    for (const text of ['', '\n', '# Week\n', '---\n', '\uFEFF---\na: 1\n---\n']) {
      for (const file of format.write([exportedDigest(text)], exportOptions))
        assert.doesNotMatch(file.text, /\p{Surrogate}/u)
    }
    assert.ok(format.write([], exportOptions))
  })

  test('ends its files with one line end and leaves no control characters in them', () => {
    for (const { path, text } of format.write(digests, exportOptions)) {
      assert.match(text, /(?:[^\n]\n|^)$/, path)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f]/)
    }
  })

  if (format.gives === 'folder') return

  for (const [name, exported] of goldenDigests) {
    test(`writes ${name} as it should be`, () => {
      const [written] = format.write([exported], exportOptions)
      const golden = new URL(
        `../../fixtures/export/${encodeURIComponent(name)}/${format.id}.${format.fileExtension}`,
        import.meta.url,
      )
      if (isUpdate) writeFileSync(golden, written?.text ?? '')
      assert.equal(written?.text, readFileSync(golden, 'utf8'))
    })
  }
}
