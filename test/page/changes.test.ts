import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type LocalArxiv, startLocalArxiv } from '../localArxiv/server.ts'
import { localArxivSettings } from '../localArxiv/settings.ts'
import { inventedPapers, type StandInPaper } from '../localArxiv/standInPapers.ts'
import { type CrossrefWork, retractedWork, startLocalCrossref } from '../localServices/crossref.ts'
import { partProblems } from './support/accessibility.ts'
import { useEditor } from './support/useEditor.ts'
import { waitUntil } from './support/waitUntil.ts'

const earlier = `# Notes of 2024-02-03

## Trees

- [An Invented Title 1](https://arxiv.org/abs/2401.00001): they claim to have proved it.
- [An Invented Title 2](https://arxiv.org/abs/2401.00002v1): small, but **neat**.

## Rivers

- [An Invented Title 3](https://arxiv.org/abs/2401.00003): will be read by many.
- [An Invented Title 4](https://arxiv.org/abs/2401.00004): as it is.
- [Learning from Torn Maps](https://doi.org/10.5555/torn-maps): mends them.
`
const later = `# Notes of 2026-06-06

## Trees

- [An Invented Title 5](https://arxiv.org/abs/2401.00005): new.
- [An Invented Title 6](https://arxiv.org/abs/2401.00006): new, too.
`

/** What arXiv says some years later. */
const changed: Readonly<Record<string, Partial<StandInPaper>>> = {
  '2401.00001': { version: 2, updated: '2025-03-01', comment: 'Withdrawn due to an error in Lemma 3' },
  '2401.00002': { version: 3, updated: '2025-04-01' },
  '2401.00003': { journalReference: 'Journal of Rivers 12 (2025)' },
  '2401.00004': {
    version: 2,
    updated: '2025-05-01',
    abstract: 'Words. Code: https://github.com/lab/rivers.',
  },
}

