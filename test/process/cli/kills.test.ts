import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { killWhileWriting, writingTime } from '../../helpers/killWhileWriting.ts'
import { randomFrom } from '../../helpers/randomText.ts'
import { firstSeed } from '../../helpers/seed.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

/** So often each kind of writing is killed; `KILLS=50` takes some minutes. */
const kills = Number(process.env.KILLS ?? 4)
const random = randomFrom(firstSeed)

suite('what is written while the process is killed', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  suiteSetup(async function () {
    this.timeout(120_000)
    program = await bundleProgram()
    folder = new TemporaryFolder({ 'records.jsonl': records(3_000), 'more.jsonl': records(6_000) })
    for (let number = 1; number <= 60; number++) folder.write({ [`notes/${number}.md`]: digest(number) })
    assert.equal((await run(['library', 'import', '--library', 'lib.sqlite', 'records.jsonl'])).code, 0)
  })
  suiteTeardown(async () => {
    folder.remove()
    program.end()
  })

  const run = (args: readonly string[]) => program.answer(args, folder.path)

  /** Kills the command at some moment of the time for which it writes into a folder; gives how many were in time. */
  async function killing(
    args: readonly string[],
    into: string,
    onEach: { before(): void; after(): void | Promise<void> },
  ) {
    const start = () => program.start(args, { cwd: folder.path, stdio: 'ignore' })
    onEach.before()
    let writesMs = await writingTime(start, folder.file(into))
    let killed = 0
    for (let count = 0; count < kills; count++) {
      onEach.before()
      const afterMs = (random(800) / 1_000) * writesMs
      if (await killWhileWriting(start, folder.file(into), afterMs)) killed++
      // The machine was busier when the time was measured.
      else writesMs *= 0.7
      await onEach.after()
    }
    return killed
  }

  const visible = (name: string) =>
    readdirSync(folder.file(name), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && !file.name.startsWith('.'))
      .map((file) => path.relative(folder.file(name), path.join(file.parentPath, file.name)))

  test('is as it was or new where it is a site, and the next export goes well', async function () {
    this.timeout(kills * 10_000 + 60_000)
    const toSite = (title: string, to: string) => [
      'export',
      ...noRecords,
      '--format',
      'site',
      '--title',
      title,
      '--output',
      to,
      'notes',
    ]
    for (const title of ['Old', 'New']) assert.equal((await run(toSite(title, title))).code, 0)
    const text = (to: string, name: string) =>
      existsSync(folder.file(`${to}/${name}`))
        ? readFileSync(folder.file(`${to}/${name}`), 'utf8')
        : undefined
    const killed = await killing(toSite('New', 'site'), 'site', {
      before() {
        rmSync(folder.file('site'), { recursive: true, force: true })
        cpSync(folder.file('Old'), folder.file('site'), { recursive: true })
      },
      async after() {
        for (const name of visible('site')) {
          const found = text('site', name)
          assert.ok(found === text('Old', name) || found === text('New', name), `${name} is torn`)
        }
        assert.deepEqual(await run(toSite('New', 'site')), await run(toSite('New', 'site')))
        for (const name of visible('site')) assert.equal(text('site', name), text('New', name), name)
      },
    })
    assert.ok(killed * 2 >= kills, `${killed} kills were in time`)
  })

  test('is as it was or new where it is an index', async function () {
    this.timeout(kills * 5_000 + 60_000)
    const old = '# Ours\n\n<!-- digest-index:start -->\n<!-- digest-index:end -->\n\nKept.\n'
    const states = new Set<string>()
    await killing(['index', 'notes'], 'notes', {
      before: () => folder.write({ 'notes/README.md': old }),
      after() {
        states.add(readFileSync(folder.file('notes/README.md'), 'utf8'))
      },
    })
    const all = [...states].filter((text) => text !== old)
    assert.ok(all.length <= 1, 'a torn index')
    for (const text of all)
      assert.match(text, /^# Ours\n[\s\S]*digests?[\s\S]*\n<!-- digest-index:end -->\n\nKept\.\n$/)
  })

  test('is as it was or new where digests are mended', async function () {
    this.timeout(kills * 5_000 + 60_000)
    const names = Array.from({ length: 40 }, (_, number) => `mended/${number}.md`)
    const flawed = (name: string) =>
      `# Week\n\n${name}\nhttp://www.arxiv.org/pdf/2401.00001v1.pdf\nSaid.\n\nNext\nhttps://arxiv.org/abs/2401.00002\nSaid.\n\n#review\n`
    const states = new Set<string>()
    await killing(['check', '--fix', ...noRecords, 'mended'], 'mended', {
      before: () => {
        for (const name of names) folder.write({ [name]: flawed(name) })
      },
      after() {
        for (const name of names)
          states.add(
            readFileSync(folder.file(name), 'utf8')
              .replace(name, 'NAME')
              .replace(/www\.|pdf\/|http:|https:/g, ''),
          )
        assert.ok(visible('mended').length === names.length)
      },
    })
    assert.ok(states.size <= 2, [...states].join('\n---\n'))
  })

  test('is whole where it is a library, and an export of one', async function () {
    this.timeout(kills * 10_000 + 60_000)
    const count = (file: string) => readFileSync(folder.file(file), 'utf8').split('\n').length - 1
    await killing(['library', 'import', '--library', 'killed.sqlite', 'more.jsonl'], '.', {
      before() {
        for (const ending of ['', '-wal', '-shm'])
          rmSync(folder.file(`killed.sqlite${ending}`), { force: true })
        cpSync(folder.file('lib.sqlite'), folder.file('killed.sqlite'))
      },
      async after() {
        const { code, errors } = await run([
          'library',
          'export',
          '--library',
          'killed.sqlite',
          '--force',
          'out.jsonl',
        ])
        assert.deepEqual([code, errors.includes('damaged')], [0, false], errors)
        const left = count('out.jsonl')
        assert.ok(left >= 3_000 && left <= 6_000 && left % 500 === 0, `${left} records`)
      },
    })
    await killing(['library', 'export', '--library', 'lib.sqlite', '--force', 'out.jsonl'], '.', {
      before: () => folder.write({ 'out.jsonl': 'old\n' }),
      after: () => assert.ok([1, 3_000].includes(count('out.jsonl'))),
    })
  })
})

function digest(number: number): string {
  const day = new Date(Date.UTC(2024, 0, number)).toISOString().slice(0, 10)
  const entries = Array.from({ length: 8 }, (_, index) => {
    const id = `24${String(1 + (number % 12)).padStart(2, '0')}.${String(number * 10 + index).padStart(5, '0')}`
    return `A Title Number ${index} of Many\nhttps://arxiv.org/abs/${id}\n${'What I think of it. '.repeat(20)}\n`
  })
  return `# Notes of ${day}\n\n${entries.join('\n')}\n#review\n`
}

function records(count: number): string {
  const one = (_: unknown, index: number) => {
    const id = `2401.${String(index + 1).padStart(5, '0')}`
    return JSON.stringify({
      id,
      title: `Title ${index}`,
      source: 'arxiv-api',
      authors: ['A'],
      abstract: 'a '.repeat(200),
    })
  }
  return `${Array.from({ length: count }, one).join('\n')}\n`
}
