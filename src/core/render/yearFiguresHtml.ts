// A year of digests in figures, as HTML: plots, each with its numbers as a table. The plots are SVG without a size of their
// own: positions across are per cent of an unknown width, those down are pixels, so that letters keep their size on every
// screen. Colours come from the page's style.
import type { YearFigures } from '../archive/yearFigures.ts'
import { type ArxivId, categoryName } from '../arxiv/identifier.ts'
import { paperUrl } from '../paper/paper.ts'
import { escapeHtml, titleLanguage } from './html.ts'
import { monthName } from './labels.ts'
import { finding, type YearLabels, yearLabelsIn } from './yearLabels.ts'

const written = new Intl.NumberFormat('en')

/** Where the figures lead; `undefined` for what has no page. */
interface FigureLinks {
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

interface PlotName {
  /** The id of the element that names the plot. */
  readonly labelledBy: string
}

/** One of the things that are compared. */
interface Bar {
  readonly label: string
  readonly value: number
  /** What a thin line beside the bar shows; without it there is none. */
  readonly before?: number | undefined
}

const columnsHeight = 164
const baseline = 142
const highest = 110
/** Of a column's share of the width, on either side, in per cent of all. */
const columnGap = 1.3

/** Upright bars. The highest are strong; they and the last that is not nothing have their values above. */
export function columns(bars: readonly Bar[], { labelledBy }: PlotName): string {
  const scale = highest / mostOf(bars)
  const step = 100 / bars.length
  const strong = Math.max(...bars.map(({ value }) => value))
  const latest = bars.findLastIndex(({ value }) => value > 0)
  const marks = bars.map(({ label, value, before }, index) => {
    const [left, middle] = [index * step, (index + 0.5) * step]
    const top = baseline - value * scale
    const width = `x="${share(left + columnGap)}" width="${share(step - 2 * columnGap)}"`
    const line = !before ? '' : lineAt(left + columnGap / 2, step - columnGap, baseline - before * scale)
    // The number stands above the line, too.
    const above = Math.min(top, before === undefined ? top : baseline - before * scale) - 6
    return [
      value > 0
        ? `<rect class="bar${strongClass(value === strong)}" ${width} y="${pixels(top)}" height="${pixels(value * scale)}"/>`
        : '',
      line,
      value === strong || index === latest ? text('val', middle, above, String(value), 'middle') : '',
      text('lab', middle, columnsHeight - 4, label, 'middle'),
    ].join('')
  })
  const axis = `<line class="axis" x1="0" x2="100%" y1="${baseline}" y2="${baseline}"/>`
  return plot(columnsHeight, labelledBy, [...marks, axis])
}

function lineAt(left: number, width: number, y: number): string {
  return `<line class="was" x1="${share(left)}" x2="${share(left + width)}" y1="${pixels(y)}" y2="${pixels(y)}"/>`
}

const rowHeight = 27
/** Where bars begin, and how long the longest is, in per cent. */
const barStart = 34
const longest = 57

/** Lying bars with their names in front of them and their values behind. The longest are strong. */
export function rows(bars: readonly Bar[], { labelledBy }: PlotName): string {
  const scale = longest / mostOf(bars)
  const strong = Math.max(...bars.map(({ value }) => value))
  const marks = bars.map(({ label, value, before }, index) => {
    const y = index * rowHeight
    const at = barStart + (before ?? 0) * scale
    return [
      text('name', 0, y + 17, label),
      value > 0
        ? `<rect class="bar${strongClass(value === strong)}" x="${barStart}%" width="${share(value * scale)}" y="${y + 5}" height="16"/>`
        : '',
      before ? `<line class="was" x1="${share(at)}" x2="${share(at)}" y1="${y + 2}" y2="${y + 24}"/>` : '',
      text('val', 100, y + 17, String(value), 'end'),
    ].join('')
  })
  return plot(bars.length * rowHeight, labelledBy, marks)
}

/** A row of the plot of dots. */
interface DotRow {
  readonly label: string
  readonly values: readonly number[]
  readonly total: number
}

const dotsHeight = 26
const dotsStart = 30
const dotsEnd = 93
const largestDot = 9.5

/** Dots whose areas are the values, a row for each name and a column for each label. The rows with the highest total are strong. */
export function dots(of: readonly DotRow[], labels: readonly string[], { labelledBy }: PlotName): string {
  const most = Math.max(1, ...of.flatMap(({ values }) => values))
  const strong = Math.max(...of.map(({ total }) => total))
  const step = (dotsEnd - dotsStart) / labels.length
  const across = (index: number) => dotsStart + (index + 0.5) * step
  const marks = of.map(({ label, values, total }, row) => {
    const y = row * dotsHeight + dotsHeight / 2
    const circles = values.map((value, index) => {
      const radius = largestDot * Math.sqrt(value / most)
      return value > 0
        ? `<circle class="dot${strongClass(total === strong)}" cx="${share(across(index))}" cy="${y}" r="${pixels(radius)}"/>`
        : ''
    })
    const grid = `<line class="grid" x1="${dotsStart}%" x2="${dotsEnd}%" y1="${y}" y2="${y}"/>`
    return [
      grid,
      text('name', 0, y + 4, label),
      ...circles,
      text('val', 100, y + 4, String(total), 'end'),
    ].join('')
  })
  const height = of.length * dotsHeight + 22
  const below = labels.map((label, index) => text('lab', across(index), height - 6, label, 'middle'))
  return plot(height, labelledBy, [...marks, below.join('')])
}

function plot(height: number, labelledBy: string, marks: readonly string[]): string {
  return `<svg class="plot" width="100%" height="${height}" role="img" aria-labelledby="${escapeHtml(labelledBy)}">
${marks.join('\n')}
</svg>`
}

/** Letters of Latin for which there is room in front of a row, in a narrow window and in a wide one. */
const roomForName = { narrow: 13, wide: 25 }

function text(kind: string, x: number, y: number, words: string, anchor = 'start'): string {
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  const shown = kind === 'lab' ? labelParts(words) : kind === 'name' ? nameParts(words) : escapeHtml(words)
  return `<text class="${kind}" x="${share(x)}" y="${pixels(y)}"${at}>${shown}</text>`
}

/** Where there is no room, the first letter or the number is left of a label below an axis. */
function labelParts(words: string): string {
  const [, first = words, rest = ''] = /^(\d+|.)(.*)$/su.exec(words) ?? []
  return escapeHtml(first) + part('wide', rest)
}

function nameParts(words: string): string {
  const narrow = beginning(words, roomForName.narrow)
  const wide = beginning(words, roomForName.wide)
  const rest = wide.slice(narrow.length) + (wide === words ? '' : '…')
  return escapeHtml(narrow) + part('wide', rest) + part('narrow', narrow === words ? '' : '…')
}

function part(where: 'wide' | 'narrow', words: string): string {
  return words === '' ? '' : `<tspan class="${where}">${escapeHtml(words)}</tspan>`
}

/** As much as there is room for; signs of Korean, Chinese and Japanese take twice as much. */
function beginning(words: string, letters: number): string {
  const signs = Array.from(words)
  let room = letters
  const end = signs.findIndex((sign) => {
    room -= /[\u1100-\uffff]/.test(sign) ? 2 : 1
    return room < 0
  })
  return end < 0 ? words : signs.slice(0, end).join('')
}

function strongClass(isStrong: boolean): string {
  return isStrong ? ' strong' : ''
}

function mostOf(bars: readonly Bar[]): number {
  return Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]))
}

function share(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`
}

function pixels(length: number): string {
  return String(Math.round(length * 10) / 10)
}
