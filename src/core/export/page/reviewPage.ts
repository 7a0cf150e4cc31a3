import type { ArxivId } from '../../arxiv/identifier.ts'
import { type Labels, labelsIn } from '../../base/labels.ts'
import type { Doi } from '../../paper/doi.ts'
import type { PaperId } from '../../paper/paper.ts'
import { escapeHtml, languageAttributes } from '../../render/html.ts'
import { renderHeader, reviewBlocks } from '../../render/review.ts'
import type { Covered } from '../../render/reviewFacts.ts'
import { cleanText } from '../cleanText.ts'
import type { DigestWithPapers, PageAssets } from '../exportFormat.ts'
import { cleanPaper, type Review } from '../review.ts'
import { entryFragments, fragmentOf } from './fragments.ts'

/** What the page around a review adds to it. */
interface Surroundings {
  /** Whether the page has a public address, so that its entries have links of their own. */
  readonly isAddressed?: boolean
  /** HTML at the end of the review, in its columns. */
  readonly end?: string
  /** The address of a tag's page. */
  tagPage(name: string): string | undefined
  authorPage?(name: string): string | undefined
  categoryPage?(code: string): string | undefined
  /** Where else a paper is reviewed; nowhere if missing. */
  covered?(id: PaperId): readonly Covered[]
  /** The address of the page of another digest. */
  localLink?(address: string): string | undefined
  /** The address of an image of the archive. */
  picture?(source: string): string | undefined
}

const alone: Surroundings = { tagPage: () => undefined }

/** A digest as the main part of a page: header, contents, cards and prose, with everything escaped. */
export function reviewMain(
  { digest, papers: known }: DigestWithPapers,
  review: Review,
  around: Surroundings = alone,
): string {
  const { isAddressed, end = '', ...places } = around
  const facts = {
    ...places,
    partLink(part: string) {
      const fragment = fragmentOf(review, part)
      return fragment === undefined ? undefined : `#${encodeURIComponent(fragment)}`
    },
    paper(id: ArxivId) {
      const paper = known.paper(id)
      return paper && cleanPaper(paper)
    },
    doiPaper(doi: Doi) {
      const paper = known.doiPaper?.(doi)
      return paper && cleanPaper(paper)
    },
  }
  // The first block is a header for previews, which know less about the digest.
  const [, ...blocks] = reviewBlocks(digest, facts, { language: review.language })
  const inOrder = [...digest.entries].sort((a, b) => a.span.start - b.span.start)
  const fragments = entryFragments(inOrder)
  const labels = labelsIn(review.language)
  let card = 0
  const html = blocks.map(({ html: block }) => {
    if (!block.startsWith(cardStart)) return block
    const fragment = fragments[card++] ?? ''
    const named = `${cardStart} id="${escapeHtml(fragment)}"${block.slice(cardStart.length)}`
    return isAddressed ? withPermalink(named, fragment, labels) : named
  })
  const papers = digest.entries.length
  const header = renderHeader({ ...review, papers, labels, tagPage: around.tagPage })
  const nothing = html.length === 0 ? [`<div class="prose"><p>${labels.nothingYet}</p></div>`] : []
  const whole = [header, ...html, ...nothing].join('\n')
  const clean = cleanText(whole).replace(/ data-(?:line|paper)="[^"]*"/g, '')
  return `<div class="review">\n${clean}\n${end}</div>`
}

const cardStart = '<article class="entry"'
const cardEnd = '</article>'

/** A link to the entry itself ends its foot; an entry without a foot gets one. */
function withPermalink(card: string, fragment: string, { permalink }: Labels): string {
  const link = `<a class="permalink" href="#${encodeURIComponent(fragment)}" aria-label="${escapeHtml(permalink)}">#</a>`
  const footEnd = `</div>${cardEnd}`
  if (card.includes('<div class="foot">')) return `${card.slice(0, -footEnd.length)}\n${link}${footEnd}`
  return `${card.slice(0, -cardEnd.length)}\n<div class="foot">${link}${footEnd}`
}

interface Page {
  /** The title of the window. */
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** The permissions beyond none, for a content security policy. */
  readonly policy: readonly string[]
  /** Elements of the head besides title and policy. */
  readonly head: string
  /** Before the main part. */
  readonly navigation?: string
  readonly main: string
}

/** A complete document; everything except the window's title is HTML already. */
export function pageHtml({ title, language, policy, head, navigation = '', main }: Page): string {
  const rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", ...policy].join('; ')
  return `<!DOCTYPE html>
<html${languageAttributes(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body>
${navigation}<main id="main">
${main}
</main>
</body>
</html>
`
}

const fontFace = /@font-face\s*\{([^}]*)\}/g
const rule = /([^{}]+)\{([^{}]*\bfont[^{}]*)\}/g

/** The classes in the formulas of pages, which decide what their style sheet needs. */
export class MathClasses {
  readonly names = new Set<string>()

  add(html: string): void {
    if (!html.includes('class="katex')) return
    for (const [, names = ''] of html.matchAll(/class="([^"]*)"/g)) {
      for (const name of names.split(' ')) this.names.add(name)
    }
  }
}

/** The same for pages whose formulas have these classes. */
export function mathStyleFor({ names }: MathClasses, { mathStyle: style, mathFonts }: PageAssets): string {
  if (names.size === 0) return ''
  const used = usedFonts(names, style)
  return style.replace(fontFace, (_, body: string) => {
    const face = readFace(body)
    const font = mathFonts.get(face.file)
    return font && used.has(face.family) && used.has(face.variant) ? faceText(face, font) : ''
  })
}

interface Face {
  readonly family: string
  readonly style: string
  readonly weight: string
  readonly variant: string
  /** The file name of the WOFF2 font, without folders. */
  readonly file: string
}

function readFace(body: string): Face {
  const property = (name: string) => new RegExp(`${name}:\\s*"?([^;"]+)`).exec(body)?.[1] ?? ''
  const [style, weight] = [property('font-style') || 'normal', property('font-weight') || '400']
  return {
    family: property('font-family'),
    style,
    weight,
    variant: variantOf(style === 'italic', isBold(weight)),
    file: /([^/("']+\.woff2)/.exec(body)?.[1] ?? '',
  }
}

function faceText({ family, style, weight }: Face, font: Uint8Array): string {
  const data = Buffer.from(font).toString('base64')
  return `@font-face{font-family:${family};font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`
}

/** Families and variants of the rules whose classes all occur in the page. */
function usedFonts(classes: ReadonlySet<string>, style: string): ReadonlySet<string> {
  const used = new Set([variantOf(false, false)])
  for (const [, selectors = '', body = ''] of style.replace(fontFace, '').matchAll(rule)) {
    const applies = selectors
      .split(',')
      .some((selector) => [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = '']) => classes.has(name)))
    if (!applies) continue
    const isItalic = /font-style:\s*italic/.test(body)
    const weight = /font-weight:\s*(\w+)/.exec(body)?.[1] ?? '400'
    used.add(/KaTeX_\w+/.exec(body)?.[0] ?? '').add(variantOf(isItalic, isBold(weight)))
  }
  return used
}

function variantOf(isItalic: boolean, bold: boolean): string {
  return `${isItalic ? 'italic' : 'upright'} ${bold ? 'bold' : 'plain'}`
}

function isBold(weight: string): boolean {
  return weight === 'bold' || Number(weight) >= 600
}
