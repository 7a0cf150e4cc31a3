import assert from 'node:assert/strict'
import { appendFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeSnapshotFile } from '../../scripts/bench/catalogue/snapshotFile.ts'
import { silentLog } from '../../src/core/base/errors.ts'
import { openCatalogue } from '../../src/core/catalogue/openCatalogue.ts'
import { snapshotRecord } from '../unit/catalogue/snapshots.ts'
import type { Editor } from './support/editor.ts'
import { showNotifications } from './support/notifications.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'

/** So many that a person can see the import and cancel it in the middle. */
const manyPapers = 200_000
/** At the end of the snapshot, and so many that arXiv need not be asked for more. */
const lastPapers = ['Knights Errant', 'Squires', 'Donkeys', 'Innkeepers', 'Barbers', 'Dukes'].map(
  (whom, index) => snapshotRecord({ id: `2612.9000${index + 1}`, title: `Quixotic Windmills for ${whom}` }),
)
const allPapers = manyPapers + lastPapers.length
const command = 'Research Digest: Import Catalogue…'

suite('a person who imports the snapshot of arXiv', () => {
  const local = useLocalArxiv()
  let folder: string
  let snapshot: string
  let catalogue: string
  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-catalogue-'))
    snapshot = path.join(folder, 'arxiv-metadata-oai-snapshot.json')
    catalogue = path.join(folder, 'catalogue.sqlite')
    writeSnapshotFile(snapshot, manyPapers)
    appendFileSync(snapshot, lastPapers.join('\n'))
  })
  suiteTeardown(() => rm(folder, { recursive: true, force: true }))
  const editor = useEditor(() => ({
    files: { 'week.md': '# Week\n' },
    settings: { ...local().settings, 'researchDigest.catalogue.file': catalogue },
  }))

  test('sees in notification and status bar how far it has come, and cancels it', async () => {
    await editor().openFile('week.md')
    await chooseSnapshot(editor(), snapshot)
    await showNotifications(editor().page)
    await shownPapers(editor())
    await editor().waitForStatus(/importing \d+%/)
    await editor().screenshot('importing the catalogue')
    await importing(editor()).getByText('Cancel').click()
    await importing(editor()).waitFor({ state: 'hidden' })
    await importingStatus(editor()).waitFor({ state: 'hidden' })
    await editor().screenshot('import cancelled')
    const committed = countPapers(catalogue)
    assert.ok(committed > 0 && committed < allPapers, `${committed} papers`)
    assert.deepEqual(await editor().notifications(), [])
    assert.deepEqual(await editor().errors(), [])
  })

  test('starts it again, which goes on where it stopped and has no paper twice', async () => {
    const before = countPapers(catalogue)
    await chooseSnapshot(editor(), snapshot)
    await showNotifications(editor().page)
    const shown = await shownPapers(editor())
    assert.ok(shown > before, `${shown} papers, after ${before}`)
    await editor()
      .page.getByText(`Imported ${allPapers.toLocaleString('en')} papers.`)
      .first()
      .waitFor({ timeout: 60_000 })
    await editor().screenshot('catalogue imported')
    assert.equal(countPapers(catalogue), allPapers)
    assert.deepEqual(await editor().notifications(), [`Imported ${allPapers.toLocaleString('en')} papers.`])
    await importingStatus(editor()).waitFor({ state: 'hidden' })
  })

  test('types words of a title and gets it at once, without arXiv', async () => {
    await editor().focusEditor()
    await editor().goToEnd()
    await editor().type('As in @quixotic wind')
    const rows = await editor().suggestions('Quixotic Windmills for Dukes')
    assert.equal(rows.filter((row) => row.includes('Quixotic')).length, lastPapers.length)
    await editor().screenshot('title of the catalogue')
    assert.equal(local().arxiv.requests.length, 0)
    await editor().acceptSuggestion('Quixotic Windmills for Dukes')
    assert.match(
      await editor().savedText('week.md'),
      /As in \[Quixotic Windmills for Dukes\]\(https:\/\/arxiv\.org\/abs\/2612\.90006\)$/,
    )
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})

/** Runs the command and types the file's path into VS Code's own dialog, which a browser has in place of the system's. */
async function chooseSnapshot(editor: Editor, file: string): Promise<void> {
  await editor.runCommand(command)
  const dialog = editor.page.locator('.quick-input-widget', { hasText: 'JSON Lines' })
  // It opens on a folder of its own choice, and would write that over what was typed before.
  await dialog.locator('.monaco-list-row', { hasText: '..' }).waitFor()
  await dialog.locator('input[type="text"]').fill(file)
  await dialog.locator('.monaco-list-row', { hasText: path.basename(file) }).waitFor()
  await editor.press('Enter')
}

function importing({ page }: Editor) {
  return page.locator('.notifications-center .notification-list-item', { hasText: 'Importing the catalogue' })
}

function importingStatus({ page }: Editor) {
  return page.locator('.statusbar-item[id*="researchDigest.status"]', { hasText: 'importing' })
}

/** How many papers the notification says are read, once it does. */
async function shownPapers(editor: Editor): Promise<number> {
  const read = async () => {
    const [text = ''] = await importing(editor).allInnerTexts()
    return Number(/\d+%, ([\d,]+) papers/.exec(text)?.[1]?.replaceAll(',', '') ?? 0)
  }
  return waitUntil('The progress of the import', read)
}

function countPapers(catalogue: string): number {
  const database = openCatalogue({ path: catalogue, log: silentLog })
  const count = Number(database.prepare('SELECT count(*) AS count FROM papers').get()?.count)
  database.close()
  return count
}
