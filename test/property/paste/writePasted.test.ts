import assert from 'node:assert/strict'
import { applyEdits, span } from '../../../src/core/base/span.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import type { PastedReference } from '../../../src/core/paste/references.ts'
import { keepsTitles, writePasted } from '../../../src/core/paste/writePasted.ts'
import { fixtureDigests } from '../../helpers/digestTexts.ts'
import { arxivId, noFacts, paper } from '../../helpers/papers.ts'

const known = paper({ id: '2401.00077', title: 'Learned Compression of Very Long Documents' })
const one: PastedReference = { id: known.id }
const other: PastedReference = { id: arxivId('2401.00078') }
const said = { title: 'A Study of Old Maps', authors: ['Bo Weaver'], publishedAt: '2024' }

/** The text with the papers at `|`, or in place of what stands between two of them; the cursor is `|`. */
function paste(
  marked: string,
  references: readonly PastedReference[],
  isMarkdown = true,
  mark = '|',
): string | undefined {
  const start = marked.indexOf(mark)
  const end = marked.lastIndexOf(mark)
  const text = marked.replaceAll(mark, '')
  const at = span(start, end > start ? end - 1 : start)
  const facts = { ...noFacts, record: (key: string) => (key === known.id ? known : undefined) }
  const written = writePasted({ digest: parseDigest(text), span: at, isMarkdown }, references, facts)
  if (!written) return undefined
  const newText = `${written.newText.slice(0, written.cursor)}${mark}${written.newText.slice(written.cursor)}`
  return applyEdits(text, [{ ...written, newText }])
}

const noPapers = { ...noFacts, record: () => undefined }
const list =
  '- [A Title of Trees](https://arxiv.org/abs/2301.00001): fine.\n- [A Title of Roots](https://arxiv.org/abs/2301.00002): deep.\n'
const url = 'https://arxiv.org/abs/2401.00077'

