import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, linkSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { check } from '../../../src/cli/commands/check.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { noRecords } from './noRecords.ts'
import { runCommand } from './runCommand.ts'

const flawed = `# Papers of 2024-03-01

First Title
https://arxiv.org/pdf/2402.00001.pdf
Said first.

Third Title
https://www.arxiv.org/abs/2402.00009
Calm.

Second Title
http://arxiv.org/abs/2402.00002
Too.

#review
`

suite('the command check --fix', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = new TemporaryFolder({})
  })
  teardown(() => folder.remove())

  const run = (...args: string[]) => runCommand(check, [...noRecords, '--fix', ...args, folder.path])
  const read = (name: string) => readFileSync(folder.file(name), 'utf8')
  const fixed = flawed
    .replace('/pdf/2402.00001.pdf', '/abs/2402.00001')
    .replace('https://www.arxiv.org', 'https://arxiv.org')
    .replace('http://arxiv.org', 'https://arxiv.org')

  test('mends what “Fix All” does, says what, and finds nothing to mend after that', async () => {
    folder.write({ 'a.md': flawed })
    const { code, complaints, lines } = await run()
    assert.deepEqual([code, lines], [0, []])
    assert.equal(read('a.md'), fixed)
    assert.deepEqual(complaints, [`${folder.file('a.md')}: fixed noncanonical-link (3)`])
    assert.deepEqual(await run(), { code: 0, lines: [], complaints: [] })
  })

  test('reads lines that end with CR, and keeps their ends', async () => {
    folder.write({
      'a.md': flawed.replaceAll('\n', '\r'),
      'README.md': '<!-- digest-index:start digests -->\r<!-- digest-index:end -->\r',
    })
    const { code, complaints } = await run()
    assert.equal(code, 0)
    assert.ok(complaints.includes(`${folder.file('a.md')}: fixed noncanonical-link (3)`))
    assert.equal(read('a.md'), fixed.replaceAll('\n', '\r'))
    assert.match(read('README.md'), /\r- \[Papers[^\n]*\r<!-- digest-index:end -->\r$/)
    assert.deepEqual(await run(), { code: 0, lines: [], complaints: [] })
  })

  test('prints what is left, and exits by it', async () => {
    folder.write({ 'a.md': flawed.replace('2402.00001', '2402.0001') })
    const { code, lines } = await run('--format', 'json')
    assert.equal(code, 1)
    const [{ findings }] = lines.map((line) => JSON.parse(line))
    assert.deepEqual(
      findings.map(({ rule, line }: { rule: string; line: number }) => [rule, line]),
      [['malformed-arxiv-id', 4]],
    )
  })

  test('changes nothing that is no digest, nor conventions, nor what is excluded', async () => {
    const others = {
      'README.md': '# About\n\nSee http://arxiv.org/abs/2402.00002 for more.\n',
      'digest.yaml': 'exclude: ["old/**"]\nrules: {already-coverd: error}\n',
      'old/a.md': flawed,
      'b.md': `---\ndigest: false\n---\n${flawed}`,
    }
    folder.write(others)
    const { code } = await run()
    assert.equal(code, 1)
    for (const [name, text] of Object.entries(others)) assert.equal(read(name), text)
  })

  test('refreshes an index by what the digests say then', async () => {
    folder.write({
      'README.md': '# Ours\n\n<!-- digest-index:start digests -->\n<!-- digest-index:end -->\n',
      'a.md': flawed,
    })
    await run()
    assert.match(read('README.md'), /^- \[Papers of 2024-03-01\]\(a\.md\)/m)
    assert.deepEqual(await run(), { code: 0, lines: [], complaints: [] })
  })

  test('keeps byte order mark, line ends, mode and links', async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
    folder.write({ 'real/a.md': windows(flawed), 'b.md': windows(`${flawed.replace('#review\n', '')}`) })
    chmodSync(folder.file('real/a.md'), 0o640)
    symlinkSync('real/a.md', folder.file('link.md'))
    const { code, complaints } = await run()
    assert.equal(code, 0, complaints.join('\n'))
    assert.equal(read('real/a.md'), windows(fixed))
    assert.equal(statSync(folder.file('real/a.md')).mode & 0o777, 0o640)
    assert.ok(lstatSync(folder.file('link.md')).isSymbolicLink())
    assert.doesNotMatch(read('b.md'), /(?<!\r)\n/)
  })

  test('writes into no file that it would spoil, and exits with 2', async () => {
    const wide = Buffer.from(`\uFEFF${flawed}`, 'utf16le')
    folder.write({ 'wide.md': wide, 'locked.md': flawed, 'a.md': flawed, 'twice.md': flawed })
    linkSync(folder.file('twice.md'), folder.file('twice.bak'))
    chmodSync(folder.file('locked.md'), 0o444)
    const { code, complaints } = await run()
    assert.equal(code, 2)
    assert.match(complaints.join('\n'), /wide\.md: in UTF-16, and left as it is/)
    assert.match(complaints.join('\n'), /locked\.md: not writable/)
    assert.match(complaints.join('\n'), /twice\.md: also exists under another name/)
    assert.deepEqual(readFileSync(folder.file('wide.md')), wide)
    assert.equal(read('twice.md'), flawed)
    assert.equal(statSync(folder.file('twice.md')).nlink, 2)
    assert.equal(read('locked.md'), flawed)
    assert.equal(read('a.md'), fixed)
  })

  test('leaves a file alone that has changed since it was read', async () => {
    folder.write({ 'a.md': flawed, 'b.md': flawed.replaceAll('2402', '2403') })
    const edited = `${flawed.replaceAll('2402', '2403')}\nMore.\n`
    const output = {
      print: async () => {},
      write: async () => {},
      // Said between the two.
      complain: (line: string) => void (line.includes('a.md: fixed') && folder.write({ 'b.md': edited })),
      isRead: () => true,
    }
    const code = await check.run([...noRecords, '--fix', folder.path], output)
    assert.equal(code, 2)
    assert.equal(read('b.md'), edited)
    assert.equal(read('a.md'), fixed)
  })

  test('shows with --dry-run what it would change, and writes nothing', async () => {
    folder.write({ 'a.md': flawed, 'b.md': fixed.replaceAll('2402', '2403') })
    const { code, lines } = await run('--dry-run')
    assert.equal(code, 1)
    assert.equal(read('a.md'), flawed)
    // The folder is not the working one here.
    const input = `${lines.join('\n').replace(/^(---|\+\+\+) [ab]\/.*\/(\w+\.md)$/gm, '$1 x/$2')}\n`
    const patch = spawnSync('git', ['apply', '-'], { cwd: folder.path, input, encoding: 'utf8' })
    assert.equal(patch.status, 0, `${patch.stderr}\n${input}`)
    assert.equal(read('a.md'), fixed)
    assert.deepEqual(await run('--dry-run'), { code: 0, lines: [], complaints: [] })
  })

  for (const [what, change] of [
    ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ['CRLF and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['CR and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r')}`],
  ] as const)
    test(`shows with --dry-run the bytes that it would change: ${what}`, async () => {
      folder.write({ 'a b.md': change(flawed) })
      const { output } = await shown()
      const input = output.replace(/^(---|\+\+\+) [ab]\/[^\t]*\/(a b\.md)\t$/gm, '$1 x/$2\t')
      const patch = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
        cwd: folder.path,
        input,
        encoding: 'utf8',
      })
      assert.equal(patch.status, 0, `${patch.stderr}\n${input}`)
      assert.equal(read('a b.md'), change(fixed))
    })

  test('shows with --dry-run no change that it would not make, and says why', async () => {
    folder.write({ 'wide.md': Buffer.from(`\uFEFF${flawed}`, 'utf16le') })
    const { code, output, complaints } = await shown()
    assert.deepEqual([code, output], [2, ''])
    assert.match(complaints.join('\n'), /wide\.md: in UTF-16, and left as it is/)
  })

  /** What `--dry-run` writes, to the letter. */
  async function shown() {
    const parts: string[] = []
    const complaints: string[] = []
    const args = [...noRecords, '--fix', '--dry-run', folder.path]
    const code = await check.run(args, {
      print: async () => {},
      write: async (text) => void parts.push(text),
      complain: (line) => void complaints.push(line),
      isRead: () => true,
    })
    return { code, output: parts.join(''), complaints }
  }

  test('refuses what does not go together', async () => {
    for (const args of [
      ['--dry-run'],
      ['--fix', '--watch'],
      ['--fix', '--dry-run', '--format', 'json'],
      ['--watch', '--format', 'sarif'],
    ]) {
      await assert.rejects(runCommand(check, [...args, folder.path]), /requires|cannot be used with/)
    }
  })
})
