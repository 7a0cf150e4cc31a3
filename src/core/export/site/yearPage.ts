// What a year of digests comes to, as a page of plots, each with its numbers as a table.
import { type CountedDigest, type YearFigures, yearFigures, yearsIn } from '../../archive/yearFigures.ts'
import { categoryName } from '../../arxiv/categories.ts'
import type { ArxivId } from '../../arxiv/identifier.ts'
import { paperUrl } from '../../paper/paper.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { monthName } from '../../render/labels.ts'
import { titleLanguage } from '../../render/language.ts'
import { type YearLabels, yearLabelsIn } from '../../render/yearLabels.ts'
import { countedDigest } from '../countedDigest.ts'
import { columns, dots, rows } from './plots.ts'
import { insightsPath, type SiteContext, sitePage } from './siteFrame.ts'
import { linkTo, linkToFragment, type SiteParts } from './siteParts.ts'

/** The page of a year; that of the latest one has a place of its own, to which others may link for good. */
export function yearPagePath(year: string, latest: string | undefined): string {
  return year === latest ? insightsPath : `insights/${year}.html`
}

/** The years that have pages, the latest first. */
export function figuredYears({ digests }: SiteParts): readonly string[] {
  return yearsIn(digests.map(({ review }) => review))
}

/** The pages of all years, written when they are asked for. */
export function yearPages(
  context: SiteContext,
): readonly { readonly path: string; readonly write: () => string }[] {
  const years = figuredYears(context.parts)
  let counted: readonly CountedDigest[] | undefined
  return years.map((year) => ({
    path: yearPagePath(year, years[0]),
    write() {
      counted ??= context.parts.digests.map(({ exported, review }) => countedDigest(exported, review))
      return yearPage(yearFigures(counted, year), years, context)
    },
  }))
}

/** What all figures of a page are made of. */
interface FigureParts {
  readonly figures: YearFigures
  readonly labels: YearLabels
  readonly page: string
  readonly site: SiteParts
}

function yearPage(figures: YearFigures, years: readonly string[], context: SiteContext): string {
  const site = context.parts
  const page = yearPagePath(figures.year, years[0])
  const labels = yearLabelsIn(site.language)
  const title = labels.title(figures.year)
  const parts: FigureParts = { figures, labels, page, site }
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(labels.lead)}</p></header>
${yearLinks(years, page)}${keyNumbers(figures, labels)}
${figureWriters.map((write) => write(parts)).join('')}`
  return sitePage(context, { page, title, main })
}

function yearLinks(years: readonly string[], page: string): string {
  if (years.length < 2) return ''
  const links = years.map((year) => {
    const target = yearPagePath(year, years[0])
    const current = target === page ? ' aria-current="page"' : ''
    return `<li><a${current} href="${escapeHtml(linkTo(target, page))}">${year}</a></li>`
  })
  return `<ul class="years">${links.join('\n')}</ul>\n`
}

const written = new Intl.NumberFormat('en')

function keyNumbers({ digests, papers, words, again }: YearFigures, labels: YearLabels): string {
  const numbers: readonly [string, number][] = [
    [labels.digests, digests],
    [labels.papers, papers],
    [labels.words, words],
    [labels.again, again],
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

function monthsFigure({
  figures: { year, months, monthsBefore },
  labels,
  site: { language },
}: FigureParts): string {
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

function tagsFigure({ figures: { tags }, labels, site: { language } }: FigureParts): string {
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
    table: { head: [labels.length, labels.papers], rows: bars.map(({ label, value }) => [label, value]) },
    labels,
  })
}

function namedFigure({ figures: { named }, labels, page, site }: FigureParts): string {
  const items = named.map(({ key, title, times }) => {
    const [place] = site.paperByKey.get(key) ?? []
    const words = `<bdi${titleLanguage(title)}>${escapeHtml(title || `arXiv:${key}`)}</bdi>`
    const href = place
      ? linkToFragment(place.digest.page, place.fragment, page)
      : paperUrl({ id: key as ArxivId }, 'abs')
    return `<li><a href="${escapeHtml(href)}">${words}</a> <span class="count">${escapeHtml(labels.times(times))}</span></li>`
  })
  return listFigure('named', labels.namedHeading, labels.namedSub, items)
}

function firstsFigure({ figures: { firsts }, labels, page, site }: FigureParts): string {
  const items = firsts.map(({ kind, name, date }) => {
    const target = kind === 'tag' ? site.tagByName.get(name.toLowerCase()) : site.categoryByCode.get(name)
    const words = escapeHtml(kind === 'tag' ? `#${name}` : subjectName(name))
    const link = target ? `<a href="${escapeHtml(linkTo(target.page, page))}">${words}</a>` : words
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
