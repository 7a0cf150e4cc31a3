import assert from 'node:assert/strict'
import { ArchiveReader } from '../../../src/archive/archiveReader.ts'
import { recordOf } from '../../helpers/archives.ts'

const workerPath = new URL('../../../src/archive/worker.ts', import.meta.url)
const text = 'A Title\nhttps://arxiv.org/abs/2403.00011\nSaid.\n\n#review\n'

suite('the archive read in a thread of its own', () => {
  let reader: ArchiveReader
  setup(() => {
    reader = new ArchiveReader(workerPath)
  })
  teardown(() => reader.close())

  test('is what is read here, of bytes and of texts, several calls at once', async () => {
    const bytes = new TextEncoder().encode(`ignored ${text}`).subarray('ignored '.length)
    const [first, second] = await Promise.all([
      reader.read([{ file: 'a.md', content: bytes, sections: [], entries: [] }]),
      reader.read([
        { file: 'b.md', content: text, sections: [], entries: [] },
        { file: 'c.md', content: '# No papers\n', sections: [], entries: [] },
      ]),
    ])
    assert.deepEqual(first, [{ file: 'a.md', record: recordOf('a.md', text) }])
    assert.deepEqual(second, [
      { file: 'b.md', record: recordOf('b.md', text) },
      { file: 'c.md', record: undefined },
    ])
    assert.equal(new TextDecoder().decode(bytes), text)
  })

  test('decodes UTF-16, and tells of bytes that are no text', async () => {
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const latin = new Uint8Array(Buffer.from(`Café\n${text}`, 'latin1'))
    const changes = await reader.read([
      { file: 'a.md', content: wide, sections: [], entries: [] },
      { file: 'b.md', content: latin, sections: [], entries: [] },
    ])
    assert.deepEqual(changes, [
      { file: 'a.md', record: recordOf('a.md', text) },
      { file: 'b.md', record: undefined, isUnreadable: true },
    ])
  })

  test('takes sections and choices with it', async () => {
    const content = 'Kurz und gut\n\nA Title\nhttps://arxiv.org/abs/2403.00011\nSaid.\n'
    const [change] = await reader.read([
      { file: 'a.md', content, sections: ['Kurz und gut'], entries: [], isChosen: true },
    ])
    assert.equal(change?.record?.isDigest, true)
    assert.equal((change?.record?.rows.length ?? 0) / 8, 2)
  })

  test('fails when its thread cannot run, and when it was closed', async () => {
    const broken = new ArchiveReader(new URL('./none.ts', import.meta.url))
    await assert.rejects(broken.read([]), { code: 'archive-unavailable' })
    await broken.close()
    await assert.rejects(broken.read([]), { code: 'archive-unavailable' })
  })

  test('leaves out by name the texts that end or stop its thread, and reads all others', async function () {
    this.timeout(120_000)
    const said: string[] = []
    const log = {
      info() {},
      warn: (line: string) => said.push(line),
      error: (line: string) => said.push(line),
    }
    const failing = new ArchiveReader(new URL('./failingWorker.ts', import.meta.url), { log, hangMs: 3_000 })
    const contents = [text, 'exit', text, text, 'throw', text, 'hang', text].map((content, index) =>
      index % 2 === 0 ? content : new TextEncoder().encode(content),
    )
    const texts = contents.map((content, index) => ({
      file: `${index}.md`,
      content,
      sections: [],
      entries: [],
    }))
    const found = await Promise.all([
      failing.read(texts.slice(0, 4)),
      failing.read(texts.slice(4)),
      failing.read(texts.slice(0, 1)),
    ])
    await failing.close()
    assert.deepEqual(
      found.map((changes) => changes.map(({ file, record }) => `${file} ${record ? 'read' : 'left out'}`)),
      [
        ['0.md read', '1.md left out', '2.md read', '3.md read'],
        ['4.md left out', '5.md read', '6.md left out', '7.md read'],
        ['0.md read'],
      ],
    )
    for (const file of ['1.md', '4.md', '6.md'])
      assert.ok(
        said.some((line) => line.startsWith(`${file} cannot be read`)),
        file,
      )
    assert.ok(said.some((line) => line.includes('is restarted: exit code 3')))
    assert.ok(said.some((line) => line.includes('no answer in 3 s')))
  })
})
