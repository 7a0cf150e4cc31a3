import assert from 'node:assert/strict'
import { findFrontMatter } from '../../../src/core/digest/frontMatter.ts'
import { paperOf } from '../../../src/core/digest/model.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import { corpusDigests, fixtureDigests } from '../../helpers/digestTexts.ts'

/** Each writes the same in another way that Markdown, an editor or arXiv has for it; `undefined` where it has none. */
const ways: Readonly<Record<string, (text: string) => string | undefined>> = {
  'lines that end with CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'spaces at the ends of lines': (text) => text.replaceAll(/(?<=\S)\n/g, '   \n'),
  'blank lines at the end': (text) => `${text}\n\n\n`,
  stars: (text) => byLine(text, (line) => line.replace(/^(\s*)- (?!-|\s*-)/, '$1* ')),
  pluses: (text) => byLine(text, (line) => line.replace(/^(\s*)- (?!-|\s*-)/, '$1+ ')),
  'numbers with brackets': (text) => byLine(text, (line) => line.replace(/^(\s*\d{1,3})\. /, '$1) ')),
  'closed headings': (text) => byLine(text, (line) => line.replace(/^(#{1,6}) (.*[^#\s])\s*$/, '$1 $2 $1')),
  'deeper headings': (text) =>
    /^# /m.test(text) && !/^#{6} /m.test(text)
      ? byLine(text, (line) => line.replace(/^(#{2,5}) /, '#$1 '))
      : undefined,
  'bold by underscores': (text) =>
    byLine(text, (line) => line.replaceAll(/\*\*(?=\S)([^*_`]+)(?<=\S)\*\*/g, '__$1__')),
  'italics by underscores': (text) =>
    byLine(text, (line) =>
      line.replaceAll(/(?<![*\w\\])\*(?=[^\s*])([^*\n_]+)(?<=[^\s*])\*(?![*\w])/g, '_$1_'),
    ),
  'spaces that do not break': (text) =>
    byLine(text, (line) =>
      line.replaceAll(/(?<=[a-z]) (?=[a-z])/g, (space, at: number) => (at % 7 === 0 ? '\u00a0' : space)),
    ),
  'ampersands of HTML': (text) =>
    byLine(text, (line) => (/&\S|https?:/.test(line) ? line : line.replaceAll('& ', '&amp; '))),
  'spaces without width': (text) => byLine(text, (line) => line.replace(/^(#{1,4} |[-*] )/, '$1\u200b')),
  'deeper items': (text) => byLine(text, (line) => line.replace(/^( +)(?=[-*+] )/, '$1$1')),
  'items behind tabs': (text) =>
    byLine(text, (line) =>
      line.replace(/^( {2,8})(?=[-*+] )/, (spaces) => '\t'.repeat(Math.floor(spaces.length / 2))),
    ),
  'a comment at the top': (text) =>
    text.startsWith('---') ? undefined : `<!-- last edited by me -->\n${text}`,
  'front matter': (text) =>
    /^(?:---|\+\+\+|\{)/.test(text) ? undefined : `---\nlayout: post\ncategories: [notes]\n---\n\n${text}`,
  'PDF links': (text) => text.replaceAll(toPaper, 'arxiv.org/pdf/$1'),
  'PDF links with versions': (text) => text.replaceAll(toPaper, 'arxiv.org/pdf/$1v2.pdf'),
  'HTML links': (text) => text.replaceAll(toPaper, 'arxiv.org/html/$1v1'),
  'links of a mirror': (text) => text.replaceAll('https://arxiv.org/abs', 'https://export.arxiv.org/abs'),
  'links of a reader': (text) => text.replaceAll('https://arxiv.org/abs', 'https://alphaxiv.org/abs'),
  'plain HTTP': (text) => text.replaceAll('https://arxiv', 'http://www.arxiv'),
  'reference links': asReferences,
  'links that count readers': (text) => text.replaceAll(toPaper, 'arxiv.org/abs/$1?utm_source=newsletter'),
}

/** Each link outside tables by a name, which a line at the end defines. */
function asReferences(text: string): string | undefined {
  const definitions: string[] = []
  const words = byLine(text, (line) =>
    /^\s*\|/.test(line)
      ? line
      : line.replaceAll(/(?<![![])\[([^[\]]+)\]\((https?:[^\s()]+)\)/g, (_, label, url) => {
          definitions.push(`[r${definitions.length + 1}]: ${url}`)
          return `[${label}][r${definitions.length}]`
        }),
  )
  return definitions.length > 0 ? `${words}\n\n${definitions.join('\n')}\n` : undefined
}

/** Not in front of a version or a query. */
const toPaper = /arxiv\.org\/abs\/(\d{4}\.\d{4,5})(?![\dv?#])/g

function byLine(text: string, change: (line: string) => string): string {
  let isCode = false
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode
      return isCode ? line : change(line)
    })
    .join('\n')
}

/** What a digest says, whatever the marks and spaces in it. */
function said(text: string) {
  const { entries, mentions, sections } = parseDigest(text)
  const plain = (words: string | undefined) =>
    words
      ?.replaceAll('&amp;', '&')
      .replaceAll(/[*_\s\u00a0\u200b]+/g, ' ')
      .trim() ?? '-'
  return {
    entries: entries.map(
      (entry) => `${plain(entry.title?.text)} ${paperOf(entry)} ${entry.commentary !== undefined}`,
    ),
    mentions: mentions.map(paperOf),
    sections: sections.map(({ label }) => plain(label.text)),
  }
}

suite('a digest that is written otherwise', () => {
  for (const [way, write] of Object.entries(ways))
    test(`says the same: ${way}`, function () {
      this.timeout(0)
      const texts = [...fixtureDigests(), ...corpusDigests()].map(({ name, text }) => ({
        name,
        text: text.replaceAll('\r\n', '\n').replace(/^\ufeff/, ''),
      }))
      let count = 0
      for (const { name, text } of texts) {
        const other = write(text)
        if (other === undefined || other === text) continue
        count++
        assert.deepEqual(said(other), said(text), name)
      }
      assert.ok(count > 0, 'no digest is written otherwise')
    })

  // Lists name a paper by its topic and by its year: what its title begins with is no label of the list.
  test('says the same twice', () => {
    for (const { name, text } of [...fixtureDigests(), ...corpusDigests()]) {
      const { bodyStart } = findFrontMatter(text) ?? { bodyStart: 0 }
      const papers = (written: string) =>
        parseDigest(written).entries.map((entry) => `${entry.title?.text} ${paperOf(entry)}`)
      const once = papers(text)
      // In a few lines, much is weak that repetition makes a form.
      if (once.length < 3) continue
      assert.deepEqual(papers(`${text}\n\n${text.slice(bodyStart)}`), [...once, ...once], name)
    }
  }).timeout(0)
})
