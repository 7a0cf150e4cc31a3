import assert from 'node:assert/strict'
import { showNotifications } from './support/notifications.ts'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'

const hostileName = '[Press here](command:workbench.action.showAboutDialog).md'
const digest = `# Ponds

Of $(k)$-coloured $(trash) lamps
https://arxiv.org/abs/2011.10650
Deep.

Another Title of Ponds
https://arxiv.org/abs/1412.6980
Said.

#review
`
const stars = '*b*b*b*b*b*b*b*b*b*b*b*bc'
const longName = `glob/${'b'.repeat(60)}.md`

suite('a person who opens the folder of a stranger', () => {
  const local = useLocalArxiv()
  const editor = useEditor(() => ({
    settings: local().settings,
    files: {
      [hostileName]: digest,
      [longName]: 'See https://arxiv.org/abs/2011.10650 for more.\n',
      'glob/digest.yaml': `files: ['${stars}', '{a,aa,*}{a,aa,*}{a,aa,*}{a,aa,*}{a,aa,*}{a,aa,*}{a,aa,*}b']\n`,
    },
  }))

  test('reads the name of a file in a notification as text, and a click on it runs nothing', async () => {
    const { page } = editor()
    await editor().openFile(hostileName)
    await editor().runCommand('Research Digest: Export Digest…')
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Plain text' })
    await row.waitFor()
    await row.click()
    // The dialog for the file, with a place beside the digest.
    await page.locator('.quick-input-widget').getByText('OK', { exact: true }).click()
    const centre = await showNotifications(page)
    const message = centre.locator('.notification-list-item-message', { hasText: 'was exported to' })
    await message.waitFor()
    assert.match(
      (await message.innerText()).replaceAll('\u2060', ''),
      /exported to \[Press here\]\(command:workbench\.action\.showAboutDialog\)/,
    )
    assert.equal(await message.locator('a').count(), 0)
    await message.click()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0)
    await editor().screenshot('hostile file name')
  })

  test('sees a title with dollar signs whole in the list of symbols', async () => {
    const { page } = editor()
    await editor().openFile(hostileName)
    await editor().press('Control+Shift+O')
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'coloured' }).first()
    await row.waitFor()
    assert.match((await row.innerText()).replaceAll('\u2060', ''), /Of \$\(k\)\$-coloured \$\(trash\) lamps/)
    assert.equal(await row.locator('.codicon-trash').count(), 0)
    await editor().press('Escape')
  })

  // One that is not linear never ends.
  test('hovers beside a glob with a dozen of stars', async () => {
    await editor().openFile(longName)
    assert.ok((await editor().hover('2011.10650', 'arXiv:2011.10650')).includes('PDF'))
    assert.deepEqual(await editor().errors(), [])
  })
})
