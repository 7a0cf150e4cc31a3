import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parsedFile } from '../../../src/cli/commands/parse.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { corpusFolder } from '../../helpers/corpus.ts'

interface Score {
  readonly entries: { readonly f1: number }
  readonly titleExact: number
  readonly mentions: { readonly f1: number }
  readonly sections: { readonly f1: number }
  readonly tags: { readonly f1: number }
}

interface Scores {
  readonly files: readonly (Score & { readonly file: string })[]
  readonly totals: { readonly TOTAL: Score }
}

suite('real digests', () => {
  test('are read as people read them', function () {
    // Needs the corpus beside the checkout, which is not part of the project.
    if (!corpusFolder) return this.skip()
    this.timeout(60_000)
    const { files, totals } = score(corpusFolder)
    const { entries, titleExact, mentions, sections, tags } = totals.TOTAL
    assert.ok(entries.f1 >= 0.98, `entries ${entries.f1}`)
    assert.ok(titleExact >= 0.97, `exact titles ${titleExact}`)
    assert.ok(mentions.f1 >= 0.95, `mentions ${mentions.f1}`)
    assert.ok(sections.f1 >= 0.9, `sections ${sections.f1}`)
    assert.ok(tags.f1 >= 0.98, `tags ${tags.f1}`)
    assert.deepEqual(
      files.filter((file) => file.entries.f1 < 0.85).map(({ file }) => file),
      [],
    )
  })
})

function score(folder: URL): Scores {
  const scorer = new URL('../score.mjs', folder)
  assert.ok(existsSync(scorer), 'the corpus has its scorer')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const predictions = files
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .map((file) => {
      const text = readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), folder), 'utf8')
      return JSON.stringify(parsedFile(file, parseDigest(text)))
    })
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(scorer), '--json'], {
    input: predictions.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return JSON.parse(stdout)
}
