import assert from 'node:assert/strict'
import { type CountedDigest, yearFigures } from '../../../src/core/archive/yearFigures.ts'
import { paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { yearDocument } from '../../../src/core/language/yearDocument.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const counted: readonly CountedDigest[] = [
  { date: '2023-02-01', tags: ['review'], entries: [], mentions: [] },
  {
    date: '2024-12-14',
    tags: ['review', 'trees'],
    entries: [{ key: '2405.00001', title: 'Quick Foxes', subject: 'cs.LG', words: 1200 }],
    mentions: [
      ...['2401.00001', '2401.00002', '2401.00009'].flatMap((key) => {
        const mention = { key, title: key === '2401.00002' ? 'Old Deserts of the West' : '' }
        return [mention, mention]
      }),
      { key: '2401.00003', title: 'Once' },
    ],
  },
]
const facts = factsOf([paper({ id: '2401.00001', title: 'Growing Small Trees' })])
const write = (text: string, path = '2024/2024-12-14.md') =>
  yearDocument({
    figures: yearFigures(counted, '2024'),
    example: { path, date: '2024-12-14', text },
    conventions: undefined,
    facts,
  })

const items =
  '# Reading notes, December 14, 2024\n\n### Trees\n\n- [Quick Foxes of the East](https://arxiv.org/abs/2405.00001): nice.\n- [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002): too.\n\n#review\n'

suite('the document of a year', () => {
  test('has the title, the sections and the entries of the example, and figures alone', () => {
    assert.deepEqual(write(items), {
      path: '2024/2024-in-review.md',
      text: `# Reading notes, 2024 in review

1 digest, 1 paper, 1,200 words of commentary.

### Papers a month

- December: 1 paper

### Tags

- review: 1 digest
- trees: 1 digest

### Subjects

- Machine Learning: 1 paper

### Papers by length of commentary, in words

- 101 or more: 1 paper

### New this year

- 2024-12-14: trees
- 2024-12-14: Machine Learning

### Mentioned most often

- [Growing Small Trees](https://arxiv.org/abs/2401.00001): Mentioned 2 times this year.
- [Old Deserts of the West](https://arxiv.org/abs/2401.00002): Mentioned 2 times this year.
`,
    })
  })

  const forms: Readonly<Record<string, string>> = {
    items,
    'titles over links':
      '---\ntitle: Week of 2024-12-14\n---\n\n## Trees\n\nQuick Foxes of the East\nhttps://arxiv.org/abs/2405.00001\nNice.\n\nLazy Dogs of the East\nhttps://arxiv.org/abs/2405.00002\nToo.\n',
    'titles with links':
      '# 2024-12-14\n\n### [Quick Foxes of the East](https://arxiv.org/abs/2405.00001)\n\nNice.\n\n### [Lazy Dogs of the East](https://arxiv.org/abs/2405.00002)\n\nToo.\n',
    'lines of another system': items.replaceAll('\n', '\r\n'),
    'no entries': '# Week of 2024-12-14\n\nNothing.\n',
    nothing: '',
  }
  for (const [name, text] of Object.entries(forms))
    test(`is read as a digest in the form of others: ${name}`, () => {
      const written = write(text)
      const digest = parseDigest(written.text)
      assert.deepEqual(digest.entries.map(paperOf), ['2401.00001', '2401.00002'], written.text)
      assert.equal(digest.tags.length, 0)
      for (const { commentary } of digest.entries) assert.ok(commentary, written.text)
      assert.match(written.text, /2024 in review\r?\n/)
      assert.equal(/^---/.test(written.text), /^---/.test(text))
      assert.doesNotMatch(written.text, /\r/)
    })

  test('is in Korean after a digest in Korean', () => {
    const text =
      '# 2024년 12월 14일 논문 정리\n\n빠른 여우\nhttps://arxiv.org/abs/2405.00001\n여우가 빠르다는 논문입니다.\n\n게으른 개\nhttps://arxiv.org/abs/2405.00002\n개가 게으르다는 이야기.\n\n#review\n'
    const written = write(text, 'digest-20241214.markdown')
    assert.equal(written.path, '2024-in-review.markdown')
    assert.match(written.text, /^# 2024년 돌아보기 논문 정리\n\n다이제스트 1개, 논문 1편, 코멘트 1,200단어/)
    assert.match(
      written.text,
      /Growing Small Trees\nhttps:\/\/arxiv\.org\/abs\/2401\.00001\n이 해에 2번 언급했습니다\./,
    )
  })
})
