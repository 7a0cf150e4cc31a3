import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { digestText, showDigest } from '../support/digests.ts'
import { eventually } from '../support/eventually.ts'
import { hoverText } from '../support/hovers.ts'

suite('hover', () => {
  for (const words of ['arxiv.org/abs/1706', 'Attention Is']) {
    test(`shows the record of a paper at "${words}"`, async () => {
      const document = await showDigest(digestText)
      const text = await eventually(
        () => hoverText(document, words),
        (shown) => shown.includes('Vaswani'),
      )
      assert.match(text, /\*\*Attention Is All You Need\*\*/)
      assert.match(text, /Computation and Language/)
    })
  }

  test('works on a citation in any Markdown, and says nothing on other words', async () => {
    const document = await showDigest('# Notes\n\nAs arXiv:1412.6980 has it.\n')
    await eventually(
      () => hoverText(document, 'arXiv:1412'),
      (shown) => shown.includes('Kingma'),
    )
    assert.equal(await hoverText(document, 'has it'), '')
  })

  test('says that arXiv does not have a paper', async () => {
    const document = await showDigest('https://arxiv.org/abs/2401.99999\n')
    await eventually(
      () => hoverText(document, '2401.99999'),
      (shown) => shown.includes('no such paper'),
    )
  })

  test('shows it at the words of a link in a sentence and at a bare identifier', async () => {
    const document = await showDigest('As in [their work](https://arxiv.org/abs/1706.03762) and 1412.6980.\n')
    for (const [words, author] of [
      ['their work', 'Vaswani'],
      ['1412.6980', 'Kingma'],
    ] as const)
      await eventually(
        () => hoverText(document, words),
        (shown) => shown.includes(author),
      )
  })

  test('shows what Crossref says of a DOI, and that no registry knows it', async () => {
    const document = await showDigest(
      '# Notes\n\nSee https://doi.org/10.1038/nature14539, all of it, and doi:10.1000/unknown here.\n',
    )
    const text = await eventually(
      () => hoverText(document, 'nature14539'),
      (shown) => shown.includes('LeCun'),
    )
    assert.match(text, /\*\*Deep learning\*\*/)
    assert.match(text, /Nature 521/)
    await eventually(
      () => hoverText(document, '10.1000'),
      (shown) => shown.includes('neither Crossref nor DataCite'),
    )
    assert.equal(await hoverText(document, ' here'), '')
  })

  test('has actions that do what they say, at the place of the paper', async () => {
    const document = await showDigest('As https://arxiv.org/abs/1706.03762 has it, and 10 more.\n')
    const text = await eventually(
      () => hoverText(document, 'arxiv.org'),
      (shown) => shown.includes('Insert Title'),
    )
    const run = async (label: string) => {
      const [, id = '', encoded = ''] =
        new RegExp(`\\[${label}\\]\\(command:([\\w.]+)\\?([^)]+)\\)`).exec(text) ?? []
      await vscode.commands.executeCommand(id, ...JSON.parse(decodeURIComponent(encoded)))
    }
    await run('Copy Link')
    assert.equal(await vscode.env.clipboard.readText(), 'https://arxiv.org/abs/1706.03762')
    await run('Copy BibTeX')
    const bibtex = await vscode.env.clipboard.readText()
    assert.match(bibtex, /^@misc\{vaswani2017attention,\n {2}title = \{\{Attention Is All You Need\}\},/)
    await run('Insert Title')
    assert.equal(
      document.getText(),
      'As [Attention Is All You Need](https://arxiv.org/abs/1706.03762) has it, and 10 more.\n',
    )
  })

  test('has actions that do nothing with what nobody wrote', async () => {
    const document = await showDigest('As https://arxiv.org/abs/1706.03762 has it.\n')
    const before = document.getText()
    await vscode.env.clipboard.writeText('mine')
    for (const argument of [
      { uri: 'file:///etc/passwd', offset: 0 },
      { uri: document.uri.toString(), offset: -1 },
      { uri: document.uri.toString(), offset: 1e9 },
    ])
      for (const command of ['copyBibtex', 'copyPaperLink', 'insertTitle'])
        await vscode.commands.executeCommand(`researchDigest.${command}`, argument)
    assert.equal(document.getText(), before)
    assert.equal(await vscode.env.clipboard.readText(), 'mine')
  })
})