suite('writing pasted papers', () => {
  test('makes entries of them on a line of their own, in the form of the digest', () => {
    assert.equal(paste(`${list}|`, [one]), `${list}- [${known.title}](${url}): |`)
    assert.equal(paste(`${list}- |`, [one]), `${list}- [${known.title}](${url}): |`)
    assert.equal(
      paste(`${list}|`, [one, { ...other, said }]),
      `${list}- [${known.title}](${url}):\n- [${said.title}](https://arxiv.org/abs/2401.00078): |`,
    )
    assert.equal(paste('|', [one]), `${known.title}\n${url}\n|`)
    assert.equal(paste(`${list}|some words|`, [one]), `${list}- [${known.title}](${url}): |`)
  })

  test('keeps the marks and the cells of entries for papers of which only the address is known', () => {
    const url = (at: number) => `https://arxiv.org/abs/2401.0008${at}`
    const unknown = [0, 1, 2].map((at) => ({ id: arxivId(`2401.0008${at}`) }))
    for (const [text, wanted] of [
      [
        '・A Title of Trees\n　https://arxiv.org/abs/2301.00001\n　深い。\n・A Title of Roots\n　https://arxiv.org/abs/2301.00002\n　浅い。\n',
        `・${url(0)}\n・${url(1)}\n・${url(2)}`,
      ],
      [
        '1、A Title of Trees\nhttps://arxiv.org/abs/2301.00001\n深。\n\n2、A Title of Roots\nhttps://arxiv.org/abs/2301.00002\n浅。\n',
        `3、${url(0)}\n\n4、${url(1)}\n\n5、${url(2)}`,
      ],
      [
        'A Title of Trees\thttps://arxiv.org/abs/2301.00001\tgood\nA Title of Roots\thttps://arxiv.org/abs/2301.00002\tdeep\n',
        `\t${url(0)}\t\n\t${url(1)}\t\n\t${url(2)}\t`,
      ],
    ] as const) {
      const pasted = paste(`${text}¦`, unknown, true, '¦') ?? ''
      assert.equal(pasted.replace('¦', '').slice(text.length).trim(), wanted.trim())
      const more = paste(`${text}¦`, [one, ...unknown], true, '¦') ?? ''
      assert.equal(parseDigest(more.replace('¦', '')).entries.at(2)?.title?.text, known.title)
    }
  })

  test('counts on in a table of which the rows above have only an address yet', () => {
    const row = (number: number, id: string) => `\n| ${number} | https://arxiv.org/abs/${id} |  |`
    const ids = ['2401.00078', '2401.00079', '2401.00080', '2401.00081'].map(arxivId)
    const numbered = ids.map((id) => ({ id }))
    const head = '| # | Paper | Note |\n|---|---|---|\n'
    const entry = (number: number) =>
      `| ${number} | [A Title of Trees](https://arxiv.org/abs/2301.00001) | fine |`
    for (const [above, numbers] of [
      [entry(7), [8, 9, 10, 11]],
      [`${entry(9)}\n${entry(8)}`, [7, 6, 5, 4]],
    ] as const) {
      const rows = ids.map((id, index) => row(numbers[index] ?? 0, id)).join('')
      assert.equal(paste(`${head}${above}\n¦`, numbered, true, '¦'), `${head}${above}${rows}¦`)
    }
  })

  test('goes on in the cell of what is said, and waits for a title at the address alone', () => {
    const address = 'https://arxiv.org/abs/2401.00078'
    const cells = (end: number, note: string) =>
      `| ${end} | [A Title of Trees](https://arxiv.org/abs/2301.0000${end}) | ${note} |\n`
    const table = `| # | Paper | Note |\n|---|---|---|\n${cells(1, 'fine')}${cells(2, 'deep')}`
    assert.equal(paste(`${table}¦`, [other], true, '¦'), `${table}| 3 | ${address} | ¦ |`)
    const inFront = `| Note | Paper |\n|---|---|\n| fine | [A Title of Trees](https://arxiv.org/abs/2301.00001) |\n`
    assert.equal(paste(`${inFront}¦`, [other], true, '¦'), `${inFront}| ¦ | ${address} |`)
    const digest = parseDigest(table)
    const at = span(table.length, table.length)
    const written = writePasted({ digest, span: at, isMarkdown: true }, [other], noPapers)
    const [waiting] = written?.pending ?? []
    assert.equal(written?.newText.slice(waiting?.span.start, waiting?.span.end), address)
  })

  test('counts on in the style of the list that has begun', () => {
    const item = `[${known.title}](${url})`
    const last = `[${said.title}](https://arxiv.org/abs/2401.00078)`
    for (const [first, second] of [
      ['1. ', '2. '],
      ['7. ', '8. '],
      ['3) ', '4) '],
      ['(3) ', '(4) '],
      ['[1] ', '[2] '],
      ['- ', '- '],
      ['* ', '* '],
      ['  9. ', '  10. '],
      ['> - ', '> - '],
      ['- [ ] ', '- [ ] '],
    ]) {
      const wanted = `${first}${item}\n${second}${last}|`
      const two = [one, { ...other, said }]
      assert.equal(paste(`${first}|`, two), wanted)
      assert.equal(paste(`Title\n\nSome words.\n\n${first}|\n`, two), `Title\n\nSome words.\n\n${wanted}\n`)
      const address = 'https://arxiv.org/abs/2401.00099'
      const above = `${first?.replace(/\d+/, (number) => String(Number(number) - 1))}${address}\n`
      assert.equal(paste(`${above}|`, two), above + wanted)
    }
  })

  test('counts on below entries of the same list, and begins another where another has begun', () => {
    const item = `[${known.title}](${url})`
    for (const mark of ['1. ', '1) ', '[1] ', '(1) ']) {
      const [second, next] = [mark.replace('1', '2'), mark.replace('1', '3')]
      const above = `${mark}[A Title of Trees](https://arxiv.org/abs/2301.00001): fine.\n${second}[A Title of Roots](https://arxiv.org/abs/2301.00002): deep.\n`
      for (const typed of ['', next])
        assert.equal(paste(`${above}${typed}|`, [one]), `${above}${next}${item}: |`)
      assert.equal(paste(`${list}\n${mark}|`, [one]), `${list}\n${mark}${item}|`)
    }
  })

  test('has its link as the other rows of a table have theirs', () => {
    const table = `| Paper | Link |\n|---|---|\n| A Title of Trees | [arXiv](https://arxiv.org/abs/2301.00001) |\n`
    for (const title of ['Some Title', known.title]) {
      const text = `${table}| ${title} |  |\n`
      const at = span(text.length - 3, text.length - 3)
      for (const id of [known.id, other.id]) {
        const facts = { ...noFacts, record: (key: string) => (key === known.id ? known : undefined) }
        const written = writePasted(
          { digest: parseDigest(text), span: at, isMarkdown: true },
          [{ id }],
          facts,
        )
        assert.equal(written?.newText, `[arXiv](https://arxiv.org/abs/${id})`)
        assert.deepEqual(written?.pending, [])
      }
    }
  })

  test('fills a row that has no title yet, even where the link is in front', () => {
    const table = `| Link | Paper | Note |\n|---|---|---|\n| [arXiv](https://arxiv.org/abs/2301.00001) | A Title of Trees | fine |\n`
    const text = `${table}|  |  |  |\n`
    const at = span(table.length + 2, table.length + 2)
    const facts = { ...noFacts, record: () => known }
    const written = writePasted({ digest: parseDigest(text), span: at, isMarkdown: true }, [one], facts)
    assert.equal(written?.newText, `| [arXiv](${url}) | ${known.title} |  |`)
  })

  test('names papers in what is said of one, below it', () => {
    const item = `[${known.title}](${url})`
    const nested = list.replace(/\n/g, '\n  - good.\n')
    for (const above of [nested, nested.replaceAll('- [', '1. [')])
      assert.equal(paste(`${above}  - |\n`, [one]), `${above}  - ${item}|\n`)
  })

  test('makes entries above the one at whose beginning the cursor stands', () => {
    const entry = `- [${known.title}](${url}): |`
    assert.equal(paste(`|${list}`, [one]), `${entry}\n${list}`)
    const [above = '', below = ''] = list.split(/(?<=\n)/)
    assert.equal(paste(`${above}|${below}`, [one]), `${above}${entry}\n${below}`)
    const seed = 'Trees\nhttps://arxiv.org/abs/2301.00001\nFine.\n\n'
    assert.equal(paste(`${seed}|${seed}`, [one]), `${seed}${known.title}\n${url}\n|\n\n${seed}`)
    assert.equal(paste(`|Words of mine.`, [one]), `[${known.title}](${url})|Words of mine.`)
  })

  test('goes on in a quotation as its entries do', () => {
    const quoted = list.replace(/^/gm, '> ').slice(0, -2)
    const entry = `> - [${known.title}](${url}): |`
    for (const typed of ['> ', '> - ', '']) assert.equal(paste(`${quoted}${typed}|`, [one]), quoted + entry)
    assert.equal(paste(`${list}\n> |`, [one]), `${list}\n> [${known.title}](${url})|`)
  })

  test('keeps the page that an address leads to', () => {
    const page = { ...one, address: `${url}v2#page=3` }
    assert.equal(paste(`${list}|`, [page]), `${list}- [${known.title}](${url}v2#page=3): |`)
    assert.equal(paste('As in |.', [page]), `As in [${known.title}](${url}v2#page=3)|.`)
    assert.equal(paste('|', [page]), `${known.title}\n${url}v2#page=3\n|`)
  })

  test('names versions where the links of the digest do', () => {
    const pdfs = list.replaceAll(/\/abs\/([\d.]+)/g, '/pdf/$1v1')
    assert.equal(
      paste(`${pdfs}|`, [{ ...one, version: 2 }]),
      `${pdfs}- [${known.title}](https://arxiv.org/pdf/2401.00077v2): |`,
    )
    assert.equal(paste(`${list}|`, [{ ...one, version: 2 }]), `${list}- [${known.title}](${url}): |`)
    assert.equal(
      paste(`${list}|`, [{ ...other, version: 3 }]),
      `${list}- https://arxiv.org/abs/2401.00078: |`,
    )
  })

  test('leaves the address of what nothing is known of', () => {
    assert.equal(paste(`${list}|`, [other]), `${list}- https://arxiv.org/abs/2401.00078: |`)
    const dashes = list.replaceAll('): ', ') – ')
    assert.equal(paste(`${dashes}|`, [other]), `${dashes}- https://arxiv.org/abs/2401.00078 – |`)
    assert.equal(paste('|', [other]), 'https://arxiv.org/abs/2401.00078\n|')
    assert.equal(paste('See |.', [other]), 'See https://arxiv.org/abs/2401.00078|.')
  })

  test('mentions them among other words, as the document does', () => {
    assert.equal(paste('As in |, this.', [one]), `As in [${known.title}](${url})|, this.`)
    assert.equal(paste('As in |, this.', [one], false), `As in ${url}|, this.`)
    assert.equal(paste('구조는|', [one]), `구조는[${known.title}](${url})|`)
    const org = '* Week\n- [[https://arxiv.org/abs/2301.00001][A Title of Trees]]: fine as '
    assert.equal(paste(`${org}|.`, [one]), `${org}[[${url}][${known.title}]]|.`)
    assert.equal(paste(`${list}- [ ] |`, [one]), `${list}- [ ] [${known.title}](${url})|`)
    assert.equal(paste('대박!|', [one]), `대박! [${known.title}](${url})|`)
    assert.equal(paste('구조는|이다', [other]), `구조는 https://arxiv.org/abs/2401.00078 |이다`)
    assert.equal(
      paste(`See ${url} and https://arxiv.org/abs/2301.00002 and |.`, [one]),
      `See ${url} and https://arxiv.org/abs/2301.00002 and ${url}|.`,
    )
    assert.equal(paste(`${list.trimEnd()} See |`, [one]), `${list.trimEnd()} See [${known.title}](${url})|`)
  })

  test('leaves code, comments, front matter, addresses and targets of links alone', () => {
    for (const marked of [
      '```\n|\n```\n',
      '`a |`',
      '<!-- | -->',
      '---\nurl: |\n---\n# Title\n',
      '[a](|)',
      '[a](https://example.com/|)',
      'https://example.com/|',
      '<https://example.com/|>',
      '<|>',
      '> ```\n> |\n> ```',
      '<pre>\n|\n</pre>',
      '$$\n|\n$$',
      '%%\n|\n%%',
      '[[|]]',
      '[^|]',
      '[a][|]',
      '\\url{|}',
      'arXiv:|',
      'see (doi:|)',
      '[@arxiv:|]',
    ]) {
      assert.equal(paste(marked, [one]), undefined, marked)
    }
  })

  test('keeps a row of a table, and its other cells', () => {
    const bars = paper({ id: '2401.00077', title: 'Ponds | Lakes' })
    const facts = { ...noFacts, record: () => bars }
    const row = `[Ponds \\| Lakes](${url})`
    for (const [text, becomes] of [
      ['| ¦ |', `| ${row} |`],
      ['| ¦ | |', `| ${row} | |`],
      ['| a | ¦ | b |', `| a | ${row} | b |`],
      ['| a | b |\n| --- | --- |\n| ¦ | |\n', `| a | b |\n| --- | --- |\n| ${row} | |\n`],
    ] as const) {
      const at = span(text.indexOf('¦'), text.indexOf('¦'))
      const digest = parseDigest(text.replace('¦', ''))
      const written = writePasted({ digest, span: at, isMarkdown: true }, [one], facts)
      assert.equal(written && applyEdits(digest.text, [written]), becomes)
    }
  })

  test('writes no title where it stands already, in whatever dress', () => {
    const title = known.title
    const contexts = ['', list, 'Old Trees\nhttps://arxiv.org/abs/2301.00001\nFine.\n\n']
    const places = [
      ...[`${title}\n|`, `${title}\n|\nCalm.`, `## ${title}\n|`, `## ${title}\n\n|`, `- ${title}\n  |`],
      ...[
        `- ${title} |`,
        `- ${title}: |`,
        `${title} (|)`,
        `**${title}** |`,
        `> ${title}\n> |`,
        `"${title}" |`,
      ],
      ...[`Title: ${title}\nLink: |`, `see ${title} |`, `${title.toLowerCase()}\n|`, `${title}:\n|`],
      ...[`Learned Compression of Long Documents\n|`, `긴 문서를 배워서 압축하기 (${title})\n|`],
    ]
    for (const context of contexts)
      for (const place of places)
        assert.equal(paste(context + place, [one]), context + place.replace('|', `${url}|`), place)
    assert.equal(paste(`- [${title}]|`, [one]), `- [${title}](${url})|`)
  })

  test('takes brackets along that have nothing else in them', () => {
    assert.equal(paste('As in [|].', [one]), `As in [${known.title}](${url})|.`)
  })

  test('keeps the rest of every digest, whatever is pasted below its last entry', () => {
    for (const { name, text } of fixtureDigests()) {
      const after = paste(`${text.replaceAll('|', '¦').trimEnd()}\n\n|`, [
        one,
        other,
        { ...other, id: arxivId('2401.00099'), said },
      ])
      if (after === undefined) continue
      const rest = text.replaceAll('|', '¦').trimEnd()
      assert.ok(after.startsWith(rest), name)
      for (const words of [known.title, '2401.00078', said.title]) assert.ok(after.includes(words), name)
    }
  })
})

suite('what a pasted text calls a paper', () => {
  const facts = { record: (key: string) => (key === known.id ? known : undefined) }
  const kept = (title: string) => keepsTitles([one, { ...one, said: { title } }], facts)

  test('is kept where the record says the same', () => {
    for (const title of [
      known.title,
      known.title.toUpperCase(),
      `${known.title}.`,
      'Learned Compression of Long Documents',
      'Compression',
    ]) {
      assert.ok(kept(title), title)
    }
    assert.ok(keepsTitles([{ ...other, said }], facts))
  })

  test('is lost where it is something else, such as a quotation', () => {
    for (const title of ['We find that depth helps', 'Read before Friday', '긴 문서를 배워서 압축하기']) {
      assert.ok(!kept(title), title)
    }
  })
})
