// A year of digests in figures, as HTML: plots, each with its numbers as a table.
import type { YearFigures } from '../archive/yearFigures.ts'
import { categoryName } from '../arxiv/identifier.ts'
import { groupBy } from '../base/groups.ts'
import { monthName } from '../base/labels.ts'
import { nameOfPaper, paperUrl, parsePaperId } from '../paper/paper.ts'
import { shortNameOf } from '../paper/titles.ts'
import { escapeHtml, titleLanguage } from './html.ts'
import { arcs, columns, dots, type PlotName, rows } from './plots.ts'
import { finding, type YearLabels, yearLabelsIn } from './yearLabels.ts'

const written = new Intl.NumberFormat('en')

/** Where the figures lead; `undefined` for what has no page. */
interface FigureLinks {
  /** @param key of arXiv, a DOI, or what else papers have in common */
  paper(key: string): string | undefined
  tag(name: string): string | undefined
  /** @param code of arXiv */
  subject(code: string): string | undefined
}

/** What all figures are made of. */
interface FigureParts {
  readonly figures: YearFigures
  readonly labels: YearLabels
  /** A tag of BCP 47. */
  readonly language: string
  readonly links: FigureLinks
  /** Those of papers that no digest covers, where they are known, by their keys. */
  readonly titles: ReadonlyMap<string, string>
}

/** The figures of a year as the main part of a page: a heading, numbers, and plots with the same numbers as tables. */
export function yearFiguresHtml(
  figures: YearFigures,
  {
    language,
    links,
    titles = new Map(),
    navigation = '',
  }: Pick<FigureParts, 'language' | 'links'> & {
    readonly titles?: FigureParts['titles']
    readonly navigation?: string
  },
): string {
  const labels = yearLabelsIn(language)
  const parts: FigureParts = { figures, labels, language, links, titles }
  return `<header class="head"><h1>${escapeHtml(labels.title(figures.year))}</h1></header>
${navigation}${keyNumbers(figures, labels)}
${figureWriters.map((write) => write(parts)).join('')}`
}

function keyNumbers({ digests, papers, words, again }: YearFigures, labels: YearLabels): string {
  const numbers: readonly [string, number][] = [
    [labels.digests(digests), digests],
    [labels.papers(papers), papers],
    [labels.words(words), words],
    [labels.again(again), again],
  ]
  const items = numbers.map(
    ([name, count]) => `<div><dt>${escapeHtml(name)}</dt><dd>${written.format(count)}</dd></div>`,
  )
  return `<dl class="keys">${items.join('')}</dl>`
}

/** In the order of the page; what there is nothing to show of is empty. */
const figureWriters: readonly ((parts: FigureParts) => string)[] = [
  monthsFigure,
  tagsFigure,
  subjectsFigure,
  lengthsFigure,
  namedFigure,
  citationsFigure,
  uncoveredFigure,
  firstsFigure,
]

function monthsFigure({ figures: { year, months, monthsBefore }, labels, language }: FigureParts): string {
  if (months.every((papers) => papers === 0)) return ''
  const bars = months.map((value, index) => ({
    label: monthName(language, index + 1, 'short'),
    value,
    before: monthsBefore?.[index],
  }))
  return figure({
    id: 'months',
    heading: finding(
      months.map((value, index) => ({ name: index + 1, value })),
      labels.busiest,
      labels.noneBusier,
    ),
    sub: monthsBefore ? labels.beside(labels.papersAMonth) : labels.papersAMonth,
    plot: (name) => columns(bars, name),
    table: {
      head: [labels.month, year, ...(monthsBefore ? [String(Number(year) - 1)] : [])],
      rows: bars.map(({ label, value, before }) => [label, value, ...(before === undefined ? [] : [before])]),
    },
    labels,
  })
}

function tagsFigure({ figures: { tags }, labels, language }: FigureParts): string {
  const [first] = tags
  if (!first) return ''
  const months = first.months.map((_, index) => monthName(language, index + 1, 'short'))
  const named = tags.map(({ name, months: values, digests }) => ({
    label: `#${name}`,
    values,
    total: digests,
  }))
  return figure({
    id: 'tags',
    heading: finding(
      named.map(({ label, total }) => ({ name: label, value: total })),
      labels.mostUsed,
      labels.noneUsedMore,
    ),
    sub: labels.digestsWithTag,
    plot: (name) => dots(named, months, name),
    table: { head: [labels.tag, ...months], rows: named.map(({ label, values }) => [label, ...values]) },
    labels,
  })
}

function subjectsFigure({ figures: { subjects, year }, labels }: FigureParts): string {
  if (subjects.length === 0) return ''
  const hasBefore = subjects.some(({ papersBefore }) => papersBefore > 0)
  const bars = subjects.map(({ code, papers, papersBefore }) => ({
    label: code,
    value: papers,
    before: hasBefore ? papersBefore : undefined,
  }))
  return figure({
    id: 'subjects',
    heading: finding(
      bars.map(({ label, value }) => ({ name: subjectName(label), value })),
      labels.mostPapers,
      labels.noneHasMore,
    ),
    sub: hasBefore ? labels.beside(labels.papersBySubject) : labels.papersBySubject,
    plot: (name) => rows(bars, name),
    table: {
      head: [labels.subject, year, ...(hasBefore ? [String(Number(year) - 1)] : [])],
      rows: bars.map(({ label, value, before }) => [
        subjectName(label),
        value,
        ...(before === undefined ? [] : [before]),
      ]),
    },
    labels,
  })
}

