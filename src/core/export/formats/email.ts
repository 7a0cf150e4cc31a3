import * as l10n from '@vscode/l10n'
import { absUrl, pdfUrl } from '../../arxiv/links.ts'
import { type Labels, labelsIn } from '../../base/labels.ts'
import { withoutTagLines } from '../../digest/saying.ts'
import type { Facts, PaperRecord } from '../../paper/paper.ts'
import { isWithdrawn, retractionOf } from '../../paper/takenBack.ts'
import { authorList, day, readableTex } from '../../paper/text.ts'
import { hostOf, type NamedLink } from '../../render/besideTitle.ts'
import { namesInLine, venueOf } from '../../render/card.ts'
import {
  escapeHtml,
  holdParticles,
  isRightToLeft,
  languageAttributes,
  titleLanguage,
} from '../../render/html.ts'
import { firstWords } from '../chat.ts'
import type { DigestWithPapers, ExportFormat } from '../exportFormat.ts'
import { type Looks, linkHtml, markdownHtml, paperHeadingsOf } from '../plainHtml.ts'
import { eachDigest, type Review, type ReviewedPaper } from '../review.ts'

/** The body of an e-mail: tables for the layout and inline styles, as mail programs need them; no script, no image. */
export const email: ExportFormat = {
  id: 'email',
  label: () => l10n.t('E-mail'),
  fileExtension: 'html',
  gives: 'each',
  write: eachDigest('email.html', mailHtml),
  remarkOn: ({ text }) => remarkOnSize(Buffer.byteLength(text)),
}

/** Gmail shows this much of an e-mail's HTML, and a link to the rest. */
const mostShownBytes = 102 * 1024

function remarkOnSize(bytes: number): string | undefined {
  if (bytes <= mostShownBytes) return undefined
  return l10n.t(
    'The e-mail has {0} kB of HTML; Gmail shows the first 102 kB and cuts off the rest.',
    Math.ceil(bytes / 1024),
  )
}

/** A colour that mail programs may change in dark mode, with the class of the elements that have it. */
interface Colour {
  readonly property: 'color' | 'background-color' | 'border-color'
  readonly day: string
  readonly night: string
}

const ground: Colour = { property: 'background-color', day: '#f2f2ee', night: '#101215' }
const sheet: Colour = { property: 'background-color', day: '#ffffff', night: '#191c21' }
const raised: Colour = { property: 'background-color', day: '#f2f2ee', night: '#21252b' }
const text: Colour = { property: 'color', day: '#1f2328', night: '#dcdfe3' }
const quiet: Colour = { property: 'color', day: '#5b626b', night: '#a2a9b3' }
const link: Colour = { property: 'color', day: '#0a559f', night: '#8bbaf2' }
const edge: Colour = { property: 'border-color', day: '#dedfd9', night: '#31363e' }
const rule: Colour = { property: 'border-color', day: '#1f2328', night: '#8d949e' }
const classes = new Map([
  ['g', ground],
  ['s', sheet],
  ['c', raised],
  ['t', text],
  ['q', quiet],
  ['l', link],
  ['e', edge],
  ['r', rule],
])

/** Attributes of an element: its style with all colours, and the classes for dark mode. */
function look(style: string, ...colours: readonly Colour[]): string {
  const names = [...classes].filter(([, colour]) => colours.includes(colour)).map(([name]) => name)
  const own = colours
    .filter(({ property }) => property !== 'border-color')
    .map(({ property, day }) => ` ${property}: ${day};`)
  const named = names.length > 0 ? ` class="${names.join(' ')}"` : ''
  return `${named} style="${escapeHtml(`${style}${own.join('')}`.trim())}"`
}

/**
 * Rules for dark mode, which inline styles cannot express. Programs that drop them show the light colours; Outlook
 * marks darkened elements with attributes.
 */
function nightStyle(): string {
  const rules = (before: (colour: Colour) => string) =>
    Array.from(classes, ([name, colour]) => {
      return `${before(colour)}.${name} { ${colour.property}: ${colour.night} !important; }`
    }).join('\n')
  return `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
${rules(() => '')}
}
${rules(({ property }) => (property === 'background-color' ? '[data-ogsb] ' : '[data-ogsc] '))}
@media (max-width: 480px) { .p { padding: 24px 18px !important; } .o { padding: 0 !important; } }
@media print { .g, .s { background: none !important; } tr, h2, h3 { break-inside: avoid; } }`
}

const small = 'font-size: 13px; line-height: 1.5;'
const inLine = 'text-decoration: none;'
/** Browsers break lines between the sign of a tag and a Korean or Chinese word. */
const unbroken = 'display: inline-block;'

