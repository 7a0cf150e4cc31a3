import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { library } from '../../../src/cli/commands/library.ts'
import { updates } from '../../../src/cli/commands/updates.ts'
import { runCommand } from './runCommand.ts'

const entry = (id: string, said: string) => `${titles[id]}\nhttps://arxiv.org/abs/${id}\n${said}\n\n`
const titles: Readonly<Record<string, string>> = {
  '2401.00001': 'Glazing Stone Tiles',
  '2401.00002': 'Wide Rivers of the North',
  '2401.00003': 'Old Deserts of the West',
}
const records = [
  { id: '2401.00001', title: 'Glazing $\\alpha$ Tiles', comment: 'Withdrawn by the authors' },
  { id: '2401.00002', title: 'Wide Rivers', version: 2, updatedAt: '2024-05-01T10:00:00Z' },
  { id: '2401.00003', title: 'Old Deserts' },
]

suite('the command updates', () => {
  let folder: string
  let file: string
  const run = (...args: string[]) =>
    runCommand(updates, ['--library', path.join(folder, 'library.sqlite'), ...args])
  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-updates-'))
    file = path.join(folder, 'one.md')
    const covered = records.map(({ id }) => entry(id, `I liked ${id.slice(-1)}.`))
    await writeFile(file, `# February 1, 2024\n\n${covered.join('')}#review\n`)
    await writeFile(
      path.join(folder, 'two.md'),
      `# June 1, 2024\n\n${entry('2401.00002', 'Still.')}#review\n`,
    )
    await importRecords(records)
  })
  const importRecords = async (read: readonly object[]) => {
    const lines = read.map((record) => JSON.stringify({ authors: ['Ann'], source: 'arxiv-api', ...record }))
    await writeFile(path.join(folder, 'papers.jsonl'), `${lines.join('\n')}\n`)
    const paths = ['--library', path.join(folder, 'library.sqlite'), path.join(folder, 'papers.jsonl')]
    assert.equal((await runCommand(library, ['import', ...paths])).code, 0)
  }
  teardown(() => rm(folder, { recursive: true, force: true }))

  test('prints what nobody has told yet, with the place and the words of the covering', async () => {
    assert.deepEqual(await run(folder), {
      code: 0,
      lines: [
        `${file}:3 2401.00001 Glazing α Tiles: Since withdrawn, with the comment “Withdrawn by the authors”. Covered on 2024-02-01: “I liked 1”.`,
      ],
      complaints: [],
    })
  })

  test('prints all on demand, as objects too', async () => {
    const { lines } = await run('--all', folder)
    assert.match(
      lines[1] ?? '',
      /one\.md:7 2401\.00002 Wide Rivers: Since revised.* Reported in .*two\.md:3\.$/,
    )
    const printed = (await run('--all', '--json', folder)).lines.map((line) => JSON.parse(line))
    assert.deepEqual(printed[1], {
      ...{ kind: 'revised', id: '2401.00002', title: 'Wide Rivers', fact: 'v2 (2024-05-01)' },
      covered: { file, line: 7, date: '2024-02-01', said: 'I liked 2.' },
      told: { file: path.join(folder, 'two.md'), line: 3, date: '2024-06-01', said: 'Still.' },
    })
  })

  test('prints whose code has appeared since the first record', async () => {
    const first = { id: '2401.00003', title: 'Old Deserts', abstract: 'We walk.', version: 1 }
    await importRecords([first])
    const later = { version: 2, updatedAt: '2024-05-01', abstract: 'We walk. Code: https://github.com/a/b.' }
    await importRecords([{ ...first, ...later }])
    const [, line] = (await run(folder)).lines
    assert.equal(
      line,
      `${file}:11 2401.00003 Old Deserts: Code has since appeared: https://github.com/a/b. Covered on 2024-02-01: “I liked 3”.`,
    )
    const [, printed] = (await run('--json', folder)).lines.map((each) => JSON.parse(each))
    assert.deepEqual([printed.kind, printed.fact], ['code', 'https://github.com/a/b'])
  })

  test('prints which papers were retracted that have only a DOI', async () => {
    const torn = path.join(folder, 'three.md')
    const said = 'Learning from Torn Maps\nhttps://dl.acm.org/doi/10.5555/Torn-Maps\nIt mends them.\n'
    await writeFile(torn, `---\ndigest: true\n---\n# March 1, 2024\n\n${said}`)
    const record = { id: '10.5555/torn-maps', title: 'Learning from Torn Maps', source: 'crossref' }
    await importRecords([{ ...record, version: 2, retraction: { date: '2025-03-04' } }])
    assert.deepEqual((await run(torn)).lines, [
      `${torn}:6 10.5555/torn-maps Learning from Torn Maps: Retracted by its publisher (2025-03-04). Covered on 2024-03-01: “It mends them”.`,
    ])
  })

  test('says that there is no library, and begins none', async () => {
    const { code, complaints } = await runCommand(updates, ['--library', path.join(folder, 'none'), folder])
    assert.equal(code, 2)
    assert.match(complaints.join('\n'), /no library at .*none; expected one/)
    await assert.rejects(run(), /expects at least one file or folder/)
  })
})
