import assert from 'node:assert/strict'
import { extensionId, readManifest } from '../../scripts/support/project.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { mixedReferences } from '../helpers/mixedReferences.ts'
import { pdfOf } from '../helpers/pdfFile.ts'
import { type LocalArxiv, startLocalArxiv } from '../localArxiv/server.ts'
import { localArxivSettings } from '../localArxiv/settings.ts'
import { type StandInPaper, standInPapers } from '../localArxiv/standInPapers.ts'
import { useEditor } from './support/useEditor.ts'
import { waitUntil } from './support/waitUntil.ts'

const many: readonly StandInPaper[] = Array.from({ length: 600 }, (_, index) => ({
  id: `2402.${String(index + 1).padStart(5, '0')}`,
  title: `A Study of Old Maps, Part ${index + 1}`,
  authors: ['Ann Author', 'Bo Weaver'],
  published: '2024-02-01',
  updated: '2024-02-01',
  version: 1,
  categories: ['cs.LG'],
  abstract: 'Maps.',
  invented: true,
}))

interface Form {
  readonly name: string
  readonly text: string
  readonly written: string
}

const title = 'Denoising Diffusion Probabilistic Models'
const url = 'https://arxiv.org/abs/2006.11239'
const forms: readonly Form[] = [
  {
    name: 'seed.txt',
    text: 'The papers below are well known.\n\nAttention Is All You Need\nhttps://arxiv.org/abs/1706.03762\nNo recurrence.\n\nDeep Residual Learning for Image Recognition\nhttps://arxiv.org/abs/1512.03385\nSkips.\n',
    written: `\n${title}\n${url}\nFine.`,
  },
  {
    name: 'list.md',
    text: '# Week 3\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): no recurrence.\n- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385): skips.\n',
    written: `- [${title}](${url}): Fine.`,
  },
  {
    name: 'headings.md',
    text: '# Week 3\n\n## [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n\nNo recurrence.\n\n## [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)\n\nSkips.\n',
    written: `\n## [${title}](${url})\n\nFine.`,
  },
  {
    name: 'table.md',
    text: '# Week 3\n\n| # | Paper | What I think |\n|---|---|---|\n| 1 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | no recurrence |\n| 2 | [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) | skips |\n',
    written: `| 3 | [${title}](${url}) | Fine. |`,
  },
  {
    name: '한국어 글.md',
    text: '# 이번 주 논문\n\n1. Attention Is All You Need\n- 링크: https://arxiv.org/abs/1706.03762\n- 요약: 순환 구조가 없다.\n\n2. Deep Residual Learning for Image Recognition\n- 링크: https://arxiv.org/abs/1512.03385\n- 요약: 지름길 연결.\n',
    written: `\n3. ${title}\n- 링크: ${url}\n- 요약: Fine.`,
  },
]
const list = forms[1]?.text ?? ''
const readme =
  '# A Library\n\nIt implements attention.\n\n## Install\n\nRun it.\n\n## Usage\n\nCall the function with a long list of words, and it gives another one. There is more to say.\n\n## References\n\n'