function lengthsFigure({ figures: { lengths, medianWords }, labels }: FigureParts): string {
  if (medianWords === 0) return ''
  const bars = lengths.map(({ from, to, papers }) => ({ label: labels.range(from, to), value: papers }))
  return figure({
    id: 'lengths',
    heading: labels.half(medianWords),
    sub: labels.papersByWords,
    plot: (name) => rows(bars, name),
    table: { head: [labels.length, labels.papers(0)], rows: bars.map(({ label, value }) => [label, value]) },
    labels,
  })
}

function namedFigure(parts: FigureParts): string {
  const { labels } = parts
  const items = parts.figures.named.map((paper) => paperItem(paper, labels.times(paper.times), parts))
  return listFigure('named', labels.namedHeading, labels.namedSub, items)
}

/** @param count how often it was named or cited */
function paperItem(
  { key, title }: { readonly key: string; readonly title: string },
  count: string,
  { links }: FigureParts,
): string {
  const words = `<bdi${titleLanguage(title)}>${escapeHtml(nameOf({ key, title }))}</bdi>`
  const address = links.paper(key) ?? addressOf(key)
  const link = address === undefined ? words : `<a href="${escapeHtml(address)}">${words}</a>`
  return `<li>${link}${count && ` <span class="count">${escapeHtml(count)}</span>`}</li>`
}

/** The paper's title, or its identifier if the title is unknown. */
function nameOf({ key, title }: { readonly key: string; readonly title: string }): string {
  if (title !== '') return title
  const id = parsePaperId(key)
  return id ? nameOfPaper(id) : key
}

/** Papers without an identifier have keys of other kinds, such as their titles. */
function addressOf(key: string): string | undefined {
  const id = parsePaperId(key)
  return id && paperUrl({ id }, 'abs')
}

function citationsFigure(parts: FigureParts): string {
  const { figures, labels } = parts
  if (!figures.citations) return ''
  const { citing, cited, connected, papers, links } = figures.citations
  const names = papers.map(nameOf)
  const items = papers.map((paper) => paperItem(paper, paper.times === 0 ? '' : String(paper.times), parts))
  return figure({
    id: 'citations',
    heading: finding(
      papers.map((paper) => {
        const name = paper.title === '' ? nameOf(paper) : `“${shortNameOf(paper.title)}”`
        return { name, value: paper.times }
      }),
      labels.mostCited,
      labels.noneCitedMore,
    ),
    sub: `${labels.citations(citing, cited)} ${labels.citationsDrawn(papers.length, connected)}`,
    plot(name) {
      const values = papers.map(({ times }) => times)
      return `<div class="cited">${arcs(values, links, name)}
<ol>${items.join('\n')}</ol></div>`
    },
    summary: labels.citationsList,
    table: {
      head: [labels.paper, labels.cites],
      rows: Array.from(
        groupBy(links, (link) => link.citing),
        ([place, ofOne]) => [names[place] ?? '', ofOne.map((link) => names[link.cited] ?? '')],
      ),
    },
    labels,
  })
}

function uncoveredFigure(parts: FigureParts): string {
  const { labels, titles } = parts
  const items = parts.figures.uncovered.flatMap((paper) => {
    const title = titles.get(paper.key)
    return title === undefined ? [] : paperItem({ ...paper, title }, labels.times(paper.times), parts)
  })
  return listFigure('uncovered', labels.uncoveredHeading, labels.uncoveredSub, items)
}

function firstsFigure({ figures: { firsts }, labels, links }: FigureParts): string {
  const items = firsts.map(({ kind, name, date }) => {
    const href = kind === 'tag' ? links.tag(name) : links.subject(name)
    const words = escapeHtml(kind === 'tag' ? `#${name}` : subjectName(name))
    const link = href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`
    return `<li>${link} <time class="count" datetime="${date}">${date}</time></li>`
  })
  return listFigure('firsts', labels.firstsHeading, labels.firstsSub, items)
}

function subjectName(code: string): string {
  const name = categoryName(code)
  return name ? `${name} (${code})` : code
}

/** A list has a line for each of its texts. */
type Cell = string | number | readonly string[]

interface Figure {
  readonly id: string
  readonly heading: string
  /** What is drawn. */
  readonly sub: string
  plot(name: PlotName): string
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly Cell[])[]
  }
  /** What unfolds the table; by default, that it has the numbers. */
  readonly summary?: string
  readonly labels: YearLabels
}

/** The heading names the plot; the numbers are there for those who do not see it. */
function figure({ id, heading, sub, plot, table, labels, summary = labels.numbers }: Figure): string {
  const labelledBy = `${id}-heading`
  const head = table.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')
  const body = table.rows.map(([name = '', ...cells]) => {
    return `<tr><th scope="row">${escapeHtml(String(name))}</th>${cells.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`
  })
  return `<section class="fig" id="${id}" aria-labelledby="${labelledBy}"><h2 id="${labelledBy}">${escapeHtml(heading)}</h2>
<p class="sub">${escapeHtml(sub)}</p>
${plot({ labelledBy })}
<details class="numbers"><summary>${escapeHtml(summary)}</summary><div class="table" tabindex="0" role="region" aria-labelledby="${labelledBy}"><table>
<thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div></details></section>
`
}

function cellHtml(cell: Cell): string {
  if (typeof cell !== 'object') return escapeHtml(String(cell))
  return `<ul>${cell.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
}

function listFigure(id: string, heading: string, sub: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `<section class="fig" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${escapeHtml(heading)}</h2>
<p class="sub">${escapeHtml(sub)}</p>
<ol class="counted">${items.join('\n')}</ol></section>
`
}
