import assert from 'node:assert/strict'
import path from 'node:path'
import { useEditor } from './support/useEditor.ts'
import { useLocalArxiv } from './support/useLocalArxiv.ts'
import { waitUntil } from './support/waitUntil.ts'
import {
  adam,
  attention,
  diffusion,
  digestIn,
  entriesOf,
  residual,
  type WrittenForm,
  writtenForms,
  writtenProse,
} from './support/writtenForms.ts'

/** Words of a mention that are never broken across two lines. */
const adamIn = (form: WrittenForm) => (form.mention(adam) === adam.url ? '1412' : 'Stochastic')
const known = [attention, residual, adam, diffusion]
const textIn = (form: WrittenForm) => {
  const { attention, residual, fewShot } = entriesOf(form)
  return digestIn(form, [[attention, residual], [fewShot]])
}
const documents = [...writtenForms.map((form) => ({ file: form.file, text: textIn(form) })), ...writtenProse]

suite('a person whose digest has a form of its own', () => {
  const local = useLocalArxiv()
  const files = {
    ...Object.fromEntries(documents.map(({ file, text }) => [file, text])),
    'known/known.md': known.map(({ url }) => `${url}\n`).join(''),
  }
  const editor = useEditor(() => ({ files, settings: local().settings }))
  let opened: { readonly file: string; readonly text: string } = { file: '', text: '' }

  suiteSetup(async () => {
    await editor().openFile('known/known.md')
    await editor().hover('2006.11239', 'Jonathan Ho')
  })

  /** Shows a document as it was at first: what a test has left in it is taken back. */
  async function open(file: string, text: string): Promise<void> {
    if (file !== opened.file) await editor().openFile(file)
    opened = { file, text }
    await waitUntil(`${file} as it was`, async () => {
      if ((await editor().savedText(file)) === text) return true
      await editor().press('Control+Z')
      return false
    })
  }

  async function goToText(words: string, text = opened.text): Promise<void> {
    const before = text.slice(0, text.indexOf(words)).split('\n')
    await editor().goTo(before.length, (before.at(-1)?.length ?? 0) + 3)
  }

  /** Says something of a paper, once the cursor is where that goes. */
  async function goOn(expected: string): Promise<void> {
    const lines = expected.slice(0, expected.indexOf('Fine.')).split('\n')
    await editor().waitForStatus(new RegExp(`Ln ${lines.length}, Col ${(lines.at(-1)?.length ?? 0) + 1}\\b`))
    await editor().type('Fine.')
  }

  async function reads(expected: string): Promise<void> {
    let now = ''
    const read = async () => {
      now = await editor().savedText(opened.file)
      return now
    }
    await waitUntil('The text', read, (text) => text === expected).catch(() => assert.equal(now, expected))
  }

  async function shows(words: string, times = 1): Promise<void> {
    await waitUntil(
      words,
      () => editor().page.locator('.editor-instance .view-lines').first().innerText(),
      (shown) => shown.replaceAll('\u00a0', ' ').split(words).length > times,
    )
  }

  /** The text is as expected, as it was after so many steps back, and as expected after as many again. */
  async function undoesAndRepeats(
    action: string,
    expected: string,
    steps = 1,
    before = opened.text,
  ): Promise<void> {
    await reads(expected)
    await editor().screenshot(`form ${path.parse(opened.file).name} ${action}`)
    for (let step = 0; step < steps; step++) await editor().press('Control+Z')
    await reads(before)
    for (let step = 0; step < steps; step++) await editor().press('Control+Y')
    await reads(expected)
  }

  for (const form of writtenForms) {
    const { attention: first, residual: second, fewShot: third } = entriesOf(form)
    const text = textIn(form)
    const begin = () => open(form.file, text)
    const added = digestIn(form, [
      [first, second],
      [third, { paper: diffusion, said: 'Fine.' }],
    ]).trimEnd()
    const swapped = digestIn(form, [[second, first], [third]])

    suite(form.file, () => {
      test('hover', async () => {
        await begin()
        await editor().hover(attention.title, 'Vaswani')
        await editor().screenshot(`form ${form.file} hover`)
        await editor().hover(adamIn(form), 'Kingma')
      })

      test('type', async () => {
        await begin()
        await editor().goToEnd()
        const typed = `${form.marker ?? ''}2006.11239`
        await editor().type(typed)
        await editor().suggestions('Denoising')
        await editor().screenshot(`form ${form.file} type, the list`)
        await editor().acceptSuggestion('Denoising')
        await goOn(added)
        await undoesAndRepeats('type', added, 2, text + typed)
      })

      test('paste', async () => {
        await begin()
        await editor().goToEnd()
        await editor().paste('https://arxiv.org/pdf/2006.11239v2')
        await shows('Denoising')
        await goOn(added)
        await undoesAndRepeats('paste', added, 2)
      })

      test('drop', async () => {
        await begin()
        await editor().goToEnd()
        await editor().dropAddress(diffusion.url)
        await shows('Denoising')
        await goOn(added)
        await undoesAndRepeats('drop', added, 2)
      })

      test('move down and up', async () => {
        await begin()
        await goToText(attention.title)
        await editor().press('Control+K')
        await editor().press('Alt+ArrowDown')
        await undoesAndRepeats('down', swapped)
        await goToText(attention.title, swapped)
        await editor().press('Control+K')
        await editor().press('Alt+ArrowUp')
        await reads(text)
      })

      test('move to another section', async () => {
        await begin()
        await goToText(attention.title)
        await editor().runCommand('Research Digest: Move Entry to Section…')
        await editor().page.locator('.quick-input-list .monaco-list-row').last().click()
        await undoesAndRepeats('section', digestIn(form, [[second], [third, first]]))
      })

      test('sort', async () => {
        await begin()
        await goToText(attention.title)
        await editor().runCommand('Research Digest: Sort Section…')
        await editor().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Oldest' }).click()
        await undoesAndRepeats('sort', swapped)
      })

      test('turn an entry into a mention', async () => {
        await begin()
        await goToText(residual.title)
        await editor().runCommand('Research Digest: Turn Entry into Mention')
        const joined = {
          ...first,
          said: `${first.said} ${second.said} ([${residual.title}](${residual.url}))`,
        }
        await undoesAndRepeats(
          'mention',
          digestIn(form, [form.asMention === undefined ? [joined] : [first, form.asMention], [third]]),
        )
      })

      test('turn a mention into an entry', async () => {
        await begin()
        await editor().clickOn(adamIn(form))
        await editor().runCommand('Research Digest: Turn Mention into Entry')
        // Once in the mention, where that says the title, and in the entry.
        await shows('Stochastic', form.mention(adam).includes('Stochastic') ? 2 : 1)
        await editor().type('Fine.')
        const entry = { paper: adam, said: 'Fine.' }
        await undoesAndRepeats('entry', digestIn(form, [[first, entry, second], [third]]), 2)
      })
    })
  }

  for (const { file, text, mention, words } of writtenProse) {
    const typed = `${text}${words[0]}`
    suite(file, () => {
      test('hover', async () => {
        await open(file, text)
        await editor().hover('residual nets', 'Kaiming He')
        await editor().screenshot(`form ${file} hover`)
      })

      test('type', async () => {
        await open(file, text)
        await editor().goToEnd()
        await editor().type(`${words[0]}2006.11239`)
        // A number in a sentence opens no list by itself.
        await editor().askForSuggestions('Denoising')
        await editor().acceptSuggestion('Denoising')
        await editor().type(words[1])
        await undoesAndRepeats('type', typed + mention + words[1], 2, `${typed}2006.11239`)
      })

      test('paste', async () => {
        await open(file, text)
        await editor().goToEnd()
        await editor().type(words[0])
        await editor().paste(diffusion.url)
        await shows('Denoising')
        await editor().type(words[1])
        await undoesAndRepeats('paste', typed + mention + words[1], 2, typed)
      })

      test('drop', async () => {
        await open(file, text)
        await editor().goToEnd()
        await editor().type(words[0])
        // The place of the drop is that of the cursor.
        await shows(words[0].trim())
        await editor().dropAddress(diffusion.url)
        await shows('Denoising')
        await editor().type(words[1])
        await undoesAndRepeats('drop', typed + mention + words[1], 2, typed)
      })
    })
  }

  suite('in any form', () => {
    test('meets no error', async () => {
      assert.deepEqual(await editor().errors(), [])
    })
  })
})
