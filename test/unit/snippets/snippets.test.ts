import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { silentLog } from '../../../src/core/base/log.ts'
import { slice } from '../../../src/core/base/span.ts'
import { looksLikeDigest } from '../../../src/core/digest/detect.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { expandSnippet, tabStopsOf } from './expandSnippet.ts'

interface Snippet {
  readonly prefix: string
  readonly description: string
  readonly body: readonly string[]
}

const file = path.resolve(import.meta.dirname, '../../../snippets/digest.json')
const snippets: Readonly<Record<string, Snippet>> = JSON.parse(readFileSync(file, 'utf8'))

function expand(name: string, filled: Readonly<Record<number, string>> = {}): string {
  const snippet = snippets[name]
  if (!snippet) throw new Error(`No snippet is called ${name}`)
  return expandSnippet(snippet.body.join('\n'), filled)
}

suite('snippets', () => {
  test('have prefixes of their own and a description', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix)
    assert.deepEqual(prefixes, ['digest', 'section', 'entry', 'mention'])
    for (const { description } of Object.values(snippets)) assert.match(description, /^[A-Z].+[^.]$/)
  })

  for (const [name, { body }] of Object.entries(snippets)) {
    test(`${name} has tab stops counted from 1, and one where the cursor ends`, () => {
      const stops = tabStopsOf(body.join('\n'))
      assert.deepEqual(
        stops.toSorted((a, b) => a - b),
        Array.from({ length: stops.length }, (_, index) => index),
      )
    })

    test(`${name} uses variables that VS Code has`, () => {
      for (const [, variable] of body.join('\n').matchAll(/\$\{?([A-Z_]+)/g)) {
        assert.match(variable ?? '', /^CURRENT_(?:YEAR|YEAR_SHORT|MONTH|DATE)$/)
      }
    })
  }

  test('make a digest with front matter, title, section, entry and tag', () => {
    const digest = parseDigest(expand('Digest', { 0: 'What I think.', 4: '2011.10650' }))
    assert.ok(looksLikeDigest(digest))
    assert.equal(
      digest.frontMatter && slice(digest.text, digest.frontMatter).trim(),
      'digest:\n  date: 2020-11-25',
    )
    assert.equal(digest.title?.text, '2020-11-25')
    assert.equal(digest.sections.length, 1)
    assert.deepEqual(
      digest.entries.map(({ title, link, commentary }) => [title?.text, link?.url, Boolean(commentary)]),
      [['Title', 'https://arxiv.org/abs/2011.10650', true]],
    )
    assert.deepEqual(
      digest.tags.map(({ name }) => name),
      ['review'],
    )
  })

  test('make nothing that the rules report, even before the link is typed out', () => {
    for (const text of [expand('Digest', { 0: 'What I think.' }), expand('Entry', { 0: 'What I think.' })]) {
      assert.deepEqual(
        checkDigest(parseDigest(text), { facts: { paper: () => undefined }, settings: {}, log: silentLog }),
        [],
      )
    }
  })

  test('make an entry of title, link and commentary', () => {
    const [entry] = parseDigest(
      expand('Entry', { 0: 'What I think.', 1: 'A Title', 2: '2011.10650' }),
    ).entries
    assert.equal(entry?.title?.text, 'A Title')
    assert.equal(entry?.link?.arxiv?.reading.ok, true)
    assert.ok(entry?.commentary)
  })

  test('make a section statement that introduces the entry below', () => {
    const text = `${expand('Section')}${expand('Entry', { 2: '2011.10650' })}`
    assert.equal(parseDigest(text).sections.length, 1)
  })

  test('make a mention inside commentary', () => {
    const text = `A Title\nhttps://arxiv.org/abs/2011.10650\nBuilds on ${expand('Mention', { 1: '1912.03263' })} of last year.`
    const digest = parseDigest(text)
    assert.equal(digest.entries.length, 1)
    assert.deepEqual(
      digest.mentions.map(({ link }) => link.url),
      ['https://arxiv.org/abs/1912.03263'],
    )
  })
})
