import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { parseDigest } from '../../src/core/digest/session.ts'
import type { AnnouncedPaper } from '../localArxiv/dailyFeed.ts'
import { type FeedServer, startFeedServer } from '../localArxiv/feedServer.ts'
import { partProblems } from './support/accessibility.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

const conventions = `feeds:
  - { name: Language, categories: [cs.CL], keywords: [language model] }
  - { name: Learning, categories: [cs.LG] }
`

const issue = `# Reading notes

## Language

Sparse Gates for Long Contexts
https://arxiv.org/abs/2301.00011
Half of them stay shut.

## Vision

Deep Residual Learning
https://arxiv.org/abs/1512.03385
Old, and still good.

#review
`

const earlier = `# Reading notes, February 3, 2021

Charts and Maps for Blind Moles
https://arxiv.org/abs/2101.00077
They dig it.

#review
`

const papers: readonly AnnouncedPaper[] = [
  {
    id: '2611.00001',
    title: 'Small Language Models that Wait',
    categories: ['cs.CL'],
    authors: ['Ann Author', 'Bo Author', 'Cy Author'],
    abstract: 'We let a language model wait for $O(\\log n)$ steps & find that it <i>helps</i>.',
  },
  { id: '2611.00002', title: 'Trees without Leaves', abstract: 'A study of bare trees.' },
  { id: '2611.00003', title: 'Rivers, Again', type: 'replace', version: 2 },
  { id: '2611.00004', title: 'Maps for Moles', type: 'cross', categories: ['cs.RO', 'cs.LG'] },
  { id: '2301.00011', title: 'Sparse Gates for Long Contexts', type: 'cross' },
  { id: '2611.00005', title: 'Of No Interest Here', categories: ['cs.CL'] },
]

const attention = '[Attention Is All You Need](https://arxiv.org/abs/1706.03762)'
const residual = '[Deep Residual Learning](https://arxiv.org/abs/1512.03385)'
const forms = {
  'bullets.md': `# Week 3\n\n- ${attention}: no recurrence.\n- ${residual}: skips.\n`,
  'headings.md': `# Week 3\n\n### ${attention}\n\nNo recurrence.\n\n### ${residual}\n\nSkips.\n`,
  'numbered.md': `# Week 3\n\n1. ${attention} – no recurrence.\n2. ${residual} – skips.\n`,
  'table.md': `# Week 3\n\n| Paper | What I think |\n|---|---|\n| ${attention} | No recurrence. |\n| ${residual} | Skips. |\n`,
}

/** The latest day whose feed should be there, by the clock of arXiv. */
function announcementDay(): string {
  const eastern = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' })
  for (let at = Date.now() - 2 * 3_600_000; ; at -= 86_400_000) {
    const day = eastern.format(at)
    if (![0, 6].includes(new Date(day).getUTCDay())) return day
  }
}

