import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/base/span.ts'
import { type PasteQuestion, PasteThread } from '../../../src/paste/pasteThread.ts'
import { arxivId, paper } from '../../helpers/papers.ts'
import { bombPdf, pdfOf } from '../../helpers/pdfFile.ts'

const known = paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' })
const source = new URL('../../../src/paste/worker.ts', import.meta.url)

suite('the thread that reads what is pasted', () => {
  const thread = new PasteThread(source)
  suiteTeardown(() => thread.dispose())

  test('reads text, and answers each question with its own papers', async () => {
    const ids = ['2401.00001', '2402.00002', 'hep-th/9901001']
    const answers = await Promise.all(ids.map((id) => thread.read({ text: `arXiv:${id}`, files: [] })))
    assert.deepEqual(
      answers.map((answer) => answer?.references.map(({ id }) => id)),
      ids.map((id) => [id]),
    )
    assert.equal(await thread.read({ text: 'no paper', files: [] }), undefined)
  })

  test('reads files by their names, else by their first pages', async () => {
    const files = [
      { name: '2401.00001v3.pdf' },
      { name: 'hep-th_9901001.pdf' },
      { name: 'Author et al - 2402.00002 - A Title.pdf' },
      { name: 'paper.pdf', bytes: pdfOf(['A Title', 'arXiv:2403.00003v1  [cs.CL]  5 Mar 2024']) },
      { name: 'old.pdf', bytes: pdfOf(['arXiv:math.GT/0309136v1 [math.GT] 8 Sep 2003']) },
    ]
    const read = await thread.read({ text: '', files })
    assert.deepEqual(
      read?.references.map(({ id }) => id),
      ['2401.00001', 'hep-th/9901001', '2402.00002', '2403.00003', 'math/0309136'],
    )
    assert.ok(read?.isWhole)
  })

  test('says when a file names no paper, and reads the others', async () => {
    const files = [
      { name: '2401.00001.pdf' },
      { name: 'broken.pdf', bytes: new Uint8Array([1, 2, 3]) },
      { name: 'other.pdf', bytes: pdfOf(['A page that cites arXiv:2403.00003v1 and has no stamp']) },
    ]
    const read = await thread.read({ text: '', files })
    assert.deepEqual(
      read?.references.map(({ id }) => id),
      ['2401.00001'],
    )
    assert.equal(read?.isWhole, false)
  })

  test('reads the files around one that never ends, and goes on', async () => {
    const impatient = new PasteThread(source, { fileMs: 3000 })
    const stamped = (id: string) => ({
      name: 'paper.pdf',
      bytes: pdfOf([`arXiv:${id}v1 [cs.CL] 5 Mar 2024`]),
    })
    try {
      const files = [stamped('2403.00003'), { name: 'bomb.pdf', bytes: bombPdf() }, stamped('2403.00004')]
      const reading = impatient.read({ text: '', files })
      const meanwhile = await impatient.read({ text: 'arXiv:2401.00001', files: [] })
      assert.deepEqual(
        [meanwhile, await reading].map((read) => read?.references.map(({ id }) => id)),
        [['2401.00001'], ['2403.00003', '2403.00004']],
      )
      assert.equal((await reading)?.isWhole, false)
    } finally {
      await impatient.dispose()
    }
  })

  test('writes entries, and says whether they make a digest of the text', async () => {
    const other = arxivId('2401.00078')
    const question: PasteQuestion = {
      text: '',
      span: { start: 0, end: 0 },
      fileName: 'a.md',
      isMarkdown: true,
      references: [{ id: known.id }, { id: other }],
      ...{ sections: [], entries: [], layout: undefined, link: undefined, earlier: undefined, known: [] },
      records: new Map([[known.id, known]]),
    }
    const answer = await thread.paste(question)
    assert.equal(
      answer?.written.newText,
      `${known.title}\nhttps://arxiv.org/abs/2401.00077\n\nhttps://arxiv.org/abs/${other}\n`,
    )
    assert.deepEqual(
      answer?.written.pending.map(({ id }) => id),
      [other],
    )
    assert.ok(answer?.makesDigest)
  })

  test('names papers by their titles as the line of each allows', async () => {
    const url = 'https://arxiv.org/abs/2401.00077'
    const text = `Wow! ${url}\nWow!${url}\n| ${url} | fine |\n`
    const mentions = Array.from(text.matchAll(/https:\S+/g), ({ index, 0: { length } }) => ({
      id: known.id,
      span: { start: index, end: index + length },
    }))
    const edits = await thread.complete({
      text,
      ...{ sections: [], entries: [], layout: undefined, link: undefined, earlier: undefined, known: [] },
      records: new Map([[known.id, { ...known, title: 'Left | Right' }]]),
      places: [],
      mentions,
    })
    const [words, ofCell] = [`[Left | Right](${url})`, `[Left \\| Right](${url})`]
    assert.equal(applyEdits(text, edits), `Wow! ${words}\nWow! ${words}\n| ${ofCell} | fine |\n`)
  })

  test('tells whoever waits that it cannot answer', async () => {
    const missing = new PasteThread(new URL('none.ts', import.meta.url))
    const unavailable = { code: 'paste-unavailable' }
    await assert.rejects(missing.read({ text: 'arXiv:2401.00001', files: [] }), unavailable)
    await missing.dispose()
    await assert.rejects(missing.read({ text: 'arXiv:2401.00001', files: [] }), unavailable)
  })
})
