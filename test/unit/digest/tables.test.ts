// Tables in many orders of columns and ways of writing, with heads that the product knows and with heads that it does not.
import assert from 'node:assert/strict'
import { sayingOf } from '../../../src/core/digest/saying.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

type Column = 'title' | 'linked title' | 'authors' | 'address' | 'badge' | 'comment' | 'venue' | 'number'

const papers = [
  {
    title: 'Maps Are Old, Long Live Search',
    authors: 'Noor Haddad, Eli Brandt',
    comment: 'plain search beats indices on five corpora',
    venue: 'ACL 2024',
  },
  {
    title: 'One Million Pages of Nothing: Testing Long Context',
    authors: 'Mei Tanaka et al.',
    comment: 'Models invent things.',
    venue: 'NeurIPS',
  },
  { title: 'Small Judges with Big Verdicts', authors: 'Olu Adeyemi', comment: 'Good.', venue: 'ICLR 2023' },
  { title: 'TileNet', authors: 'J. Okafor', comment: 'could not reproduce Table 2', venue: 'CVPR' },
]

const idOf = (row: number) => `2401.0${1000 + 7 * row}`
const addressOf = (row: number) => `https://arxiv.org/abs/${idOf(row)}`

const heads: Readonly<Record<string, Readonly<Record<Column, string>>>> = {
  known: headsOf('Title', 'Authors', 'Link', 'Notes', 'Venue', '#'),
  Korean: headsOf('논문명', '저자', '주소', '메모', '게재', '순번'),
  unknown: headsOf('Název', 'Autoři', 'Odkaz', 'Poznámka', 'Kde', 'Č.'),
}

function headsOf(
  ...[title, authors, link, comment, venue, number]: string[]
): Readonly<Record<Column, string>> {
  return {
    title: title ?? '',
    'linked title': title ?? '',
    authors: authors ?? '',
    address: link ?? '',
    badge: link ?? '',
    comment: comment ?? '',
    venue: venue ?? '',
    number: number ?? '',
  }
}

const orders: readonly (readonly Column[])[] = [
  ['title', 'address', 'comment'],
  ['linked title', 'authors', 'comment'],
  ['number', 'linked title', 'venue', 'comment'],
  ['title', 'authors', 'venue', 'badge', 'comment'],
  ['address', 'title', 'comment'],
  ['title', 'comment', 'address'],
  ['authors', 'title', 'address', 'comment'],
  ['number', 'authors', 'title', 'venue', 'address', 'comment'],
]

