import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../../../src/cli/commands/check.ts'
import { updateIndex } from '../../../src/cli/commands/updateIndex.ts'
import { UsageError } from '../../../src/cli/errors.ts'
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
    const { lines } = await runCommand(check, ['--library', path.join(folder, 'none'), folder])
    return lines.filter((line) => line.includes(' stale-index '))
  }

  test('writes README.md where there is none, and leaves a current one alone', async () => {
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`${readme} was written`])
    const text = await readFile(readme, 'utf8')
    assert.match(text, /^- 2024-03-09 \[Reading notes, March 9, 2024\]\(2024\/2024-03-09\.md\)$/m)
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`${readme} is current`])
    assert.equal(await readFile(readme, 'utf8'), text)
    assert.ok((await readdir(folder)).every((name) => !name.includes('unfinished')))
    assert.deepEqual(await staleLines(), [])
  })

  test('refreshes what stands between the marks, which check found to be stale', async () => {
    await writeFile(
      readme,
      '# Ours\n\n<!-- digest-index:start digests -->\n\n- 2024-03-10 [Reading notes, March 9, 2024](2024/2024-03-09.md)\n\n<!-- digest-index:end -->\n\nKept.\n',
    )
    assert.match((await staleLines()).join('\n'), /README\.md:5:1 stale-index .*2024-11-23/)
    assert.deepEqual((await runCommand(updateIndex, [folder])).lines, [`${readme} was refreshed`])
    const text = await readFile(readme, 'utf8')
    assert.ok(text.startsWith('# Ours\n\n<!-- digest-index:start digests -->\n\n- 2024-11-23 '))
    assert.ok(text.endsWith('\n\n<!-- digest-index:end -->\n\nKept.\n'))
    assert.deepEqual(await staleLines(), [])
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
    const { lines } = await runCommand(check, ['--library', path.join(folder, 'none'), readme])
    assert.deepEqual(lines, [])
  })

  test('expects one folder', async () => {
    await assert.rejects(runCommand(updateIndex, []), UsageError)
    await assert.rejects(runCommand(updateIndex, [folder, folder]), UsageError)
  })
})
