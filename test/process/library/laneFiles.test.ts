import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../../src/core/base/async.ts'
import { silentLog } from '../../../src/core/base/errors.ts'
import { homeFolder, requireStateFolder, stateFolders } from '../../../src/core/base/machine.ts'
import { Gate, type Pace } from '../../../src/core/http/pacing.ts'
import { type OpenLanes, openLanes } from '../../../src/core/library/laneFiles.ts'
import { TestClock } from '../../unit/http/testClock.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const script = fileURLToPath(new URL('holdLane.ts', import.meta.url))
const pace: Pace = { host: 'service.test:8080', minIntervalMs: 3000 }

suite('lanes of all processes of a user', () => {
  let folder: TemporaryFolder
  let state: string
  let clock: TestClock
  let open: OpenLanes[]
  let children: ChildProcess[]

  setup(() => {
    folder = temporaryFolder()
    state = join(folder.path, 'state')
    clock = new TestClock()
    // Processes of their own have the real time.
    clock.advance(Date.now() - clock.now() + 60_000)
    open = []
    children = []
  })
  teardown(() => {
    for (const child of children) child.kill('SIGKILL')
    for (const lanes of open) lanes.close()
    folder.remove()
  })

  function gate(name: string, log = silentLog): Gate {
    const lanes = openLanes({ folder: state, log, clock })
    open.push(lanes)
    return new Gate(lanes, clock, name)
  }

  async function holder(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [script, state, pace.host], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    const [said] = await once(child.stdout, 'data')
    assert.equal(String(said).trim(), 'held')
    return child
  }

  test('keep one request after another, with the gap between them', () => {
    const [one, other] = [gate('one'), gate('other')]
    assert.equal(one.tryEnter(pace), true)
    assert.equal(other.tryEnter(pace), false)
    one.leave(pace)
    clock.advance(2999)
    assert.equal(other.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(other.tryEnter(pace), true)
    assert.equal(gate('third').tryEnter({ ...pace, host: 'other.test' }), true)
  })

  test('keep what a service asked for', () => {
    const until = clock.now() + 600_000
    gate('one').close(pace, until)
    assert.equal(gate('other').closedUntil(pace), until)
  })

  test('wait for a process that is stopped, as long as its request is open', async function () {
    if (process.platform === 'win32') this.skip()
    const child = await holder()
    child.kill('SIGSTOP')
    const other = gate('other')
    for (let hours = 0; hours < 24; hours += 1) {
      clock.advance(3_600_000)
      assert.equal(other.tryEnter(pace), false)
    }
    child.kill('SIGCONT')
    child.stdin?.end()
    await once(child, 'exit')
    clock.advance(3000)
    assert.equal(other.tryEnter(pace), true)
  })

  test('wait one gap after a process was killed in the middle of a request', async () => {
    const child = await holder()
    const other = gate('other')
    clock.advance(60_000)
    assert.equal(other.tryEnter(pace), false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    assert.equal(other.tryEnter(pace), false)
    clock.advance(2999)
    assert.equal(other.tryEnter(pace), false)
    clock.advance(1)
    assert.equal(other.tryEnter(pace), true)
  })

  const losses: Readonly<Record<string, () => void>> = {
    'are deleted': () => rmSync(state, { recursive: true }),
    'are deleted but for the locks': () => {
      for (const name of readdirSync(state).filter((name) => name.startsWith('lanes')))
        rmSync(join(state, name))
    },
    'are overwritten': () => {
      for (const name of readdirSync(state)) writeFileSync(join(state, name), 'no database '.repeat(1000))
    },
  }
  for (const [what, lose] of Object.entries(losses)) {
    test(`keep gap and refusals when the files ${what} while a process runs`, () => {
      const one = gate('one')
      one.tryEnter(pace)
      one.leave(pace)
      const until = clock.now() + 20_000
      one.close({ ...pace, host: 'busy.test' }, until)
      lose()
      clock.advance(2000)
      one.closedUntil(pace)
      const other = gate('other')
      assert.equal(other.tryEnter(pace), false)
      clock.advance(3000)
      assert.equal(other.tryEnter(pace), true)
      assert.equal(other.closedUntil({ ...pace, host: 'busy.test' }), until)
      other.leave(pace)
      clock.advance(3000)
      assert.equal(one.tryEnter(pace), true)
      assert.equal(other.tryEnter(pace), false)
    })
  }

  test('let nobody in at once whose files were overwritten before it came', () => {
    mkdirSync(state)
    writeFileSync(join(state, 'lanes.sqlite'), 'no database '.repeat(1000))
    const one = gate('one')
    assert.equal(one.tryEnter(pace), false)
    clock.advance(3000)
    assert.equal(one.tryEnter(pace), true)
  })

  test('do without a folder of their own, and say so', () => {
    writeFileSync(state, 'no folder')
    const complaints: string[] = []
    const complain = (text: string) => void complaints.push(text)
    const log = { info() {}, warn: complain, error: complain }
    withTemporaryFiles(folder.path, () => {
      const [one, other] = [gate('one', log), gate('other', log)]
      assert.deepEqual([one.tryEnter(pace), other.tryEnter(pace)], [true, false])
    })
    assert.match(complaints.join('\n'), /state cannot be used/)
  })

  test('let a process wait a gap first that can agree with no other', () => {
    writeFileSync(state, 'no folder')
    withTemporaryFiles(state, () => {
      const one = gate('one')
      assert.equal(one.tryEnter(pace), false)
      clock.advance(3000)
      assert.equal(one.tryEnter(pace), true)
    })
  })
})

function withTemporaryFiles(folder: string, work: () => void): void {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    work()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

suite('the folder of the state', () => {
  let folder: TemporaryFolder
  setup(() => {
    folder = temporaryFolder()
  })
  teardown(() => folder.remove())

  test('is that of the variable, else the usual one, and one of temporary files where there is none', () => {
    const last = stateFolders({}).at(-1) ?? ''
    assert.ok(last.startsWith(tmpdir()))
    assert.deepEqual(stateFolders({ RESEARCH_DIGEST_STATE: folder.path }), [folder.path, last])
    if (process.platform !== 'linux') return
    const [usual] = stateFolders({ XDG_STATE_HOME: folder.path })
    assert.equal(usual, join(folder.path, 'research-digest'))
    const home = homeFolder() ?? assert.fail('no home')
    for (const nothing of [undefined, '', 'relative/folder']) {
      const environment = { RESEARCH_DIGEST_STATE: nothing, XDG_STATE_HOME: nothing }
      assert.equal(stateFolders(environment)[0], join(home, '.local', 'state', 'research-digest'))
    }
  })

  test('is told when the variable does not name one', () => {
    const before = process.env.RESEARCH_DIGEST_STATE
    try {
      for (const [named, expected] of [
        ['relative/folder', 1],
        [folder.path, 0],
      ] as const) {
        process.env.RESEARCH_DIGEST_STATE = named
        const told: string[] = []
        openLanes({ log: { ...silentLog, warn: (line) => told.push(line) }, clock: systemClock }).close()
        assert.equal(
          told.filter((line) => /names no absolute path and is ignored/.test(line)).length,
          expected,
        )
      }
    } finally {
      if (before === undefined) delete process.env.RESEARCH_DIGEST_STATE
      else process.env.RESEARCH_DIGEST_STATE = before
    }
  })

  test('is the user’s alone', function () {
    if (process.platform === 'win32') this.skip()
    const made = requireStateFolder(join(folder.path, 'a', 'b'))
    assert.equal(statSync(made).mode & 0o777, 0o700)
    withTemporaryFiles(folder.path, () => {
      const last = stateFolders({}).at(-1) ?? ''
      symlinkSync(made, last)
      assert.throws(() => requireStateFolder(last), /not ours/)
    })
  })

  test('is refused at once where none can be', function () {
    if (process.platform !== 'linux') this.skip()
    assert.throws(() => requireStateFolder('/proc/research-digest/state'), { code: 'ENOENT' })
  })

  const missing = join(tmpdir(), `research-digest-no-home-${process.pid}`)
  for (const [what, home] of [
    ['empty', ''],
    ['missing', missing],
    ['relative', 'relative'],
  ] as const) {
    test(`is found when the home is ${what}`, () => {
      const before = process.env.HOME
      process.env.HOME = home
      try {
        for (const candidate of stateFolders({}))
          assert.ok(candidate.startsWith('/') || /^[A-Z]:/.test(candidate))
        assert.ok(!stateFolders({}).some((candidate) => candidate.startsWith(missing)))
      } finally {
        if (before === undefined) delete process.env.HOME
        else process.env.HOME = before
      }
    })
  }
})
