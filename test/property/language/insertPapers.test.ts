import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { applyEdits } from '../../../src/core/base/span.ts'
import { isDigest } from '../../../src/core/digest/detect.ts'
import { withheldAs } from '../../../src/core/digest/frontMatter.ts'
import { paperOf } from '../../../src/core/digest/model.ts'
import { newDigestFile } from '../../../src/core/digest/newDigest.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  addToReadingList,
  beginWith,
  fittingPlace,
  type InsertPlace,
  insertPapers,
  type ListedPaper,
  newReadingList,
  paperOfLink,
  type QueuedPaper,
  queuedPapers,
  readingListName,
  tickOff,
} from '../../../src/core/language/insertPapers.ts'
import { type Doi, parseDoi } from '../../../src/core/paper/doi.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { readMarks } from '../../helpers/marked.ts'
import { arxivId, noFacts, paper } from '../../helpers/papers.ts'
import { TemporaryFolder } from '../../helpers/temporaryFolder.ts'
import { announced } from '../../unit/inbox/announced.ts'

const one = paper({ id: '2401.00071', title: 'Quiet Kernels in Small Steps' })
const two = paper({ id: '2401.00072', title: 'Loud Kernels in Large Steps' })
const other = { ...one, id: '10.5555/quiet.99' as Doi, title: 'Kernels Elsewhere, Quietly' }

/** The text with papers inserted, and `¦` where the cursor is then. */
function inserted(text: string, place: InsertPlace, papers = [one, two]): string {
  const edit = insertPapers(papers, { digest: parseDigest(text), facts: noFacts }, place)
  assert.ok(edit)
  const cursor = edit.span.start + edit.cursor
  const all = applyEdits(text, [edit])
  return `${all.slice(0, cursor)}¦${all.slice(cursor)}`
}

function atCursor(marked: string, papers = [one, two]): string {
  const { text, cursor } = readMarks(marked)
  return inserted(text, { kind: 'cursor', span: { start: cursor, end: cursor } }, papers)
}

