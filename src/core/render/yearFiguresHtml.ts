// A year of digests in figures, as HTML: plots, each with its numbers as a table.
import type { YearFigures } from '../archive/yearFigures.ts'
import { categoryName } from '../arxiv/categories.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import { paperUrl } from '../paper/paper.ts'
import { escapeHtml, titleLanguage } from './html.ts'
import { monthName } from './labels.ts'
import { columns, dots, rows } from './plots.ts'
import { type YearLabels, yearLabelsIn } from './yearLabels.ts'

const written = new Intl.NumberFormat('en')

/** Where the figures lead; `undefined` for what has no page. */
export interface FigureLinks {
  /** @param id of arXiv */
  paper(id: ArxivId): string | undefined
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
}

/** The figures of a year as the main part of a page: a heading, numbers, and plots with the same numbers as tables. */
export function yearFiguresHtml(
  figures: YearFigures,
  {
    language,
    links,
    navigation = '',
  }: { readonly language: string; readonly links: FigureLinks; readonly navigation?: string },
): string {
  const labels = yearLabelsIn(language)
  const parts: FigureParts = { figures, labels, language, links }
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
  firstsFigure,
]

function monthsFigure({ figures: { year, months, monthsBefore }, labels, language }: FigureParts): string {
  const most = Math.max(...months)
  if (most === 0) return ''
  const bars = months.map((value, index) => ({
    label: monthName(language, index + 1, 'short'),
    value,
    before: monthsBefore?.[index],
  }))
  return figure({
    id: 'months',
    heading: labels.busiest(months.indexOf(most) + 1),
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
  const [most] = tags
  if (!most) return ''
  const months = most.months.map((_, index) => monthName(language, index + 1, 'short'))
  const named = tags.map(({ name, months: values, digests }) => ({
    label: `#${name}`,
    values,
    total: digests,
  }))
  return figure({
    id: 'tags',
    heading: labels.mostUsed(`#${most.name}`),
    sub: labels.digestsWithTag,
    plot: (name) => dots(named, months, name),
    table: { head: [labels.tag, ...months], rows: named.map(({ label, values }) => [label, ...values]) },
    labels,
  })
}

function subjectsFigure({ figures: { subjects, year }, labels }: FigureParts): string {
  const [most] = subjects
  if (!most) return ''
  const hasBefore = subjects.some(({ papersBefore }) => papersBefore > 0)
  const bars = subjects.map(({ code, papers, papersBefore }) => ({
    label: code,
    value: papers,
    before: hasBefore ? papersBefore : undefined,
  }))
  return figure({
    id: 'subjects',
    heading: labels.mostPapers(subjectName(most.code)),
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
  const bars = lengths.map(({ from, to, entries }) => ({ label: labels.range(from, to), value: entries }))
  return figure({
    id: 'lengths',
    heading: labels.half(medianWords),
    sub: labels.papersByWords,
    plot: (name) => rows(bars, name),
    table: { head: [labels.length, labels.papers(0)], rows: bars.map(({ label, value }) => [label, value]) },
    labels,
  })
}

function namedFigure({ figures: { named }, labels, links }: FigureParts): string {
  const items = named.map(({ key, title, times }) => {
    const words = `<bdi${titleLanguage(title)}>${escapeHtml(title || `arXiv:${key}`)}</bdi>`
    const href = links.paper(key as ArxivId) ?? paperUrl({ id: key as ArxivId }, 'abs')
    return `<li><a href="${escapeHtml(href)}">${words}</a> <span class="count">${escapeHtml(labels.times(times))}</span></li>`
  })
  return listFigure('named', labels.namedHeading, labels.namedSub, items)
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

interface Figure {
  readonly id: string
  readonly heading: string
  /** What is drawn. */
  readonly sub: string
  plot(name: { readonly labelledBy: string }): string
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly (string | number)[])[]
  }
  readonly labels: YearLabels
}

/** The heading names the plot; the numbers are there for those who do not see it. */
function figure({ id, heading, sub, plot, table, labels }: Figure): string {
  const labelledBy = `${id}-heading`
  const head = table.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')
  const body = table.rows.map(([name = '', ...cells]) => {
    return `<tr><th scope="row">${escapeHtml(String(name))}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  return `<section class="fig" id="${id}" aria-labelledby="${labelledBy}"><h2 id="${labelledBy}">${escapeHtml(heading)}</h2>
<p class="sub">${escapeHtml(sub)}</p>
${plot({ labelledBy })}
<details class="numbers"><summary>${escapeHtml(labels.numbers)}</summary><div class="table" tabindex="0" role="region" aria-labelledby="${labelledBy}"><table>
<thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div></details></section>
`
}

function listFigure(id: string, heading: string, sub: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `<section class="fig" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${escapeHtml(heading)}</h2>
<p class="sub">${escapeHtml(sub)}</p>
<ol class="counted">${items.join('\n')}</ol></section>
`
}
