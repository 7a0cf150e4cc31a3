import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../scripts/support/project.ts'
import { commands } from '../../../src/cli/commands/index.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { type BundledProgram, bundleProgram } from './bundledProgram.ts'
import { noRecords } from './noRecords.ts'

const flawed = '# Week\n\nA Title\nhttps://arxiv.org/abs/2112.0886\nSaid.\n\n#review\n'
const hangul = /[가-힣]/

suite('the language of the command line', () => {
  let program: BundledProgram
  let folder: TemporaryFolder
  suiteSetup(async function () {
    this.timeout(120_000)
    program = await bundleProgram()
    folder = new TemporaryFolder({ 'a.md': flawed })
  })
  suiteTeardown(async () => {
    folder.remove()
    program.end()
  })

  const run = (environment: NodeJS.ProcessEnv, ...args: string[]) => {
    const { LC_ALL, LC_MESSAGES, LANG, RESEARCH_DIGEST_LANGUAGE, ...others } = process.env
    return program.run(args, { cwd: folder.path, env: { ...others, ...environment } })
  }
  const korean = { LANG: 'ko_KR.UTF-8' }

  for (const [environment, isKorean] of [
    [{ LANG: 'ko_KR.UTF-8' }, true],
    [{ LANG: 'ko' }, true],
    [{ LANG: 'C.UTF-8', LC_MESSAGES: 'ko_KR' }, true],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: '' }, true],
    [{ LANG: 'ko_KR.UTF-8', RESEARCH_DIGEST_LANGUAGE: 'en' }, false],
    [{ LC_ALL: 'en_US.UTF-8', RESEARCH_DIGEST_LANGUAGE: 'ko-KR' }, true],
    [{ LANG: 'de_DE.UTF-8' }, false],
    [{ LANG: '../../ko' }, false],
    [{}, false],
  ] as const) {
    test(`is ${isKorean ? 'Korean' : 'English'} with ${JSON.stringify(environment)}`, async () => {
      const { code, output } = await run(environment, '--help')
      assert.equal(code, 0)
      assert.equal(hangul.test(output), isKorean, output)
    })
  }

  test('is that of findings, of mistakes, and of what goes wrong', async () => {
    const library = noRecords
    assert.match(
      (await run(korean, 'check', ...library, 'a.md')).output,
      /^a\.md:4:23 malformed-arxiv-id .*[가-힣]/,
    )
    for (const args of [[], ['chekc'], ['check'], ['check', '--nothing', 'a.md'], ['check', 'missing.md']]) {
      const { code, errors } = await run(korean, ...args)
      assert.equal(code, 2)
      assert.match(errors.split('\n')[0] ?? '', hangul)
    }
    assert.match((await run(korean, 'check', ...library, '--format', 'github', 'a.md')).output, hangul)
  }).timeout(30_000)

  test('is English in what is for programs, and beside it that of the person', async () => {
    for (const format of ['json', 'sarif']) {
      const { output, errors } = await run(korean, 'check', ...noRecords, '--format', format, 'a.md', 'x.md')
      assert.match(output, /cannot be an arXiv/)
      assert.doesNotMatch(output, hangul)
      assert.match(errors, hangul)
    }
  }).timeout(30_000)

  test('is that of all help', async () => {
    for (const { name, terms } of commands) {
      const { output } = await run(korean, name, '--help')
      for (const term of Object.keys(terms())) {
        const line = output.split('\n').find((each) => each.trimStart().startsWith(`${term.trim()} `))
        assert.match(line ?? '', hangul, `${name} ${term}`)
      }
    }
  }).timeout(30_000)

  test('leaves no line of help longer than others, in any language', async () => {
    for (const environment of [{}, korean]) {
      for (const names of [[], ...commands.map(({ name }) => [name])]) {
        const { output } = await run(environment, ...names, '--help')
        const columns = (line: string) => line.replace(/[가-힣]/g, '??').length
        assert.deepEqual(
          output.split('\n').filter((line) => columns(line) > 110),
          [],
        )
      }
    }
  }).timeout(30_000)

  test('reaches all that the command line says', () => {
    const folder = path.join(projectRoot, 'src/cli')
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue
      const source = readFileSync(path.join(folder, file), 'utf8')
      const unsaid = source
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
        .replace(/l10n\.t\(\s*(['"`])(?:(?!\1)[^\\]|\\.)*\1/g, '')
      const literals = unsaid.match(/(['"`])(?:(?!\1)[^\\]|\\.)*\1/g) ?? []
      const sentences = literals.filter((text) => /\b[a-z]+ [a-z]+ [a-z]+\b/.test(text))
      assert.deepEqual(
        sentences.filter((text) => !isForDevelopers(text)),
        [],
        file,
      )
    }
  })
})

/** A package without its manifest is a mistake of ours. */
function isForDevelopers(text: string): boolean {
  return text.includes('The package.json of the program is missing')
}