suite('a person who wants to know what became of the papers of earlier digests', () => {
  const papers = [...inventedPapers(6)]
  const { 'updated-by': _, ...unharmed } = retractedWork
  const works: CrossrefWork[] = [unharmed]
  let arxiv: LocalArxiv
  let crossref: Awaited<ReturnType<typeof startLocalCrossref>>
  suiteSetup(async () => {
    arxiv = await startLocalArxiv({ papers })
    crossref = await startLocalCrossref(works)
  })
  suiteTeardown(() => Promise.all([arxiv.close(), crossref.close()]))
  const editor = useEditor(() => ({
    files: { '2024-02-03.md': earlier, '2026-06-06.md': later },
    settings: { ...localArxivSettings(arxiv), 'researchDigest.crossref.apiUrl': crossref.url },
  }))

  const pane = () =>
    editor().page.locator('.pane', {
      has: editor().page.locator('[aria-label="What Became of Them Section"]'),
    })
  const rows = (isRight: (text: string) => boolean) =>
    waitUntil(
      'What became of them',
      async () => (await pane().locator('.monaco-list-row').allInnerTexts()).join('\n'),
      isRight,
    )

  /** The view has the whole side bar. */
  const closeOthers = async () => {
    for (const name of ['Inbox', 'Digests', 'Papers', 'Tags']) {
      const header = editor().page.locator(`.pane-header.expanded[aria-label="${name} Section"]`)
      if (await header.isVisible()) await header.click()
    }
  }

  /** Rows move while more is found, and a click may miss. */
  const openGroup = (name: string) =>
    waitUntil(`The opened group "${name}"`, async () => {
      const group = pane().locator('.monaco-list-row[aria-level="1"]', { hasText: name })
      if ((await group.getAttribute('aria-expanded')) === 'true') return true
      await group.click()
      await editor().page.waitForTimeout(500)
      return false
    })

  test('reads that nothing has, while nothing has', async () => {
    await editor().openFile('2024-02-03.md')
    await waitUntil('All records', async () => asked(arxiv).size >= 4 && crossref.requests.length > 0)
    await editor().runCommand('Research Digest: Focus on What Became of Them View')
    await pane().getByText('Papers that your digests cover and that were since').waitFor()
    await closeOthers()
    await editor().screenshot('changes, none')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
  })

  test('has services asked again later, and sees what is retracted, withdrawn, published and revised, and whose code has appeared', async () => {
    for (const [index, paper] of papers.entries()) papers[index] = { ...paper, ...changed[paper.id] }
    works[0] = retractedWork
    await makeRecordsOld(editor().dataFolder)
    await editor().reload()
    await editor().runCommand('Research Digest: Check Records Again')
    await editor().runCommand('Research Digest: Focus on What Became of Them View')
    await closeOthers()
    const shown = await rows((text) => text.includes('Revised'))
    assert.match(shown, /Retracted\n?1\n[\s\S]*Torn Maps[\s\S]*2024-05-06[\s\S]*mends them\./)
    assert.match(
      shown,
      /Withdrawn\n?1\n[\s\S]*Title 1[\s\S]*Lemma 3[\s\S]*2024-02-03\s*they claim to have proved it\./,
    )
    assert.match(shown, /Published\n?1\n[\s\S]*Title 3[\s\S]*Rivers 2025[\s\S]*will be read by many\./)
    assert.match(shown, /Code appeared\n?1\n[\s\S]*Title 4[\s\S]*github\.com\/lab\/rivers[\s\S]*as it is\./)
    await openGroup('Revised')
    await rows((text) => /Title 2\s*v3 \(2025-04-01\)\s+2024-02-03\s*small, but neat\./.test(text))
    await editor().screenshot('changes')
    assert.deepEqual(await partProblems(editor().page, '.part.sidebar .pane-body'), [])
    await editor().openFile('2024-02-03.md')
    const problems = await editor().problems((all) => all.some((row) => row.includes('withdrawn')))
    assert.equal(problems.filter((row) => row.includes('Lemma 3')).length, 1)
    await editor().page.keyboard.press('Control+J')
  })

  test('goes from a paper to what they said of it', async () => {
    await editor().openFile('2026-06-06.md')
    await pane().locator('.monaco-list-row', { hasText: 'will be read by many' }).click()
    await editor().page.locator('.tab.active', { hasText: '2024-02-03.md' }).waitFor()
    await editor().waitForStatus(/Ln 10, Col/)
  })

  test('has it drafted as a section of the next digest, in its form, and sees that it is told', async () => {
    await editor().openFile('2026-06-06.md')
    await editor().goToEnd()
    await pane().locator('.pane-header').hover()
    await pane().locator('.action-label[aria-label^="Insert Updates"]').click()
    await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Title 2' }).waitFor()
    await editor().screenshot('changes to choose')
    await editor().press('Enter')
    await editor().page.locator('.view-lines').getByText('Updates on earlier papers').waitFor()
    assert.equal(
      await editor().savedText('2026-06-06.md'),
      `${later}
## Updates on earlier papers

- [Learning from Torn Maps](https://doi.org/10.5555/torn-maps): Retracted by its publisher (2024-05-06, doi:10.5555/notice). Covered on 2024-02-03: “mends them”.
- [An Invented Title 1](https://arxiv.org/abs/2401.00001): Since withdrawn, with the comment “Withdrawn due to an error in Lemma 3”. Covered on 2024-02-03: “they claim to have proved it”.
- [An Invented Title 3](https://arxiv.org/abs/2401.00003): Since published in “Journal of Rivers 2025”. Covered on 2024-02-03: “will be read by many”.
- [An Invented Title 4](https://arxiv.org/abs/2401.00004): Code has since appeared: https://github.com/lab/rivers. Since revised: v2 (2025-05-01). Covered on 2024-02-03: “as it is”.
- [An Invented Title 2](https://arxiv.org/abs/2401.00002): Since revised: v3 (2025-04-01). Covered on 2024-02-03: “small, but neat”.
`,
    )
    await rows((text) => /Lemma 3 · reported since/.test(text))
    await editor().screenshot('changes told')
    assert.deepEqual(await editor().errors(), [])
  })
})

function asked({ requests }: LocalArxiv): ReadonlySet<string> {
  return new Set(requests.flatMap(({ ids }) => ids))
}

/** As if the records had been had long ago. */
async function makeRecordsOld(dataFolder: string): Promise<void> {
  const files = await readdir(dataFolder, { recursive: true })
  const library = files.find((file) => path.basename(file) === 'library.sqlite')
  assert.ok(library, 'there is a library')
  const database = new DatabaseSync(path.join(dataFolder, library))
  database.exec('UPDATE papers SET askedAt = 0, savedAt = 0; UPDATE doiPapers SET savedAt = 0')
  database.close()
}
