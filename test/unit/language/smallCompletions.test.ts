import assert from 'node:assert/strict'
import { silentLog } from '../../../src/core/base/errors.ts'
import { slice } from '../../../src/core/base/span.ts'
import { looksLikeDigest } from '../../../src/core/digest/detect.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  snippetsAt,
  statementChoices,
  statementRequest,
  tagChoices,
  tagRequest,
} from '../../../src/core/language/smallCompletions.ts'
import { checkDigest } from '../../../src/core/rules/digestCheck.ts'
import { readMarks } from '../../helpers/marked.ts'

suite('completion of tags', () => {
  for (const [marked, typed] of [
    ['Good. #¦', '#'],
    ['#re¦', '#re'],
    ['좋다 #객체_탐¦', '#객체_탐'],
    ['Good. ¦', undefined],
    ['# A title¦', undefined],
    ['##¦', undefined],
    ['https://example.org/#re¦', undefined],
    ['issue a#1¦', undefined],
    ['`#re¦`', undefined],
    ['```python\n#re¦\n```', undefined],
    ['> ```\n> #re¦\n> ```', undefined],
    ['<!-- #re¦ -->', undefined],
    ['%% #re¦ %%', undefined],
    ['$#re¦$', undefined],
    ['<pre>\n#inc¦\n</pre>', undefined],
    ['### A Title {#re¦}', undefined],
    ['- #re¦', '#re'],
    ['| a | #re¦ |', '#re'],
  ] as const) {
    test(`${typed === undefined ? 'stays away from' : 'is asked for in'} "${marked}"`, () => {
      const { text, cursor } = readMarks(marked)
      const place = tagRequest(parseDigest(text), cursor)
      assert.equal(place && text.slice(place.start, place.end), typed)
    })
  }

  test('offers what is missing, then the most used, then what is known', () => {
    const { text, cursor } = readMarks('Good. #vision #vision #lan¦ #audio\n')
    const choices = tagChoices(parseDigest(text), cursor, {
      conventions: { required: ['review', 'audio'], known: ['language', 'robots'] },
      counts: new Map([
        ['language', 7],
        ['lan', 1],
      ]),
    })
    assert.deepEqual(
      choices.map(({ name, count, isMissing }) => [name, count, isMissing]),
      [
        ['review', 0, true],
        ['language', 7, false],
        ['vision', 2, false],
        ['audio', 1, false],
        ['robots', 0, false],
      ],
    )
  })
})

const entry = 'A Title\nhttps://arxiv.org/abs/2401.00001\nGood.\n\n'

suite('completion of statements', () => {
  test('stays away from code and comments', () => {
    for (const marked of ['```\nThe¦\n```', '<!--\nThe¦\n-->', '---\nThe¦\n---\n', '<pre>\nThe¦\n</pre>']) {
      const { text, cursor } = readMarks(marked)
      assert.equal(statementRequest(parseDigest(text), cursor), undefined, marked)
    }
  })

  for (const [marked, isAsked] of [
    ['¦', true],
    ['The pap¦', true],
    ['아래 논¦', true],
    ['The ¦papers', false],
    ['# The pap¦', false],
    ['- ¦', false],
    ['Good. #re¦', false],
  ] as const) {
    test(`${isAsked ? 'is asked for in' : 'stays away from'} "${marked}"`, () => {
      const { text, cursor } = readMarks(marked)
      assert.equal(statementRequest(parseDigest(text), cursor) !== undefined, isAsked)
    })
  }

  test('offers those of the conventions, then those used before, and no headings', () => {
    const { text, cursor } = readMarks(`The papers below are about tuning.\n\n${entry}¦`)
    const used = ['Vision', 'The following papers are fun.', 'The following papers are fun.']
    const place = { start: cursor, end: cursor }
    assert.deepEqual(statementChoices(parseDigest(text), place, { known: ['Kurz und gut'], used }), [
      'Kurz und gut',
      'The following papers are fun.',
      'The papers below are about tuning.',
    ])
  })

  test('offers those that begin as what is typed', () => {
    const { text, cursor } = readMarks('ku¦')
    const digest = parseDigest(text)
    const place = { start: 0, end: cursor }
    assert.deepEqual(
      statementChoices(digest, place, { known: ['Kurz und gut', 'Ku'], used: ['The following papers'] }),
      ['Kurz und gut'],
    )
  })
})

const seed = 'One Paper\nhttps://arxiv.org/abs/1706.03762\nFine.\n\n'

