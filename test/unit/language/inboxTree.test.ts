import assert from 'node:assert/strict'
import { readConventions } from '../../../src/core/digest/conventions/conventions.ts'
import type { Announcement } from '../../../src/core/inbox/announcement.ts'
import { inboxPapers, wantedPapers } from '../../../src/core/inbox/inbox.ts'
import { readMarks } from '../../../src/core/inbox/marks.ts'
import { describeInboxPaper, type InboxRow, inboxTree } from '../../../src/core/language/inboxTree.ts'
import { announced } from '../inbox/announced.ts'

const { feeds } = readConventions('feeds: [{ name: Mine, categories: [cs.LG], keywords: [study] }]')

async function fill(announcements: readonly Announcement[], marks = '') {
  return inboxPapers(await wantedPapers(announcements, feeds), readMarks(marks), () => false)
}

/** The rows as they are read, those below others indented. */
function rows(all: readonly InboxRow[], indent = ''): string[] {
  return all.flatMap(({ label, description, children = [] }) => [
    `${indent}${label}${description && ` (${description})`}`,
    ...rows(children, `${indent}  `),
  ])
}

suite('the tree of the inbox', () => {
  test('has the days, the latest first and open, with new versions apart, and what is starred before them', async () => {
    const papers = await fill(
      [
        announced('2611.00001'),
        announced('2611.00002', { kind: 'replace', authors: ['Ann Author'] }),
        announced('2611.00003', { day: '2026-11-25', title: 'A $\\alpha$-Tree' }),
        announced('2611.00004'),
        announced('2611.00005'),
      ],
      '2026-11-27T10:00:00.000Z starred 2611.00004\n2026-11-27T10:00:00.000Z read 2611.00005 .00003\n',
    )
    const tree = inboxTree(papers, 'en')
    assert.deepEqual(rows(tree), [
      'Starred (1)',
      '  On 2611.00004 (Ann Author and 1 more)',
      'Friday, November 27, 2026 (2 new)',
      '  On 2611.00005 (Ann Author and 1 more)',
      '  On 2611.00001 (Ann Author and 1 more)',
      '  New versions (1)',
      '    On 2611.00002 (Ann Author)',
      'Wednesday, November 25, 2026 (1 new)',
      '  A α-Tree (Ann Author and 1 more)',
    ])
    assert.deepEqual(
      tree.map(({ isOpen }) => isOpen),
      [true, true, false],
    )
  })

  test('names days in the language of the editor', async () => {
    assert.equal(inboxTree(await fill([announced('2611.00001')]), 'ko')[0]?.label, '2026년 11월 27일 금요일')
  })

  test('says of a paper what it is about and why it is there', async () => {
    const [paper] = await fill([
      announced('2611.00001', { kind: 'cross', title: 'On *Trees*', categories: ['cs.CL', 'cs.LG'] }),
    ])
    assert.ok(paper)
    const text = describeInboxPaper(paper, [{ label: 'Add', url: 'command:add' }])
    assert.match(text, /\*\*On \\\*Trees\\\*\*\*/)
    assert.match(text, /\[Add\]\(command:add\)/)
    assert.match(text, /Cross\\-listed from Computation and Language/)
    assert.match(text, /Mine: study/)
    assert.match(text, /We study it\\\./)
  })
})
