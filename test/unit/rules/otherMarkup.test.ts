import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { applyEdits } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { fixAll } from '../../../src/core/rules/fixes.ts'
import { factsOf, paper } from '../../helpers/papers.ts'

const url = 'https://arxiv.org/abs/2401.00011'
const growing = 'Growing Trees in Gardens'
const title = growing

/** Digests in other languages than Markdown, with an entry that has no title, and what becomes of its line. */
const texts: readonly (readonly [name: string, heading: string, line: string, fixed: string])[] = [
  ['AsciiDoc', '= Digest of 2024-05-01', `* ${url}[]`, `* ${url}[${title}]`],
  ['AsciiDoc, with a macro', '= Digest of 2024-05-01', `* link:${url}[]`, `* link:${url}[${title}]`],
  ['AsciiDoc, without brackets', '= Digest of 2024-05-01', `* ${url}`, `* ${url}[${title}]`],
  ['Org', '#+title: Digest of 2024-05-01', `- ${url}`, `- [[${url}][${title}]]`],
  ['MediaWiki', '== Digest of 2024-05-01 ==', `* ${url}`, `* [${url} ${title}]`],
  ['Textile', 'h1. Digest of 2024-05-01', `* ${url}`, `* "${title}":${url}`],
  ['reStructuredText', '.. contents:: Digest of 2024-05-01', `* ${url}`, `* \`${title} <${url}>\`__`],
  ['Gemini', '# Digest of 2024-05-01', `=> ${url}`, `=> ${url} ${title}`],
  ['LaTeX', '\\section{Digest of 2024-05-01}', `\\item ${url}`, `\\item \\href{${url}}{${title}}`],
  ['Typst', '#set page()\n= Digest of 2024-05-01', `- ${url}`, `- #link("${url}")[${title}]`],
  ['Markdown', '# Digest of 2024-05-01', `- ${url}`, `- [${title}](${url})`],
  ['Markdown with arrows', '# Digest of 2024-05-01', `- => ${url}`, `- => [${title}](${url})`],
]

suite('missing-title in other languages than Markdown', () => {
  for (const [name, heading, line, fixed] of texts) {
    for (const [form, words] of [
      ['alone', ''],
      ['with commentary', '\n  Fine and clear.'],
    ]) {
      test(`writes no Markdown into ${name}, ${form}`, () => {
        const digest = (entry: string) => `${heading}\n\n${entry}${words}\n`
        const now = mended(digest(line))
        assert.ok(now === digest(fixed) || now === digest(line), now)
      })
    }
  }

  for (const [name, heading, line, fixed] of texts.filter(
    ([each]) => !/macro|reStr|Textile|LaTeX|Typst/.test(each),
  )) {
    test(`adds the title in ${name}`, () => {
      const digest = (entry: string) => `${heading}\n\n${entry}\n  Fine and clear.\n`
      assert.equal(mended(digest(line)), digest(fixed))
    })
  }

  test('shows no escapes of Markdown in other languages', () => {
    for (const [, heading, line] of texts.filter(([name]) => !name.startsWith('Markdown'))) {
      const text = `${heading}\n\n${line}\n  Fine and clear.\n`
      for (const hostile of ['Trees [A Survey] | Part 2', '*Trees* and _Ponds_', 'Trees - a `Study`'])
        assert.doesNotMatch(mended(text, hostile).replaceAll(/\\(?:item|section|href)/g, ''), /\\/, line)
    }
  })

  test('takes no brackets of AsciiDoc for a part of the address', () => {
    const { links } = parseDigest(`= Digest\n\n* ${url}[]\n* https://example.org/a?b[]=1 ${url}\n`)
    assert.deepEqual(
      links.map((link) => link.url),
      [url, 'https://example.org/a?b[]=1', url],
    )
  })
})

suite('titles with templates', () => {
  for (const hostile of [
    '{{< readfile "secrets.md" >}} of Ponds',
    'Ponds {% include x %}',
    '{{ site.title }} Ponds',
  ])
    for (const line of [
      `- ${url}`,
      url,
      `- [x](${url})`,
      `<li><a href="${url}">${hostile.slice(0, -1)}x</a></li>`,
    ])
      test(`run nothing: ${hostile} in ${line}`, () => {
        const now = mended(`# Digest of 2024-05-01\n\n${line}\n  Fine and clear.\n`, hostile)
        assert.doesNotMatch(now.replace(line, ''), /\{[{%]/)
      })
})

function mended(text: string, title = growing): string {
  const facts = factsOf([paper({ id: '2401.00011', title })])
  const check = (each: string) => checkDigest(parseDigest(each), { facts, settings: {}, log: silentLog })
  return applyEdits(text, fixAll(text, check))
}
