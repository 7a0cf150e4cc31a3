import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { describeThirdParties, filesWithin } from '../../../scripts/support/thirdParties.ts'

suite('the notices of third parties', () => {
  let folder = ''

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-notices-'))
    await addPackage('outer', { license: 'Zlib' }, { 'LICENSE.md': 'As outer likes.', NOTICE: 'By Ann.' })
    await addPackage('outer/node_modules/@scope/inner', { license: 'MIT', author: { name: 'Bo' } })
    await addPackage('unused', { license: 'MIT' })
    await addPackage('rare', { license: 'Rare-1.0' })
    await addPackage('silent', {})
    const marks = ['a', 'b'].map((file) => `;// ./node_modules/core-js/${file}.js\n`).join('')
    const store = "push({\n  version: '3.2.1',\n  mode: 'global',\n  copyright: '© 2024 Cy'\n})\n"
    await addPackage('bundled', { license: 'MIT' }, { 'index.js': marks + store })
    await addPackage('stuffed', { license: 'MIT' }, { 'index.js': ';// ./node_modules/@who/knows/a.js\n' })
  })

  suiteTeardown(() => rm(folder, { recursive: true, force: true }))

  async function addPackage(name: string, manifest: object, files: Record<string, string> = {}) {
    const place = path.join(folder, 'node_modules', name)
    await mkdir(place, { recursive: true })
    const whole = { name: name.replace(/.*node_modules\//, ''), version: '1.2.3', ...manifest }
    const inner = name === 'outer' ? "export { value } from '@scope/inner'" : 'export const value = 1'
    for (const [file, text] of Object.entries({
      'package.json': JSON.stringify(whole),
      'index.js': inner,
      ...files,
    }))
      await writeFile(path.join(place, file), text)
  }

  async function notices(code: string) {
    const options = { bundle: true, write: false, metafile: true, format: 'esm' } as const
    const stdin = { contents: code, resolveDir: folder }
    const { metafile } = await build({ ...options, absWorkingDir: folder, stdin })
    return describeThirdParties(filesWithin(metafile).map((file) => path.join(folder, file)))
  }

  test('name what is in a bundle, and nothing of which all was left out', async () => {
    const code = "import { value as unused } from 'unused'; export { value } from 'outer'"
    const titles = Array.from((await notices(code)).matchAll(/^(\S+) 1\.2\.3/gm), ([, name]) => name)
    assert.deepEqual(titles, ['@scope/inner'])
  })

  test('hold the texts that a package brings, and the usual one with its author where it brings none', () => {
    const files = ['outer/index.js', 'outer/node_modules/@scope/inner/index.js', 'outer/other.js']
    const text = describeThirdParties(files.map((file) => path.join(folder, 'node_modules', file)))
    assert.equal(text.split('outer 1.2.3 (Zlib)').length, 2)
    assert.match(text, /As outer likes\.\n\nBy Ann\./)
    assert.match(text, /Copyright \(c\) Bo\n\nPermission is hereby granted/)
  })

  test('name the packages that came inside a file of another', () => {
    const text = describeThirdParties([path.join(folder, 'node_modules/bundled/index.js')])
    assert.match(text, /^core-js 3\.2\.1 \(MIT\)\n=+\n\nCopyright © 2024 Cy\n\nPermission is hereby granted/m)
    assert.equal(text.split('core-js').length, 2)
  })

  test('refuse a package whose licence nobody knows', () => {
    const of = (name: string) => () =>
      describeThirdParties([path.join(folder, 'node_modules', name, 'index.js')])
    assert.throws(of('rare'), /rare comes without the text of its licence, Rare-1\.0/)
    assert.throws(of('silent'), /silent names no licence/)
    assert.throws(of('stuffed'), /@who\/knows, inside .*, names no licence/)
  })

  test('leave our own files out', () => {
    assert.doesNotMatch(describeThirdParties(['src/core/any.ts']), /=====/)
  })
})
