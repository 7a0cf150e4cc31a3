import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import {
  cp,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../../../src/cli/commands/check.ts'
import { UsageError } from '../../../src/cli/commands/command.ts'
import { updateIndex } from '../../../src/cli/commands/updateIndex.ts'
import { noRecords } from './noRecords.ts'
import { runCommand } from './runCommand.ts'

const fixture = fileURLToPath(new URL('../../fixtures/archive', import.meta.url))

suite('the command index', () => {
  let folder: string
  let readme: string
  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-index-'))
    readme = path.join(folder, 'README.md')
    await cp(fixture, folder, { recursive: true })
  })
  teardown(() => rm(folder, { recursive: true, force: true }))

  const staleLines = async () => {
    const { lines } = await runCommand(check, [...noRecords, folder])
    return lines.filter((line) => line.includes(' stale-index '))
  }

  /** What the command says when it refuses, beside the results or as an error that ends it. */
  const refusal = async (args: readonly string[]): Promise<string> => {
    try {
      const { code, complaints } = await runCommand(updateIndex, args)
      assert.equal(code, 2)
      return complaints.join('\n')
    } catch (error) {
      return (error as Error).message
    }
  }

  test('writes README.md where there is none, and leaves a current one alone', async () => {
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`created ${readme}`])
    const text = await readFile(readme, 'utf8')
    assert.match(text, /^- 2024-03-09 \[Reading notes, March 9, 2024\]\(2024\/2024-03-09\.md\)$/m)
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`${readme} is up to date`])
    assert.equal(await readFile(readme, 'utf8'), text)
    assert.ok((await readdir(folder)).every((name) => !name.includes('unfinished')))
    assert.deepEqual(await staleLines(), [])
  })

  test('writes nothing while a file cannot be read, and says so', async () => {
    await writeFile(path.join(folder, 'latin.md'), Buffer.from('Caf\xe9', 'latin1'))
    const said = await refusal([folder])
    assert.match(said, /latin\.md: neither UTF-8 nor UTF-16/)
    assert.match(said, /README\.md: nothing was written, .*expected/)
    assert.ok(!existsSync(readme))
  })

  test('empties no index of a subfolder, which could not list all digests', async () => {
    const text = '<!-- digest-index:start digests -->\n\n- [Ours](../2024/2024-03-09.md)\n'
    const file = path.join(folder, 'lists', 'INDEX.md')
    await mkdir(path.dirname(file))
    await writeFile(file, text)
    assert.match(
      await refusal(['--file', file, folder]),
      /--file expects a document in .*, not ".*INDEX\.md"/,
    )
    assert.equal(await readFile(file, 'utf8'), text)
  })

  test('lists the same whether its document and the folder are named alike or not', async () => {
    const relative = path.relative('.', folder)
    const texts = new Set<string>()
    for (const file of [readme, path.relative('.', readme)])
      for (const named of [folder, relative, `${folder}/`]) {
        await rm(readme, { force: true })
        await runCommand(updateIndex, ['--file', file, named])
        texts.add(await readFile(readme, 'utf8'))
      }
    assert.equal(texts.size, 1)
    assert.match(
      [...texts].join(),
      /^- 2024-03-09 \[Reading notes, March 9, 2024\]\(2024\/2024-03-09\.md\)$/m,
    )
  })

  test('refreshes what stands between the marks, which check found to be stale', async () => {
    await writeFile(
      readme,
      '# Ours\n\n<!-- digest-index:start digests -->\n\n- 2024-03-10 [Reading notes, March 9, 2024](2024/2024-03-09.md)\n\n<!-- digest-index:end -->\n\nKept.\n',
    )
    assert.match((await staleLines()).join('\n'), /README\.md:5:1 stale-index .*2024-11-23/)
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`updated ${readme}`])
    const text = await readFile(readme, 'utf8')
    assert.ok(text.startsWith('# Ours\n\n<!-- digest-index:start digests -->\n\n- 2024-11-23 '))
    assert.ok(text.endsWith('\n\n<!-- digest-index:end -->\n\nKept.\n'))
    assert.deepEqual(await staleLines(), [])
  })

  test('keeps a byte order mark', async () => {
    await writeFile(readme, '\uFEFF# Ours\n\n<!-- digest-index:start -->\n<!-- digest-index:end -->\n')
    assert.equal((await runCommand(updateIndex, [folder])).code, 0)
    assert.match(await readFile(readme, 'utf8'), /^\uFEFF# Ours\n/)
  })

  test('lists neither drafts nor what is excluded', async () => {
    const digest = 'A Title\nhttps://arxiv.org/abs/2402.00001\nSaid.\n\n#review\n'
    await writeFile(path.join(folder, 'one.md'), `---\ndraft: true\n---\n${digest}`)
    await writeFile(path.join(folder, 'two.md'), `---\ndigest: false\n---\n${digest}`)
    await writeFile(path.join(folder, 'three.md'), digest)
    await writeFile(path.join(folder, 'four.md'), digest)
    await writeFile(path.join(folder, 'digest.yaml'), 'exclude: ["thr*.md"]\n')
    await runCommand(updateIndex, [folder])
    const listed = (await readFile(readme, 'utf8')).match(/\((one|two|three|four)\.md\)/g)
    assert.deepEqual([...new Set(listed)], ['(four.md)'])
  })

  test('writes into no document that has no place for it', async () => {
    await writeFile(readme, '# Ours\n')
    const { code, complaints } = await runCommand(updateIndex, [folder])
    assert.equal(code, 2)
    assert.match(
      complaints.join('\n'),
      /README\.md has no index; expected .*<!-- digest-index:start -->.*--add/,
    )
    assert.equal(await readFile(readme, 'utf8'), '# Ours\n')
  })

  test('is not called stale where the digests that it lists were not read', async () => {
    await writeFile(readme, '<!-- digest-index:start -->\n<!-- digest-index:end -->\n')
    const { lines } = await runCommand(check, [...noRecords, readme])
    assert.deepEqual(lines, [])
  })

  test('adds the first index to a document only where that is asked for, and keeps the rest', async () => {
    for (const [own, gap] of [
      ['# Ours\n\nKept.\n', '\n'],
      ['# Ours\r\nKept.', '\r\n\r\n'],
      ['\uFEFF# Ours\n', '\n'],
    ] as const) {
      await writeFile(readme, own)
      const { lines } = await runCommand(updateIndex, ['--add', folder])
      assert.deepEqual(lines, [`updated ${readme}`])
      const text = await readFile(readme, 'utf8')
      assert.ok(text.startsWith(`${own}${gap}<!-- digest-index:start -->`), JSON.stringify(text.slice(0, 80)))
      assert.equal(text.includes('\r\n'), own.includes('\r\n'))
      assert.deepEqual((await runCommand(updateIndex, ['--add', folder])).lines, [`${readme} is up to date`])
    }
  })

  test('leaves a document as it is whose letters it would lose', async () => {
    const marks = '<!-- digest-index:start -->\n<!-- digest-index:end -->\n'
    const unreadable = /neither UTF-8 nor UTF-16/
    const wide = /in UTF-16, and left as it is/
    for (const [bytes, problem] of [
      [Buffer.from(`Na\xefve notes\n\n${marks}`, 'latin1'), unreadable],
      [Buffer.concat([Buffer.from([0x82, 0xa0]), Buffer.from(marks)]), unreadable],
      [Buffer.from(`\ufeff# Ours\n\n${marks}`, 'utf16le'), wide],
      [Buffer.from(`# Ours\n\n${marks}`, 'utf16le'), wide],
    ] as const) {
      const elsewhere = path.join(folder, 'list.html')
      for (const file of [readme, elsewhere]) {
        await writeFile(file, bytes)
        for (const args of [[], ['--add']]) {
          assert.match(await refusal([...args, '--file', file, folder]), problem)
        }
        assert.deepEqual(await readFile(file), bytes)
        await rm(file)
      }
    }
  })

  test('leaves examples in code alone', async () => {
    const example =
      'Write this:\n\n    <!-- digest-index:start -->\n    Mine\n    <!-- digest-index:end -->\n'
    await writeFile(readme, `${example}\n<!-- digest-index:start -->\n<!-- digest-index:end -->\n`)
    await runCommand(updateIndex, [folder])
    const text = await readFile(readme, 'utf8')
    assert.ok(text.startsWith(example))
    assert.equal(
      text.match(/2024\/2024-03-09\.md/g)?.length ?? 0,
      text.slice(example.length).match(/2024\/2024-03-09\.md/g)?.length,
    )
  })

  test('writes through a link, keeps the mode, and takes no digest for its document', async () => {
    const marks = '<!-- digest-index:start -->\n<!-- digest-index:end -->\n'
    const real = path.join(folder, 'docs', 'real.md')
    await mkdir(path.dirname(real))
    await writeFile(real, marks, { mode: 0o600 })
    await rm(readme, { force: true })
    await symlink('docs/real.md', readme)
    await runCommand(updateIndex, [folder])
    assert.ok((await lstat(readme)).isSymbolicLink())
    assert.match(await readFile(real, 'utf8'), /2024-03-09/)
    assert.equal((await stat(real)).mode & 0o777, 0o600)

    const digest = path.join(folder, '2024', '2024-03-09.md')
    const before = await readFile(digest, 'utf8')
    await rm(readme)
    await link(digest, readme)
    await assert.rejects(
      runCommand(updateIndex, ['--add', folder]),
      /a digest in the folder under another name/,
    )
    assert.equal(await readFile(digest, 'utf8'), before)
  })

  test('does not part a document from its other name', async () => {
    await writeFile(readme, '<!-- digest-index:start -->\n<!-- digest-index:end -->\n')
    await link(readme, path.join(folder, 'README.bak'))
    const before = await readFile(readme, 'utf8')
    await assert.rejects(runCommand(updateIndex, [folder]), /README\.md: also exists under another name/)
    assert.equal(await readFile(readme, 'utf8'), before)
    assert.equal((await stat(readme)).nlink, 2)
  })

  test('expects a folder, and a document in it', async () => {
    assert.match(await refusal([readme.replace('README', '2023-01-06')]), /is not a folder|does not exist/)
    for (const file of ['../elsewhere.md', '..', 'a/../../elsewhere.md']) {
      const named = path.join(folder, file)
      assert.match(await refusal(['--file', named, folder]), /--file expects a document in /, file)
      assert.ok(!existsSync(path.join(folder, '..', 'elsewhere.md')))
    }
  })

  test('expects one folder', async () => {
    await assert.rejects(runCommand(updateIndex, []), UsageError)
    await assert.rejects(runCommand(updateIndex, [folder, folder]), UsageError)
  })
})
