import { accents, encodeEntities } from '../../paper/tex/characters.ts'
import type { DigestPart, Label, LayoutId, Link } from '../model.ts'
import { readBlock } from './block.ts'
import type { Layout } from './layout.ts'
import { linkTitle, readListing, readShown } from './linkTitle.ts'
import { type LinkSyntax, syntaxOfMarkup } from './markup.ts'
import { addressTitle, linkedTitle, readWrapped, titleBadges, titleParenthesis } from './oneLine.ts'
import { titleFields, titleLink } from './ownLines.ts'
import { tableRow } from './tableRow.ts'
import { titleAlone } from './titleAlone.ts'
import { titleLabel } from './titleLabel.ts'

/** All layouts; at each line the first that can read it does. */
export const layouts: readonly Layout[] = [
  tableRow,
  addressTitle,
  linkedTitle,
  titleBadges,
  titleParenthesis,
  titleLabel,
  titleLink,
  titleFields,
  linkTitle,
  titleAlone,
]

/** How the layouts read, each way once. */
export const readers: readonly Layout['read'][] = [
  ...new Set([
    titleLabel.read,
    readListing,
    readShown,
    readWrapped,
    readBlock,
    ...layouts.map(({ read }) => read),
  ]),
]

/** The layout of most entries; where two have as many, neither the order of the text nor that of edits decides. */
export function mostFrequentLayout(counts: { get(id: LayoutId): number | undefined }): LayoutId {
  let most: LayoutId = 'title-link'
  for (const { id } of layouts) if ((counts.get(id) ?? 0) > (counts.get(most) ?? 0)) most = id
  return most
}

export function layoutById(id: LayoutId): Layout {
  return layouts.find((layout) => layout.id === id) ?? titleLink
}

/** The title of an entry as a reader sees it, without what its layout escapes; `undefined` when it has none. */
export function plainTitle({
  title,
  layout,
}: {
  readonly title: Label | undefined
  readonly layout: LayoutId
}): string | undefined {
  return title && unescaped(layoutById(layout).plainTitle(title.text))
}

