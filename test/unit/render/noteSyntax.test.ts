import assert from 'node:assert/strict'
import { withoutComments } from '../../../src/core/base/comments.ts'
import { chatText, plainDialect } from '../../../src/core/export/chat.ts'
import { renderMarkdown } from '../../../src/core/render/markdown.ts'
import { noFacts } from '../../helpers/papers.ts'

/** What a page shows, without its tags. */
const seen = (text: string) => render(text).replaceAll(/<[^>]*>/g, '')
const plain = (text: string) => chatText(text, plainDialect)

suite('syntax of programs for notes and sites', () => {
  test('a bar in a link to a note ends no cell of a table', () => {
    const table = '| Note | Cost |\n|---|---|\n| [[private/plan|the plan]] | [[b\\|second]] and `[[x]]` |\n'
    assert.match(render(table), /<td><span>the plan<\/span><\/td>\n<td><span>second<\/span> and/)
    assert.match(render('Note | Cost\n---|---\n[[a|b]] | ![[c.png|d]]\n'), /<td><span>b<\/span><\/td>\n<td>/)
    assert.match(seen('As [[a|b]] or `[[a|b]] | c`.'), /As b or \[\[a\|b\]\] \| c\./)
    assert.doesNotMatch(render(table), /plan\|/)
  })

  test('the size of a picture is none of its words', () => {
    const pictures =
      '![[fig.png|300]], ![[fig.png|300x200]], ![[fig.png|The trees]], ![Trees|80](https://e.example.org/p.png)'
    assert.match(seen(pictures), /^fig\.png, fig\.png, The trees, Trees$/m)
    assert.match(plain(pictures), /^, , The trees, Trees \(/)
    assert.match(seen('![a|b](https://e.example.org/p.png)'), /^a\|b$/m)
  })

  test('a picture of a template has its words', () => {
    assert.match(
      seen('{{< figure src="https://e.example.org/a.png" title="My plot of trees" >}}'),
      /My plot of trees/,
    )
  })

  test('a callout has a title', () => {
    assert.match(render('> [!NOTE]\n> Take care.'), /<p><strong>Note<\/strong><br>\nTake care\.<\/p>/)
    assert.match(
      render('> [!tip]- **Heads** *up*\n> Take care.'),
      /<p><strong>Heads <em>up<\/em><\/strong><br>\nTake/,
    )
    assert.match(render('> [!see-also] Only a title'), /<p><strong>Only a title<\/strong><\/p>/)
    assert.equal(plain('> [!warning]\n> Take care.'), '> Warning\n> Take care.')
    assert.match(render('[!NOTE]\nNo quotation.'), /\[!NOTE\]<br>/)
    assert.match(render('> Said.\n>\n> [!NOTE]'), />\[!NOTE\]<\/p>/)
  })

  test('attributes are shown to nobody', () => {
    const link = '[a](https://e.example.org/)'
    for (const [written, shown] of [
      [`${link}{:target="_blank"}, ${link}{target=_blank rel='x y' .out}`, 'a, a'],
      ['![p](https://e.example.org/p.png){: width="50%"} and `c`{.python}', 'p and c'],
      ['**bold**{: .red} _it_{:.x}', 'bold it'],
      ['Words.\n{: .note #n}\nMore.', 'Words.\nMore.'],
      ['### Part {#part .big}', 'Part'],
      [
        'Good, [*small* words]{#anchor .x} and [one]{.y} [two]: {three}.',
        'Good, small words and one [two]: {three}.',
      ],
      ['[a]{b} [c] {.d} [e\\]{.f}', '[a]{b} [c] {.d} [e]{.f}'],
      ['{target=_blank} said', ' said'],
    ] as const)
      assert.equal(seen(written).trim(), shown.trim(), written)
    assert.equal(render('{: .notice--info}').trim(), '')
  })

  for (const [written, shown] of [
    ['::: note\nTake care.\n:::\n\nGo on.', '<p><strong>Note</strong><br>\nTake care.</p>\n<p>Go on.</p>'],
    [
      '::: {.callout-tip title="In the wood"}\nTake care.\n:::',
      '<p><strong>In the wood</strong><br>\nTake care.</p>',
    ],
    [':::tip[In the wood]\nTake care.\n:::', '<p><strong>In the wood</strong><br>\nTake care.</p>'],
    [':::{warning} In the wood\nTake care.\n:::', '<p><strong>In the wood</strong><br>\nTake care.</p>'],
    ['::: spoiler In the wood\nTake care.\n:::', '<p><strong>In the wood</strong><br>\nTake care.</p>'],
    [':::: {.columns}\n::: {.column width="50%"}\nLeft\n:::\n::::', '<p>Left</p>'],
    [
      '!!! note "In the wood"\n    Take care.\n\n    - one\n\nGo on.',
      '<p><strong>In the wood</strong><br>\nTake care.</p>\n<ul>\n<li>one</li>\n</ul>\n<p>Go on.</p>',
    ],
    [
      '??? warning\n\tTake care.\n\n    !!! tip\n        Twice.',
      '<p><strong>Warning</strong><br>\nTake care.</p>\n<p><strong>Tip</strong><br>\nTwice.</p>',
    ],
    [
      '=== "Linux"\n\n    Run *this*.\n\n    ```c\n    x\n    ```\n\n===+ "macOS"\n\tRun that.\n\nGo on.',
      '<p><strong>Linux</strong></p>\n<p>Run <em>this</em>.</p>\n<pre><code class="language-c">x\n</code></pre>\n<p><strong>macOS</strong><br>\nRun that.</p>\n<p>Go on.</p>',
    ],
    ['=== "Linux"\n\nRun it.', '<p>=== &quot;Linux&quot;</p>\n<p>Run it.</p>'],
    ['{{% note %}}\nTake care.\n{{% /note %}}', '<p><strong>Note</strong><br>\nTake care.</p>'],
    ['{% hint style="danger" %}\nTake care.\n{% endhint %}', '<p><strong>Hint</strong><br>\nTake care.</p>'],
    [
      'Mind.\n\n::: warning Caution: hot\nTake care.\n:::',
      '<p>Mind.</p>\n<p><strong>Caution: hot</strong><br>\nTake care.</p>',
    ],
    ['{% include tip.html content="Read this first." %}', '<p>Read this first.</p>'],
    [
      '{{< details "What I would change" >}}\nAll.\n{{< /details >}}',
      '<p><strong>What I would change</strong><br>\nAll.</p>',
    ],
    ['{{< sidenote "I met Ann there." >}}', '<p><strong>I met Ann there.</strong></p>'],
    ['{{< callout "I think this is wrong." >}}', '<p><strong>I think this is wrong.</strong></p>'],
    ['{{< callout type="warning" >}}\nTake care.', '<p><strong>Warning</strong><br>\nTake care.</p>'],
    [
      '{{< todo "Ask Ann first." >}}\n{% include private.html content="Not yet." %}\nTake care.',
      '<p>Take care.</p>',
    ],
    ['{{< my-note >}}\nTake care.', '<p>Take care.</p>'],
    ['Take care.\n{{< note >}}', '<p>Take care.</p>'],
    ['{% include "tip.html" %}\n{{< video "x1y2" >}}\nTake care.', '<p>Take care.</p>'],
    ['Take care.\n{{< /paper >}}', '<p>Take care.</p>'],
    [
      '{{< highlight py >}}\nx = 1\n{{< /highlight >}}',
      '<pre><code class="language-py">x = 1\n</code></pre>',
    ],
    [
      '{% highlight go %}\n{% raw %}\n::: note\n{++a++}\n{% endhighlight %}',
      '<pre><code class="language-go">{% raw %}\n::: note\n{++a++}\n</code></pre>',
    ],
    ['x := 1\n{{< /highlight >}}\n\nAfter.', '<p>x := 1</p>\n<p>After.</p>'],
    ['{{< highlight go >}}\nx := 1', '<p>x := 1</p>'],
  ] as const)
    test(`the lines of a box show its title at most: ${written.split('\n', 1)}`, () => {
      const html = renderMarkdown(written, { facts: noFacts, headingLevel: 2, firstLine: 0 })
      assert.equal(html.replace(/ data-line="\d+"/g, '').trim(), shown)
    })

  for (const [written, shown] of [
    [
      'Calm^[as *she* says, [here](https://e.example/x)].',
      'Calm (as <em>she</em> says, <a href="https://e.example/x">here</a>).',
    ],
    ['x^[2](https://e.example/x)', 'x^<a href="https://e.example/x">2</a>'],
    ['He says <q>so it <b>is</b></q>.', 'He says “so it <strong>is</strong>”.'],
    [
      '<video src="https://e.example/v.mp4"></video>',
      '<a href="https://e.example/v.mp4">https://e.example/v.mp4</a>',
    ],
    [
      '[older]({% post_url 2024-01-05-older %}) and [old]({{< ref "old.md" >}})',
      'older and <a href="old.md">old</a>',
    ],
    ['<mailto:ann@example.org>', '<a href="mailto:ann@example.org">ann@example.org</a>'],
    ['Calm ((64f2c5b7-0000-4000-8000-0123456789ab)).', 'Calm.'],
    ['a{++b++}{--c--}{>>d<<} {~~e~>f~~} {==g==}', 'ab f g'],
    ['The set {++} and {==} are used; x {++a b++} y.', 'The set {++} and {==} are used; x a b y.'],
    ['`{++a++}` and (see (b))', '<code>{++a++}</code> and (see (b))'],
  ] as const)
    test(`marks for other programs are none of the words: ${written}`, () => {
      const html = renderMarkdown(withoutComments(written), { facts: noFacts, headingLevel: 2, firstLine: 0 })
      assert.equal(html.trim(), `<p>${shown}</p>`)
    })

  test('a formula in code and the place of the contents are none of the words', () => {
    const html = renderMarkdown('* TOC\n{:toc}\n\nOf $`q_1`$.', {
      facts: noFacts,
      headingLevel: 2,
      firstLine: 0,
    })
    assert.match(html, /^<p data-line="3">Of <span class="katex">/)
    assert.doesNotMatch(html, /[`]|TOC/)
  })

  test('braces in words, code and formulas stay', () => {
    for (const kept of [
      'The set {a, b} and {x=1}.',
      'f{.x} of text{: .y}',
      '`[a](b){:target="_blank"}`',
      'A set {a=b}',
      'At {2401.00001}',
      '{{ page.x }} {% if y %}',
    ])
      assert.equal(seen(kept).trim(), kept.replaceAll('`', '').replaceAll('"', '&quot;'))
    assert.match(render('$\\sqrt[n]{a=b}$'), /\\sqrt\[n\]\{a=b\}/)
  })

  test('the reading of a word is in brackets behind it', () => {
    assert.match(seen('<ruby>木<rt>き</rt></ruby>'), /^木\(き\)$/m)
    assert.match(seen('<ruby>木<rp>(</rp><rt>き</rt><rp>)</rp></ruby>'), /^木\(き\)$/m)
  })
})

function render(text: string): string {
  return renderMarkdown(text, { facts: noFacts, headingLevel: 2, firstLine: 0 })
}
