import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { archiveSeenFrom } from '../../../src/core/archive/archive.ts'
import { archiveOf } from '../../helpers/archives.ts'
import { corpusFolder } from '../../helpers/corpus.ts'

suite('the archive of the corpus', () => {
  test('has papers that several files cover, and none of them is called covered before', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) return this.skip()
    const folder = corpusFolder
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:md|txt)$/.test(file),
    )
    const archive = archiveOf(
      Object.fromEntries(files.map((file) => [file, readFileSync(new URL(encodeURI(file), folder), 'utf8')])),
    )
    let several = 0
    for (const digest of archive.digests()) {
      const seen = archiveSeenFrom(archive, digest)
      for (const { id } of digest.entries) {
        if (!id) continue
        if (archive.coverage(id).length > 1) several++
        // Notes on one paper beside the digests that list it, and one digest as two files: looked at one by one.
        const before = Array.from(seen.coveredBefore(id), (entry) => entry.digest.file)
        assert.deepEqual(before, [], `${digest.file} ${id}`)
      }
    }
    assert.ok(several >= 40)
  })
})
