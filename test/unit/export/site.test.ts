import assert from 'node:assert/strict'
import type { DigestWithPapers } from '../../../src/core/export/exportFormat.ts'
import { site } from '../../../src/core/export/formats/site.ts'
import { exportedDigest, exportOptions } from '../../helpers/exportedDigests.ts'
import { paper } from '../../helpers/papers.ts'

const papers = [
  paper({
    id: '2401.00001',
    title: 'Growing Trees',
    authors: ['Ann Author', 'Bo Weaver'],
    categories: ['cs.LG'],
  }),
  paper({
    id: '2401.00002',
    title: 'Small Ponds',
    authors: ['Ann Author'],
    categories: ['cs.LG', 'cs.CV', '68T05'],
  }),
]
const [trees, ponds] = ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00002']

function siteOf(digests: readonly DigestWithPapers[], address?: string): ReadonlyMap<string, string> {
  const files = site.write(digests, { ...exportOptions, address })
  return new Map(files.map((file) => [file.path, file.text]))
}

const first = exportedDigest(
  `# First week\n\nSome good ones.\n\n## Green\n\nGrowing Trees\n${trees}\nThey grow.\n\n## Blue\n\nSmall Ponds\n${ponds}\nSmall indeed.\n\n#garden #weekly\n`,
  papers,
  '2024-01-05.md',
)
const second = exportedDigest(
  `# Second week\n\nGrowing Trees\n${trees}\nThey still grow.\n\nA Page Elsewhere\nhttps://pages.example/a\nFine.\n\n#weekly\n`,
  papers,
  '2024-03-08.md',
)
const third = exportedDigest(`# Later\n\nSmall Ponds\n${ponds}\nRead again.\n`, papers, '2025-02-01.md')
const all = siteOf([first, second, third], 'https://digests.example/')
const textOf = (path: string, files = all) => files.get(path) ?? ''

