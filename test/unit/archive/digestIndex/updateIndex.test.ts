import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { indexChanges, newIndex } from '../../../../src/core/archive/digestIndex/updateIndex.ts'
import { applyEdits } from '../../../../src/core/base/span.ts'
import { archiveOf, fixtureArchive } from '../../../helpers/archives.ts'

const issue = (title: string, tag: string) =>
  `# ${title}\n\nA [b] Title\nhttps://arxiv.org/abs/2403.00011\nSaid #inline.\n\nOther\nhttps://arxiv.org/abs/2403.00012\nToo.\n\n#${tag}\n`
const archive = archiveOf({
  'notes/2024-03 one (1).md': issue('On *March* 2024', 'review'),
  'notes/b/2024-04.md': issue('April 2024', 'review'),
  'notes/undated.md': issue('Some day', 'other_tag'),
  'elsewhere/2024-05.md': issue('May 2024', 'review'),
  'notes/README.md': issue('Of 2024-06', 'review'),
})

suite('the index of an archive', () => {
  test('lists digests below its folder by date, and entries and digests by tag', () => {
    const text = newIndex('', archive, 'notes/README.md')
    assert.deepEqual(text.split('\n'), [
      '<!-- digest-index:start -->',
      '',
      '## Digests',
      '',
      '- 2024-04 [April 2024](b/2024-04.md)',
      '- 2024-03 [On March 2024](2024-03%20one%20%281%29.md)',
      '- [Some day](undated.md)',
      '',
      '## Tags',
      '',
      '- #inline',
      '  - 2024-04 [A \\[b\\] Title](b/2024-04.md)',
      '  - 2024-03 [A \\[b\\] Title](2024-03%20one%20%281%29.md)',
      '  - [A \\[b\\] Title](undated.md)',
      '- #other_tag',
      '  - [Some day](undated.md)',
      '- #review',
      '  - 2024-04 [April 2024](b/2024-04.md)',
      '  - 2024-03 [On March 2024](2024-03%20one%20%281%29.md)',
      '',
      '<!-- digest-index:end -->',
      '',
    ])
    assert.deepEqual(indexChanges(text, archive, 'notes/README.md'), [])
  })

  suite('has its headings', () => {
    const korean = archiveOf({
      'a.md': '# 3월의 논문\n\nTitle\nhttps://arxiv.org/abs/2403.00011\n짧고 분명한 논문이다.\n\n#리뷰\n',
    })
    const marks = '<!-- digest-index:start -->\n<!-- digest-index:end -->\n'
    const headingsOf = (text: string, of = korean) => refreshed(text, of).match(/^## .*/gm)
    const refreshed = (text: string, of = korean) =>
      applyEdits(
        text,
        indexChanges(text, of, 'README.md').map(({ edit }) => edit),
      )

    test('in the language of the document', () => {
      assert.deepEqual(headingsOf(`# 우리가 읽은 논문\n\n${marks}`), ['## 다이제스트', '## 태그'])
      assert.deepEqual(headingsOf(`# Papers that we read\n\n${marks}`), ['## Digests', '## Tags'])
      assert.deepEqual(headingsOf(`---\nlang: ja\n---\n# Papers\n\n${marks}`), ['## ダイジェスト', '## タグ'])
      assert.match(newIndex('# 우리가 읽은 논문\n', korean, 'README.md'), /^## 태그$/m)
    })

    test('in the language of most digests where the document has no words', () => {
      assert.deepEqual(headingsOf(marks), ['## 다이제스트', '## 태그'])
      const english = archiveOf({ 'a.md': issue('March', 'review') })
      assert.deepEqual(headingsOf(marks, english), ['## Digests', '## Tags'])
      assert.match(newIndex('', korean, 'README.md'), /^## 다이제스트$/m)
    })

    test('in the language that is there, whatever the document and its digests become', () => {
      const before = refreshed(`# Papers that we read\n\n${marks}`)
      const text = before.replace('Papers that we read', '우리가 읽은 논문')
      assert.deepEqual(indexChanges(text, korean, 'README.md'), [])
      const more = archiveOf({ 'a.md': issue('March', 'review'), 'b.md': issue('April', 'review') })
      assert.deepEqual(headingsOf(text, more), ['## Digests', '## Tags'])
      const half = text.replace('## Digests', '## Our digests')
      assert.deepEqual(headingsOf(half), ['## Digests', '## Tags'])
    })
  })

  test('shows the words of titles, and names neither notes nor places behind them', () => {
    const titles: Readonly<Record<string, string>> = {
      '[[people/nightshade|Week]] 5': 'Week 5',
      'Week [five](file:///home/anna/nightshade.pdf)': 'Week five',
      'Week [`five`](https://e.example.org/nightshade) & ~~more~~ \\#1': 'Week five \\& more #1',
      'Week 5 <!-- nightshade -->': 'Week 5',
    }
    for (const [title, shown] of Object.entries(titles)) {
      const index = newIndex('', archiveOf({ 'notes/a.md': issue(title, 'review') }), 'notes/README.md')
      assert.ok(index.includes(`- [${shown}](a.md)`), index)
      assert.doesNotMatch(index, /nightshade/)
    }
    for (const title of ['[[people/nightshade|A Title]]', '[A Title](file:///home/anna/nightshade.pdf)']) {
      const text = issue('Week', 'review').replace('A [b] Title', title)
      const index = newIndex('', archiveOf({ 'notes/a.md': text }), 'notes/README.md')
      assert.ok(index.includes('A Title'), index)
      assert.doesNotMatch(index, /nightshade/)
    }
  })

  test('has no characters that reorder or hide text, whatever titles and files are called', () => {
    const odd = archiveOf({
      'notes/\u202egnp.md': issue('\u2066Week\u200b 2024-03 \u202e[x](command:y)\u0007', 'review'),
      'notes/\u202ea\u0000.md': issue('', 'review').replace('# \n\n', ''),
    })
    assert.doesNotMatch(
      newIndex('', odd, 'notes/README.md'),
      /(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u,
    )
  })

  test('shows tags as they are, whatever they would be in Markdown', () => {
    const tags = [
      '<img src=x onerror=alert(1)>',
      '[x](https://example.org)',
      '*a*',
      '_b_',
      'c_d',
      '~~e~~',
      '`f',
      'g\\h',
    ]
    const marked = archiveOf({
      'a.md': `---\ntitle: May\ndate: 2024-05-01\ntags: ${JSON.stringify(tags)}\n---\n\nA Title of It\nhttps://arxiv.org/abs/2403.00011\nFine.\n`,
    })
    const lines = newIndex('', marked, 'README.md').split('\n')
    const items = lines.filter((line) => line.startsWith('- #'))
    const shown = items.map((line) => new MarkdownIt({ html: true }).renderInline(line.slice(2)))
    const inHtml = (words: string) => words.replace(/</g, '&lt;').replace(/>/g, '&gt;')
    assert.deepEqual(shown.toSorted(), tags.map((tag) => inHtml(`#${tag}`)).toSorted())
    assert.ok(items.includes('- #c_d'), items.join('\n'))
    assert.deepEqual(indexChanges(lines.join('\n'), marked, 'README.md'), [])
  })

  for (const [title, written] of [
    ['A {{ site.x }} B', 'A &#123;{ site.x }} B'],
    ['A &#123;{ page.x }} B', 'A &#123;{ page.x }} B'],
    ['A {{{x}}} B', 'A &#123;&#123;{x}}} B'],
    ['A {% include a %} B', 'A &#123;% include a %} B'],
    ['A {% raw %} B', 'A &#123;% raw %} B'],
    ['A \\<%= x %> B', 'A &#60;%= x %\\> B'],
    ['100 \\%\\% of B', '100 &#37;&#37; of B'],
    ['Sets {a} and 5 % of B', 'Sets {a} and 5 % of B'],
  ] as const)
    test(`is no template, whatever is called so: ${title}`, () => {
      const file = `notes/${title.replace(/[\\/]/g, '')}.md`
      const tagged = archiveOf({ [file]: `---\ntags: ['{{x}}', '{% raw %}']\n---\n${issue(title, 'a')}` })
      const index = newIndex('', tagged, 'notes/README.md')
      assert.ok(index.includes(`[${written}](`), index)
      assert.doesNotMatch(index, /\{[{%]|<%|%%/)
      assert.deepEqual(indexChanges(index, tagged, 'notes/README.md'), [])
    })

  test('says a date once', () => {
    const dated = archiveOf({
      'notes/2024-03-02.md': issue('2024-03-02', 'review'),
      'notes/2024-03-09.md': issue('Week of 2024-03-09', 'review'),
      'notes/2024-03-16.md': issue('Trees', 'review'),
    })
    const lines = newIndex('', dated, 'notes/README.md').split('\n')
    assert.deepEqual(
      lines.filter((line) => line.startsWith('- ') && line.includes('.md')),
      [
        '- 2024-03-16 [Trees](2024-03-16.md)',
        '- [Week of 2024-03-09](2024-03-09.md)',
        '- [2024-03-02](2024-03-02.md)',
      ],
    )
  })

  test('is the same where files go by URIs', () => {
    const withUris = archiveOf({ 'file:///a%20b/2024-03%20one%20%281%29.md': issue('March 2024', 'review') })
    const [line] = newIndex('', withUris, 'file:///a%20b/README.md')
      .split('\n')
      .filter((each) => each.startsWith('- '))
    assert.equal(line, '- 2024-03 [March 2024](2024-03%20one%20%281%29.md)')
  })

  test('is written between its marks, and nothing else changes', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const text = [
        '# Mine',
        '<!-- digest-index:start tags -->',
        'old',
        '<!-- digest-index:end -->',
        'Kept.',
      ].join(lineEnd)
      const updated = update(text)
      assert.ok(
        updated.startsWith(
          `# Mine${lineEnd}<!-- digest-index:start tags -->${lineEnd}${lineEnd}- #graphs${lineEnd}`,
        ),
      )
      assert.ok(updated.endsWith(`${lineEnd}${lineEnd}<!-- digest-index:end -->${lineEnd}Kept.`))
      assert.ok(!updated.includes('old'))
      assert.equal(update(updated), updated)
    }
  })

  test('gets its end where that is missing, and keeps what follows', () => {
    for (const text of [
      '<!-- digest-index:start digests -->',
      '<!-- digest-index:start digests -->\nKept.\n',
    ]) {
      const updated = update(text)
      assert.match(
        updated,
        /^<!-- digest-index:start digests -->\n\n- 2024-11-23 [\s\S]*\n\n<!-- digest-index:end -->\n/,
      )
      assert.equal(updated.includes('Kept.'), text.includes('Kept.'))
      assert.equal(update(updated), updated)
    }
  })

  test('does not mind where formatters put blank lines', () => {
    const updated = update('<!-- digest-index:start -->\n<!-- digest-index:end -->\n')
    assert.equal(indexChanges(updated.replaceAll('\n\n', '\n'), fixtureArchive(), 'README.md').length, 0)
  })
})

function update(text: string): string {
  return applyEdits(
    text,
    indexChanges(text, fixtureArchive(), 'README.md').map(({ edit }) => edit),
  )
}