suite('a person who looks through new papers', () => {
  const local = useLocalArxiv()
  let feeds: FeedServer
  suiteSetup(async () => {
    feeds = await startFeedServer(announcementDay(), papers)
  })
  suiteTeardown(() => feeds.close())
  const editor = useEditor(() => ({
    files: { 'digest.yaml': conventions, 'issue.md': issue, '2021-02-03.md': earlier, ...forms },
    settings: { ...local().settings, 'researchDigest.arxiv.feedUrl': feeds.url },
  }))

  const pane = () =>
    editor().page.locator('.pane', { has: editor().page.locator('[aria-label="Inbox Section"]') })
  const row = (text: string): Locator => pane().locator('.monaco-list-row', { hasText: text })
  const rows = async (isRight: (rows: readonly string[]) => boolean) =>
    waitUntil('The wanted papers', () => pane().locator('.monaco-list-row').allInnerTexts(), isRight)

  test('sees by day what is wanted and not covered, with how much is unread', async () => {
    await editor().openFile('issue.md')
    await editor().runCommand('Research Digest: Focus on Inbox View')
    const shown = await rows((all) => all[1]?.includes('Maps for Moles') ?? false)
    assert.match(shown.join('\n'), /3 new/)
    assert.match(shown.join('\n'), /Maps for Moles[\s\S]*Trees without Leaves[\s\S]*New versions/)
    assert.match(shown.join('\n'), /Small Language/)
    assert.doesNotMatch(shown.join('\n'), /Sparse Gates|Of No Interest/)
    assert.deepEqual(feeds.requests, ['cs.CL+cs.LG'])
    await editor().page.locator('.activitybar .badge-content', { hasText: '3' }).waitFor()
    await editor().screenshot('inbox')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
  })

  test('reads the abstract of the paper that is selected', async () => {
    const { shown } = await editor().selectForHover(row('Small Language'), 'We let a language model wait')
    assert.match(shown, /& find that it <i>helps<\/i>/)
    await editor().page.locator('.activitybar .badge-content', { hasText: '2' }).waitFor()
    await editor().screenshot('inbox abstract')
  })

  test('adds it to the section that fits, in the form of the digest', async () => {
    await row('Small Language').hover()
    await row('Small Language').locator('.action-label[aria-label^="Add to Digest"]').click()
    await editor().page.locator('.view-lines').getByText('Small Language Models that Wait').waitFor()
    await editor().page.locator('.tab.active[data-resource-name="issue.md"]').click()
    await editor().press('Control+S')
    assert.match(
      await editor().savedText('issue.md'),
      /Half of them stay shut\.\n\nSmall Language Models that Wait\nhttps:\/\/arxiv\.org\/abs\/2611\.00001\n[\s\S]*## Vision/,
    )
    await rows((all) => !all.some((text) => text.includes('Small Language')))
    await editor().screenshot('inbox added')
  })

  test('has first what is like the papers that were covered, and arXiv’s order at the press of a button', async () => {
    const order = (names: RegExp) => rows((all) => names.test(all.join('\n')))
    const press = async (title: string) => {
      await pane().locator('.pane-header').hover()
      await pane().locator(`.action-label[aria-label^="${title}"]`).click()
    }
    const selected = pane().locator('.monaco-list-row.selected', { hasText: 'Maps for Moles' })
    const covered = 'which you covered on 2021-02-03'
    const { hover, shown } = await editor().selectForHover(row('Maps for Moles'), covered)
    assert.equal(await hover.getByRole('link', { name: 'Charts and Maps for Blind Moles' }).count(), 1)
    assert.match(shown, /you wrote: They dig it/)
    const label = await row('Maps for Moles').getAttribute('aria-label')
    assert.match(label ?? '', /Like “Charts and Maps for Blind Moles”, which you covered on 2021-02-03/)
    await editor().screenshot('inbox by likeness')
    await press('Sort Inbox by Announcement Order')
    await order(/Trees without Leaves[\s\S]*Maps for Moles/)
    await selected.waitFor()
    await editor().screenshot('inbox by announcement')
    await press('Sort Inbox by Similarity')
    await order(/Maps for Moles[\s\S]*Trees without Leaves/)
    await selected.waitFor()
  })

  test('finds marks again after a reload', async () => {
    await row('Trees without Leaves').click()
    await editor().runCommand('Research Digest: Star or Unstar')
    await rows((all) => all[0]?.includes('Starred') ?? false)
    // Rows move while a paper goes among the starred ones, and a click or a key may miss.
    const moles = row('Maps for Moles')
    await waitUntil('The row that is dismissed', async () => {
      await moles.click({ timeout: 5_000 }).catch(() => {})
      if ((await moles.and(editor().page.locator('.selected.focused')).count()) > 0)
        await editor().press('Delete')
      return moles.waitFor({ state: 'detached', timeout: 5_000 }).then(
        () => true,
        () => false,
      )
    })
    await rows((all) => !all.some((text) => text.includes('Maps for Moles')))
    await editor().reload()
    const shown = await rows((all) => all.length >= 3)
    assert.match(shown.join('\n'), /Starred[\s\S]*Trees without Leaves[\s\S]*New versions/)
    assert.doesNotMatch(shown.join('\n'), /Maps for Moles/)
    assert.equal(feeds.requests.length, 1)
    await editor().screenshot('inbox reloaded')
  })

  test('is told what is wrong with a feed, and keeps what was there', async () => {
    feeds.announce('2026-01-02', papers)
    await editor().runCommand('Research Digest: Refresh Inbox')
    await pane().getByText('arXiv’s feed is still the one for 2026-01-02.').waitFor()
    await editor().screenshot('inbox stale feed')
    feeds.announce(announcementDay(), [])
    await editor().runCommand('Research Digest: Refresh Inbox')
    await pane()
      .getByText(/has not announced anything today|announces nothing on weekends/)
      .waitFor()
    feeds.misbehave([{ kind: 'malformedXml' }])
    await editor().runCommand('Research Digest: Refresh Inbox')
    await pane().getByText('is not an Atom feed').waitFor()
    await rows((all) => all.some((text) => text.includes('Trees without Leaves')))
    await editor().screenshot('inbox malformed feed')
  })

  test('goes through 2,000 papers', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => {
      const id = `2611.${String(10_001 + index).padStart(5, '0')}`
      return {
        id,
        title: `A Study of Trees, Part ${index + 5001}`,
        abstract: 'We study it at length. '.repeat(60),
      }
    })
    feeds.announce(announcementDay(), many)
    // arXiv is left alone for a moment after an answer that could not be read.
    await waitUntil('The many papers', async () => {
      await editor().runCommand('Research Digest: Refresh Inbox')
      return row('Part 7000').count()
    })
    for (const number of [7000, 6999, 6998, 6997]) {
      await row(`Part ${number}`).click()
      await editor().press('Delete')
      await row(`Part ${number}`).waitFor({ state: 'detached' })
    }
    await editor().screenshot('inbox of 2000')
  })

  test('adds papers to digests of other forms, each in its own', async () => {
    for (const [index, [file, text]] of Object.entries(forms).entries()) {
      const title = `A Study of Trees, Part ${6996 - index}`
      await editor().openFile(file)
      await editor().runCommand('Research Digest: Focus on Inbox View')
      // A row that is made again under the mouse shows no buttons.
      await waitUntil('The paper that is added', async () => {
        await row(title).hover()
        const button = row(title).locator('.action-label[aria-label^="Add to Digest"]')
        return button.click({ timeout: 3_000 }).then(
          () => true,
          () => false,
        )
      })
      const saved = async () => {
        await editor().page.locator(`.tab.active[data-resource-name="${file}"]`).click()
        await editor().press('Control+S')
        return editor().savedText(file)
      }
      const { entries } = parseDigest(await waitUntil(file, saved, (all) => all.includes(title)))
      const layouts = new Set(entries.map(({ layout }) => layout))
      assert.deepEqual([...layouts], [parseDigest(text).entries[0]?.layout], file)
      assert.equal(entries.length, 3, file)
      assert.equal(entries.filter((entry) => entry.title?.text === title).length, 1, file)
    }
    await editor().screenshot('inbox added to a table')
    assert.deepEqual(await editor().errors(), [])
  })
})
