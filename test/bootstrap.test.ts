import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../scripts/support/project.ts'
import { run } from '../scripts/support/run.ts'

suite('bootstrap.mjs', () => {
  let folder = ''
  setup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-bootstrap-'))
  })
  teardown(() => rm(folder, { recursive: true, force: true }))

  test('leaves the packages of another checkout alone, to which node_modules is a link', async function () {
    if (process.platform === 'win32') this.skip()
    const [other, own] = ['other', 'own'].map((name) => path.join(folder, name)) as [string, string]
    await mkdir(path.join(other, 'node', 'bin'), { recursive: true })
    await symlink(process.execPath, path.join(other, 'node', 'bin', 'node'))
    for (const file of ['scripts/bootstrap.mjs', 'scripts/support/whenParentEnds.mjs'])
      await cp(path.join(projectRoot, file), path.join(own, file))
    await writeFile(path.join(own, 'scripts', 'hello.ts'), "console.log('Hello')")
    const packages = { 'node_modules/left-pad': { version: '1.0.0' } }
    await writeFile(path.join(own, 'package-lock.json'), JSON.stringify({ packages }))
    await mkdir(path.join(other, 'kept'))
    await symlink(other, path.join(own, 'node_modules'))
    const { code, output } = await run('node', ['scripts/bootstrap.mjs', 'hello'], { cwd: own, quiet: true })
    assert.equal(code, 0, output)
    assert.match(output, /node_modules is a link[\s\S]*Hello/)
    assert.deepEqual((await readdir(other)).toSorted(), ['kept', 'node'])
  })
})
