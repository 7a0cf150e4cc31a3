import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { publicDigest } from '../../../src/core/export/exportDigests.ts'
import { findPictures } from '../../../src/files/exportInputs.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

suite('pictures of a digest', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({
      'archive/img/a.png': 'a',
      'archive/img/b.svg': 'b',
      'archive/notes.md': 'mine',
      'archive/.git/c.png': 'c',
      'outside.png': 'secret',
    })
    symlinkSync(folder.file('outside.png'), folder.file('archive/img/link.png'))
    symlinkSync(folder.file('.'), folder.file('archive/up'))
  })
  teardown(() => folder.remove())

  const find = (text: string, leavesOut = (_place: string) => false) =>
    findPictures({ root: folder.file('archive'), leavesOut }, publicDigest(parseDigest(text)), 'weeks/1.md')

  test('are those of its folder', async () => {
    const { pictures, missing } = await find(
      '![x](../img/a.png) <img src="/img/b.svg"> ![y](../img/none.png)',
    )
    assert.deepEqual([...pictures.keys()], ['img/a.png', 'img/b.svg'])
    assert.deepEqual(missing, ['img/none.png'])
  })

  test('are none that are left out, whether they are there or not', async () => {
    const { pictures, missing, withheld } = await find(
      '![x](../img/a.png) ![y](../img/b.svg) ![z](../img/none.png)',
      (place) => place !== 'img/b.svg',
    )
    assert.deepEqual([...pictures.keys()], ['img/b.svg'])
    assert.deepEqual([missing, withheld], [[], ['img/a.png', 'img/none.png']])
  })

  test('are none of other places, whatever leads there, nor other files', async () => {
    const { pictures } = await find(
      '![x](../../outside.png) ![x](../img/link.png) ![x](../up/outside.png) ![x](/etc/passwd) ![x](../notes.md) ![x](../.git/c.png) ![x](file:///outside.png) <!-- ![x](../img/a.png) -->',
    )
    assert.deepEqual([...pictures], [])
  })
})
