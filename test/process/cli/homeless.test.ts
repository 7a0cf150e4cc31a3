import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { type TemporaryFolder, temporaryFolder } from '../../unit/library/temporaryLibrary.ts'

const program = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

suite('the command line of a user without a home', () => {
  let arxiv: LocalArxiv
  let folder: TemporaryFolder
  suiteSetup(async () => {
    arxiv = await startLocalArxiv()
    folder = temporaryFolder()
    const entry = 'Not the Title of This at All\nhttps://arxiv.org/abs/1706.03762\nSaid.\n\n#review\n'
    writeFileSync(join(folder.path, 'a.md'), entry)
  })
  suiteTeardown(async () => {
    await arxiv.close()
    folder.remove()
  })

  // Nobody can make a folder in these, administrators neither.
  const nowhere = process.platform === 'linux' ? '/proc' : '/dev/null'
  const environments: Readonly<Record<string, (temporary: string) => NodeJS.ProcessEnv>> = {
    'whose home is missing': (TMPDIR) => ({ HOME: join(TMPDIR, 'missing'), TMPDIR }),
    'whose home cannot be written': (TMPDIR) => ({ HOME: nowhere, TMPDIR }),
    'who can write nowhere': () => ({ HOME: nowhere, TMPDIR: nowhere }),
  }
  for (const [who, environment] of Object.entries(environments)) {
    test(`asks arXiv for a user ${who}`, async function () {
      if (process.platform === 'win32') this.skip()
      const before = arxiv.requests.length
      const args = [program, 'check', '--online', '--arxiv', arxiv.url, join(folder.path, 'a.md')]
      const library = ['--library', join(nowhere, 'x', 'library.sqlite')]
      const child = spawn(process.execPath, [...args, ...library], {
        env: { PATH: process.env.PATH, ...environment(folder.path) },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const [output, errors, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ])
      // The library was named, and nothing can be kept there.
      assert.equal(code, 2, errors)
      assert.match(output, /title-mismatch .*Attention Is All You Need/)
      assert.match(errors, /Records are not stored/)
      assert.equal(arxiv.requests.length, before + 1)
    })
  }
})
