import assert from 'node:assert/strict'
import { renderMarkdown, renderTex } from '../../../src/core/render/markdown.ts'
import { factsOf, noFacts, paper } from '../../helpers/papers.ts'

suite('commentary', () => {
  test('has its addresses as links, without what a language joins to them', () => {
    assert.match(
      render('https://github.com/a/b_c를 보라'),
      /<a href="https:\/\/github\.com\/a\/b_c">https:[^<]*<\/a>를/,
    )
    assert.match(render('これ（https://example.org/x）。'), /<a href="https:\/\/example\.org\/x">/)
    assert.match(render('see (https://example.org/a_(b)).'), /<a href="https:\/\/example\.org\/a_\(b\)">/)
  })

  for (const [address, behind] of [
    ["https://en.wikipedia.org/wiki/Newton's_method", ', too'],
    ['https://de.wikipedia.org/wiki/Wälder', '.'],
    ['https://ru.wikipedia.org/wiki/Лес', ' и'],
    ['https://ko.wikipedia.org/wiki/나무_(그래프)', '.'],
    ['https://ja.wikipedia.org/wiki/木', '。'],
    ['https://zh.wikipedia.org/w/?q=森林', '，'],
    ['https://en.wikipedia.org/wiki/Lotka–Volterra_equations', ' and'],
    ['https://wälder.example/x', ' and'],
    ['https://숲.example/x', '에서'],
    ['https://example.org/x', "'s trees"],
    ['https://example.org/x', "', said"],
    ['https://example.org/x_(y)', '를'],
    ['https://example.org/x2', '는'],
    ['https://example.org/', '에서'],
    ['https://example.org/', '에서는 된다'],
    ['https://example.org/trees/', '를 보라.'],
    ['https://example.org/trees/', '입니다.'],
    ['https://example.org/?q=', '에서'],
    ['https://example.org/#', '에서'],
    ['https://example.org/trees/', 'を見る'],
    ['https://example.org/trees/', 'の'],
    ['https://ko.wikipedia.org/wiki/인공지능', '.'],
    ['https://ko.wikipedia.org/wiki/도로', '.'],
    ['https://ko.wikipedia.org/wiki/이_책', '.'],
    ['https://ja.wikipedia.org/wiki/はやぶさ', '。'],
  ] as const)
    test(`has the whole address ${address} as a link`, () => {
      const html = render(`See ${address}${behind}`).replaceAll('&#39;', "'").replaceAll('\u2060', '')
      assert.ok(html.includes(`<a href="${address}">${address}</a>${behind}`), html)
    })

  for (const address of [
    'https://e.org/?q=a*b*c',
    'https://e.org/**b**/c',
    'https://e.org/?a=$b$c',
    'https://e.org/`x`',
    'https://e.org/==x==',
    'https://e.org/~~x~~/_y_/z',
    'https://e.org/?a=1&amp;b=*c*d',
  ])
    test(`has all of a bare address in its link: ${address}`, () => {
      for (const around of ['See … now', '… now', 'See (…).', '*…*', '**…**: now', '_See …_'])
        assert.ok(
          render(around.replace('…', () => address)).includes(`<a href="${address}">${address}</a>`),
          render(around.replace('…', () => address)),
        )
    })

  test('has marks around an address as marks', () => {
    for (const [text, expected] of [
      ['**https://e.org/a**-b', '<strong><a href="https://e.org/a">https://e.org/a</a></strong>-b'],
      ['~~https://e.org/a~~ gone', '<s><a href="https://e.org/a">https://e.org/a</a></s> gone'],
      ['==https://e.org/a==', '<mark><a href="https://e.org/a">https://e.org/a</a></mark>'],
      ['`https://e.org/*a*` *b*', '<code>https://e.org/*a*</code> <em>b</em>'],
      ['[*https://e.org/a*](https://e.org/b)', '<a href="https://e.org/b"><em>https://e.org/a</em></a>'],
    ] as const)
      assert.ok(render(text).includes(expected), render(text))
  })

  test('takes no longer than its addresses are long', () => {
    for (const piece of ['*', 'https://*', '_a', 'a_', '`', '&amp;*', '$'])
      for (const start of ['https://e.org/', ' https://']) render(start + piece.repeat(40_000 / piece.length))
  }).timeout(20_000)

  test('has no clause of a language without spaces in an address', () => {
    assert.match(render('コードはhttps://example.org/trees/にある。'), /trees\/<\/a>(?:\u2060)?にある/)
    assert.match(render('代码在https://example.org/trees/的网页'), /trees\/<\/a>(?:\u2060)?的网页/)
  })

  test('has citations as links to their papers', () => {
    const html = render('As arXiv:2401.00001v2 says.')
    assert.match(
      html,
      /<a class="mention" href="https:\/\/arxiv\.org\/abs\/2401\.00001v2">arXiv:2401\.00001v2<\/a>/,
    )
  })

  test('names papers by their short titles where the writer has put down no words of their own', () => {
    const known = factsOf([
      paper({ id: '2401.00001', title: 'MicroNet: Towards Small Things', publishedAt: '2024-01-02' }),
    ])
    const named = (text: string) =>
      renderMarkdown(text, { facts: known, headingLevel: 2, firstLine: 0 })
        .replaceAll(/<[^>]*>/g, '')
        .trim()
    for (const written of [
      'https://arxiv.org/abs/2401.00001',
      '<https://arxiv.org/pdf/2401.00001v2>',
      'arXiv:2401.00001',
      '2401.00001',
    ])
      assert.equal(named(`As ${written} says.`), 'As MicroNet (2024) says.', written)
    assert.equal(named('구조는 https://arxiv.org/abs/2401.00001에서'), '구조는 MicroNet (2024)\u2060에서')
    assert.equal(named('As [they](https://arxiv.org/abs/2401.00001) say.'), 'As they say.')
    assert.equal(named('In `2401.00001` alone.'), 'In 2401.00001 alone.')
    assert.equal(named('As https://arxiv.org/abs/2401.00002 says.'), 'As arXiv:2401.00002 says.')
    assert.equal(
      named('As arXiv:2401.00002v1 and 2401.00003 say.'),
      'As arXiv:2401.00002v1 and 2401.00003 say.',
    )
  })

  test('has bare identifiers as links, as the editor does', () => {
    assert.match(
      render('As 2401.00001 and hep-th/9711200 say.'),
      /href="https:\/\/arxiv\.org\/abs\/2401\.00001">2401\.00001<\/a> and <a class="mention" href="https:\/\/arxiv\.org\/abs\/hep-th\/9711200">/,
    )
  })

  test('has DOIs as links, as the editor does', () => {
    assert.match(
      render('As doi:10.1038/nature14539, 10.1145/3292500.3330701.'),
      /<a href="https:\/\/doi\.org\/10\.1038\/nature14539">doi:10\.1038\/nature14539<\/a>, <a href="https:\/\/doi\.org\/10\.1145\/3292500\.3330701">10\.1145\/3292500\.3330701<\/a>\./,
    )
    assert.match(render('At https://doi.org/10.1038/nature14539.'), /^<p>At <a [^<]*<\/a>\.<\/p>/)
  })

  test('puts no link into a link', () => {
    assert.equal(render('[https://example.org/a](https://example.org/b)').match(/<a /g)?.length, 1)
  })

  test('takes no file name for an address', () => {
    assert.doesNotMatch(render('See README.md and node.js.'), /<a /)
  })

  test('sets formulas, and leaves prices alone', () => {
    assert.match(render('It is $O(n^2)$.'), /class="katex"/)
    assert.match(render('$$\nx^2\n$$'), /katex-display/)
    assert.doesNotMatch(render('From $5 to $10, or US$ 3 and $4.'), /katex/)
    assert.doesNotMatch(render('`$x$` and \\$x\\$'), /katex/)
    for (const said of [
      'It is 5$/M tokens, and 15$/M at most.',
      'Set $HOME in the shell, or "$PATH" in it.',
      'At $10; or `$x` of it.',
    ])
      assert.doesNotMatch(render(said), /katex/, said)
    for (const formula of ['$log n sin x$', '$k$th', '$so and so$', '$a \\text{ if so and so}$', '$n is$'])
      assert.match(render(formula), /class="katex"/, formula)
  })

  test('shows what is no TeX as it was written', () => {
    assert.match(render('$\\frac{1$'), /<code class="tex">\$\\frac\{1\$<\/code>/)
    assert.match(render('$\\def\\a{\\a\\a}\\a$'), /<code class="tex">/)
  })

  test('knows the lines of its blocks', () => {
    const html = renderMarkdown('One.\n\nTwo.\n\n- three\n', {
      facts: noFacts,
      headingLevel: 4,
      firstLine: 3,
    })
    assert.match(html, /<p data-line="3">One[\s\S]*<p data-line="5">Two[\s\S]*<ul data-line="7">/)
  })

  test('has all headings at the level that the page has for them', () => {
    assert.match(render('# One\n\n##### Two'), /<h4[^>]*>One<\/h4>\s*<h4[^>]*>Two<\/h4>/)
  })
})

suite('titles and abstracts', () => {
  test('have their formulas set and the rest of their TeX made readable', () => {
    const html = renderTex('Erd\\H{o}s on $\\alpha$-Trees & $5')
    assert.match(html, /^Erdős on <span class="katex">[\s\S]*-Trees &amp; \$5$/)
  })
})

function render(text: string): string {
  return renderMarkdown(text, { facts: noFacts, headingLevel: 4, firstLine: 0 })
}
