import assert from 'node:assert/strict'
import { parseDigest } from '../../../src/core/digest/parseDigest.ts'
import { renderDigest } from '../../../src/core/render/html.ts'
import { factsOf, noFacts, paper } from '../../helpers/standInFacts.ts'

const text = `---
digest: true
---
# Week

An opening remark. #fun

The papers below are good.

A Title
https://arxiv.org/abs/1706.03762
What I **think** of it, and of https://arxiv.org/abs/1412.6980.

#review
`

suite('the review as a page', () => {
  test('has the title, sections, a card for each entry and the prose between', () => {
    const html = renderDigest(parseDigest(text), noFacts)
    assert.match(html, /<h1 data-line="3">Week<\/h1>/)
    assert.match(html, /<h2 data-line="7">The papers below are good\.<\/h2>/)
    assert.equal(html.match(/<article class="entry"/g)?.length, 1)
    assert.match(html, /<h3><a href="https:\/\/arxiv\.org\/abs\/1706\.03762">A Title<\/a><\/h3>/)
    assert.match(html, /What I <strong>think<\/strong> of it/)
    assert.match(html, /An opening remark\. <span class="tag">#fun<\/span>/)
    assert.match(html, /<span class="tag">#review<\/span>/)
    assert.doesNotMatch(html, /digest: true/)
  })

  test('shows the record when it is known', () => {
    const facts = factsOf([
      paper({ id: '1706.03762', authors: ['Ann Author'], abstract: 'One.\n\nTwo.', categories: ['cs.CL'] }),
    ])
    const html = renderDigest(parseDigest(text), facts)
    assert.match(html, /<p class="authors">Ann Author<\/p>/)
    assert.match(html, /Computation and Language \(cs\.CL\)/)
    assert.match(html, /<summary>Abstract<\/summary><p>One\.<\/p><p>Two\.<\/p>/)
  })

  test('lets no text of the document or of a record become an element, a script or a picture', () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><svg onload=alert(1)>'
    const facts = factsOf([
      paper({
        id: '1706.03762',
        title: attack,
        authors: [attack],
        abstract: attack,
        comment: attack,
        categories: [attack],
      }),
    ])
    const hostile = `# ${attack}\n\n## ${attack}\n\n${attack} [x](javascript:alert(1)) ![y](https://example.com/z.png)\n\n${attack}\nhttps://arxiv.org/abs/1706.03762\n${attack} [z](data:text/html,x)\n`
    const html = renderDigest(parseDigest(hostile), facts)
    assert.doesNotMatch(html, /<(?:script|img|svg|iframe)|href="(?:javascript|data|command):/i)
  })
})
