import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { IGrammar } from 'vscode-textmate'
import { type LoadGrammar, loadOnRealMarkdown, loadOnSmallHost } from './grammars.ts'
import { type Expectation, readMarkedText } from './markedText.ts'
import { stretchesOf, type Token, tokenize } from './tokens.ts'

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/syntaxes')

suite('highlighting on a small Markdown grammar', () => {
  checkFixtures(loadOnSmallHost())
})

suite("highlighting on VS Code's own Markdown grammar", () => {
  const load = loadOnRealMarkdown()
  if (load) checkFixtures(load)
  else test('is skipped: no VS Code server under .vscode-test; "npm test" installs it')
})

function checkFixtures(load: LoadGrammar): void {
  for (const file of globSync('*.{md,digest}', { cwd: fixtures }).sort()) {
    const scopeName = file.endsWith('.md') ? 'text.html.markdown' : 'text.html.markdown.research-digest'
    test(`colours ${file} as its marks say`, async () => {
      checkFixture(await load(scopeName), readFileSync(path.join(fixtures, file), 'utf8'))
    })
  }
}

function checkFixture(grammar: IGrammar, fixture: string): void {
  const { lines, expectations } = readMarkedText(fixture)
  assert.ok(expectations.length > 0)
  for (const [index, tokens] of tokenize(grammar, lines).entries()) {
    const own = expectations.filter(({ line }) => line === index)
    for (const expected of own) checkExpectation(tokens, expected, lines[index] ?? '')
    for (const scope of ourScopes(tokens)) {
      const stretches = stretchesOf(tokens, scope)
      const told = own.filter((expected) => !expected.isAbsent && scope.startsWith(expected.scope))
      assert.equal(stretches.length, told.length, `unexpected ${scope} in line ${index + 1}: ${lines[index]}`)
    }
  }
}

function checkExpectation(tokens: readonly Token[], expected: Expectation, line: string): void {
  const { start, end, scope, isAbsent } = expected
  const stretches = stretchesOf(tokens, scope)
  const where = `${scope} in line ${expected.line + 1}: ${line}`
  if (isAbsent) assert.ok(!stretches.some(([from, to]) => from < end && start < to), `unexpected ${where}`)
  else
    assert.ok(has(stretches, start, end), `${where}: expected ${start}-${end}, found ${stretches.join(' ')}`)
}

function has(stretches: readonly (readonly [number, number])[], start: number, end: number): boolean {
  return stretches.some(([from, to]) => from === start && to === end)
}

/** Scopes that only our grammars give; each must be told by a mark, so that nothing is coloured unawares. */
function ourScopes(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.flatMap(({ scopes }) => scopes).filter((scope) => scope.endsWith('.digest')))
}