/** Looks by element of the commentary; `start` is the left side for left-to-right text. */
function looksOf(start: 'left' | 'right'): Looks {
  const list = look(`margin: 0 0 10px; padding: 0; padding-${start}: 24px;`)
  return {
    p: look('margin: 0 0 10px;'),
    a: look('text-decoration: underline;', link),
    ul: list,
    ol: list,
    li: look('margin: 0 0 4px;'),
    blockquote: look(
      `margin: 0 0 10px; padding: 0; padding-${start}: 14px; border-${start}: 2px solid ${edge.day};`,
      quiet,
      edge,
    ),
    pre: look(
      'margin: 0 0 10px; padding: 10px 12px; font-size: 13px; line-height: 1.5; white-space: pre-wrap; word-break: break-word;',
      raised,
    ),
    code: look('font-family: Consolas, Menlo, monospace; font-size: 13px;', raised),
    table: look('border-collapse: collapse; margin: 0 0 10px;'),
    th: look(`padding: 4px 10px; border: 1px solid ${edge.day}; text-align: ${start};`, edge),
    td: look(`padding: 4px 10px; border: 1px solid ${edge.day};`, edge),
    tag: look(unbroken, quiet),
    hr: look(`margin: 24px 0; border: 0; border-top: 1px solid ${edge.day};`, edge),
  }
}

/** The body of an e-mail as a complete HTML document, without images, scripts and addresses of ours. */
function mailHtml(review: Review, { papers: known }: Pick<DigestWithPapers, 'papers'>): string {
  const { date, tags, language, parts } = review
  const labels = labelsIn(language)
  const title = escapeHtml(review.title)
  const inLanguage = languageAttributes(language)
  const papers = parts.filter(({ kind }) => kind === 'entry').length
  const about = [
    review.title.includes(date ?? '\0') ? undefined : date,
    papers > 0 ? labels.papers(papers) : undefined,
    ...tags.map((tag) => `#${tag}`),
  ]
  const body = holdParticles(
    `<h1${look('margin: 0; font-size: 26px; line-height: 1.25; font-weight: 700;', text)}>${title}</h1>
${line(about, look(`margin: 4px 0 16px; ${small}`, quiet))}${partsHtml(review, labels, known)}`,
  )
  return `<!DOCTYPE html>
<html${inLanguage}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${nightStyle()}
</style>
</head>
<body${look('margin: 0; padding: 0;', ground)}>
<div style="display: none; max-height: 0; overflow: hidden;">${escapeHtml(firstWords(review))}</div>
<div role="main"${inLanguage}>
${layoutTable('100%', look('table-layout: fixed;', ground), ground)}
<tr><td class="o" align="center" style="padding: 24px 8px;">
${layoutTable('600', look('width: 100%; max-width: 600px; table-layout: fixed;', sheet), sheet)}
<tr><td class="p t" style="${escapeHtml(`padding: 30px 32px 34px; ${letters(language)} color: ${text.day};`)}">
${body}</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`
}

/** The opening tag of a layout table; the colour is also an attribute, for Outlook. */
function layoutTable(width: string, attributes = '', background?: Colour): string {
  const colour = background ? ` bgcolor="${background.day}"` : ''
  return `<table role="presentation" width="${width}" cellpadding="0" cellspacing="0" border="0"${colour}${attributes}>`
}

/**
 * Words with dots between them, each in its own text direction.
 * @param first what stands out before them
 */
function line(parts: readonly (string | undefined)[], attributes: string, first?: string): string {
  const words = parts.flatMap((part) => {
    return part ? [`<bdi${part.startsWith('#') ? look(unbroken) : ''}>${escapeHtml(part)}</bdi>`] : []
  })
  if (first) words.unshift(`<bdi><strong${look('', text)}>${escapeHtml(first)}</strong></bdi>`)
  return words.length > 0 ? `<p${attributes}>${words.join('&nbsp;· ')}</p>\n` : ''
}

const lineHeights = new Map([
  ['ko', 1.75],
  ['ja', 1.85],
  ['zh', 1.85],
])
const ownFonts = new Map([
  ['ko', 'Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, Noto Sans CJK KR'],
  ['ja', 'Hiragino Sans, Yu Gothic, Noto Sans JP, Noto Sans CJK JP'],
  ['zh', 'PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC'],
])