const styles: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
  'between bars': ([head = [], ...rows]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'without bars at the sides': ([head = [], ...rows]) =>
    [head, head.map(() => '---'), ...rows].map((row) => row.join(' | ')).join('\n'),
  'between tabs': (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'in HTML': ([head = [], ...rows]) =>
    `<table>\n${[htmlRow(head, 'th'), ...rows.map((row) => htmlRow(row, 'td'))].join('\n')}\n</table>`,
  'in columns below a rule of dashes': (rows) => inColumns(rows, '-', false),
  'in columns between rules of equals signs': (rows) => inColumns(rows, '=', true),
  'in columns alone': (rows) => padded(rows).join('\n'),
  'with a cell a line, between blank lines': (rows) =>
    `|===\n${rows.map((row) => row.map((cell) => `|${cell}`).join('\n')).join('\n\n')}\n|===`,
  'with a cell a line, between marks of rows': ([head = [], ...rows]) =>
    `{| class="wikitable"\n${head.map((cell) => `! ${cell}`).join('\n')}\n|-\n${rows
      .map((row) => row.map((cell) => `| ${cell}`).join('\n'))
      .join('\n|-\n')}\n|}`,
  'as a list of lists': (rows) =>
    `.. list-table::\n   :header-rows: 1\n\n${rows.map((row) => `   * - ${row.join('\n     - ')}`).join('\n')}`,
}

function padded(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = widthsOf(rows)
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
}

/** The simple tables of Pandoc, and with a rule above and below those of reStructuredText. */
function inColumns(rows: readonly (readonly string[])[], mark: string, isClosed: boolean): string {
  const [head, ...others] = padded(rows)
  const rule = widthsOf(rows)
    .map((width) => mark.repeat(width))
    .join('  ')
  return [...(isClosed ? [rule] : []), head, rule, ...others, ...(isClosed ? [rule] : [])].join('\n')
}

function htmlRow(cells: readonly string[], tag: string): string {
  const linked = cells.map((cell) => cell.replace(/\[(.*?)\]\((.*?)\)/g, '<a href="$2">$1</a>'))
  return `<tr>${linked.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
}

function cellOf(column: Column, row: number): string {
  const { title = '', authors = '', comment = '', venue = '' } = papers[row] ?? {}
  if (column === 'title') return title
  if (column === 'linked title') return `[${title}](${addressOf(row)})`
  if (column === 'authors') return authors
  if (column === 'address') return addressOf(row)
  if (column === 'badge') return `[paper](${addressOf(row)})`
  if (column === 'comment') return comment
  return column === 'venue' ? venue : String(row + 1)
}

suite('tables', () => {
  for (const [language, words] of Object.entries(heads)) {
    for (const [style, write] of Object.entries(styles)) {
      test(`${style}, heads that are ${language}`, () => {
        for (const order of orders) {
          const rows = papers.map((_, row) => order.map((column) => cellOf(column, row)))
          const table = write([order.map((column) => words[column]), ...rows])
          const text = `# Week 3\n\nWhat we read.\n\n${table}\n`
          const found = parseDigest(text).entries.map(({ title, link, commentary }) => ({
            title: title?.text,
            id: link?.arxiv?.reading.ok ? link.arxiv.reading.reference.id : undefined,
            comment: commentary && text.slice(commentary.start, commentary.end),
          }))
          const expected = papers.map(({ title, comment }, row) => ({ title, id: idOf(row), comment }))
          assert.deepEqual(found, expected, order.join(', '))
        }
      })
    }
  }
})

suite('a table below an entry', () => {
  const entries: Readonly<Record<string, string>> = {
    item: '- [Sparse Trees in Deep Forests](https://arxiv.org/abs/2401.00001): Calm words.',
    'bold item':
      '- **Sparse Trees in Deep Forests** ([paper](https://arxiv.org/abs/2401.00001)): Calm words.',
    heading: '### [Sparse Trees in Deep Forests](https://arxiv.org/abs/2401.00001)\n\nCalm words.',
    'own lines': 'Sparse Trees in Deep Forests\nhttps://arxiv.org/abs/2401.00001\nCalm words.',
  }
  for (const [name, entry] of Object.entries(entries))
    for (const [index, rule] of ['|---|---|', '| :-- | --: |'].entries())
      test(`is no part of what is said there if it has papers: ${name}, rule ${index + 1}`, () => {
        for (const head of ['| Paper | Note |', '| Paper[^1] | Note |', '| Název | Poznámka |']) {
          const text = `# Week 20\n\n${entry}\n\n${head}\n${rule}\n${papers
            .map(({ title, comment }, row) => `| [${title}](${addressOf(row)}) | ${comment} |`)
            .join('\n')}\n\n[^1]: Of this week.\n`
          const digest = parseDigest(text)
          assert.equal(digest.entries.length, papers.length + 1, text)
          const [first] = digest.entries
          assert.equal(first && sayingOf(digest, first), 'Calm words.', text)
          assert.ok(first && first.span.end < text.indexOf(head), text)
        }
      })

  test('is a part of what is said there if it has figures', () => {
    const table = '| Model | Score |\n|---|---|\n| Oak | 0.9 |\n| Elm | 0.8 |'
    const { heading } = entries
    const digest = parseDigest(`# Week 20\n\n${heading}\n\n${table}\n`)
    assert.deepEqual(
      digest.entries.map((entry) => sayingOf(digest, entry)),
      [`Calm words.\n\n${table}`],
    )
  })
})
