import assert from 'node:assert/strict'
import { archiveOf, factsFrom } from '../../helpers/archives.ts'
import { arxivId } from '../../helpers/papers.ts'

const id = arxivId('2403.00011')
const covering = `A Title\nhttps://arxiv.org/abs/${id}\nSaid first.\n\nAnother\nhttps://arxiv.org/abs/2403.00012\nToo.\n`

suite('the archive seen from a digest', () => {
  test('has the entries of earlier digests, the earliest first', () => {
    const archive = archiveOf({
      '2024-05-01.md': covering,
      '2024-03-01.md': covering,
      '2024-04-01.md': covering,
    })
    assert.deepEqual(coveredBefore('2024-05-01.md'), ['2024-03-01.md', '2024-04-01.md'])
    assert.deepEqual(coveredBefore('2024-03-01.md'), [])

    function coveredBefore(file: string) {
      return Array.from(factsFrom(archive, covering, file).coveredBefore(id), ({ digest }) => digest.file)
    }
  })

  test('knows nothing of the order of digests without dates and numbers', () => {
    const archive = archiveOf({ 'one.md': covering, '2024-03-01.md': covering })
    assert.deepEqual([...factsFrom(archive, covering, 'two.md').coveredBefore(id)], [])
  })

  test('takes no listing and no note for coverage, nor asks them', () => {
    const note = `# A Title of a Paper\n\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#note\n`
    const archive = archiveOf({ 'README.md': `# Until 2024-01\n\n${covering}`, '240110 A Title.md': note })
    assert.deepEqual([...factsFrom(archive, covering, '2024-03-01.md').coveredBefore(id)], [])
    const digests = archiveOf({ '2024-01-01.md': covering })
    assert.deepEqual(
      [...factsFrom(digests, `# Of 2024-02\n\n${covering}`, 'README.md').coveredBefore(id)],
      [],
    )
    assert.deepEqual([...factsFrom(digests, note, '240210 A Title.md').coveredBefore(id)], [])
  })

  test('has a note on a paper that an earlier note was written on', () => {
    const note = `# A Title of a Paper\n\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#note\n`
    const archive = archiveOf({ '240110 A Title.md': note })
    assert.equal(factsFrom(archive, note, '240210 Once more.md').coveredBefore(id).length, 1)
  })

  test('takes an issue with one entry for an issue', () => {
    const issue = `# Issue of March 2024\n\nA Title of a Paper\nhttps://arxiv.org/abs/${id}\nAll of it.\n\n#review\n`
    const archive = archiveOf({ '2024-03.md': issue })
    assert.equal(factsFrom(archive, covering, '2024-04.md').coveredBefore(id).length, 1)
  })

  test('lets a digest repeat most of what weeks before have covered: it collects them', () => {
    const entries = (from: number, to: number) =>
      Array.from(
        { length: to - from },
        (_, index) => `A Title\nhttps://arxiv.org/abs/2403.${from + index}\nSaid.\n`,
      ).join('\n')
    const month = entries(10001, 10009)
    const archive = archiveOf({
      '2024-03-07.md': entries(10001, 10004),
      '2024-03-14.md': entries(10004, 10007),
      '2024-04-01.md': month,
    })
    assert.deepEqual([...factsFrom(archive, month, '2024-04-01.md').coveredBefore(arxivId('2403.10001'))], [])
  })
})
