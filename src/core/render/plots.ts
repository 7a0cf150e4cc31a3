// Plots as SVG without a size of their own: positions across are per cent of an unknown width, those down are pixels, so that
// letters keep their size on every screen. Colours come from the page's style.
import { escapeHtml } from './html.ts'

export interface PlotName {
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

/** Horizontal bars, each with its name before it and its value after it. The longest are emphasised. */
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
const smallestDot = 2

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

/** A line of text, and how far arcs may reach, in units of a tenth of the size of letters. */
const arcLine = 20
const arcsWidth = 64

/**
 * Dots below each other beside lines of text, two letters high each, and arcs between them, the wider the further apart. The areas
 * of the dots are their values; the highest and the arcs to them are strong.
 */
export function arcs(
  values: readonly number[],
  links: readonly { readonly citing: number; readonly cited: number }[],
  { labelledBy }: PlotName,
): string {
  const most = Math.max(1, ...values)
  const isStrong = (place: number) => values[place] === most
  const farthest = Math.max(1, ...links.map(({ citing, cited }) => Math.abs(citing - cited)))
  const across = arcsWidth - largestDot
  const middle = (place: number) => (place + 0.5) * arcLine
  // Strong ones are above the others.
  const inOrder = [...links].sort((a, b) => Number(isStrong(a.cited)) - Number(isStrong(b.cited)))
  const curves = inOrder.map(({ citing, cited }) => {
    const [top, bottom] = [Math.min(citing, cited), Math.max(citing, cited)].map(middle) as [number, number]
    const reach = (across - 1) * Math.sqrt(Math.abs(citing - cited) / farthest)
    return `<path class="link${strongClass(isStrong(cited))}" d="M${pixels(across)} ${top}A${pixels(reach)} ${(bottom - top) / 2} 0 0 0 ${pixels(across)} ${bottom}"/>`
  })
  const circles = values.map((value, place) => {
    const radius = Math.max(smallestDot, (largestDot - 2) * Math.sqrt(value / most))
    return `<circle class="dot${strongClass(isStrong(place))}" cx="${pixels(across)}" cy="${middle(place)}" r="${pixels(radius)}"/>`
  })
  const height = values.length * arcLine
  return `<svg class="plot" width="${arcsWidth / 10}em" height="${height / 10}em" viewBox="0 0 ${arcsWidth} ${height}" role="img" aria-labelledby="${escapeHtml(labelledBy)}">
${[...curves, ...circles].join('\n')}
</svg>`
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