suite('a site', () => {
  test('has an index by year, the newest digest first, with first titles and a bar for each month', () => {
    const index = textOf('index.html')
    assert.match(index, /3 digests, 3 papers, since January 2024\./)
    assert.match(index, /<section class="latest"[\s\S]*Later[\s\S]*<p class="said">Read again\.<\/p>/)
    assert.deepEqual(
      Array.from(index.matchAll(/<h2 class="year" id="([^"]*)"/g), ([, id]) => id),
      ['year-2025', 'year-2024'],
    )
    assert.match(
      index,
      /<time datetime="2024-03-08">03-08<\/time>.*Second week.*2 papers.*Growing Trees.*A Page Elsewhere/,
    )
    const bars = /id="year-2024.*?<svg class="bars"(.*?)<\/svg>/s.exec(index)?.[1] ?? ''
    assert.match(bars, /aria-label="Papers by month"/)
    assert.equal(bars.match(/<rect/g)?.length, 2)
  })

  test('shows the name of a month whose digest has no day', () => {
    const monthly = (language: string) => {
      const said = language === 'ko' ? '작은 연못에 대한 논문입니다.' : 'Small, and good.'
      const text = `# ${said}\n\nSmall Ponds\n${ponds}\n${said}\n\n#weekly\n`
      return siteOf([exportedDigest(text, papers, '2024-03-notes.md')])
    }
    for (const page of ['index.html', 'tags/weekly.html'])
      assert.match(textOf(page, monthly('en')), /<time datetime="2024-03">Mar<\/time>/, page)
    assert.match(textOf('index.html', monthly('ko')), /<time datetime="2024-03">3월<\/time>/)
  })

  test('gives each entry a link that stays when others come', () => {
    const page = textOf('digests/2024-03-08.html')
    assert.match(page, /id="2401\.00001"[\s\S]*href="#2401\.00001" aria-label="Link to this entry"/)
    assert.match(page, /id="entry-a-page-elsewhere"/)
    const more = exportedDigest(
      `# Second week\n\nAnother\nhttps://pages.example/b\nNew.\n\nAnother\nhttps://pages.example/b\nAgain.\n\n${second.digest.text.slice(15)}`,
      papers,
    )
    const later = textOf('digests/digest.html', siteOf([more]))
    const ids = Array.from(later.matchAll(/<article class="entry" id="([^"]*)"/g), ([, id]) => id)
    assert.deepEqual(ids, ['entry-another', 'entry-another-again-2', '2401.00001', 'entry-a-page-elsewhere'])
  })

  test('leads from a digest to those before and after it, and to all', () => {
    assert.match(
      textOf('digests/2024-03-08.html'),
      /href="2024-01-05\.html"><span>Older<[\s\S]*href="2025-02-01\.html"><span>Newer<[\s\S]*href="\.\.\/index\.html">All digests/,
    )
  })

  test('says on a card where else its paper is, by a DOI at any address and by that of its journal version', () => {
    const published = [paper({ id: '2401.00001', title: 'Growing Trees', doi: '10.1000/Trees' })]
    const digests = [
      `# One\n\nGrowing Trees\n${trees}\nGood.\n\nTorn Maps\nhttps://doi.org/10.5555/torn-maps\nGood.\n`,
      `# Two\n\nTorn Maps\nhttps://dl.acm.org/doi/10.5555/Torn-Maps\nGood.\n`,
      `# Three\n\nGrowing Trees\nhttps://doi.org/10.1000/trees\nGood.\n`,
    ].map((text, index) => exportedDigest(text, published, `2024-0${index + 1}-01.md`))
    const files = siteOf(digests)
    const alsoIn = (day: string) =>
      Array.from(
        textOf(`digests/${day}.html`, files).matchAll(/class="covered">.*?<li><a[^>]*>([^<]*)/gs),
        ([, name]) => name,
      )
    assert.deepEqual(alsoIn('2024-01-01'), ['2024-03-01 · Three', '2024-02-01 · Two'])
    assert.deepEqual(alsoIn('2024-02-01'), ['2024-01-01 · One'])
    assert.deepEqual(alsoIn('2024-03-01'), ['2024-01-01 · One'])
  })

  test('has a page for each subject that a record names, and for authors of several papers', () => {
    const subject = textOf('subjects/cs.LG.html')
    assert.match(subject, /<h1>Machine Learning \(cs\.LG\)<\/h1>[\s\S]*2 papers/)
    assert.equal(subject.match(/class="title"/g)?.length, 2)
    assert.match(subject, /2024-03-08[\s\S]*Second week<\/a> — They still grow\.[\s\S]*2024-01-05/)
    assert.match(textOf('authors/Ann-Author.html'), /Small Ponds[\s\S]*Growing Trees/)
    assert.ok(!all.has('authors/Bo-Weaver.html'))
    assert.ok(!all.has('subjects/68T05.html'))
    const page = textOf('digests/2024-01-05.html')
    assert.match(page, /<a href="\.\.\/authors\/Ann-Author\.html">Ann Author<\/a>, Bo Weaver/)
    assert.match(
      page,
      /<abbr title="Machine Learning"><a href="\.\.\/subjects\/cs\.LG\.html">cs\.LG<\/a><\/abbr>/,
    )
  })

  test('quotes whole words of a commentary, and calls papers by their titles in it', () => {
    const long = `Reads like ${ponds} at first. ${'wonderfully '.repeat(20)}`
    const files = siteOf([exportedDigest(`Growing Trees\n${trees}\n${long}\n`, papers, '2024-01-05.md')])
    const subject = textOf('subjects/cs.LG.html', files)
    assert.match(subject, /— Reads like Small Ponds at first\. (?:wonderfully )+wonderfully…</)
  })

  test('says on each page where it belongs', () => {
    const current = (path: string) => /aria-current="(\w+)"[^>]*>([^<]*)</.exec(textOf(path))?.slice(1)
    assert.deepEqual(current('index.html'), ['page', 'Digests'])
    assert.deepEqual(current('digests/2024-01-05.html'), ['true', 'Digests'])
    assert.deepEqual(current('tags/index.html'), ['page', 'Tags'])
    assert.deepEqual(current('tags/garden.html'), ['true', 'Tags'])
    assert.deepEqual(current('subjects/cs.LG.html'), ['true', 'Subjects'])
    assert.deepEqual(current('authors/Ann-Author.html'), ['true', 'Authors'])
    assert.deepEqual(current('insights/2024.html'), ['true', 'Year in review'])
  })

  test('has a feed for each tag, in which a digest is the same as in the feed of all', () => {
    const feed = textOf('tags/garden.atom')
    assert.match(feed, /<title>Research Weekly · #garden<\/title>/)
    assert.match(feed, /rel="self" href="https:\/\/digests\.example\/tags\/garden\.atom"/)
    assert.match(
      feed,
      /rel="alternate" type="text\/html" href="https:\/\/digests\.example\/tags\/garden\.html"/,
    )
    assert.match(feed, /href="https:\/\/digests\.example\/digests\/2024-01-05\.html"/)
    const idsOf = (text: string) => Array.from(text.matchAll(/<id>([^<]*)<\/id>/g), ([, id]) => id)
    const [own, ...entries] = idsOf(feed)
    const [whole, ...others] = idsOf(textOf('feed.atom'))
    assert.notEqual(own, whole)
    assert.equal(entries.length, 1)
    assert.ok(entries.every((id) => others.includes(id)))
    assert.match(
      textOf('tags/garden.html'),
      /type="application\/atom\+xml" title="Research Weekly · #garden" href="garden\.atom"/,
    )
    assert.match(textOf('tags/garden.html'), /Often used with[\s\S]*#weekly/)
  })

  test('has each paper once in its search, with all places, in files that nobody loads before', () => {
    const index = textOf('index.html')
    assert.doesNotMatch(index, /<script[^>]*assets\/search\//)
    const read = (path: string) => JSON.parse(textOf(path).replace(/^.*?\.push\(|\)\n$/g, ''))
    assert.equal(read('assets/search/digests.js').digests.length, 3)
    const found = read('assets/search/0.js').papers
    assert.deepEqual(
      found.map(
        ([title, , , , places, others]: [string, unknown, unknown, unknown, unknown[], unknown[]]) => [
          title,
          places.length + others.length,
        ],
      ),
      [
        ['Small Ponds', 2],
        ['Growing Trees', 2],
        ['A Page Elsewhere', 1],
      ],
    )
    assert.deepEqual(found[1].slice(1, 4), [['Ann Author', 'Bo Weaver'], 0, ['cs.LG', 'arXiv:2401.00001']])
    assert.deepEqual(found[1][4][0], [1, '2401.00001', 'They still grow.'])
  })

  test('is in the language of its pages, whatever the language of others', () => {
    const text =
      '# 다이제스트\n\n이번 주는 좋은 논문이 많았다.\n\nGrowing Trees\nhttps://arxiv.org/abs/2401.00001\n나무가 자란다.\n\n#주간\n'
    const korean = siteOf([
      exportedDigest(text, papers, '2024-05-01.md'),
      exportedDigest(text, papers, '2024-04-01.md'),
    ])
    const index = textOf('index.html', korean)
    assert.match(index, /<html lang="ko">/)
    assert.match(index, /2024년 4월부터 다이제스트 2개, 논문 1편/)
    assert.match(index, />최신/)
    assert.match(
      textOf('digests/2024-05-01.html', korean),
      /논문 1편[\s\S]*다른 1곳에서도 다룸[\s\S]*모든 다이제스트/,
    )
    for (const [path, page] of korean)
      if (path.endsWith('.html')) assert.doesNotMatch(page, />(?:Tags|Feed|Digests|Abstract)</, path)
  })

  test('holds particles to the brackets before them, on pages of lists too', () => {
    const text = `# 다이제스트\n\n이번 주는 좋은 논문이 많았다.\n\nGrowing Trees\n${trees}\n방식(코드 있음)이 좋다.\n`
    const files = siteOf([exportedDigest(text, papers, '2024-05-01.md')])
    for (const path of ['digests/2024-05-01.html', 'subjects/cs.LG.html'])
      assert.match(textOf(path, files), /있음\)\u2060이/, path)
  })

  test('keeps its index short: years for which there is no room have pages of their own', () => {
    const digests = Array.from({ length: 260 }, (_, number) => {
      const day = new Date(Date.UTC(2022, 0, 1 + number * 5)).toISOString().slice(0, 10)
      return exportedDigest(`# Issue ${number}\n\nGrowing Trees\n${trees}\nGood.\n`, papers, `${day}.md`)
    })
    const files = siteOf(digests)
    const index = textOf('index.html', files)
    assert.ok(index.length < 150_000, `${index.length} characters`)
    assert.match(index, /<a href="years\/2022\.html">2022<\/a>/)
    assert.equal(textOf('years/2022.html', files).match(/class="title"/g)?.length, 73)
    const rows = index.match(/<time datetime="[^"]*">\d\d-\d\d</g)?.length ?? 0
    assert.ok(rows > 100 && rows <= 200, `${rows} rows`)
  })
})
