import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { differencesBetween } from '../../../scripts/support/differences.ts'

suite('the differences of two folders', () => {
  let folder: string

  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'differences-'))
  })

  teardown(() => rm(folder, { recursive: true }))

  async function write(name: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    const own = path.join(folder, name)
    for (const [file, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(own, file)), { recursive: true })
      await writeFile(path.join(own, file), content)
    }
    return own
  }

  test('are files that only one has, and the first lines that differ', async () => {
    const before = await write('before', { same: 'a\n', old: '', 'below/changed': '1\n2\n3\n' })
    const after = await write('after', { same: 'a\n', new: '', 'below/changed': '1\nzwei\n3\n' })
    const { files, differences } = await differencesBetween(before, after)
    assert.equal(files, 4)
    assert.deepEqual(differences, [
      { file: path.join('below', 'changed'), problem: 'differs in line 2\n  - 2\n  + zwei' },
      { file: 'new', problem: 'is new' },
      { file: 'old', problem: 'is missing' },
    ])
  })

  test('are of bytes, and none is too small', async () => {
    const before = await write('before', { bytes: Buffer.from([0xff]), end: 'a\n' })
    const after = await write('after', { bytes: Buffer.from([0xfe]), end: 'a' })
    const { differences } = await differencesBetween(before, after)
    assert.deepEqual(
      differences.map(({ file }) => file),
      ['bytes', 'end'],
    )
  })
})
