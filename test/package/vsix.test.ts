import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { packageExtension } from '../../scripts/support/packageExtension.ts'
import { projectRoot, readManifest } from '../../scripts/support/project.ts'
import { run } from '../../scripts/support/run.ts'
import { readRunningExtensions } from '../../scripts/vscode/runningExtensions.ts'
import { type OpenVsx, startOpenVsx } from '../localServices/openVsx.ts'
import { useEditor } from '../page/support/useEditor.ts'
import { zipEntries } from '../page/support/zipEntries.ts'

/** All that a package may hold: what VS Code runs or reads, and what a person reads about it. */
const expected = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^extension\/dist\/(extension|start|records|archive|catalogue|catalogueIndex|cli|katex|markdown-it|paste|part-\w+|pdf|related|smol-toml|yaml)\.cjs$/,
  /^extension\/dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/dist\/(webview|site)\/\w+\.(js|css)$/,
  /^extension\/dist\/site\/fonts\/KaTeX_[\w-]+\.woff2$/,
  /^extension\/l10n\/bundle\.l10n\.[\w-]+\.json$/,
  /^extension\/(syntaxes|schemas)\/[\w.-]+\.json$/,
  /^extension\/(sample|l10n)\/[\w.-]+\.digest$/,
  /^extension\/docs\/rules\/[a-z-]+(\.ko)?\.md$/,
  /^extension\/images\/[\w.-]+\.(png|svg)$/,
]

suite('the package', () => {
  const vsix = { file: '', folder: '', output: '' }

  suiteSetup(async () => {
    vsix.folder = await mkdtemp(path.join(tmpdir(), 'research-digest-vsix-'))
    vsix.file = path.join(vsix.folder, 'tested.vsix')
    vsix.output = await packageExtension(vsix.file)
  })

  suiteTeardown(() => rm(vsix.folder, { recursive: true, force: true }))

  test('holds nothing but what belongs into it', async () => {
    const names = zipEntries(await readFile(vsix.file))
    assert.ok(names.includes('extension/dist/extension.cjs'))
    assert.ok(names.includes('extension/dist/THIRD-PARTY-NOTICES.txt'))
    assert.deepEqual(
      names.filter((name) => !expected.some((pattern) => pattern.test(name))),
      [],
    )
  })

  test('is made without a warning, and weighs 1.3 MB at most', async () => {
    assert.match(vsix.output, /DONE/)
    assert.doesNotMatch(vsix.output, /WARN|ERROR/)
    assert.ok((await stat(vsix.file)).size < 1.3 * 1024 ** 2)
  })

  test('holds the fonts of formulas once', async () => {
    const names = zipEntries(await readFile(vsix.file)).filter((name) => name.endsWith('.woff2'))
    const fonts = names.map((name) => path.posix.basename(name))
    assert.ok(fonts.includes('KaTeX_Math-Italic.woff2'))
    assert.deepEqual(fonts, [...new Set(fonts)])
  })

  suite('sent to Open VSX', () => {
    const key = 'ovsxat_4f9b2c'
    const { publisher, name, version } = readManifest()
    let registry: OpenVsx

    setup(async () => {
      registry = await startOpenVsx(key, publisher)
    })
    teardown(() => registry.close())

    const publish = (pat = key) =>
      run('ovsx', publishArguments(vsix.file), {
        env: { OVSX_REGISTRY_URL: registry.origin, OVSX_PAT: pat },
        quiet: true,
      })

    test('is taken, and passed over when it is sent again', async () => {
      const first = await publish()
      assert.equal(first.code, 0, first.output)
      assert.match(first.output, new RegExp(`Published ${publisher}\\.${name} v${version}`))
      assert.doesNotMatch(first.output, /warn|ignoring/i)
      assert.deepEqual(registry.published, [`${publisher}.${name}@${version}`])
      const second = await publish()
      assert.equal(second.code, 0, second.output)
      assert.match(second.output, /already published/)
    })

    test('is refused with a wrong key', async () => {
      const { code, output } = await publish('ovsxat_wrong')
      assert.equal(code, 1)
      assert.match(output, /Invalid access token/)
      assert.deepEqual(registry.published, [])
    })
  })

  suite('installed from its file', () => {
    const digest = '---\ndigest: true\n---\n# Any\n\nA Title\nhttps://arxiv.org/abs/2113.00001\nSaid $x$.\n'
    const editor = useEditor(() => ({ files: { 'any.md': digest }, vsix: vsix.file }))

    test('checks and previews a digest, with all that it loads late', async () => {
      await editor().openFile('any.md')
      await editor().problems((rows) => rows.some((row) => row.includes('cannot be an arXiv identifier')))
      await editor().runCommand('Research Digest: Open Preview to the Side')
      const preview = await editor().webview('article.entry')
      assert.match(await preview.locator('article.entry .commentary').innerText(), /^Said /)
      await preview.locator('article.entry .commentary .katex').first().waitFor()
      const loaded = "document.fonts.load('italic 16px KaTeX_Math').then((fonts) => fonts.length)"
      assert.equal(await preview.evaluate(loaded), 1)
    })

    test('is active in a window with a Markdown file', async () => {
      await editor().openFile('any.md')
      const running = await readRunningExtensions(editor().page, readManifest().name)
      assert.ok(running.some(({ name }) => name === readManifest().name))
      await editor().screenshot('vsix')
      assert.deepEqual(await editor().errors(), [])
    })
  })
})

/** What the release sends to Open VSX with, and the file that it sends. */
function publishArguments(vsix: string): readonly string[] {
  const workflow = readFileSync(path.join(projectRoot, '.github/workflows/release.yml'), 'utf8')
  const { steps } = parse(workflow).jobs.marketplaces
  const { run: command } = steps.find(({ name }: { name?: string }) => name === 'Open VSX')
  const [, given = ''] = /^npx ovsx (publish .*)$/.exec(command) ?? assert.fail(command)
  return given.split(' ').map((argument) => (argument === 'release/*.vsix' ? vsix : argument))
}
