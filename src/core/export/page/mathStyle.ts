import type { PageAssets } from './pageAssets.ts'

const fontFace = /@font-face\s*\{([^}]*)\}/g
const rule = /([^{}]+)\{([^{}]*\bfont[^{}]*)\}/g

/** The classes of what formulas of pages are made of, by which the style sheet for these pages goes. */
export class MathClasses {
  readonly names = new Set<string>()

  add(html: string): void {
    if (!html.includes('class="katex')) return
    for (const [, names = ''] of html.matchAll(/class="([^"]*)"/g)) {
      for (const name of names.split(' ')) this.names.add(name)
    }
  }
}

/** KaTeX's style sheet with the fonts that a page needs as data; empty for a page without formulas. */
export function mathStyle(html: string, assets: PageAssets): string {
  const classes = new MathClasses()
  classes.add(html)
  return mathStyleFor(classes, assets)
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
  /** Of the WOFF2 font, without folders. */
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