function snippets(marked: string, earlier?: string) {
  const { text, cursor } = readMarks(marked)
  const sections = earlier === undefined ? undefined : parseDigest(earlier).sections
  return snippetsAt(parseDigest(text), cursor, sections)
}

function prefixes(marked: string): readonly string[] {
  return (snippets(marked)?.snippets ?? []).map(({ prefix }) => prefix)
}

/** What a snippet inserts on a fixed day where nothing is changed. */
function expanded(marked: string, prefix: string, earlier?: string): string {
  const body = snippets(marked, earlier)?.snippets.find((each) => each.prefix === prefix)?.body
  assert.ok(typeof body === 'string', prefix)
  let text = body
    .replaceAll('$CURRENT_YEAR', '2020')
    .replaceAll('$CURRENT_MONTH', '11')
    .replaceAll('$CURRENT_DATE', '25')
  const innermost = /\$\{\d+:([^${}]*)\}/
  while (innermost.test(text)) text = text.replace(innermost, '$1')
  return text.replaceAll(/\$\d/g, '')
}

suite('snippets', () => {
  const offered: readonly (readonly [string, readonly string[]])[] = [
    ['¦', ['digest', 'section', 'entry', 'mention']],
    ['di¦', ['digest']],
    [`${seed}¦`, ['section', 'entry', 'mention']],
    [`${seed}ent¦`, ['entry']],
    [`${seed}As in men¦`, ['mention']],
    [`${seed}As in ¦ it`, ['mention']],
    [`${seed}As in paym¦`, []],
    [`${seed}As in \`men¦\``, []],
    ['---\nti¦\n---\n', []],
    [`${seed}#re¦`, []],
    [`${seed}구조men¦`, []],
  ]
  for (const [marked, expected] of offered) {
    test(`fit the place: ${marked.slice(-20)}`, () => assert.deepEqual(prefixes(marked), expected))
  }

  test('have a description each, and replace the word that is typed', () => {
    for (const { description } of snippets('¦')?.snippets ?? []) assert.match(description, /^[A-Z].+[^.]$/)
    const { text, cursor } = readMarks(`${seed}ent¦`)
    const place = snippetsAt(parseDigest(text), cursor)
    assert.equal(place && slice(text, place.span), 'ent')
  })

  test('make a digest with front matter, title, statement and tag, and no half of a link', () => {
    const text = expanded('¦', 'digest')
    assert.doesNotMatch(text, /http|arxiv/i)
    const digest = parseDigest(text.replace('look.\n\n', `look.\n\n${seed}`))
    assert.ok(looksLikeDigest(digest))
    assert.equal(
      digest.frontMatter && slice(digest.text, digest.frontMatter).trim(),
      'digest:\n  date: 2020-11-25',
    )
    assert.equal(digest.title?.text, '2020-11-25')
    assert.equal(digest.sections.filter(({ level }) => level === undefined).length, 1)
    assert.deepEqual(
      digest.tags.map(({ name }) => name),
      ['review'],
    )
    const facts = { paper: () => undefined }
    assert.deepEqual(checkDigest(digest, { facts, settings: {}, log: silentLog }), [])
  })

  test('make a section as the digest makes its own: a statement, or a heading of the same rank', () => {
    const statement = expanded(`${seed}¦`, 'section')
    assert.equal(parseDigest(`${seed}${statement}${seed}`).sections.length, 1)
    const headings = `# Week\n\n## Trees\n\n### [One Paper](https://arxiv.org/abs/1706.03762)\n\nFine.\n\n`
    assert.match(expanded(`${headings}¦`, 'section'), /^## Section\n/)
  })

  test('make a section in the words of the digest, whatever its language', () => {
    const statement = '아래 논문들은 주로 나무에 대한 것입니다.'
    const korean = `${statement}\n\nOne Paper of Trees\nhttps://arxiv.org/abs/1706.03762\n좋다.\n\n`
    assert.equal(parseDigest(korean).sections.length, 1)
    assert.equal(expanded(`${korean}¦`, 'section'), `${statement}\n\n`)
  })

  test('make the first section as the earlier digest makes its own', () => {
    const headings = '# Week\n\n### Trees\n\n- [One Paper](https://arxiv.org/abs/1706.03762): fine\n'
    assert.match(expanded('# Next\n\n¦', 'section', headings), /^### Section\n/)
  })

  test('look a paper up for entries and mentions, so that its title follows', () => {
    const bodies = (snippets('¦')?.snippets ?? []).flatMap(({ body }) =>
      typeof body === 'string' ? [] : body.paper,
    )
    assert.deepEqual(bodies, ['entry', 'mention'])
  })
})
