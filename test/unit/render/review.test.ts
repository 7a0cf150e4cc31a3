import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { arxivId, factsOf, noFacts, paper } from '../../helpers/papers.ts'
import { renderDigest } from '../../helpers/renderDigest.ts'

const text = `---
digest: true
---
# Week

An opening remark. #fun

The papers below are good.

A Title
https://arxiv.org/abs/1706.03762
What I **think** of it, and of https://arxiv.org/abs/1412.6980.

The papers below are better.

Another Title
https://openreview.net/forum?id=abc

#review
`

suite('the review as a page', () => {
  test('has the title, sections, a card for each entry and the prose between', () => {
    const html = renderDigest(parseDigest(text), noFacts)
    assert.match(html, /<h1 data-line="3">Week<\/h1>/)
    assert.match(
      html,
      /<h2 id="section-1"><span>The papers below are good\.<\/span> <span class="count">1 paper<\/span><\/h2>/,
    )
    assert.equal(html.match(/<article class="entry"/g)?.length, 2)
    assert.match(html, /<h3><a href="https:\/\/arxiv\.org\/abs\/1706\.03762">A Title<\/a><\/h3>/)
    assert.match(html, /What I <strong>think<\/strong> of it/)
    assert.match(html, /An opening remark\. <span class="tag">#fun<\/span>/)
    assert.doesNotMatch(html, /digest: true/)
  })

  test('says its tags in the head, and lines of nothing but tags nowhere else', () => {
    const html = renderDigest(parseDigest(text), noFacts)
    assert.match(html, /<ul class="about">.*#fun.*#review.*<\/header>/)
    assert.equal(html.match(/#review/g)?.length, 1)
    assert.equal(html.match(/#fun/g)?.length, 2)
  })

  test('shows titles without what their layouts escape', () => {
    const rows =
      '| Paper | Link |\n| --- | --- |\n| **Odd \\| Even Heads** | [abs](https://arxiv.org/abs/1412.6980) |\n'
    const linked = '- [Learning \\[Masked\\] Things](https://arxiv.org/abs/1706.03762) is good.\n\n'
    const html = renderDigest(parseDigest(linked + rows), noFacts)
    assert.match(html, />Learning \[Masked\] Things</)
    assert.match(html, />Odd \| Even Heads</)
  })

  test('leads from the contents to the sections, and says how many papers each has', () => {
    const html = renderDigest(parseDigest(text), noFacts)
    assert.match(html, /<nav class="contents" aria-label="Contents"><ol>/)
    assert.match(
      html,
      /<a href="#section-2"><span>The papers below are better\.<\/span> <span class="count">1<\/span><\/a>/,
    )
    assert.match(html, /<li><bdi>2 papers<\/bdi><\/li>/)
  })

  test('shows the record when it is known', () => {
    const facts = factsOf([
      paper({
        id: '1706.03762',
        authors: ['Ann Author'],
        abstract: 'One $O(n^2)$.\n\nTwo.',
        categories: ['cs.CL'],
        publishedAt: '2017-06-12T00:00:00Z',
        comment: 'CVPR 2021',
      }),
    ])
    const html = renderDigest(parseDigest(text), facts)
    assert.match(html, /<p class="byline"><span class="authors"><bdi>Ann Author<\/bdi><\/span>/)
    assert.match(html, /Computation and Language \(cs\.CL\)/)
    assert.match(html, /<time datetime="2017-06-12">/)
    assert.match(html, /<span class="venue">CVPR 2021<\/span>/)
    assert.match(
      html,
      /<summary>Abstract<\/summary><div class="inside"><div lang="en" dir="ltr"><p>One <span class="katex">/,
    )
    assert.match(html, /<p>Two\.<\/p>/)
  })

  test('says in the place of a record why there is none', () => {
    const cardOf = (missing: 'pending' | 'missing' | 'unavailable') =>
      renderDigest(parseDigest(text), { ...noFacts, missingRecord: () => missing })
    assert.match(cardOf('pending'), /<p class="byline"><span class="waiting" aria-busy="true">/)
    assert.match(
      cardOf('unavailable'),
      /<span class="no-record">No record<\/span><span>arXiv:1706\.03762<\/span>[\s\S]*>PDF</,
    )
    const missing = cardOf('missing')
    assert.match(missing, /<span class="state missing">Not on arXiv<\/span><span>arXiv:1706\.03762<\/span>/)
    assert.doesNotMatch(missing, />PDF<|>HTML</)
  })

  test('says what a reader should know of a paper before its authors', () => {
    const old = text.replace('1706.03762', '1706.03762v1')
    const bylineOf = (fields: object, written = text) => {
      const html = renderDigest(parseDigest(written), factsOf([paper({ id: '1706.03762', ...fields })]))
      return /<p class="byline">.*/.exec(html)?.[0] ?? ''
    }
    assert.match(
      bylineOf({ title: 'RETRACTED ARTICLE: A Title' }),
      /<span class="state retracted">Retracted<\/span>/,
    )
    assert.match(bylineOf({ title: '[Retracted] A Title' }), /state retracted/)
    assert.doesNotMatch(bylineOf({ title: 'Retracted Papers and Who Cites Them' }), /class="state/)
    assert.match(bylineOf({ version: 3 }, old), /<span class="state outdated">Version 3 is out<\/span>/)
    assert.doesNotMatch(bylineOf({ version: 3 }), /class="state/)
    assert.match(
      bylineOf({ journalReference: 'J. Inv. Res. 12' }),
      /<span class="venue published">Published in J\. Inv\. Res\. 12<\/span>/,
    )
    assert.match(
      bylineOf({ doi: '10.1000/abc' }),
      /<span class="venue published"><a href="https:\/\/doi\.org\/10\.1000\/abc">Published<\/a><\/span>/,
    )
  })

  test('says that a registry of DOIs tells of a retraction', () => {
    const retracted = paper({ id: '1706.03762', retraction: { date: '2021-03-04' } })
    const html = renderDigest(parseDigest(text), factsOf([retracted]))
    assert.match(html, /<p class="byline"><span class="state retracted">Retracted<\/span>/)
  })

  test('says in front of the authors that a paper was withdrawn', () => {
    const withdrawn = paper({ id: '1706.03762', comment: 'This paper has been withdrawn by the authors' })
    const html = renderDigest(parseDigest(text), factsOf([withdrawn]))
    assert.match(html, /<p class="byline"><span class="state withdrawn">Withdrawn<\/span>/)
  })

  test('names papers of other digests that are like it, and is nothing where there are none', () => {
    const like = { label: 'Adam <b> · 2021-02-03', url: './2021-02-03.md#L5', said: 'Still & always.' }
    const related = (id: string) => (id === '1706.03762' ? [like] : [])
    const html = renderDigest(parseDigest(text), { ...noFacts, related })
    assert.match(html, /<details class="related"><summary>1 similar paper<\/summary>/)
    assert.match(
      html,
      /<li><a href="\.\/2021-02-03\.md#L5">Adam &lt;b&gt; · 2021-02-03<\/a> <q>Still &amp; always\.<\/q><\/li>/,
    )
    assert.equal(html.match(/class="related"/g)?.length, 1)
    assert.doesNotMatch(renderDigest(parseDigest(text), noFacts), /class="related"/)
  })

  test('links papers that are mentioned, by their short titles, with a tip that tells more', () => {
    const facts = factsOf([
      paper({ id: '1412.6980', title: 'Adam', authors: ['A', 'B'], publishedAt: '2014-12-22' }),
    ])
    const html = renderDigest(parseDigest(text), facts)
    assert.match(
      html,
      /<a class="mention" lang="en" href="https:\/\/arxiv\.org\/abs\/1412\.6980" title="Adam\nA, B, 2014">Adam \(2014\)<\/a>\./,
    )
  })

  test('links papers that are not on arXiv by the name of their site, and code beside any', () => {
    const html = renderDigest(parseDigest(text), noFacts)
    assert.match(html, /<a class="id" href="https:\/\/openreview\.net\/forum\?id=abc">openreview\.net<\/a>/)
    const list =
      '- **A Long Title of a Paper** ([paper](https://arxiv.org/abs/2401.00001), [code](https://github.com/a/b)): good\n'
    const card = renderDigest(parseDigest(list.repeat(2)), noFacts)
    assert.match(card, /<a href="https:\/\/github\.com\/a\/b">code<\/a>/)
  })

  test('keeps the order of headings, whatever marks the writer chose', () => {
    const deep = `# Week\n\n#### Learning\n\n###### A Title of a Paper\nhttps://arxiv.org/abs/2401.00001\n\nSaid.\n\n## Further\n\n- [Another Title](https://arxiv.org/abs/2401.00002): good\n`
    const levels = Array.from(renderDigest(parseDigest(deep), noFacts).matchAll(/<h([1-6])/g), ([, level]) =>
      Number(level),
    )
    assert.equal(levels[0], 1)
    for (const [index, level] of levels.entries())
      assert.ok(level - (levels[index - 1] ?? 0) <= 1, String(levels))
  })

  test('puts the file name where the digest has no title', () => {
    const html = renderDigest(parseDigest('A line.\n'), noFacts, { fileName: '2021-03-01 week.md' })
    assert.match(html, /<h1>Week<\/h1>/)
    assert.match(html, /<time datetime="2021-03-01">/)
  })

  test('shows pictures and pages of tags only at addresses that it was given', () => {
    const digest = parseDigest('![A plot](https://example.org/plot.png) #fun\n')
    const html = renderDigest(digest, noFacts)
    assert.match(html, /<a class="picture" href="https:\/\/example\.org\/plot\.png">A plot<\/a>/)
    const shown = renderDigest(digest, {
      ...noFacts,
      picture: (source) => source.replace('example', 'mirror'),
      tagPage: (name) => `tags/${name}.html`,
    })
    assert.match(shown, /<img src="https:\/\/mirror\.org\/plot\.png" alt="A plot"/)
    assert.match(shown, /<a class="tag" href="tags\/fun\.html">#fun<\/a>/)
  })

  test('hides comments, which are for the writer', () => {
    const html = renderDigest(
      parseDigest('<!-- digest-disable-next-line missing-title -->\nA line <!-- aside --> here.\n'),
      noFacts,
    )
    assert.doesNotMatch(html, /digest-disable|aside/)
    assert.match(html, /A line {2}here\./)
  })

  test('hides what HTML hides, entries and sections too', () => {
    const shown = 'Small Models for All\nhttps://arxiv.org/abs/2401.00001\nFine.\n\n'
    const hidden = '## Secret part\n\nSecret Models for Nobody\nhttps://arxiv.org/abs/2401.00002\nSecret.\n\n'
    const marks = ['<template>|</template>', '<div hidden>|</div>', '<p style="display:none">|</p>', '%%|%%']
    for (const [open, close] of marks.map((each) => each.split('|'))) {
      for (const inner of [hidden, 'Secret.', '\n- Secret\n']) {
        const html = renderDigest(
          parseDigest(
            `# Week\n\n${shown}${open}\n${inner}${close}\n\n## Rest\n\n${shown.replace('1\n', '3\n')}`,
          ),
          noFacts,
        )
        assert.doesNotMatch(html, /secret|2401\.00002/i, open)
        assert.match(html, /2 papers/)
      }
    }
  })

  test('hides it in titles, beside them and in front of what is said', () => {
    for (const hidden of [
      '<span hidden>Secret</span>',
      '<b style="display:none">Secret</b>',
      '<!-- Secret -->',
    ]) {
      const html = renderDigest(
        parseDigest(
          `# Week ${hidden}\n\n## Part ${hidden} one\n\n- [Small ${hidden} Models for All](https://arxiv.org/abs/2401.00001) ${hidden} [[code](https://github.com/a/b)]: fine ${hidden}.\n\n## Two\n\n| T | L | N |\n| --- | --- | --- |\n| Small ${hidden} Rivers | [Paper](https://arxiv.org/abs/2401.00003) | good ${hidden} |\n`,
        ),
        noFacts,
      )
      assert.doesNotMatch(html, /secret/i)
      assert.match(html, />Small Models for All</)
      assert.match(html, /<h1[^>]*>Week</)
    }
  })

  test('leaves no empty table where cards stand in the place of its rows', () => {
    const table = `| Paper | Links |\n| --- | --- |\n| 1) **Small Models for Long Texts** - good | [Paper](https://arxiv.org/abs/2401.00001) |\n| 2) **Long Models for Small Texts** - bad | [Paper](https://arxiv.org/abs/2401.00002) |\n`
    const html = renderDigest(parseDigest(table), noFacts)
    assert.equal(html.match(/<article/g)?.length, 2)
    assert.doesNotMatch(html, /<table|Links/)
  })

  test('asks for records by the identifiers of the digest', () => {
    const asked: string[] = []
    renderDigest(parseDigest(text), { paper: (id) => void asked.push(id) })
    assert.deepEqual([...new Set(asked)].toSorted(), [arxivId('1412.6980'), arxivId('1706.03762')])
  })
})
