import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { exportFormats } from '../../../src/core/export/formats/index.ts'
import { startLocalArxiv } from '../../localArxiv/server.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'

const digest =
  '# Week 2024-03-08\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\nShort & clear.\n\n#review\n'
const second = '# Later 2024-04-01\n\nSmall Models\nhttps://arxiv.org/abs/2401.00001\n\n#review #again\n'
const record = { id: '2401.00001', title: 'Small Models', authors: ['Ann Author'], source: 'arxiv-api' }

suite('research-digest export', () => {
  const folders = { files: '' }
  let program: BundledProgram

  suiteSetup(async function () {
    this.timeout(60_000)
    program = await bundleProgram()
    folders.files = await mkdtemp(path.join(tmpdir(), 'research-digest-export-'))
    await mkdir(path.join(folders.files, 'notes', '2024'), { recursive: true })
    await writeFile(path.join(folders.files, 'notes', 'week.md'), digest)
    await writeFile(path.join(folders.files, 'notes', '2024', 'later.digest'), second)
    await writeFile(path.join(folders.files, 'notes', 'README.md'), 'Nothing of note.\n')
    await writeFile(path.join(folders.files, 'records.jsonl'), `${JSON.stringify(record)}\n`)
    await run(['library', 'import', '--library', 'library.sqlite', 'records.jsonl'])
  })

  suiteTeardown(async () => {
    program.end()
    await rm(folders.files, { recursive: true, force: true })
  })

  test('prints one digest, with the records of the library', async () => {
    const { code, output, errors } = await run(withLibrary(['--format', 'slack', 'notes/week.md']))
    assert.equal(errors, '')
    assert.equal(code, 0)
    assert.equal(
      output,
      '*Week 2024-03-08*\n\n• <https://arxiv.org/abs/2401.00001|Small Models>\n  _Ann Author_\n  Short &amp; clear.\n\n#review\n',
    )
  })

  test('takes a hyphen for standard output, and no option for two values', async () => {
    const args = withLibrary(['--format', 'text', 'notes/week.md'])
    assert.deepEqual(await run([...args, '--output', '-']), await run(args))
    const site = await run(withLibrary(['--format', 'site', '--output', '-', 'notes']))
    assert.equal(site.code, 2)
    assert.match(site.errors, /--format site expects --output FOLDER/)
    const twice = await run([...args, '--output', 'a.txt', '--output=b.txt'])
    assert.equal(twice.code, 2)
    assert.match(twice.errors, /--output has two values, a\.txt and b\.txt\./)
    assert.deepEqual(
      ['-', 'a.txt', 'b.txt'].filter((name) => existsSync(path.join(folders.files, name))),
      [],
    )
  })

  test('leaves drafts and what is no digest out of a folder', async () => {
    const folder = path.join(folders.files, 'unfinished')
    await mkdir(folder)
    await writeFile(path.join(folder, 'a.md'), digest)
    await writeFile(path.join(folder, 'b.md'), `+++\ndraft = true\n+++\n${digest}`)
    await writeFile(path.join(folder, 'c.md'), `---\ndigest: false\n---\n${digest}`)
    await writeFile(path.join(folder, 'd.md'), digest)
    await writeFile(path.join(folder, 'e.md'), `\n---\ndraft: true\n---\n${digest}`)
    const long = 'Words about gardens that say nothing of any paper. '.repeat(40)
    await writeFile(
      path.join(folder, 'f.md'),
      `# Garden\n\n${long}\n\n- [Small Models](https://arxiv.org/abs/2401.00001)\n`,
    )
    await writeFile(path.join(folder, 'README.md'), `# Garden\n\n${long}As arXiv:2401.00001 says.\n`)
    await writeFile(path.join(folder, 'g.md'), `# Garden\n\n${long}\n`)
    await writeFile(
      path.join(folder, 'h.md'),
      '# Garden\n\n- [Abt et al.](https://arxiv.org/abs/2401.00001) dig.\n- [Beer et al.](https://arxiv.org/abs/2401.00002) plant.\n',
    )
    await writeFile(path.join(folder, 'digest.yaml'), 'exclude: [d.md]\n')
    const { output, errors } = await run(withLibrary(['--format', 'json', 'unfinished']))
    assert.deepEqual(
      JSON.parse(output).digests.map(({ file }: { file: string }) => file),
      ['a.md'],
    )
    assert.match(errors, /b\.md: left out, because it is a draft/)
    assert.match(errors, /f\.md: left out, because it lists papers but does not look like a digest/)
    assert.match(errors, /h\.md: left out, because it lists papers but does not look like a digest/)
    assert.doesNotMatch(errors, /(?:[cdg]|README)\.md/)
    assert.match(errors, /e\.md: left out, because its front matter .* may mark it as a draft/)
    const named = await run(withLibrary(['--format', 'json', path.join('unfinished', 'b.md')]))
    assert.equal(JSON.parse(named.output).digests.length, 1)
    // As a shell completes "*.md".
    const all = ['a.md', 'b.md', 'e.md'].map((name) => path.join('unfinished', name))
    const completed = await run(withLibrary(['--format', 'json', ...all]))
    assert.equal(JSON.parse(completed.output).digests.length, 1)
    assert.match(completed.errors, /b\.md: left out, because it is a draft/)
    await rm(folder, { recursive: true })
  })

  test('joins all digests of a folder into one bibliography', async () => {
    const { output } = await run(withLibrary(['--format', 'bibtex', 'notes']))
    assert.equal(output.match(/@misc/g)?.length, 1)
    assert.match(output, /author = \{Author, Ann\}/)
  })

  test('writes one file a digest into a folder, and no file that is no digest', async () => {
    const { code, errors } = await run(withLibrary(['--format', 'html', '--output', 'pages', 'notes']))
    assert.equal(code, 0)
    assert.match(errors, /files written to pages: 2/)
    assert.deepEqual((await readdir(path.join(folders.files, 'pages'))).sort(), [
      '.research-digest-export.json',
      '2024-later.html',
      'week.html',
    ])
    assert.match(await readFile(path.join(folders.files, 'pages', 'week.html'), 'utf8'), /--rd-ground/)
  })

  for (const format of ['html', 'markdown', 'text', 'email'])
    test(`writes a folder of digests into a folder, however many there are: ${format}`, async () => {
      const out = `out-${format}`
      const asked = withLibrary(['--format', format, '--output', out, `in-${format}`])
      for (const count of [1, 2]) {
        await mkdir(path.join(folders.files, `in-${format}`), { recursive: true })
        await writeFile(path.join(folders.files, `in-${format}`, `${count}.md`), digest)
        const { code, errors } = await run(asked)
        assert.equal(code, 0, errors)
        assert.equal((await readdir(path.join(folders.files, out))).length, count + 1)
      }
    })

  test('says that a file is in the place of a folder', async () => {
    await writeFile(path.join(folders.files, 'taken'), 'mine')
    for (const format of ['html', 'site']) {
      const { code, errors } = await run(withLibrary(['--format', format, '--output', 'taken', 'notes']))
      assert.equal(code, 2)
      assert.match(errors, /taken: not a regular folder; expected one/)
    }
    assert.equal(await readFile(path.join(folders.files, 'taken'), 'utf8'), 'mine')
  })

  test('writes a site whose digests know each other', async () => {
    const { code } = await run(
      withLibrary([
        '--format',
        'site',
        '--output',
        'site',
        '--address',
        'https://example.org/notes',
        'notes',
      ]),
    )
    assert.equal(code, 0)
    const page = await readFile(path.join(folders.files, 'site', 'digests', 'week.html'), 'utf8')
    assert.match(page, /Also in 1 digest<.*<a href="2024-later\.html#2401\.00001">Later/)
    const feed = await readFile(path.join(folders.files, 'site', 'feed.atom'), 'utf8')
    assert.match(feed, /href="https:\/\/example\.org\/notes\/digests\/week\.html"/)
    assert.ok(existsSync(path.join(folders.files, 'site', 'assets', 'search.js')))
  })

  test('writes no site that would lose the page of a file that cannot be read', async () => {
    const site = () => run(withLibrary(['--format', 'site', '--output', 'site', 'notes']))
    const file = path.join(folders.files, 'notes', 'week.md')
    const text = await readFile(file)
    const spoil: readonly (() => Promise<void>)[] = [
      () => writeFile(file, Buffer.concat([text, Buffer.of(0xe9)])),
      () => truncate(file, 20_000_001),
      () => rm(file).then(() => symlink('nowhere.md', file)),
    ]
    assert.equal((await site()).code, 0)
    const before = await readdir(path.join(folders.files, 'site'), { recursive: true })
    for (const spoils of spoil) {
      await spoils()
      const { code, errors } = await site()
      assert.equal(code, 2)
      assert.match(errors, /week\.md: .*expected/)
      assert.match(errors, /^research-digest: site: nothing was written, .*expected files that can be read/m)
      assert.deepEqual(await readdir(path.join(folders.files, 'site'), { recursive: true }), before)
      await rm(file)
      await writeFile(file, text)
    }
    assert.equal((await site()).code, 0)
  })

  for (const blank of [' ', '\u200b\u00a0'])
    test(`names a feed after its folder rather than ${JSON.stringify(blank)}`, async () => {
      const { output } = await run(
        withLibrary(['--format', 'atom', '--title', blank, '--author', blank, 'notes']),
      )
      assert.match(output, /<title>notes<\/title>[\s\S]*<name>notes<\/name>/)
    })

  test('writes Markdown in the layout and the form of links that are asked for', async () => {
    const { output } = await run(
      withLibrary(['--format', 'markdown', '--layout', 'linked-title', '--links', 'pdf', 'notes/week.md']),
    )
    assert.match(output, /^\[Small Models\]\(https:\/\/arxiv\.org\/pdf\/2401\.00001\)$/m)
  })

  test('goes without records where Node.js has no SQLite, and says so', async () => {
    const { code, output, errors } = await program.run(
      withLibrary(['--format', 'markdown', 'notes/week.md']),
      { cwd: folders.files, env: { ...process.env, NODE_OPTIONS: '--no-experimental-sqlite' } },
    )
    assert.equal(code, 2)
    assert.match(errors, /requires Node\.js 22\.16 or later.*exported without records/)
    assert.match(output, /Small Models/)
  })

  test('asks nobody without --online, and fails where the library that was named is missing', async () => {
    const arxiv = await startLocalArxiv()
    try {
      const library = path.join(folders.files, 'none.sqlite')
      const asked = ['export', '--library', library, '--format', 'json', 'notes/week.md']
      const { code, output, errors } = await run(asked)
      assert.equal(code, 2)
      assert.match(errors, /no library at/)
      assert.equal(JSON.parse(output).digests[0].parts[0].paper, null)
      assert.equal(arxiv.requests.length, 0)
      assert.ok(!existsSync(library))
    } finally {
      await arxiv.close()
    }
  })

  test('goes on without records when the named library cannot be used, says so, and fails', async () => {
    const asked = ['export', '--library', 'notes', '--format', 'markdown', 'notes/week.md']
    const { code, output, errors } = await run(asked)
    assert.equal(code, 2)
    assert.match(errors, /library notes cannot be used.*Papers are exported without records/)
    assert.match(output, /Small Models/)
  })

  test('looks up what is missing with --online', async () => {
    const arxiv = await startLocalArxiv()
    try {
      await writeFile(
        path.join(folders.files, 'known.md'),
        'Attention\nhttps://arxiv.org/abs/1706.03762\n\n#a\n',
      )
      const { output } = await run([
        ...['export', '--library', 'online.sqlite', '--online', '--arxiv', arxiv.url],
        ...['--format', 'json', 'known.md'],
      ])
      assert.match(JSON.parse(output).digests[0].parts[0].paper.title, /Attention/)
    } finally {
      await arxiv.close()
    }
  })

  test('publishes no address with a password, and none below which there are no pages', async () => {
    for (const address of ['https://a:b@example.org/', 'https://example.org/?a', 'https://example.org/#a']) {
      const { code, output } = await run(['export', '--format', 'atom', '--address', address, 'notes'])
      assert.deepEqual([code, output], [2, ''], address)
    }
  })

  test('tells digests of the same path in two folders apart', async () => {
    for (const name of ['one', 'two', 'two/two']) {
      await mkdir(path.join(folders.files, 'together', name), { recursive: true })
      await writeFile(path.join(folders.files, 'together', name, 'week.md'), digest)
    }
    const both = ['together/one', 'together/two']
    const { output: feed } = await run(['export', '--format', 'atom', ...both])
    const ids = Array.from(feed.matchAll(/<id>(.*)<\/id>/g), ([, id]) => id)
    assert.equal(new Set(ids).size, 4, feed)
    const { output: all } = await run(['export', '--format', 'json', ...both])
    const files = JSON.parse(all).digests.map(({ file }: { file: string }) => file)
    assert.deepEqual(files.toSorted(), ['two/two/week.md', 'two/week.md', 'week.md'])
  })

  test('replaces nothing that it has not written, whatever is named', async () => {
    const mine = path.join(folders.files, 'own', 'week.txt')
    await mkdir(path.dirname(mine))
    await writeFile(mine, 'mine\n')
    for (const to of ['own', 'own/', 'own/week.txt']) {
      const { code, errors } = await run(withLibrary(['--format', 'text', '--output', to, 'notes/week.md']))
      assert.equal(code, 2)
      assert.match(errors, /week\.txt/)
      assert.equal(await readFile(mine, 'utf8'), 'mine\n')
    }
    const forced = ['--format', 'text', '--output', 'own/week.txt', '--force', 'notes/week.md']
    assert.equal((await run(withLibrary(forced))).code, 0)
    assert.match(await readFile(mine, 'utf8'), /^Week 2024-03-08\n=/)
    // The same again is no loss.
    assert.equal((await run(withLibrary(forced.filter((arg) => arg !== '--force')))).code, 0)
  })

  test('replaces no digest by a link to it, whatever is agreed', async () => {
    await mkdir(path.join(folders.files, 'links'))
    await symlink('../notes/week.md', path.join(folders.files, 'links', 'soft.txt'))
    await link(path.join(folders.files, 'notes', 'week.md'), path.join(folders.files, 'links', 'hard.txt'))
    for (const name of ['soft.txt', 'hard.txt']) {
      const to = path.join('links', name)
      const asked = ['--format', 'text', '--output', to, '--force', 'notes/week.md']
      const { code, errors } = await run(withLibrary(asked))
      assert.deepEqual([code, /one of the digests being exported/.test(errors)], [2, true], errors)
    }
    assert.equal(await readFile(path.join(folders.files, 'notes', 'week.md'), 'utf8'), digest)
  })

  test('replaces no library by an export, under any name and whatever is agreed', async () => {
    const library = path.join(folders.files, 'library.sqlite')
    await symlink('../library.sqlite', path.join(folders.files, 'links', 'soft.sqlite'))
    await link(library, path.join(folders.files, 'links', 'hard.sqlite'))
    const before = await readFile(library)
    for (const to of ['library.sqlite', 'links/soft.sqlite', 'links/hard.sqlite']) {
      for (const asked of [
        ['library', 'export', '--library', 'library.sqlite', '--force', to],
        withLibrary(['--format', 'text', '--output', to, '--force', 'notes/week.md']),
      ]) {
        const { code, errors } = await run(asked)
        assert.deepEqual([code, /a database, and left as it is/.test(errors)], [2, true], errors)
      }
    }
    assert.deepEqual(await readFile(library), before)
  })

  test('refuses the options that a format does not use, and only these', async () => {
    const values = {
      layout: 'linked-title',
      links: 'pdf',
      title: 'T',
      author: 'A',
      address: 'https://example.org/',
    }
    const used: Readonly<Record<string, readonly string[]>> = {
      markdown: ['layout', 'links'],
      atom: ['title', 'author', 'address'],
      site: ['title', 'author', 'address'],
    }
    for (const { id } of exportFormats)
      for (const [option, value] of Object.entries(values)) {
        const asked = [
          '--format',
          id,
          `--${option}`,
          value,
          '--output',
          `used/${id}-${option}/`,
          'notes/week.md',
        ]
        const { code, errors } = await run(withLibrary(asked))
        const isUsed = used[id]?.includes(option) ?? false
        assert.equal(code, isUsed ? 0 : 2, `${asked.join(' ')} ${errors}`)
        if (!isUsed) assert.match(errors, new RegExp(`--${option} cannot be used with --format ${id}\\.`))
      }
  })

  for (const [args, message] of [
    [['notes/week.md'], /export expects --format\./],
    [['--format', 'html'], /at least one file or folder/],
    [['--format', 'htm', 'notes/week.md'], /one of html, .*not "htm"\. Did you mean html\?/],
    [['--format', 'site', 'notes'], /expected? .*--output FOLDER|expects --output FOLDER/],
    [['--format', 'html', 'notes'], /2 digests produce one file each; expected --output FOLDER/],
    [['--format', 'markdown', '--layout', 'titel-link', 'notes'], /Did you mean title-link\?/],
    [['--format', 'markdown', '--links', 'src', 'notes'], /--links expects one of abs, pdf, html, doi/],
    [['--format', 'atom', '--address', 'example.org', 'notes'], /--address expects an address such as/],
    [['--format', 'text', '--force', 'notes/week.md'], /--force requires --output\./],
    [['--format', 'text', '--force', '--output', '-', 'notes/week.md'], /--force requires --output\./],
    [['--format', 'text', '--force', '--output', 'texts', 'notes'], /--force is for a single file/],
    [['--format', 'text', '--arxiv', 'https://example.org/', 'notes/week.md'], /--arxiv requires --online\./],
    [['--format', 'text', 'missing.md'], /missing\.md: does not exist; expected a file or a folder\./],
    [
      ['--format', 'markdown', '--output', 'notes/week.md', 'notes/week.md'],
      /week\.md: one of the digests being exported/,
    ],
  ] as const) {
    test(`refuses ${args.join(' ')}, and says what was expected`, async () => {
      const { code, errors } = await run(withLibrary(args))
      assert.equal(code, 2)
      assert.match(errors, message)
      assert.equal(await readFile(path.join(folders.files, 'notes', 'week.md'), 'utf8'), digest)
    })
  }

  function run(args: readonly string[]) {
    return program.answer(args, folders.files)
  }
})

function withLibrary(args: readonly string[]): readonly string[] {
  return ['export', '--library', 'library.sqlite', ...args]
}