suite('a person who pastes papers', () => {
  let arxiv: LocalArxiv | undefined
  suiteSetup(async () => {
    arxiv = await startLocalArxiv({ papers: [...standInPapers, ...many] })
  })
  suiteTeardown(() => arxiv?.close())
  const editor = useEditor(() => {
    if (!arxiv) throw new Error('the local arXiv is not there')
    return {
      files: {
        ...Object.fromEntries(forms.map(({ name, text }) => [name, text])),
        'twelve.md': list,
        'selected.md': list,
        'many.md': list,
        'undone.md': list,
        'quick.md': list,
        'bibtex.md': list,
        'page.md': list,
        'prose.md': list,
        'late.md': list,
        'plain.md': list,
        'composed.md': list,
        'changed.md': list,
        'bare/2021-01-12.md': list,
        'bare/bare.md': `${url}\n2011.10650\narXiv:2402.00160\n`,
        'said.md': `${list}- ${url}: worth its time.\n`,
        'drop.md': list,
        'readme.md': readme,
        'empty.digest': '',
        'archive/2021-01-05.md': `# First\n\n- [${title}](${url}): seen.\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762): seen.\n`,
      },
      settings: localArxivSettings(arxiv),
    }
  })

  async function open(name: string): Promise<void> {
    await editor().openFile(name)
    await editor().focusEditor()
    await editor().goToEnd()
  }

  /** The whole text, once it is as wanted. Papers may come after it was saved, so that it is saved again and again. */
  function textOf(name: string, isRight: (text: string) => boolean): Promise<string> {
    return waitUntil(`The text of ${name}`, () => editor().savedText(name), isRight)
  }

  test('finds the extension active', async () => {
    await editor().openFile('list.md')
    const isActive = async () =>
      (await readRunningExtensions(editor().page, readManifest().name)).some(({ name }) =>
        extensionId().endsWith(`.${name}`),
      )
    assert.ok(await isActive())
  })

  for (const { name, text, written } of forms) {
    test(`gets an entry of the digest's form, and goes on with the commentary: ${name}`, async () => {
      await open(name)
      await editor().paste('https://arxiv.org/pdf/2006.11239v2')
      await waitUntil(
        'The title',
        () => editor().page.locator('.view-lines').innerText(),
        (shown) => shown.replaceAll('\u00a0', ' ').includes('Denoising'),
      )
      await editor().type('Fine.')
      await editor().screenshot(`paste ${name}`)
      assert.equal(await editor().savedText(name), text + written)
    })
  }

  test('makes a link of the words that were selected', async () => {
    await open('selected.md')
    await editor().type('As autoencoders show')
    for (let step = 0; step < ' show'.length; step++) await editor().press('ArrowLeft')
    await editor().press('Control+Shift+ArrowLeft')
    await editor().paste(url)
    const line = `As [autoencoders](${url}) show`
    const isPasted = (all: string) => all.endsWith(' show') && !all.includes('As autoencoders')
    assert.equal(await textOf('selected.md', isPasted), `${list}${line}`)
  })

  test('gets twelve entries of mixed references in one step, and is told which were there', async () => {
    await open('twelve.md')
    const references = [
      url,
      'arXiv:2011.10650',
      '1706.03762',
      ...many
        .slice(0, 9)
        .map(
          ({ id }, index) =>
            [`https://arxiv.org/abs/${id}`, id, `arXiv:${id}v1 [cs.LG] 1 Feb 2024`][index % 3],
        ),
    ]
    await editor().paste(references.join('\n'))
    const pasted = await textOf('twelve.md', (text) => text.includes('Part 9]'))
    assert.ok(pasted.startsWith(`${list}- [${title}](${url})`), pasted)
    assert.equal(pasted.match(/^- \[/gm)?.length, 14, pasted)
    await editor().screenshot('paste twelve')
    const notices = await editor().notifications()
    assert.ok(
      notices.some((each) => each.includes('Already an entry here: “Attention Is All You Need”')),
      notices.join(),
    )
    assert.ok(
      notices.some((each) => /Covered before: “Denoising[^”]*” in 2021-01-05 · First/.test(each)),
      notices.join(),
    )
    // On a busy machine the titles may come a moment later, and are a step of their own then.
    let steps = 0
    for (let text = pasted; text !== list && steps < 2; steps++) {
      const last = text
      await editor().press('Control+Z')
      text = await textOf('twelve.md', (now) => now !== last)
    }
    assert.equal(await editor().savedText('twelve.md'), list)
    for (let step = 0; step < steps; step++) await editor().press('Control+Y')
    await textOf('twelve.md', (text) => text === pasted)
  })

  test('gets two hundred mixed references by two requests, each once, and takes them back', async () => {
    const papers = many.slice(200, 399)
    await open('many.md')
    const before = arxiv?.requests.length ?? 0
    const repeats = papers.slice(0, 3).map(({ id }) => `https://arxiv.org/pdf/${id}v1`)
    const other = 'https://doi.org/10.1145/3292500.3330701'
    const references = [mixedReferences(papers), other, ...repeats, 'https://arxiv.org/abs/1706.03762']
    await editor().paste(references.join('\n'))
    const pasted = await textOf(
      'many.md',
      (text) => text.includes('Part 399]') && !/^- https:.*arxiv/m.test(text),
    )
    const lines = pasted.slice(list.length).trimEnd().split('\n')
    assert.deepEqual(
      lines
        .slice(0, papers.length)
        .map((line) => /^- \[([^\]]+)\]\(https:\/\/arxiv\.org\/abs\/(\S+?)(?:v1)?\)/.exec(line)?.slice(1)),
      papers.map((paper) => [paper.title, paper.id]),
    )
    assert.deepEqual(
      lines.slice(papers.length).map((line) => line.replace(/: *$/, '')),
      [`- ${other}`, '- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)'],
    )
    const requests = (arxiv?.requests.length ?? 0) - before
    assert.ok(requests <= 2, `${requests} requests`)
    await editor().screenshot('paste many')
    // Titles that came later are steps of their own, one for each response.
    const stages = [pasted]
    while (stages.at(-1) !== list && stages.length < 6) {
      await editor().press('Control+Z')
      stages.push(await textOf('many.md', (text) => text !== stages.at(-1)))
    }
    assert.equal(stages.at(-1), list)
    for (const stage of stages.toReversed().slice(1)) {
      await editor().press('Control+Y')
      await textOf('many.md', (text) => text === stage)
    }
  })

  test('never gets titles for what was taken back before they came', async () => {
    const release = arxiv?.hold()
    const papers = many.slice(400, 420)
    await open('undone.md')
    await editor().paste(mixedReferences(papers.slice(0, 6)))
    await textOf('undone.md', (text) => text.includes(papers[5]?.id ?? ''))
    await editor().press('Control+Z')
    await textOf('undone.md', (text) => text === list)
    await editor().paste(`https://arxiv.org/abs/${papers[10]?.id}`)
    await textOf('undone.md', (text) => text.includes(papers[10]?.id ?? ''))
    release?.()
    const text = await textOf('undone.md', (now) => now.includes(`[${papers[10]?.title}]`))
    assert.equal(text.match(/^- /gm)?.length, 3, text)
  })

  test('loses nothing of what is pasted and typed quickly while records are late', async () => {
    const release = arxiv?.hold()
    const [one, two] = many.slice(420, 422)
    await open('quick.md')
    // VS Code gives up what is pasted when something is typed before it is there.
    await editor().paste(`https://arxiv.org/abs/${one?.id}`)
    await textOf('quick.md', (text) => text.includes(one?.id ?? ''))
    await editor().type('Fine.\n')
    await editor().paste(`https://arxiv.org/abs/${two?.id}`)
    await textOf('quick.md', (text) => text.includes(two?.id ?? ''))
    await editor().type('Good.')
    await textOf('quick.md', (text) => text.includes('Good.'))
    release?.()
    await textOf(
      'quick.md',
      (text) =>
        text ===
        `${list}- [${one?.title}](https://arxiv.org/abs/${one?.id}): Fine.\n- [${two?.title}](https://arxiv.org/abs/${two?.id}): Good.`,
    )
  })

  test('gets entries of BibTeX, and of the links of a page', async () => {
    await open('bibtex.md')
    await editor().paste(
      `@misc{a,\n  title={${title}},\n  author={Jonathan Ho and others},\n  eprint={2006.11239},\n  archivePrefix={arXiv}\n}\n`,
    )
    await textOf('bibtex.md', (text) => text.startsWith(`${list}- [${title}](${url}):`))
    await open('page.md')
    await editor().page.evaluate(
      `navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob(['Deep\\nDenoising'], { type: 'text/plain' }), 'text/html': new Blob(['<ul><li><a href="https://arxiv.org/abs/2011.10650">Deep</a></li><li><a href="${url}">Denoising</a></li></ul>'], { type: 'text/html' }) })])`,
    )
    await editor().press('Control+V')
    await textOf('page.md', (text) => /- \[Very Deep VAEs.*\n- \[Denoising/.test(text.slice(list.length)))
  })

  test('gets a mention among words', async () => {
    await open('prose.md')
    await editor().type('\nAs in ')
    await editor().paste(url)
    await textOf('prose.md', (text) => text.endsWith(`As in [${title}](${url})`))
  })

  test('gets the title when it comes, below what was typed meanwhile', async () => {
    const release = arxiv?.hold()
    await open('late.md')
    await editor().paste('2402.00150\n2402.00151')
    await textOf('late.md', (text) => text.includes('- https://arxiv.org/abs/2402.00151'))
    await editor().screenshot('paste late, before')
    release?.()
    await textOf('late.md', (text) => /- \[A Study of Old Maps, Part 150\].*\n- \[/.test(text))
    await editor().screenshot('paste late, after')
  })

  test('is not disturbed in the middle of a composition', async () => {
    const release = arxiv?.hold()
    await open('composed.md')
    await editor().paste('hep-th/9711200')
    await textOf('composed.md', (text) => text.endsWith('- https://arxiv.org/abs/hep-th/9711200: '))
    await editor().goTo(3, 1)
    await editor().press('End')
    await editor().type(' ')
    const devtools = await editor().page.context().newCDPSession(editor().page)
    const compose = (text: string) =>
      devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await compose('하')
    release?.()
    await compose('한')
    await devtools.send('Input.insertText', { text: '한' })
    await editor().compose(['그', '글'])
    const text = await textOf('composed.md', (now) =>
      /- \[[^\]]+\]\(https:\/\/arxiv\.org\/abs\/hep-th\/9711200\)/.test(now),
    )
    assert.match(text, /no recurrence\. 한글\n/)
    await devtools.detach()
  })

  test('keeps the address of a paper that cannot be had, and what is changed meanwhile', async () => {
    const release = arxiv?.hold()
    await open('changed.md')
    await editor().paste('math/0211159\nquant-ph/9508027\n2401.99998')
    await textOf('changed.md', (text) => text.endsWith('- https://arxiv.org/abs/2401.99998'))
    await editor().goTo(5, 1)
    await editor().press('End')
    await editor().type('#own')
    release?.()
    // The one below is completed in the same edit.
    const text = await textOf('changed.md', (now) =>
      now.includes('](https://arxiv.org/abs/quant-ph/9508027)'),
    )
    assert.match(
      text,
      /\n- https:\/\/arxiv\.org\/abs\/math\/0211159#own\n- \[.*\n- https:\/\/arxiv\.org\/abs\/2401\.99998$/,
    )
  })

  test('gets the plain text by another key, and by a menu', async () => {
    await open('plain.md')
    await editor().page.evaluate(`navigator.clipboard.writeText('2006.11239')`)
    await editor().press('Control+Alt+V')
    await textOf('plain.md', (text) => text === `${list}2006.11239`)
    await editor().press('Control+Z')
    await editor().press('Control+V')
    await textOf('plain.md', (text) => text.includes(title))
    await editor().page.locator('.post-edit-widget').first().waitFor()
    await editor().screenshot('paste menu')
  })

  test('gets an entry in an empty digest, in the form of the latest', async () => {
    await open('empty.digest')
    await editor().paste(url)
    await textOf('empty.digest', (text) => text === `- [${title}](${url}): `)
  })

  test('gets the plain text in a document that is no digest, with entries to choose', async () => {
    await open('readme.md')
    await editor().paste(`${url}\n`)
    await textOf('readme.md', (text) => text === `${readme}${url}\n`)
  })

  test('gets an entry of a PDF that is dropped, by the stamp on its page', async () => {
    await open('drop.md')
    const bytes = Array.from(pdfOf(['A Title', 'arXiv:2006.11239v2 [cs.LG] 16 Dec 2020']))
    await editor().page.evaluate(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], 'paper.pdf', { type: 'application/pdf' }))
      const lines = document.querySelectorAll('.editor-instance .view-line')
      const last = lines[lines.length - 1]
      const { left, top, height } = last.getBoundingClientRect()
      const at = { clientX: left + 1, clientY: top + height / 2 }
      for (const type of ['dragenter', 'dragover', 'drop'])
        last.dispatchEvent(new DragEvent(type, { ...at, dataTransfer: transfer, shiftKey: true, bubbles: true, cancelable: true }))
    })()`)
    await textOf('drop.md', (text) => text.startsWith(`${list}- [${title}](${url}): `))
    await editor().screenshot('paste drop')
  })

  test('completes addresses and identifiers that stand there, by a quick fix, in one step', async () => {
    const bare = `${url}\n2011.10650\narXiv:2402.00160\n`
    await editor().openFile('bare/bare.md')
    await editor().focusEditor()
    await editor().goTo(1)
    await editor().screenshot('complete, before')
    await editor().chooseQuickFix('Complete All 3 Papers into Entries')
    const text = `- [${title}](${url}):\n- [Very Deep VAEs Generalize Autoregressive Models and Can Outperform Them on Images](https://arxiv.org/abs/2011.10650):\n- [A Study of Old Maps, Part 160](https://arxiv.org/abs/2402.00160):\n`
    await textOf('bare/bare.md', (now) => now === text)
    await editor().screenshot('complete, after')
    await editor().press('Control+Z')
    await textOf('bare/bare.md', (now) => now === bare)
  })

  test('completes the address at the cursor, with what is said of it', async () => {
    await editor().openFile('said.md')
    await editor().focusEditor()
    await editor().goTo(5)
    await editor().chooseQuickFix('Complete into Entry')
    await textOf('said.md', (now) => now === `${list}- [${title}](${url}): worth its time.\n`)
  })

  test('meets no error', async () => {
    assert.deepEqual(await editor().errors(), [])
  })
})
