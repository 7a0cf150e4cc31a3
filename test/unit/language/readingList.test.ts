import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { applyEdits } from '../../../src/core/base/span.ts'
import { isDigest } from '../../../src/core/digest/detect.ts'
import { withheldAs } from '../../../src/core/digest/frontMatter.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  addToReadingList,
  type ListedPaper,
  newReadingList,
  paperOfLink,
  queuedPapers,
  readingListName,
  tickOff,
} from '../../../src/core/language/readingList.ts'
import { parseDoi } from '../../../src/core/paper/doi.ts'
import { arxivId } from '../../helpers/papers.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'

const trees = { id: arxivId('2401.00001'), title: 'Growing  Small\nTrees' }
const line = '- [ ] Growing Small Trees https://arxiv.org/abs/2401.00001\n'
const add = (list: string, paper: ListedPaper = trees) => {
  const edit = addToReadingList(list, [paper])
  return edit && applyEdits(list, [edit])
}

suite('the reading list', () => {
  test('has a line for each paper, below all that is there', () => {
    const one = add(newReadingList)
    assert.equal(one, newReadingList + line)
    assert.equal(
      add(one, { id: arxivId('math/0211159') }),
      `${newReadingList}${line}- [ ] https://arxiv.org/abs/math/0211159\n`,
    )
    const doi = parseDoi('10.1000/x.1')
    assert.ok(doi)
    const article = add('', { id: doi, title: 'On <b>Trees</b>' })
    assert.equal(article, '- [ ] On \\<b>Trees\\</b> https://doi.org/10.1000/x.1\n')
    assert.equal(add(article, { id: doi }), undefined)
    assert.equal(add(article.replaceAll('\n', '\r\n'), { id: doi }), undefined)
  })

  test('has each paper once, by whichever address, ticked or not', () => {
    for (const named of [
      line,
      '- [x] Trees https://arxiv.org/pdf/2401.00001v2\n',
      '* [ ] [Trees](http://arxiv.org/abs/2401.00001): soon\n',
      'Also arXiv:2401.00001.\n',
    ])
      assert.equal(add(named), undefined, named)
    assert.ok(add('- [ ] Longer https://arxiv.org/abs/2401.000012\n'))
  })

  test('keeps every other line as it is', () => {
    for (const own of ['# Mine\n\n- [X] Old   \n\n\n', 'no line end', '\tmixed\r\nlines\n', '- [ ] a\r\n'])
      assert.ok(add(own)?.startsWith(own), own)
    assert.equal(add('no line end'), `no line end\n${line}`)
    assert.equal(add('- [ ] a\r\n'), `- [ ] a\r\n${line.replace('\n', '\r\n')}`)
  })

  test('is no digest, and is not published', () => {
    let list = newReadingList
    for (let at = 1; at < 9; at++)
      list = add(list, { id: arxivId(`2401.0000${at}`), title: `Title ${at}` }) ?? ''
    const digest = parseDigest(list)
    assert.equal(isDigest(digest, { fileName: readingListName, isChosen: true }), false)
    assert.equal(withheldAs(digest), 'draft')
  })

  test('tells which papers are open, with what their lines say of them', () => {
    const list = `${newReadingList}# Mine
- [ ] Growing <Small> Trees: https://arxiv.org/abs/2401.00001v2
- [x] Done https://arxiv.org/abs/2401.00002
* [ ] [Rivers, Again](http://arxiv.org/pdf/2401.00003.pdf), see also https://arxiv.org/abs/2401.00004
- [ ] Again https://arxiv.org/abs/2401.00001
  1. [ ] https://doi.org/10.1000/x.1
- [ ] Buy bread
- [ ] A page https://example.org/2401
See https://arxiv.org/abs/2401.00005
`
    const queued = queuedPapers(list)
    assert.deepEqual(
      queued.map(({ reference: { id, said } }) => [id, said?.title]),
      [
        ['2401.00001', 'Growing <Small> Trees'],
        ['2401.00003', 'Rivers, Again'],
        ['10.1000/x.1', undefined],
      ],
    )
    const ticked = applyEdits(list, tickOff(queued.slice(1, 2)))
    assert.equal(ticked, list.replace('* [ ]', '* [x]'))
    assert.deepEqual(
      queuedPapers(list.replaceAll('\n', '\r\n')).map(({ reference: { id } }) => id),
      [...queued.map(({ reference: { id } }) => id)],
    )
  })

  test('reads back what it has added, whatever the title', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(title, (text) => {
        const list = add(newReadingList, { id: trees.id, title: text })
        assert.ok(list)
        const [queued, ...more] = queuedPapers(list)
        assert.equal(more.length, 0)
        assert.equal(queued?.reference.id, trees.id)
        assert.deepEqual(queuedPapers(applyEdits(list, tickOff([queued]))), [])
      }),
    )
  })

  test('merges in Git line by line: what two people have added is there, and nothing is lost', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 })
    const listOf = (list: string, all: readonly number[]) =>
      all.reduce((known, number) => add(known, { id: arxivId(`2401.${10_000 + number}`) }) ?? known, list)
    const folder = new TemporaryFolder()
    try {
      fc.assert(
        fc.property(numbers, numbers, numbers, (before, mine, theirs) => {
          const base = listOf(newReadingList, before)
          folder.write({ base, mine: listOf(base, mine), theirs: listOf(base, theirs) })
          execFileSync('git', ['merge-file', '--union', 'mine', 'base', 'theirs'], { cwd: folder.path })
          const merged = queuedPapers(readFileSync(folder.file('mine'), 'utf8'))
          const wanted = new Set([...before, ...mine, ...theirs].map((number) => `2401.${10_000 + number}`))
          assert.deepEqual(new Set(merged.map(({ reference: { id } }) => id)), wanted)
        }),
        { numRuns: 30 },
      )
    } finally {
      folder.remove()
    }
  })
})

suite('a link that adds a paper', () => {
  test('names it by one address, encoded or not', () => {
    const links = {
      'url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001v2': '2401.00001',
      'url=https://arxiv.org/pdf/2401.00001': '2401.00001',
      'url=https://doi.org/10.48550/arXiv.2401.00001': '2401.00001',
      'url=https%3A%2F%2Fdoi.org%2F10.1000%2Fx.1': '10.1000/x.1',
    }
    for (const [query, id] of Object.entries(links)) assert.deepEqual(paperOfLink('/add', query), { id })
  })

  test('is nothing else', () => {
    const good = 'url=https://arxiv.org/abs/2401.00001'
    assert.equal(paperOfLink('/', good), undefined)
    assert.equal(paperOfLink('/add/', good), undefined)
    const queries = [
      '',
      'url=',
      `${good}&url=https://arxiv.org/abs/2401.00002`,
      `x=1&${good}`,
      'url=2401.00001',
      'url=javascript:alert(1)//arxiv.org/abs/2401.00001',
      'url=file:///arxiv.org/abs/2401.00001',
      'url=https://example.org/abs/2401.00001',
      'url=https://arxiv.org.example.org/abs/2401.00001',
      'url=https://arxiv.org/abs/2413.00001',
      'url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001%0A-%20%5Bx%5D',
      'url=https://arxiv.org/abs/2401.00001 and more',
      'url=%E0%A4%A',
      `${good}?${'x'.repeat(600)}`,
    ]
    for (const query of queries) assert.equal(paperOfLink('/add', query), undefined, query)
  })
})
