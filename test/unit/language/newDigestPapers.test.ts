import assert from 'node:assert/strict'
import { newDigestFile } from '../../../src/core/digest/newDigest.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { beginWith } from '../../../src/core/language/newDigestPapers.ts'
import { announced } from '../inbox/announced.ts'

const papers = [
  announced('2611.00001', { title: 'Trees' }).paper,
  announced('2611.00002', { title: 'Rivers' }).paper,
]
const facts = { paper: () => undefined, isAbsent: () => false }
const date = '2026-11-27'

function begin(earlierText: string | undefined, sections: readonly string[] = []) {
  const earlier =
    earlierText === undefined ? undefined : { path: '2026-11-20.md', date: '2026-11-20', text: earlierText }
  const empty = newDigestFile({ conventions: undefined, date, earlier, sections })
  return beginWith(papers, { empty, earlier, conventions: undefined, facts })
}

const forms: Readonly<Record<string, { readonly earlier: string; readonly entry: RegExp }>> = {
  'title and link': {
    earlier: '# 2026-11-20\n\nOld Trees\nhttps://arxiv.org/abs/2301.00011\nStill good.\n\n#review\n',
    entry: /^Trees\nhttps:\/\/arxiv\.org\/abs\/2611\.00001$/m,
  },
  headings: {
    earlier:
      '# 2026-11-20\n\n### [Old Trees](https://arxiv.org/abs/2301.00011)\n\nStill good.\n\n### [Old Maps](https://arxiv.org/abs/2302.00022)\n\nTorn.\n',
    entry: /^### \[Trees\]\(https:\/\/arxiv\.org\/abs\/2611\.00001\)$/m,
  },
  'a list': {
    earlier:
      '# 2026-11-20\n\n- **Old Trees** ([paper](https://arxiv.org/abs/2301.00011)): good\n- **Old Maps** ([paper](https://arxiv.org/abs/2302.00022)): torn\n\nThat was it.\n',
    entry: /^- \*\*Trees\*\* \(\[paper\]\(https:\/\/arxiv\.org\/abs\/2611\.00001\)\):?/m,
  },
}

suite('a new digest that begins with papers', () => {
  for (const [name, { earlier, entry }] of Object.entries(forms)) {
    test(`has them in the form of the one before it: ${name}`, () => {
      const { text, cursor } = begin(earlier)
      assert.match(text, entry)
      assert.deepEqual(
        parseDigest(text).entries.map(({ title }) => title?.text),
        ['Trees', 'Rivers'],
      )
      assert.doesNotMatch(text, /Old|Still good|torn|That was it/i)
      assert.ok(cursor >= text.indexOf('Rivers'))
    })
  }

  test('has them below its first section', () => {
    const { text } = begin(forms['title and link']?.earlier, ['## Language', '## Vision'])
    assert.match(text, /## Language\n\nTrees\n[\s\S]*Rivers\n[\s\S]*\n\n## Vision/)
  })

  test('has them without a digest before it, and is empty without papers', () => {
    const { text } = begin(undefined)
    assert.equal(parseDigest(text).entries.length, 2)
    const empty = newDigestFile({ conventions: undefined, date })
    assert.equal(beginWith([], { empty, earlier: undefined, conventions: undefined, facts }), empty)
  })
})
