import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { check } from '../../../src/cli/commands/check.ts'
import { UsageError } from '../../../src/cli/commands/command.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { openDatabase } from '../../../src/core/library/database.ts'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import { noRecords } from './noRecords.ts'
import { runCommand } from './runCommand.ts'

const flawed = 'A Title\nhttps://arxiv.org/abs/2112.0886\nSaid.\n\n#review\n'
const first =
  '# March 1, 2024\n\nA, Title: of 100%\nhttps://arxiv.org/abs/2402.00001\nSaid first.\n\nB Title\nhttps://arxiv.org/abs/2402.00002\nToo.\n'
const second =
  '# April 1, 2024\n\nA, Title: of 100%\nhttps://arxiv.org/abs/2402.00001v2\nSaid again.\n\nC Title\nhttps://arxiv.org/abs/2402.00003\nToo.\n'

suite('the command check', () => {
  let folder: string
  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-check-'))
    await write({ 'library.sqlite': '' })
  })
  teardown(() => rm(folder, { recursive: true, force: true }))

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), text)
    }
  }

  const run = (...args: string[]) =>
    runCommand(check, ['--library', path.join(folder, 'library.sqlite'), ...args, folder])

  test('prints file, line, column, rule and message, and exits with 1 on errors', async () => {
    await write({ 'a.md': flawed })
    const { code, lines } = await run()
    assert.equal(code, 1)
    assert.equal(lines.length, 1)
    assert.ok(
      lines[0]?.startsWith(`${path.join(folder, 'a.md')}:2:23 malformed-arxiv-id “2112.0886” cannot be`),
      lines[0],
    )
  })

  test('exits with 0 when nothing is an error, and says nothing of texts that are no digests', async () => {
    await write({ 'issues/1.md': first, 'README.md': '# See https://arxiv.org/abs/2112.0886\n' })
    assert.deepEqual(await run(), { code: 0, lines: [], complaints: [] })
  })

  test('says nothing of what is excluded, by front matter or by the conventions', async () => {
    await write({
      'digest.yaml': 'exclude: ["old/**"]\n',
      'old/a.digest': flawed,
      'b.md': `---\ndigest: false\n---\n${flawed}`,
      'c.md': `+++\ndigest = false\n+++\n${flawed}`,
    })
    assert.deepEqual(await run(), { code: 0, lines: [], complaints: [] })
  })

  test('reads entries by the patterns of the conventions, and hints at one that matches nothing', async () => {
    await write({
      'digest.yaml': "entries:\n  - '- {title} => {link}: {commentary}'\n  - '## {title} @ {link}'\n",
      'a.digest':
        '# Weekly 1\n\n- Small Nets => https://arxiv.org/abs/2112.0886: good\n- Large => https://a.org/y: too\n',
    })
    const { code, lines } = await run()
    assert.equal(code, 1)
    assert.equal(lines.length, 2)
    assert.ok(lines[0]?.includes('digest.yaml:3:5 invalid-conventions '), lines[0])
    assert.ok(lines[1]?.includes('a.digest:3:39 malformed-arxiv-id'), lines[1])
  })

  test('reads UTF-16 like UTF-8, and names files that are neither', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'wide.md'), Buffer.from(`\uFEFF${flawed}`, 'utf16le'))
    assert.match((await run()).lines.join('\n'), /wide\.md:2:23 malformed-arxiv-id/)
    await writeFile(path.join(folder, 'latin.md'), Buffer.from(`Café\n\n${flawed}`, 'latin1'))
    const { code, complaints } = await run()
    assert.equal(code, 2)
    assert.match(complaints.join('\n'), /latin\.md: neither UTF-8 nor UTF-16/)
  })

  test('finds one paper in two issues', async () => {
    await write({ 'one.md': first, 'two.md': second })
    const { code, lines } = await run()
    assert.equal(code, 0)
    assert.match(lines.join('\n'), /^\S+two\.md:3:1 already-covered “March 1, 2024”.* “Said first\.”$/m)
  })

  test('takes severities from digest.yaml, front matter and comments', async () => {
    await write({
      'digest.yaml': 'rules: {already-covered: error, noncanonical-link: off}\n',
      'one.md': first,
      'two.md': second,
      'three.md': `---\ndigest: {rules: {already-covered: off}}\n---\n${second.replace('April', 'May')}`,
      'four.md': second
        .replace('April', 'June')
        .replace('A, Title', '<!-- digest-disable-next-line already-covered -->\nA, Title')
        .replace('C Title', '<!-- digest-disable-next-line -->\nC Title'),
    })
    const { code, lines } = await run()
    assert.equal(code, 1)
    assert.deepEqual(
      lines.filter((line) => line.includes('already-covered')).map((line) => /\w+\.md/.exec(line)?.[0]),
      ['two.md'],
    )
  })

  test('checks digest.yaml itself', async () => {
    await write({ 'digest.yaml': 'rules: {already-coverd: error}\n', 'one.md': first })
    const { code, lines } = await run()
    assert.equal(code, 1)
    assert.match(lines[0] ?? '', /digest\.yaml:1:9 invalid-conventions /)
  })

  test('names digest.yaml in the way of the digests below it', async () => {
    await write({ 'digest.yaml': 'rules: {already-coverd: error}\n', 'notes/one.md': first })
    for (const name of [folder, path.relative('.', folder)]) {
      for (const below of ['', 'notes']) {
        const names = ['--format', 'json', path.join(name, below)]
        const { lines } = await runCommand(check, [...noRecords, ...names])
        assert.deepEqual(
          lines.map((line) => JSON.parse(line).file),
          [path.join(name, 'digest.yaml'), path.join(name, 'notes', 'one.md')],
        )
      }
    }
  })

  test('takes for digests what digest.yaml names', async () => {
    const bare = 'A Title\nhttps://arxiv.org/abs/2112.0886\nSaid.\n'
    await write({ 'digest.yaml': 'files: ["notes/**"]\n', 'notes/a.md': bare, 'other/a.md': bare })
    const { lines } = await run()
    assert.deepEqual(
      lines.map((line) => line.includes(path.join('notes', 'a.md'))),
      [true],
    )
  })

  test('prints one JSON object a file', async () => {
    await write({ 'a.md': flawed, 'b.md': first })
    const { lines } = await run('--format', 'json')
    const [a, b] = lines.map((line) => JSON.parse(line))
    assert.deepEqual(Object.keys(a), ['file', 'findings'])
    const { message, ...finding } = a.findings[0]
    assert.ok(message)
    assert.deepEqual(finding, {
      line: 2,
      column: 23,
      endLine: 2,
      endColumn: 32,
      rule: 'malformed-arxiv-id',
      severity: 'error',
    })
    assert.deepEqual(b, { file: path.join(folder, 'b.md'), findings: [] })
  })

  test('prints SARIF whose results name a rule and a place', async () => {
    await write({ 'a b.md': flawed, 'one.md': first, 'two.md': second })
    const { lines } = await run('--format', 'sarif')
    const log = JSON.parse(lines.join('\n'))
    assert.equal(log.version, '2.1.0')
    const [{ tool, results }] = log.runs
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
    const byRule = (id: string) => results.find(({ ruleId }: { ruleId: string }) => ruleId === id)
    assert.equal(byRule('malformed-arxiv-id').level, 'error')
    assert.equal(byRule('already-covered').level, 'note')
    const { artifactLocation, region } = byRule('malformed-arxiv-id').locations[0].physicalLocation
    assert.match(artifactLocation.uri, /^file:\/\/\/.*\/a%20b\.md$/)
    assert.deepEqual(region, { startLine: 2, startColumn: 23, endLine: 2, endColumn: 32 })
  })

  test('prints annotations of GitHub, whatever the words', async () => {
    await write({ 'a,b.md': flawed, 'one.md': first, 'two.md': second })
    const { lines } = await run('--format', 'github')
    assert.match(
      lines[0] ?? '',
      /^::error file=\S*a%2Cb\.md,line=2,endLine=2,col=23,endColumn=32,title=malformed-arxiv-id::“2112\.0886” /,
    )
    assert.ok(lines.some((line) => line.startsWith('::notice ') && line.includes('title=already-covered::')))
  })

  test('asks arXiv only when it may, and tells titles that are not the records’', async () => {
    await write({
      'a.md': 'Not the Title of This at All\nhttps://arxiv.org/abs/1706.03762\nSaid.\n\n#review\n',
    })
    const arxiv = await startLocalArxiv()
    try {
      const online = ['--arxiv', arxiv.url, '--online']
      assert.deepEqual((await run()).lines, [])
      await assert.rejects(run('--arxiv', arxiv.url), /--arxiv requires --online/)
      assert.match((await run(...online)).lines.join('\n'), /title-mismatch .*Attention Is All You Need/)
      // What arXiv has said is in the library now.
      assert.match((await run()).lines.join('\n'), /title-mismatch/)
      assert.equal(arxiv.requests.length, 1)
    } finally {
      await arxiv.close()
    }
  })

  test('fails where no service answers anything, with what the rules find without records', async () => {
    await write({ 'a.md': flawed, 'b.md': second })
    const arxiv = await startLocalArxiv()
    const online = ['--arxiv', arxiv.url, '--online']
    await arxiv.close()
    const { code, lines, complaints } = await run(...online)
    assert.equal(code, 2)
    assert.match(lines.join('\n'), /malformed-arxiv-id/)
    assert.match(complaints.join('\n'), /records unavailable: 2\./)
  })

  test('asks again for records that are older than a week, once', async () => {
    await write({
      'a.md': 'Attention Is All You Need\nhttps://arxiv.org/abs/1706.03762\nSaid.\n\n#review\n',
    })
    const arxiv = await startLocalArxiv()
    const library = path.join(folder, 'library.sqlite')
    try {
      await run('--arxiv', arxiv.url, '--online')
      await run('--arxiv', arxiv.url, '--recheck')
      assert.equal(arxiv.requests.length, 1)
      const database = openDatabase({ path: library, log: silentLog })
      database.exec('UPDATE papers SET askedAt = askedAt - 8 * 86400000')
      database.close()
      const { complaints } = await run('--arxiv', arxiv.url, '--recheck')
      assert.deepEqual(complaints, ['Asking again: 0 of 1 records older than a week'])
      await run('--arxiv', arxiv.url, '--recheck')
      assert.equal(arxiv.requests.length, 2)
    } finally {
      await arxiv.close()
    }
  }).timeout(20_000)

  test('fails where a library is missing that somebody named, also in the environment', async () => {
    await write({ 'a.md': first })
    const missing = path.join(folder, 'none.sqlite')
    const before = process.env.RESEARCH_DIGEST_LIBRARY
    process.env.RESEARCH_DIGEST_LIBRARY = missing
    try {
      const { code, complaints } = await runCommand(check, [folder])
      assert.deepEqual([code, complaints.length], [2, 1])
      assert.ok(complaints[0]?.startsWith(`no library at ${missing}`))
    } finally {
      if (before === undefined) delete process.env.RESEARCH_DIGEST_LIBRARY
      else process.env.RESEARCH_DIGEST_LIBRARY = before
    }
  })

  test('names what it cannot read, and exits with 2', async () => {
    const { code, complaints } = await runCommand(check, [path.join(folder, 'missing.md')])
    assert.equal(code, 2)
    assert.match(complaints.join('\n'), /missing\.md/)
  })

  test('refuses a format that there is not', async () => {
    await assert.rejects(runCommand(check, ['--format', 'xml', folder]), UsageError)
    await assert.rejects(runCommand(check, []), UsageError)
  })
})