function letters(language: string): string {
  const main = language.toLowerCase().replace(/-.*$/s, '')
  const fonts = [
    '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto',
    ownFonts.get(main),
    'Arial, sans-serif',
  ]
  // Korean words are not separated from their particles.
  const breaks = main === 'ko' ? 'keep-all' : 'break-word'
  return `font-family: ${fonts.filter(Boolean).join(', ')}; font-size: 16px; line-height: ${lineHeights.get(main) ?? 1.65}; word-break: ${breaks}; overflow-wrap: anywhere;`
}

/** The parts in order; consecutive papers are rows of one table. */
function partsHtml({ parts, tags, language }: Review, labels: Labels, papers: Facts): string {
  const names = new Set(tags)
  const looks = looksOf(isRightToLeft(language) ? 'right' : 'left')
  const heading = paperHeadingsOf(parts)
  const html = parts.map((part, index) => {
    if (part.kind === 'prose') return markdownHtml(withoutTagLines(part.markdown, names), papers, looks)
    if (part.kind === 'section') return sectionHtml(part.text)
    const isFirst = parts[index - 1]?.kind !== 'entry'
    const isLast = parts[index + 1]?.kind !== 'entry'
    const paper = { ...part, commentary: withoutTagLines(part.commentary, names) }
    const row = paperRow(paper, { heading: heading(index), isFirst, labels, papers, looks })
    return `${isFirst ? `${layoutTable('100%', look('table-layout: fixed;'))}\n` : ''}${row}${isLast ? '</table>\n' : ''}`
  })
  return html.join('')
}

function sectionHtml(name: string): string {
  const style = `margin: 30px 0 6px; padding: 8px 0 0; border-top: 2px solid ${rule.day}; font-size: 20px; line-height: 1.38; font-weight: 700;`
  return `<h2${look(style, text, rule)}>${escapeHtml(name)}</h2>\n`
}

interface Row {
  readonly heading: string
  readonly isFirst: boolean
  readonly labels: Labels
  readonly papers: Facts
  readonly looks: Looks
}

function paperRow(paper: ReviewedPaper, { heading, isFirst, labels, papers, looks }: Row): string {
  const { title, url, id, record, beside, commentary } = paper
  const address = id ? absUrl({ id, version: undefined }) : url
  const name = linkHtml(address, escapeHtml(readableTex(title)), { a: look(inLine, text) })
  const facts = [...(record ? bylineWords(record, labels) : []), ...beside.words.map(readableTex)]
  const cell = isFirst
    ? look('padding: 4px 0 16px;')
    : look(`padding: 18px 0 16px; border-top: 1px solid ${edge.day};`, edge)
  return [
    `<tr><td${cell}>\n`,
    `<${heading}${record ? titleLanguage(title) : ''}${look('margin: 0; font-size: 18px; line-height: 1.36; font-weight: 700;', text)}><bdi>${name}</bdi></${heading}>\n`,
    line(facts, look(`margin: 2px 0 8px; ${small}`, quiet), record && stateWord(record, labels)),
    markdownHtml(commentary, papers, looks),
    footHtml(paper),
    '</td></tr>\n',
  ].join('')
}

/** The byline as words, in one line without a style sheet; without what readers should know first. */
function bylineWords(paper: PaperRecord<string>, labels: Labels): readonly string[] {
  const { authors, publishedAt, categories } = paper
  const { shown, more } = authorList(authors, namesInLine(authors))
  const names = more > 0 ? labels.andMore(shown, more) : shown || undefined
  return [names, day(publishedAt), categories[0]].concat(venueOf(paper)).filter((part) => part !== undefined)
}

/** What readers should know about the paper first, as a word; `undefined` for most papers. */
function stateWord(paper: PaperRecord<string>, labels: Labels): string | undefined {
  return retractionOf(paper) ? labels.retracted : isWithdrawn(paper) ? labels.withdrawn : undefined
}

/** The links to read on, in one line. */
function footHtml(paper: ReviewedPaper): string {
  const html = [...ownLinks(paper), ...paper.beside.links].map(({ label, url }) => {
    return `<bdi>${linkHtml(url, escapeHtml(label), { a: look(inLine, link) })}</bdi>`
  })
  return html.length > 0 ? `<p${look(`margin: 0; ${small}`, quiet)}>${html.join(' &nbsp; ')}</p>\n` : ''
}

function ownLinks({ id, url }: ReviewedPaper): readonly NamedLink[] {
  if (id === undefined) return url ? [{ label: hostOf(url), url }] : []
  const reference = { id, version: undefined }
  return [
    { label: `arXiv:${id}`, url: absUrl(reference) },
    { label: 'PDF', url: pdfUrl(reference) },
  ]
}
