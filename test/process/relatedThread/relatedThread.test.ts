import assert from 'node:assert/strict'
import { CoveredPapers } from '../../../src/core/related/coveredPapers.ts'
import { RelatedThread } from '../../../src/related/relatedThread.ts'
import { archiveOf, recordOf } from '../../helpers/archives.ts'

const workerPath = new URL('../../../src/related/worker.ts', import.meta.url)
const digest = (title: string, id: string) => `${title}\nhttps://arxiv.org/abs/${id}\nSaid.\n\n#review\n`
const adam = digest('Adam: A Method for Stochastic Optimization', '1412.6980')
const parser = digest('Dependency Parsing with Graphs', '2001.00002')
const paper = { id: undefined, title: 'A New Method for Stochastic Optimization' }

suite('related papers in a thread of their own', () => {
  let thread: RelatedThread
  setup(() => {
    thread = new RelatedThread(workerPath)
  })
  teardown(() => thread.dispose())

  test('are those that are found here, several questions at once', async () => {
    const archive = archiveOf({ 'a.md': adam, 'b.md': parser })
    const here = new CoveredPapers()
    here.update(archive.digests().map(({ file, record }) => ({ file, record })))
    const [[related], ranked] = await Promise.all([
      thread.relatedTo(archive.digests(), [paper], 5),
      thread.rank(archive.digests(), [paper, { ...paper, title: 'Parsing' }]),
    ])
    assert.deepEqual(related, here.relatedTo(paper, 5))
    assert.deepEqual(ranked, here.rank([paper, { ...paper, title: 'Parsing' }]))
  })

  test('follow the archive', async () => {
    const archive = archiveOf({ 'a.md': adam, 'b.md': parser })
    const titles = async () => (await thread.relatedTo(archive.digests(), [paper], 5))[0]?.map(({ id }) => id)
    assert.deepEqual(await titles(), ['1412.6980'])
    archive.update([{ file: 'a.md', record: undefined }])
    assert.deepEqual(await titles(), [])
    archive.update([{ file: 'b.md', record: recordOf('b.md', adam) }])
    assert.deepEqual(await titles(), ['1412.6980'])
  })

  test('come from more digests than are sent at a time', async () => {
    const archive = archiveOf(
      Object.fromEntries(
        Array.from({ length: 120 }, (_, n) => [
          `${n}.md`,
          digest(`Method ${n} of Optimization`, `2001.0${1000 + n}`),
        ]),
      ),
    )
    assert.equal((await thread.relatedTo(archive.digests(), [paper], 120))[0]?.length, 120)
  })

  test('end with the wait of who asked, and are there for the next', async () => {
    const archive = archiveOf({ 'a.md': adam })
    const stopped = thread.relatedTo(archive.digests(), [paper], 5, AbortSignal.abort(new Error('moved on')))
    await assert.rejects(stopped, /moved on/)
    assert.equal((await thread.relatedTo(archive.digests(), [paper], 5))[0]?.length, 1)
  })

  test('are refused once it is closed', async () => {
    await thread.dispose()
    await assert.rejects(thread.relatedTo(archiveOf({ 'a.md': adam }).digests(), [paper], 5), {
      code: 'related-unavailable',
    })
  })
})