/** An escape of Markdown, or in formulas what is left as it is. */
const written = /\$(?:[^$\\\n]|\\.){1,300}\$|\\([!-/:-@[-`{-~])/g

/** Words without the backslashes by which Markdown takes marks for what they are. */
export function unescaped(words: string): string {
  if (!words.includes('\\')) return words
  return words.replaceAll(written, (whole, mark: string | undefined, at: number) => {
    return mark === undefined || isAccent(words, at + 1) ? whole : mark
  })
}

/** What ends a word after an apostrophe, and what is in quotes that are escaped. */
const ending = /'(?:s|t|d|m|re|ve|ll)(?!\p{L})/uy
const quoted = /(["'])(?=\p{L}[^"'\n]{0,200}\\\1(?![\p{L}{\\]))/uy

/** Whether a mark after a backslash makes an accent in TeX: `\'e`, `\.z`, `\"{o}`. */
function isAccent(words: string, at: number): boolean {
  const mark = words.charAt(at)
  const accent = /["'.=^`~]/.test(mark) ? accents.get(mark) : undefined
  if (accent === undefined) return false
  const [letter = ''] = words.slice(at + 1, at + 3)
  if (/[{\\]/.test(letter)) return true
  if (!/\p{L}/u.test(letter) || Array.from((letter + accent).normalize('NFC')).length > 1) return false
  const isInWord = /\p{L}/u.test(words.charAt(at - 2))
  if (mark === '.') return !isInWord || /[cegz]/i.test(letter)
  const form = isInWord ? ending : quoted
  form.lastIndex = at
  return !form.test(words)
}

/**
 * A record's title in the ways in which it may be written, the one that people read first. None of its signs becomes an element,
 * also where what stands in front of it is HTML.
 * @param before what stands in front of it on its lines
 */
export function titleForms(title: string, before = ''): readonly string[] {
  const forms = standsInHtml(before)
    ? [encodeEntities(title, /[&<>]|\\$/g), encodeEntities(title, /[&<>*_`~|[\]\\]/g)]
    : [title.replaceAll(/(?<!\\)(?:<(?=[a-z/!?])|%%)/gi, '\\$&'), escaped(title)].map((form) =>
        encodeEntities(form, template),
      )
  return [...new Set(forms)]
}

/** What generators of sites run: `{{< include >}}`, `{{ site.x }}`, `{% include %}`. */
const template = /\{(?=[{%])/g

/** A tag is closer than any bracket of Markdown. */
export function standsInHtml(before: string): boolean {
  return /<[a-z][a-z0-9-]*(?:\s[^<>]*)?>[^[\]<>]*$/i.test(before)
}

/** Words in which no mark can be taken for emphasis or for the end of a title. */
function escaped(words: string): string {
  return words.replaceAll(/(?<!\\)(?:[|*_`<[\]]|%%)|(?<=\s)-(?=\s)/g, '\\$&')
}

/**
 * A title with its link, as the text writes all its links with words, or as its language does if none has; otherwise in
 * Markdown.
 */
export function linkTo(part: TextWithLinks, title: string, url: string): string {
  return linkIn(part, title, url) ?? inMarkdown(title, url)
}

/**
 * The same, but `undefined` where the title has a mark that would end it, and Markdown would be shown as it is written: also in a text
 * without any.
 */
export function linkIn(part: TextWithLinks, title: string, url: string): string | undefined {
  const links = ownSyntax(part)
  const syntax = links ?? syntaxOfMarkup(part)
  if (!syntax) return hasMarkdown(part) ? inMarkdown(title, url) : undefined
  // Only Markdown hides the backslash of an escape.
  const isEscaped = !links && /\\[[\]|*_`<%-]/.test(title)
  const isWritten = !isEscaped && !marksOf(syntax).some((mark) => title.includes(mark))
  return isWritten ? syntax(title, url) : undefined
}

type TextWithLinks = Pick<DigestPart, 'text' | 'links'>

/** Whether it has headings, emphasis or links of Markdown. */
function hasMarkdown({ text, links }: TextWithLinks): boolean {
  if (/^#{1,6}\s|\*\*\S/m.test(text)) return true
  return links.some(
    (link) => link.form === 'reference' || (link.form === 'labelled' && !syntaxOf(text, link)),
  )
}

function inMarkdown(title: string, url: string): string {
  return layoutById('linked-title').write({ title, url }).trim()
}

/** `undefined` if any link is one of Markdown, or none has words. */
function ownSyntax({ text, links }: TextWithLinks): LinkSyntax | undefined {
  let own: LinkSyntax | undefined
  for (const link of links) {
    if (link.form !== 'labelled') continue
    own = syntaxOf(text, link)
    if (!own) return undefined
  }
  return own
}

/** Words that belong to a syntax. Elsewhere, words are attributes that say something of their own link. */
const syntaxWords = /\blink:|:title=/

/** How a link with words is written, such as `[[address][label]]` in Org; `undefined` for Markdown and what goes into it. */
function syntaxOf(text: string, { outer, label, span: address }: Link): LinkSyntax | undefined {
  if (!label) return undefined
  const isLabelFirst = label.start < address.start
  const [first, second] = isLabelFirst ? [label, address] : [address, label]
  const opening = text.slice(outer.start, first.start)
  const middle = text.slice(first.end, second.start)
  const closing = text.slice(second.end, outer.end)
  const isMarkdown = isLabelFirst && middle.startsWith('](')
  const hasWords = /[\p{L}\p{N}]/u.test((opening + middle + closing).replace(syntaxWords, ''))
  if (isMarkdown || hasWords) return undefined
  return (title, url) =>
    opening + (isLabelFirst ? title : url) + middle + (isLabelFirst ? url : title) + closing
}

/** What ends the parts of a link. */
function marksOf(syntax: LinkSyntax): readonly string[] {
  return [
    ...syntax('', '')
      .replace(syntaxWords, '')
      .replaceAll(/[\s\p{L}\p{N}]/gu, ''),
  ]
}