suite('several papers that are inserted', () => {
  test('are entries one below the other, and what is said of the last goes on', () => {
    const list =
      '- [One Paper](https://arxiv.org/abs/1706.03762): x\n- [Two Papers](https://arxiv.org/abs/1512.03385): y\n'
    assert.equal(
      atCursor(`${list}¦`),
      `${list}- [${one.title}](https://arxiv.org/abs/${one.id}): \n- [${two.title}](https://arxiv.org/abs/${two.id}): ¦`,
    )
    const seed =
      'One Paper\nhttps://arxiv.org/abs/1706.03762\nFine.\nTwo Papers\nhttps://arxiv.org/abs/1512.03385\nGood.\n'
    assert.equal(
      atCursor(`${seed}¦`),
      `${seed}${one.title}\nhttps://arxiv.org/abs/${one.id}\n${two.title}\nhttps://arxiv.org/abs/${two.id}\n¦`,
    )
  })

  test('stand beside each other in a sentence', () => {
    assert.equal(
      atCursor('As in ¦ before.'),
      `As in [${one.title}](https://arxiv.org/abs/${one.id}), [${two.title}](https://arxiv.org/abs/${two.id})¦ before.`,
    )
  })

  test('follow what is there where the cursor is in front matter, code, a link, a heading or a tag', () => {
    const list =
      '- [One Paper](https://arxiv.org/abs/1706.03762): x\n- [Two Papers](https://arxiv.org/abs/1512.03385): y\n'
    const added = `- [${one.title}](https://arxiv.org/abs/${one.id}): \n- [${two.title}](https://arxiv.org/abs/${two.id}): ¦\n`
    for (const marked of [
      `¦---\ndate: 2024-01-01\n---\n# Week\n\n${list}`,
      `---\ndate: 2024¦-01-01\n\n---\n${list}`,
      `¦# Week\n\n${list}`,
      `# Week¦\n\n${list}`,
      `# Week\n\n## Trees¦\n\n${list}\n## Roots\n\nNone yet.\n`,
      `\`\`\`\nsome ¦code\n\`\`\`\n\n${list}`,
      `<!-- a ¦note -->\n\n${list}`,
      `Read [more wo¦rds](https://example.org).\n\n${list}`,
      `The papers ¦below are about trees.\n\n${list}`,
      `${list}\n#rev¦iew\n`,
    ])
      assert.equal(atCursor(marked), marked.replace('¦', '').replace(list, list + added), marked)
    const unfilled = '---\ndate: 2024-01-01\n---\n'
    assert.match(atCursor(`¦${unfilled}`), /^---\ndate: 2024-01-01\n---\n\nQuiet/)
    assert.match(atCursor('#rev¦iew'), /^#review\n\nQuiet/)
  })

  test('leave one line for what is said, however many they are', () => {
    const entry = (title: string, id: string) => `${title}\nhttps://arxiv.org/abs/${id}\n`
    const old = `${entry('One Title of Trees', '1706.03762')}Fine.\n\n`
    const more = `${entry('Two Titles of Roots', '1512.03385')}Deep.\n`
    const many = [1, 2, 3].map((number) =>
      paper({ id: `2401.0009${number}`, title: `Part ${number} of Some Kernels` }),
    )
    for (const count of [1, 2, 3]) {
      const papers = many.slice(0, count)
      const text = old + more
      const at = { start: old.length - 2, end: old.length - 2 }
      const inserted = insertPapers(
        papers,
        { digest: parseDigest(text), facts: noFacts },
        { kind: 'cursor', span: at },
      )
      assert.ok(inserted)
      const said = `${inserted.newText.slice(0, inserted.cursor)}Said.${inserted.newText.slice(inserted.cursor)}`
      const written = papers.map(({ title, id }) => entry(title, id)).join('\n')
      assert.equal(applyEdits(text, [{ ...inserted, newText: said }]), `${old}${written}Said.\n\n${more}`)
    }
  })

  test('may be on arXiv or not', () => {
    const { text } = readMarks(atCursor('¦', [one, other as unknown as typeof one]))
    assert.match(
      text,
      /abs\/2401\.00071\n\nKernels Elsewhere, Quietly\nhttps:\/\/doi\.org\/10\.5555\/quiet\.99\n$/,
    )
  })
})

suite('papers that are inserted in a section', () => {
  const digest =
    '# Week\n\n## Trees\n\n### [Old Trees](https://arxiv.org/abs/1706.03762)\n\nFine.\n\n## Rivers\n\n## Hills\n\n### [Old Hills](https://arxiv.org/abs/1512.03385)\n\nGood.\n'
  const sectionNamed = (name: string) =>
    parseDigest(digest).sections.findIndex(({ label }) => label.text === name)

  test('follow its last entry', () => {
    assert.equal(
      inserted(digest, { kind: 'section', index: sectionNamed('Trees') }, [one]),
      digest.replace('Fine.\n', `Fine.\n\n### [${one.title}](https://arxiv.org/abs/${one.id})\n\n¦\n`),
    )
  })

  test('are the first where it has none', () => {
    const text = inserted(digest, { kind: 'section', index: sectionNamed('Rivers') }, [one]).replace('¦', '')
    const read = parseDigest(text)
    assert.deepEqual(
      read.entries.map((entry) => paperOf(entry)),
      ['1706.03762', one.id, '1512.03385'],
    )
    assert.match(text, /## Rivers\n\n### \[Quiet Kernels/)
  })

  test('are read in their order, with all that was there, in every form of digest', () => {
    let changed = 0
    let total = 0
    for (const { name, text } of fixtureDigests()) {
      const digest = parseDigest(text)
      const index = digest.sections.length - 1
      if (digest.note || digest.entries.length === 0) continue
      total++
      const edit = insertPapers([one, two], { digest, facts: noFacts }, { kind: 'section', index })
      assert.ok(edit, name)
      const after = parseDigest(applyEdits(text, [edit])).entries.map((entry) => paperOf(entry))
      const before = digest.entries.map((entry) => paperOf(entry))
      const isIn = after.indexOf(one.id) >= 0 && after.indexOf(two.id) === after.indexOf(one.id) + 1
      const kept = after.filter((id) => id !== one.id && id !== two.id)
      if (!isIn || kept.join() !== before.join()) changed++
    }
    // Of a form that is written nowhere else there is no example.
    assert.ok(changed <= total * 0.03, `${changed} of ${total}`)
  })
})

suite('the place that fits a paper', () => {
  const digest = parseDigest(
    '# Notes\n\n## Language\n\nTrees\nhttps://arxiv.org/abs/1706.03762\nFine.\n\n## Computer Vision\n\nMaps\nhttps://arxiv.org/abs/1512.03385\nTorn.\n',
  )
  const labelAt = (names: readonly string[], cursor?: number) => {
    const place = fittingPlace(digest, names, cursor)
    return place.kind === 'section' ? digest.sections[place.index]?.label.text : place.kind
  }

  test('is the section that is called so, whatever its case', () => {
    assert.equal(labelAt(['vision']), 'Computer Vision')
    assert.equal(labelAt(['…', '', 'robots', 'language']), 'Language')
  })

  test('is none that has the name within a word', () => {
    const training = parseDigest('## Training\n\nTrees\nhttps://arxiv.org/abs/1706.03762\nFine.\n\n## AI\n')
    assert.deepEqual(fittingPlace(training, ['AI']), { kind: 'section', index: 1 })
    assert.deepEqual(fittingPlace(training, ['train']), { kind: 'section', index: 0 })
    assert.deepEqual(fittingPlace(training, ['tra', 'rain']), { kind: 'section', index: -1 })
  })

  test('is the section in which a person works, else the end', () => {
    assert.equal(labelAt(['robots'], digest.text.indexOf('Fine.')), 'Language')
    assert.deepEqual(fittingPlace(digest, [], 0), { kind: 'section', index: -1 })
    assert.deepEqual(fittingPlace(digest, []), { kind: 'section', index: -1 })
    assert.deepEqual(fittingPlace(parseDigest('---\ndigest: true\n---\n'), []), {
      kind: 'cursor',
      span: { start: 21, end: 21 },
    })
  })

  test('has a paper read as the last entry, with all that was there, in every form of digest', () => {
    let wrong = 0
    let total = 0
    for (const { text } of fixtureDigests()) {
      const before = parseDigest(text)
      if (before.note || before.entries.length === 0) continue
      total++
      const edit = insertPapers([one], { digest: before, facts: noFacts }, fittingPlace(before, []))
      const after = parseDigest(edit ? applyEdits(text, [edit]) : text).entries.map((entry) => paperOf(entry))
      if (after.join() !== [...before.entries.map((entry) => paperOf(entry)), one.id].join()) wrong++
    }
    assert.ok(total > 20 && wrong <= total * 0.05, `${wrong} of ${total}`)
  })
})

const papers = [
  announced('2611.00001', { title: 'Trees' }).paper,
  announced('2611.00002', { title: 'Rivers' }).paper,
]
const facts = { paper: () => undefined, isAbsent: () => false }
const date = '2026-11-27'

function begin(earlierText: string | undefined, sections: readonly string[] = []) {
  const earlier =
    earlierText === undefined ? undefined : { path: '2026-11-20.md', date: '2026-11-20', text: earlierText }
  const empty = newDigestFile({ conventions: undefined, date, earlier, sections })
  return beginWith(papers, { empty, earlier, conventions: undefined, facts })
}

const forms: Readonly<Record<string, { readonly earlier: string; readonly entry: RegExp }>> = {
  'title and link': {
    earlier: '# 2026-11-20\n\nOld Trees\nhttps://arxiv.org/abs/2301.00011\nStill good.\n\n#review\n',
    entry: /^Trees\nhttps:\/\/arxiv\.org\/abs\/2611\.00001$/m,
  },
  headings: {
    earlier:
      '# 2026-11-20\n\n### [Old Trees](https://arxiv.org/abs/2301.00011)\n\nStill good.\n\n### [Old Maps](https://arxiv.org/abs/2302.00022)\n\nTorn.\n',
    entry: /^### \[Trees\]\(https:\/\/arxiv\.org\/abs\/2611\.00001\)$/m,
  },
  'a list': {
    earlier:
      '# 2026-11-20\n\n- **Old Trees** ([paper](https://arxiv.org/abs/2301.00011)): good\n- **Old Maps** ([paper](https://arxiv.org/abs/2302.00022)): torn\n\nThat was it.\n',
    entry: /^- \*\*Trees\*\* \(\[paper\]\(https:\/\/arxiv\.org\/abs\/2611\.00001\)\):?/m,
  },
}

suite('a new digest that begins with papers', () => {
  for (const [name, { earlier, entry }] of Object.entries(forms)) {
    test(`has them in the form of the one before it: ${name}`, () => {
      const { text, cursor } = begin(earlier)
      assert.match(text, entry)
      assert.deepEqual(
        parseDigest(text).entries.map(({ title }) => title?.text),
        ['Trees', 'Rivers'],
      )
      assert.doesNotMatch(text, /Old|Still good|torn|That was it/i)
      assert.ok(cursor >= text.indexOf('Rivers'))
    })
  }

  test('has them below its first section', () => {
    const { text } = begin(forms['title and link']?.earlier, ['## Language', '## Vision'])
    assert.match(text, /## Language\n\nTrees\n[\s\S]*Rivers\n[\s\S]*\n\n## Vision/)
  })

  test('has them without a digest before it, and is empty without papers', () => {
    const { text } = begin(undefined)
    assert.equal(parseDigest(text).entries.length, 2)
    const empty = newDigestFile({ conventions: undefined, date })
    assert.equal(beginWith([], { empty, earlier: undefined, conventions: undefined, facts }), empty)
  })
})

const trees = { id: arxivId('2401.00001'), title: 'Glazing  Stone\nTiles' }
const line = '- [ ] Glazing Stone Tiles https://arxiv.org/abs/2401.00001\n'
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
    const id = parseDoi('10.1145/3292500.3330919')
    assert.ok(id)
    for (const named of [
      '- [ ] Trees https://dl.acm.org/doi/10.1145/3292500.3330919\n',
      'See https://doi.org/10.1145/3292500.3330919.\n',
      '- [x] [Trees][1]\n\n[1]: https://doi.org/10.1145/3292500.3330919\n',
    ])
      assert.equal(add(named, { id }), undefined, named)
  })

  test('takes no paper that a title cites for the paper of its line', () => {
    const title = 'Comment on arXiv:2401.00001'
    const list = add('', { id: arxivId('2402.00002'), title }) ?? ''
    const [queued, ...more] = queuedPapers(list)
    assert.deepEqual([queued?.reference.id, queued?.reference.said?.title, more], ['2402.00002', title, []])
    assert.ok(add(list, { id: arxivId('2401.00001') }))
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
    assert.equal(withheldAs(digest, readingListName), 'draft')
  })

  test('tells which papers are open, with what their lines say of them', () => {
    const list = `${newReadingList}# Mine
- [ ] Glazing <Stone> Tiles: https://arxiv.org/abs/2401.00001v2
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
        ['2401.00001', 'Glazing <Stone> Tiles'],
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

  test('ticks off every line of a paper', () => {
    const list = `${line}- [ ] Rivers https://arxiv.org/abs/2401.00003\n- [ ] Again ${trees.id} https://arxiv.org/pdf/${trees.id}v2\n`
    const ticked = applyEdits(list, tickOff(queuedPapers(list).slice(0, 1)))
    assert.deepEqual(
      queuedPapers(ticked).map(({ reference: { id } }) => id),
      ['2401.00003'],
    )
  })

  test('takes no paper for its own that a title names by a DOI', () => {
    const title = 'Comment on Deep Nets, doi:10.1038/nature14539'
    const list = add('', { id: trees.id, title }) ?? ''
    assert.deepEqual(
      queuedPapers(list).map(({ reference: { id } }) => id),
      [trees.id],
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
        fc.property(numbers, numbers, numbers, numbers, (before, mine, theirs, read) => {
          const base = listOf(newReadingList, before)
          const done = new Set(read.map((number) => `2401.${10_000 + number}`))
          const isDone = ({ reference: { id } }: QueuedPaper) => done.has(id)
          const ticked = applyEdits(base, tickOff(queuedPapers(base).filter(isDone)))
          folder.write({ base, mine: listOf(ticked, mine), theirs: listOf(base, theirs) })
          execFileSync('git', ['merge-file', '--union', 'mine', 'base', 'theirs'], { cwd: folder.path })
          const merged = queuedPapers(readFileSync(folder.file('mine'), 'utf8'))
          const left = before.filter((number) => !read.includes(number))
          const added = [...mine, ...theirs].filter((number) => !before.includes(number))
          const wanted = new Set([...left, ...added].map((number) => `2401.${10_000 + number}`))
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
      'url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001%3Fa%3D1%26b%3D2': '2401.00001',
      // As a bookmarklet sends it, and VS Code decodes it.
      'url=https://dl.acm.org/doi/10.1145/3292500.3330919?af=R&q=a%20b': '10.1145/3292500.3330919',
      'url=https://arxiv.org/abs/2401.00001#:~:text=50%25%20of': '2401.00001',
      'url=https://arxiv.org/abs/2401.00001?q=50%': '2401.00001',
      'url=https://doi.org/10.1002/1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2':
        '10.1002/1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
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
